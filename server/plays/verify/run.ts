import type { Instant, Zone } from '../../../playlists/time.ts'
import type { ServerClock } from '../../clock.ts'
import type { Database } from '../../db/open.ts'
import { Refusal } from '../../errors.ts'
import type { Findings } from './findings.ts'
import { verify } from './verify.ts'
import type { Period } from './verify.ts'

type Parts = { db: Database; clock: ServerClock; zone: () => Zone; failed: (error: unknown) => void }
export type Run = Period & {
  startedAt: Instant
  finishedAt: Instant | null
  /** From 0 to 1. */
  progress: number
  found: Findings | null
  broken: boolean
}

class Stopped extends Error {}

/** Checks one period at a time, beside everything else; the last one is remembered until the next. */
export class Verification {
  readonly #parts: Parts
  #run: Run | null = null
  #running: Promise<void> | null = null
  #isStopped = false

  constructor(parts: Parts) {
    this.#parts = parts
  }

  get latest(): Run | null {
    return this.#run
  }

  /** Throws `busy` while one is running. */
  start(period: Period): Run {
    if (this.#running !== null) throw new Refusal('busy', { because: { seconds: '10' } })
    const run: Run = {
      ...period,
      startedAt: this.#parts.clock.now(),
      finishedAt: null,
      progress: 0,
      found: null,
      broken: false,
    }
    this.#run = run
    this.#running = this.#go(run).finally(() => (this.#running = null))
    return run
  }

  async #go(run: Run): Promise<void> {
    const { db, clock, zone, failed } = this.#parts
    const progress = (done: number) => {
      if (this.#isStopped) throw new Stopped()
      run.progress = done
    }
    try {
      run.found = await verify(db, { from: run.from, until: run.until, zone: zone() }, progress)
    } catch (error) {
      run.broken = true
      if (!(error instanceof Stopped)) failed(error)
    }
    run.finishedAt = clock.now()
  }

  /** For good; at its next step it ends. */
  async stop(): Promise<void> {
    this.#isStopped = true
    await this.#running
  }
}
