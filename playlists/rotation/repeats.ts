import type { Order, Voice } from './voices.ts'

/** Whether two change places is settled by those that stand so far on; a change moves the place before it, too. */
const LOOK_AHEAD = 4
export const UNSETTLED = LOOK_AHEAD + 2

/**
 * RULES RO10. What still stands twice in a row, at the seam above all, changes places with a neighbour of another voice if
 * that mends it and leaves everybody their share (RULES RO3). The first of all keeps its place, so that nothing depends on
 * how a cycle ends but its end: of one that is `cut` all but the last `UNSETTLED` places are as they would be in the whole.
 */
export function withoutRepeats(
  order: Order,
  voices: readonly Voice[],
  shares: readonly number[],
  longest: number,
  cut: boolean,
): void {
  const { speakers, places, ids } = order
  const n = speakers.length
  if (n <= 3) return
  const id = (i: number) => ids[(i + n) % n]
  const repeats = (i: number) => [i - 1, i, i + 1].filter((k) => id(k) === id(k + 1)).length
  const swapAt = (at: number) => [speakers, places, ids].forEach((each) => swap(each, at))
  const balance = new Balance(order, voices, shares)
  for (let i = 0; i < (cut ? n - LOOK_AHEAD : n); i++) {
    if (ids[i] !== ids[i + 1 === n ? 0 : i + 1]) continue
    for (const at of [i + 1, i - 1]) {
      if (at < 1 || at + 1 >= n || speakers[at] === speakers[at + 1]) continue
      const before = repeats(at)
      swapAt(at)
      if (repeats(at) < before && balance.isFair(i - 1, at, longest)) break
      swapAt(at)
    }
  }
}

function swap(values: Int32Array, at: number): void {
  const [a, b] = [values[at]!, values[at + 1]!]
  values[at] = b
  values[at + 1] = a
}

/** What each voice has had up to a place; what lies well before it no longer changes, and is counted once. */
class Balance {
  readonly #order: Order
  readonly #voices: readonly Voice[]
  readonly #shares: readonly number[]
  readonly #settled: number[]
  #upTo = 0
  #elapsed = 0

  constructor(order: Order, voices: readonly Voice[], shares: readonly number[]) {
    this.#order = order
    this.#voices = voices
    this.#shares = shares
    this.#settled = voices.map(() => 0)
  }

  /** Whether nobody is off their share by more than one item after a place; nothing before `settled` will change. */
  isFair(settled: number, after: number, longest: number): boolean {
    for (; this.#upTo < settled; this.#upTo++) this.#elapsed += this.#count(this.#settled, this.#upTo)
    const served = this.#settled.slice()
    let elapsed = this.#elapsed
    for (let i = this.#upTo; i <= after; i++) elapsed += this.#count(served, i)
    return this.#shares.every((share, i) => Math.abs(served[i]! - elapsed * share) <= longest)
  }

  #count(served: number[], place: number): number {
    const speaker = this.#order.speakers[place]!
    const durationMs = this.#voices[speaker]!.track.durations[this.#order.places[place]!]!
    served[speaker] = served[speaker]! + durationMs
    return durationMs
  }
}
