import { DAY, SECOND, instant } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import type { KeptTime, Time } from './ports.ts'

/**
 * One question to the server: when it left and came back (monotonic), what the server's clock said in between, and how
 * coarsely it said it.
 */
export type Sample = { askedAt: number; answeredAt: number; server: number; coarseMs?: number }

const SAMPLES = 8
/** A sample grows this much less certain for each ms of its age: quartz drifts by up to 100 ppm. */
const DRIFT = 1e-4
/** Up to this a difference is worked off unseen, at this rate; more is a step. */
const SLEW_LIMIT_MS = SECOND
const SLEW_RATE = 0.05
/** A step waits for the end of a slot, but not for longer than this. */
const STEP_PATIENCE_MS = 60 * SECOND
/** The first answer after a start is taken over at once. */
const JUST_STARTED_MS = 10 * SECOND

/** Server time less monotonic time, by the sample that can be trusted most. `samples` is not empty. */
export function bestBase(samples: readonly Sample[], monotonic: number): number {
  const doubt = ({ askedAt, answeredAt, coarseMs = 0 }: Sample) =>
    (answeredAt - askedAt) / 2 + coarseMs + (monotonic - answeredAt) * DRIFT
  const { askedAt, answeredAt, server } = samples.reduce((best, s) => (doubt(s) < doubt(best) ? s : best))
  return server - (askedAt + answeredAt) / 2
}

/**
 * What time it probably is at a start without the server: the machine's clock, corrected as it was last time. A clock that
 * was days behind has an empty battery and begins anew each time, so its correction means nothing. Time never falls behind
 * the latest that was known.
 */
export function firstGuess(wall: number, kept: KeptTime | null): number {
  if (kept === null) return wall
  return Math.max(kept.now, kept.offsetMs > DAY ? wall : wall + kept.offsetMs)
}

/**
 * The display's one clock: server time as well as it is known. It runs on the monotonic clock, so a step of the machine's
 * own clock does not move it; round trips to the server correct it.
 */
export class ClockSync {
  readonly #time: Pick<Time, 'wall' | 'monotonic'>
  /** Server time at monotonic zero, as applied and as known. */
  #base: number
  #target: number
  #slewedAt: number
  readonly #startedAt: number
  #samples: Sample[] = []
  #stepDueSince: number | null = null

  constructor(time: Pick<Time, 'wall' | 'monotonic'>, kept: KeptTime | null) {
    this.#time = time
    this.#startedAt = time.monotonic()
    this.#slewedAt = this.#startedAt
    this.#base = firstGuess(time.wall(), kept) - this.#startedAt
    this.#target = this.#base
  }

  readonly now = (): Instant => {
    const monotonic = this.#time.monotonic()
    const missing = this.#target - this.#base
    if (Math.abs(missing) <= SLEW_LIMIT_MS) {
      const most = (monotonic - this.#slewedAt) * SLEW_RATE
      this.#base += Math.min(Math.max(missing, -most), most)
    }
    this.#slewedAt = monotonic
    return instant(Math.floor(this.#base + monotonic))
  }

  /** By how much this clock differs from the machine's own, in ms. */
  offsetMs(): number {
    return Math.round(this.now() - this.#time.wall())
  }

  observe(sample: Sample): void {
    this.now()
    const first = this.#samples.length === 0
    this.#samples = [...this.#samples, sample].slice(-SAMPLES)
    this.#target = bestBase(this.#samples, this.#time.monotonic())
    const justStarted = this.#time.monotonic() - this.#startedAt < JUST_STARTED_MS
    if (first && (justStarted || Math.abs(this.#target - this.#base) > STEP_PATIENCE_MS)) this.#base = this.#target
    const far = Math.abs(this.#target - this.#base) > SLEW_LIMIT_MS
    this.#stepDueSince = far ? (this.#stepDueSince ?? this.#time.monotonic()) : null
  }

  /** Takes a step that is due: between two slots, or when it has waited too long. True when time has jumped. */
  settle(betweenSlots: boolean): boolean {
    if (this.#stepDueSince === null) return false
    if (!betweenSlots && this.#time.monotonic() - this.#stepDueSince < STEP_PATIENCE_MS) return false
    this.#base = this.#target
    this.#stepDueSince = null
    return true
  }

  keep(): KeptTime {
    return { now: this.now(), offsetMs: this.offsetMs() }
  }
}
