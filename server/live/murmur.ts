import type { Noun } from '../../playlists/wire-live.ts'

/** Gathers nouns and says them at most twice a second: the first at once, those that follow together. */
export class Murmur {
  readonly #say: (nouns: Noun[]) => void
  readonly #quietMs: number
  readonly #gathered = new Set<Noun>()
  #quiet: NodeJS.Timeout | null = null

  constructor(say: (nouns: Noun[]) => void, quietMs = 500) {
    this.#say = say
    this.#quietMs = quietMs
  }

  add(nouns: Iterable<Noun>): void {
    for (const noun of nouns) this.#gathered.add(noun)
    if (this.#quiet === null) this.#speak()
  }

  stop(): void {
    if (this.#quiet) clearTimeout(this.#quiet)
    this.#quiet = null
    this.#gathered.clear()
  }

  #speak(): void {
    this.#quiet = null
    if (this.#gathered.size === 0) return
    const nouns = [...this.#gathered]
    this.#gathered.clear()
    this.#quiet = setTimeout(() => this.#speak(), this.#quietMs)
    this.#quiet.unref()
    this.#say(nouns)
  }
}
