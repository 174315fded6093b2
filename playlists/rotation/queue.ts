/** Voices by the time at which each is due (the earlier of equals first): a binary heap, since a cycle asks for the first of many often. */
export class Queue {
  readonly #due: Float64Array
  readonly #heap: Int32Array

  constructor(due: readonly number[]) {
    this.#due = Float64Array.from(due)
    this.#heap = Int32Array.from(due.map((_, i) => i).sort((a, b) => due[a]! - due[b]! || a - b))
  }

  get first(): number {
    return this.#heap[0]!
  }

  /** The first of those that fit, -1 if none does. */
  firstOf(fits: (voice: number) => boolean): number {
    let found = -1
    for (let voice = 0; voice < this.#due.length; voice++) {
      if (this.#due[voice] === Infinity || !fits(voice)) continue
      if (found < 0 || this.#due[voice]! < this.#due[found]!) found = voice
    }
    return found
  }

  /** A voice is due later than before; Infinity: never again. */
  delay(voice: number, due: number): void {
    const heap = this.#heap
    this.#due[voice] = due
    let at = voice === heap[0] ? 0 : heap.indexOf(voice)
    for (;;) {
      let child = 2 * at + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && this.#isBefore(heap[child + 1]!, heap[child]!)) child++
      if (!this.#isBefore(heap[child]!, voice)) break
      heap[at] = heap[child]!
      at = child
    }
    heap[at] = voice
  }

  #isBefore(a: number, b: number): boolean {
    const one = this.#due[a]!
    const other = this.#due[b]!
    return one < other || (one === other && a < b)
  }
}
