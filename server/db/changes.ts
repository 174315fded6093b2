import type { Noun } from '../../playlists/wire-live.ts'

export type Listener = (nouns: ReadonlySet<Noun>) => void

/** "These nouns changed": said after commit, never before. News travels up by this, never by an import. */
export class Changes {
  #listeners = new Set<Listener>()

  /** Returns its own undoing. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  announce(nouns: ReadonlySet<Noun>): void {
    if (nouns.size > 0) for (const listener of this.#listeners) listener(nouns)
  }
}
