/**
 * Which voice is due next (the earlier of equals): a tournament. Each voice is a leaf, and above each pair stands the one
 * that is due first, so that a voice that has spoken plays again only on its way up.
 */
export class Queue {
  readonly #dues: Float64Array
  readonly #winners: Uint16Array
  readonly #leaves: number

  constructor(due: readonly number[]) {
    this.#leaves = 2 ** Math.ceil(Math.log2(due.length))
    this.#dues = new Float64Array(this.#leaves).fill(Infinity)
    this.#dues.set(due)
    this.#winners = new Uint16Array(2 * this.#leaves)
    for (let voice = 0; voice < this.#leaves; voice++) this.#winners[this.#leaves + voice] = voice
    for (let pair = this.#leaves - 1; pair >= 1; pair--) this.#play(pair)
  }

  get first(): number {
    return this.#winners[1]!
  }

  /** The first of those for which `ids` does not say `id`, -1 if there is none. */
  firstOther(ids: readonly number[], id: number): number {
    const dues = this.#dues
    let found = -1
    let least = Infinity
    for (let voice = 0; voice < ids.length; voice++) {
      if (dues[voice]! >= least || ids[voice] === id) continue
      found = voice
      least = dues[voice]!
    }
    return found
  }

  /** Infinity: never again. */
  delay(voice: number, due: number): void {
    this.#dues[voice] = due
    for (let pair = (this.#leaves + voice) >> 1; pair >= 1; pair >>= 1) this.#play(pair)
  }

  #play(pair: number): void {
    const left = this.#winners[2 * pair]!
    const right = this.#winners[2 * pair + 1]!
    this.#winners[pair] = this.#dues[right]! < this.#dues[left]! ? right : left
  }
}
