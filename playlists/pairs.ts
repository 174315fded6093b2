/** What belongs to two things together: made when it is first asked for, and kept as long as this is. */
export class Pairs<A, B, V extends NonNullable<unknown> | null> {
  readonly #known = new Map<A, Map<B, V>>()

  get(a: A, b: B, make: () => V): V {
    let ofA = this.#known.get(a)
    if (ofA === undefined) {
      ofA = new Map()
      this.#known.set(a, ofA)
    }
    const known = ofA.get(b)
    if (known !== undefined) return known
    const made = make()
    ofA.set(b, made)
    return made
  }
}
