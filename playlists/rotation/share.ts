import { HOUR } from '../time.ts'
import { Queue } from './queue.ts'
import { UNSETTLED, withoutRepeats } from './repeats.ts'
import { MAX_SLOTS, sum } from './turns.ts'
import type { Order, Track, Voice } from './voices.ts'

type Timed = { durationMs: number }

/** A cycle repeats, and so does what it gives too little: over a cycle nobody may lack more than this part of its share. */
export const TOLERANCE = 1 / 50

/** What changes places at the end of a cut cycle may be shorter than what stood there. */
const SPARE = 2

/** So many slots are enough for a shared cycle, unless they are less than an hour. */
const ENOUGH_SLOTS = 600
const isEnough = (slots: number, ms: number): boolean => slots >= MAX_SLOTS || (slots >= ENOUGH_SLOTS && ms >= HOUR)

export function trackOf<T extends Timed>(slots: readonly T[], idOf: (slot: T) => number): Track {
  const durations = slots.map(({ durationMs }) => durationMs)
  const longestMs = durations.reduce((most, ms) => Math.max(most, ms), 0)
  return { durations, ids: slots.map(idOf), lengthMs: sum(durations), longestMs }
}

/** Several lists of slots as one; `idOf` names what is the same thing to those who look on. */
export function interleave<T extends Timed>(
  voices: readonly { weight: number; slots: readonly T[] }[],
  idOf: (slot: T) => number,
): T[] {
  const { speakers, places } = orderOf(voices.map(({ weight, slots }) => ({ weight, track: trackOf(slots, idOf) })))
  return Array.from(speakers, (speaker, i) => voices[speaker]!.slots[places[i]!]!)
}

/**
 * RULES RO3, RO4. Several voices share time by weight, each within its own order: the next slot goes to the voice whose
 * time served, with half of its coming slot, is smallest for its weight (the earlier of equals). When that would show the
 * same thing twice in a row, the next in line goes first, as long as nobody's time leaves its share by more than one item.
 * Of a cycle that takes longer than `enoughMs` only a beginning is given, of that length at least.
 */
export function orderOf(voices: readonly Voice[], enoughMs = Infinity): Order {
  const weights = sum(voices.map(({ weight }) => weight))
  const shares = voices.map(({ weight }) => weight / weights)
  const longest = Math.max(...voices.map(({ track }) => track.longestMs))
  const sharing = new Sharing(voices, shares, longest)
  const order = sharing.run(wholeRounds(voices, longest), enoughMs)
  withoutRepeats(order, voices, shares, longest, sharing.isCut)
  return sharing.isCut ? settledOf(order, voices) : order
}

/** Without the last places, which would have been different with others behind them. */
function settledOf({ speakers, places, ids }: Order, voices: readonly Voice[]): Order {
  const settled = (row: Int32Array) => row.subarray(0, -UNSETTLED)
  const order = { speakers: settled(speakers), places: settled(places), ids: settled(ids), totalMs: 0 }
  order.speakers.forEach((speaker, i) => {
    order.totalMs += voices[speaker]!.track.durations[order.places[i]!]!
  })
  return order
}

/** Here every step counts: rows of plain numbers, and nothing is made while it runs. */
class Sharing {
  readonly #voices: readonly Voice[]
  readonly #shares: readonly number[]
  readonly #longest: number
  readonly #served: number[]
  readonly #shown: number[]
  /** Which of its slots each would show next, how long that is, and its id. */
  readonly #places: number[]
  readonly #coming: number[]
  readonly #ids: number[]
  readonly #queue: Queue
  #elapsed = 0
  /** Whether it stopped because nobody would see the rest. */
  isCut = false

  constructor(voices: readonly Voice[], shares: readonly number[], longest: number) {
    this.#voices = voices
    this.#shares = shares
    this.#longest = longest
    this.#served = voices.map(() => 0)
    this.#shown = voices.map(() => 0)
    this.#places = voices.map(() => 0)
    this.#coming = voices.map(({ track }) => track.durations[0]!)
    this.#ids = voices.map(({ track }) => track.ids[0]!)
    this.#queue = new Queue(voices.map(({ weight, track }) => track.durations[0]! / 2 / weight))
  }

