import { instant } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'

/** Friday 20 November 2026, 08:00 in Viet Nam. */
export const MORNING = instant(Date.UTC(2026, 10, 20, 1, 0, 0))

/** A clock that stands still until it is moved by hand. */
export class FakeClock {
  #now: Instant

  constructor(now: Instant = MORNING) {
    this.#now = now
  }

  readonly now = (): Instant => this.#now

  advance(ms: number): Instant {
    this.#now = instant(this.#now + ms)
    return this.#now
  }
}
