import { MINUTE, SECOND } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import type { ServerClock } from '../clock.ts'
import { tooMany } from './attempts.ts'

/**
 * Each sender's share of a minute, counted in memory and forgotten with the minute. By hand, because it stands before
 * every request of every display: @fastify/rate-limit took 6 µs a request here, a third of what a bare route takes.
 */
export class Shares {
  readonly #perMinute: number
  readonly #clock: ServerClock
  readonly #taken = new Map<string, number>()
  #since: Instant

  /** `perMinute` 0 means no limit. */
  constructor(perMinute: number, clock: ServerClock) {
    this.#perMinute = perMinute
    this.#clock = clock
    this.#since = clock.now()
  }

  /** Throws `too-many` once the sender's share of this minute is used up. */
  take(sender: string): void {
    if (this.#perMinute === 0) return
    const elapsed = this.#clock.now() - this.#since
    if (elapsed >= MINUTE || elapsed < 0) this.#begin()
    const taken = (this.#taken.get(sender) ?? 0) + 1
    this.#taken.set(sender, taken)
    if (taken > this.#perMinute) throw tooMany(Math.max(MINUTE - elapsed, SECOND))
  }

  #begin(): void {
    this.#since = this.#clock.now()
    this.#taken.clear()
  }
}