  /**
   * `limits`: how many slots each voice has in the cycle; null when no whole rounds meet the weights. Goes on a little after
   * `enoughMs`, for what changes places there.
   */
  run(limits: readonly number[] | null, enoughMs: number): Order {
    const total = limits === null ? MAX_SLOTS : sum(limits)
    const speakers = new Int32Array(total)
    const places = new Int32Array(total)
    const ids = new Int32Array(total)
    const slowest = slowestOf(this.#voices)
    let slots = 0
    let more = UNSETTLED + SPARE
    for (let last = -1; slots < total;) {
      const next = this.#next(last)
      last = this.#ids[next]!
      speakers[slots] = next
      places[slots] = this.#places[next]!
      ids[slots] = last
      slots++
      const due = this.#serve(next)
      this.#queue.delay(next, limits !== null && this.#shown[next] === limits[next] ? Infinity : due)
      if (limits === null && this.#mayEnd(slowest, slots)) break
      if (this.#elapsed >= enoughMs && --more === 0) {
        this.isCut = slots < total
        break
      }
    }
    const end = (row: Int32Array) => row.subarray(0, slots)
    return { speakers: end(speakers), places: end(places), ids: end(ids), totalMs: this.#elapsed }
  }

  /** Whose turn it is: the first, or the first behind it that shows something else, if that is fair. */
  #next(last: number): number {
    const { first } = this.#queue
    if (this.#ids[first] !== last) return first
    const other = this.#queue.firstOther(this.#ids, last)
    return other >= 0 && this.#staysFair(other) ? other : first
  }

  /** Whoever speaks moves ahead of its share, everybody else behind. */
  #staysFair(speaker: number): boolean {
    const served = this.#served
    const shares = this.#shares
    const durationMs = this.#coming[speaker]!
    const elapsed = this.#elapsed + durationMs
    for (let i = 0; i < served.length; i++) {
      const ahead = served[i]! - elapsed * shares[i]!
      if (i === speaker ? ahead + durationMs > this.#longest : ahead < -this.#longest) return false
    }
    return true
  }

  /** Counts what it shows now, and says when it is due again. */
  #serve(voice: number): number {
    const { weight, track } = this.#voices[voice]!
    const durationMs = this.#coming[voice]!
    const served = this.#served[voice]! + durationMs
    const place = this.#places[voice]! + 1 === track.ids.length ? 0 : this.#places[voice]! + 1
    const coming = track.durations[place]!
    this.#elapsed += durationMs
    this.#served[voice] = served
    this.#shown[voice]!++
    this.#places[voice] = place
    this.#coming[voice] = coming
    this.#ids[voice] = track.ids[place]!
    return (served + coming / 2) / weight
  }

  /** When every voice has finished a round and has its share, or when it has been long enough. */
  #mayEnd(slowest: number, slots: number): boolean {
    if (isEnough(slots, this.#elapsed)) return true
    if (this.#shown[slowest]! < this.#voices[slowest]!.track.ids.length) return false
    return this.#served.every((served, i) => isMet(served, this.#elapsed * this.#shares[i]!, this.#longest))
  }
}

/** The fewest whole rounds that bring every voice to its share within one item; null when there are none in the bound. */
function wholeRounds(voices: readonly Voice[], longest: number): number[] | null {
  const weights = sum(voices.map(({ weight }) => weight))
  const slowest = Math.max(...voices.map(({ weight, track }) => track.lengthMs / weight))
  const rounds = voices.map(() => 0)
  for (let times = 1; ; times++) {
    let [slots, total] = [0, 0]
    for (let i = 0; i < voices.length; i++) {
      const { weight, track } = voices[i]!
      rounds[i] = Math.max(1, Math.round((times * slowest * weight) / track.lengthMs))
      slots += rounds[i]! * track.ids.length
      total += rounds[i]! * track.lengthMs
    }
    if ((times > 1 && isEnough(slots, total)) || slots > MAX_SLOTS) return null
    if (voices.every(({ weight, track }, i) => isMet(rounds[i]! * track.lengthMs, (total * weight) / weights, longest)))
      return voices.map(({ track }, i) => rounds[i]! * track.ids.length)
  }
}

const isMet = (served: number, fair: number, longest: number): boolean =>
  Math.abs(served - fair) <= Math.min(longest, fair * TOLERANCE)

/** The voice whose round takes longest for its weight; the first of equals. */
function slowestOf(voices: readonly Voice[]): number {
  const needs = voices.map(({ weight, track }) => track.lengthMs / weight)
  return needs.indexOf(Math.max(...needs))
}
