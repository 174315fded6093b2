import { HOUR } from '../time.ts'
import { Queue } from './queue.ts'
import { MAX_SLOTS, lengthOf, sum } from './turns.ts'

/** Slots that one speaker repeats in their order, and its weight against the others; never empty. */
export type Voice<T> = { weight: number; slots: readonly T[] }

type Timed = { durationMs: number }

/** A cycle repeats, and so does what it gives too little: over a cycle nobody may lack more than this part of its share. */
export const TOLERANCE = 1 / 50

/** So many slots are enough for a shared cycle, unless they are less than an hour. */
const ENOUGH_SLOTS = 600
const isEnough = (slots: number, ms: number): boolean => slots >= MAX_SLOTS || (slots >= ENOUGH_SLOTS && ms >= HOUR)

/**
 * RULES RO3, RO4. Several voices share time by weight, each within its own order: the next slot goes to the voice whose
 * time served, with half of its coming slot, is smallest for its weight (the earlier of equals). When that would show the
 * same thing twice in a row (`idOf`), the next in line goes first, as long as nobody's time leaves its share by more than
 * one item.
 */
export function interleave<T extends Timed>(voices: readonly Voice<T>[], idOf: (slot: T) => number): T[] {
  const sharing = new Sharing(voices, idOf)
  return sharing.run(wholeRounds(voices))
}

class Sharing<T extends Timed> {
  readonly #voices: readonly Voice<T>[]
  readonly #idOf: (slot: T) => number
  readonly #shares: readonly number[]
  readonly #longest: number
  readonly #served: number[]
  readonly #shown: number[]
  /** What each would show next, and its id. */
  readonly #coming: T[]
  readonly #ids: number[]
  readonly #queue: Queue
  #elapsed = 0

  constructor(voices: readonly Voice<T>[], idOf: (slot: T) => number) {
    const weights = sum(voices.map((voice) => voice.weight))
    this.#voices = voices
    this.#idOf = idOf
    this.#shares = voices.map((voice) => voice.weight / weights)
    this.#longest = longestOf(voices)
    this.#served = voices.map(() => 0)
    this.#shown = voices.map(() => 0)
    this.#coming = voices.map((voice) => voice.slots[0]!)
    this.#ids = this.#coming.map(idOf)
    this.#queue = new Queue(voices.map((voice) => voice.slots[0]!.durationMs / 2 / voice.weight))
  }

