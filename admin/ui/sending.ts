/** What is under way, by what was given: a second press of a button finds the first one's answer and sends nothing. */
export class Sending<Given, Reply> {
  readonly #underWay = new Map<string, Promise<Reply>>()

  has(given: Given): boolean {
    return this.#underWay.has(JSON.stringify(given))
  }

  join(given: Given, send: () => Promise<Reply>): Promise<Reply> {
    const key = JSON.stringify(given)
    const known = this.#underWay.get(key)
    if (known) return known
    const begun = send().finally(() => this.#underWay.delete(key))
    this.#underWay.set(key, begun)
    return begun
  }
}
