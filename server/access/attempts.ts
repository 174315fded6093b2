import type { Instant } from '../../playlists/time.ts'
import { MINUTE, SECOND } from '../../playlists/time.ts'
import { Refusal } from '../errors.ts'

/** Counts failures by key in a sliding window, in memory: a restart forgives, a full table forgets the oldest. */
export class Attempts {
  readonly #limit: number
  readonly #windowMs: number
  readonly #failures = new Map<string, Instant[]>()

  constructor(limit: number, windowMs: number) {
    this.#limit = limit
    this.#windowMs = windowMs
  }

  /** Throws `too-many` while the key has used up its failures. */
  check(key: string, now: Instant): void {
    const recent = this.#recent(key, now)
    if (recent.length < this.#limit) return
    const waitMs = recent[recent.length - this.#limit]! + this.#windowMs - now
    throw tooMany(waitMs)
  }

  /** True when this failure is the one that closes the door. */
  record(key: string, now: Instant): boolean {
    const recent = this.#recent(key, now)
    this.#failures.delete(key)
    this.#failures.set(key, [...recent, now].slice(-this.#limit))
    const oldest = this.#failures.keys().next().value
    if (this.#failures.size > MOST_KEYS && oldest !== undefined) this.#failures.delete(oldest)
    return recent.length + 1 === this.#limit
  }

  /** The last one was no failure after all. */
  takeBack(key: string): void {
    this.#failures.get(key)?.pop()
  }

  forget(key: string): void {
    this.#failures.delete(key)
  }

  #recent(key: string, now: Instant): Instant[] {
    return (this.#failures.get(key) ?? []).filter((at) => now - at < this.#windowMs)
  }
}

const MOST_KEYS = 20_000

/** `too-many`, saying when to try again in words, and in seconds for Retry-After. */
export function tooMany(waitMs: number): Refusal {
  const because = { minutes: String(Math.ceil(waitMs / MINUTE)), seconds: String(Math.ceil(waitMs / SECOND)) }
  return new Refusal('too-many', { because })
}
