/** Waits that double from `first` to `most` ms, each drawn from its upper half, so that many screens do not return at once. */
export class BackOff {
  readonly #first: number
  readonly #most: number
  readonly #random: () => number
  #tries = 0

  constructor(first: number, most: number, random: () => number) {
    this.#first = first
    this.#most = most
    this.#random = random
  }

  next(): number {
    const wait = Math.min(this.#most, this.#first * 2 ** this.#tries)
    this.#tries = Math.min(this.#tries + 1, 30)
    return wait * (0.5 + this.#random() / 2)
  }

  reset(): void {
    this.#tries = 0
  }
}