  /** `limits`: how many slots each voice has in the cycle; null when no whole rounds meet the weights. */
  run(limits: readonly number[] | null): T[] {
    const out: T[] = []
    const speakers: number[] = []
    const slowest = slowestOf(this.#voices)
    let last: number | null = null
    const total = limits === null ? Infinity : sum(limits)
    while (out.length < total) {
      const next = this.#next(last)
      last = this.#ids[next]!
      out.push(this.#coming[next]!)
      speakers.push(next)
      const due = this.#serve(next)
      this.#queue.delay(next, limits !== null && this.#shown[next] === limits[next] ? Infinity : due)
      if (limits === null && this.#mayEnd(slowest, out.length)) break
    }
    return this.#withoutRepeats(out, speakers)
  }

  /** Whose turn it is: the first, or the first behind it that shows something else, if that is fair. */
  #next(last: number | null): number {
    const { first } = this.#queue
    if (this.#ids[first] !== last) return first
    const other = this.#queue.firstOf((voice) => this.#ids[voice] !== last)
    return other >= 0 && this.#staysFair(other) ? other : first
  }

  /** Whoever speaks moves ahead of its share, everybody else behind. */
  #staysFair(speaker: number): boolean {
    const { durationMs } = this.#coming[speaker]!
    const elapsed = this.#elapsed + durationMs
    for (let i = 0; i < this.#served.length; i++) {
      const ahead = this.#served[i]! - elapsed * this.#shares[i]!
      if (i === speaker ? ahead + durationMs > this.#longest : ahead < -this.#longest) return false
    }
    return true
  }

  /** Counts what it shows now, and says when it is due again. */
  #serve(voice: number): number {
    const { slots, weight } = this.#voices[voice]!
    const { durationMs } = this.#coming[voice]!
    this.#elapsed += durationMs
    this.#served[voice] = this.#served[voice]! + durationMs
    this.#shown[voice] = this.#shown[voice]! + 1
    const coming = slots[this.#shown[voice]! % slots.length]!
    this.#coming[voice] = coming
    this.#ids[voice] = this.#idOf(coming)
    return (this.#served[voice]! + coming.durationMs / 2) / weight
  }

  /** When every voice has finished a round and has its share, or when it has been long enough. */
  #mayEnd(slowest: number, slots: number): boolean {
    if (isEnough(slots, this.#elapsed)) return true
    if (this.#shown[slowest]! < this.#voices[slowest]!.slots.length) return false
    return this.#shares.every((share, i) => isMet(this.#served[i]!, this.#elapsed * share, this.#longest))
  }

  /** What still stands twice in a row, at the seam above all, changes places with a neighbour of another voice if that mends it. */
  #withoutRepeats(out: T[], speakers: number[]): T[] {
    const n = out.length
    const ids = out.map(this.#idOf)
    const id = (i: number) => ids[(i + n) % n]
    const repeats = (i: number) => [i - 1, i, i + 1].filter((k) => id(k) === id(k + 1)).length
    for (let i = 0; i < n && n > 3; i++) {
      if (ids[i] !== ids[i + 1 === n ? 0 : i + 1]) continue
      for (const at of [i + 1, i - 1]) {
        if (at < 0 || at + 1 >= n || speakers[at] === speakers[at + 1]) continue
        const before = repeats(at)
        swap(out, at)
        swap(speakers, at)
        swap(ids, at)
        if (repeats(at) < before && this.#fairAfter(out, speakers, at)) break
        swap(out, at)
        swap(speakers, at)
        swap(ids, at)
      }
    }
    return out
  }

  #fairAfter(out: readonly T[], speakers: readonly number[], last: number): boolean {
    const served = this.#voices.map(() => 0)
    let elapsed = 0
    for (let i = 0; i <= last; i++) {
      elapsed += out[i]!.durationMs
      served[speakers[i]!] = served[speakers[i]!]! + out[i]!.durationMs
    }
    return this.#shares.every((share, i) => Math.abs(served[i]! - elapsed * share) <= this.#longest)
  }
}

function swap<T>(values: T[], at: number): void {
  const [a, b] = [values[at]!, values[at + 1]!]
  values[at] = b
  values[at + 1] = a
}

/** The fewest whole rounds that bring every voice to its share within one item; null when there are none in the bound. */
function wholeRounds<T extends Timed>(voices: readonly Voice<T>[]): number[] | null {
  const lengths = voices.map((voice) => lengthOf(voice.slots))
  const weights = sum(voices.map((voice) => voice.weight))
  const slowest = Math.max(...voices.map((voice, i) => lengths[i]! / voice.weight))
  const longest = longestOf(voices)
  for (let times = 1; ; times++) {
    const rounds = voices.map(({ weight }, i) => Math.max(1, Math.round((times * slowest * weight) / lengths[i]!)))
    const slots = voices.map((voice, i) => rounds[i]! * voice.slots.length)
    const total = sum(rounds.map((count, i) => count * lengths[i]!))
    if (times > 1 && isEnough(sum(slots), total)) return null
    if (sum(slots) > MAX_SLOTS) return null
    if (voices.every(({ weight }, i) => isMet(rounds[i]! * lengths[i]!, (total * weight) / weights, longest)))
      return slots
  }
}

const isMet = (served: number, fair: number, longest: number): boolean =>
  Math.abs(served - fair) <= Math.min(longest, fair * TOLERANCE)

/** The voice whose round takes longest for its weight. */
const slowestOf = (voices: readonly Voice<Timed>[]): number =>
  smallest(voices.map(({ weight, slots }) => -lengthOf(slots) / weight))

const longestOf = (voices: readonly Voice<Timed>[]): number =>
  Math.max(...voices.map((voice) => voice.slots.reduce((most, slot) => Math.max(most, slot.durationMs), 0)))

function smallest(values: readonly number[]): number {
  let best = 0
  for (let i = 1; i < values.length; i++) if (values[i]! < values[best]!) best = i
  return best
}
