import { DAY, SECOND, instant } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import { UNKNOWN_DRIFT, fitClock } from './clock-fit.ts'
import type { Drift, Fit, Sample } from './clock-fit.ts'
import type { KeptTime, Time } from './ports.ts'

/** More than an hour of questions. */
const SAMPLES = 300
/** Up to this a difference is worked off unseen, at this rate; more is a step. */
const SLEW_LIMIT_MS = SECOND
const SLEW_RATE = 0.05
/** The first answer after a start is taken over at once; later only where it shows that all on screen is wrong. */
const JUST_STARTED_MS = 10 * SECOND
const ALL_WRONG_MS = 60 * SECOND
/** Answers that contradict each other by more: the server's clock was set, or this machine slept. */
const CONTRADICTION_MS = 20
/** How fast a drift that was learnt may have changed since: a machine that was moved, another season. */
const KEPT_UNSURE = 1e-5

/** Where the time comes from: the server since this start, else what was kept from the last one, else the machine alone. */
export type TimeSource = 'server' | 'kept' | 'machine'

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
 * The display's one clock: server time as well as it is known. It runs on the monotonic clock and a learnt drift, so a step
 * of the machine's own clock does not move it, and it stays true while the server is away.
 */
export class ClockSync {
  readonly #time: Pick<Time, 'wall' | 'monotonic'>
  readonly #startedAt: number
  readonly #kept: KeptTime | null
  /** What was known of the drift before this start. */
  readonly #drift: Drift
  #fit: Fit
  /** By how much what is shown is ahead of what is known, as of `slewedAt`. */
  #ahead = 0
  #slewedAt: number
  #samples: Sample[] = []
  #correctedMs: number | null = null

  constructor(time: Pick<Time, 'wall' | 'monotonic'>, kept: KeptTime | null) {
    this.#time = time
    this.#kept = kept
    this.#startedAt = time.monotonic()
    this.#slewedAt = this.#startedAt
    this.#drift = kept?.drift === undefined ? UNKNOWN_DRIFT : { rate: kept.drift, unsure: KEPT_UNSURE }
    const base = firstGuess(time.wall(), kept) - this.#startedAt
    this.#fit = { base, at: this.#startedAt, doubtMs: Infinity, drift: this.#drift }
  }

  readonly now = (): Instant => {
    const monotonic = this.#time.monotonic()
    if (Math.abs(this.#ahead) <= SLEW_LIMIT_MS) {
      const most = (monotonic - this.#slewedAt) * SLEW_RATE
      this.#ahead -= Math.min(Math.max(this.#ahead, -most), most)
    }
    this.#slewedAt = monotonic
    return instant(Math.floor(this.#known(monotonic) + this.#ahead))
  }

  /** By how much this clock differs from the machine's own, in ms. */
  offsetMs(): number {
    return Math.round(this.now() - this.#time.wall())
  }

  source(): TimeSource {
    if (this.#samples.length > 0) return 'server'
    return this.#kept === null ? 'machine' : 'kept'
  }

  /** Within what it is known, in ms; null while it is a guess. */
  doubtMs(): number | null {
    return this.#samples.length === 0 ? null : Math.max(0, this.#fit.doubtMs)
  }

  /** By how much the guess at the start was wrong; null until the server has answered. */
  correctedMs(): number | null {
    return this.#correctedMs
  }

  /** How much faster the server's clock runs than this machine's, in millionths. */
  driftPpm(): number {
    return this.#fit.drift.rate * 1e6
  }

  observe(sample: Sample): void {
    const shown = this.now()
    const first = this.#samples.length === 0
    const monotonic = this.#time.monotonic()
    this.#samples = [...this.#samples, sample].slice(-SAMPLES)
    this.#fit = fitClock(this.#samples, monotonic, this.#drift)
    if (this.#fit.doubtMs < -CONTRADICTION_MS) {
      this.#samples = [sample]
      this.#fit = fitClock(this.#samples, monotonic, this.#drift)
    }
    const ahead = shown - this.#known(monotonic)
    if (first) this.#correctedMs = Math.round(-ahead)
    const atOnce = first && (monotonic - this.#startedAt < JUST_STARTED_MS || Math.abs(ahead) > ALL_WRONG_MS)
    this.#ahead = atOnce ? 0 : ahead
  }

  /** RULES DI5. Takes a step that is due, where it cuts no item. True when time has jumped. */
  settle(betweenItems: boolean): boolean {
    if (!betweenItems || Math.abs(this.#ahead) <= SLEW_LIMIT_MS) return false
    this.#ahead = 0
    return true
  }

  keep(): KeptTime {
    const { rate, unsure } = this.#fit.drift
    const learnt = unsure < UNKNOWN_DRIFT.unsure / 4 ? { drift: rate } : {}
    return { now: this.now(), offsetMs: this.offsetMs(), ...learnt }
  }

  #known(monotonic: number): number {
    const { base, at, drift } = this.#fit
    return base + monotonic + (monotonic - at) * drift.rate
  }
}
