import type { DisplayId } from '../../playlists/ids.ts'
import type { Instant } from '../../playlists/time.ts'
import { LOST_MS } from './state.ts'

type Run = { boot: number; first: Instant; last: Instant }

/**
 * RULES DI11. Two players with one token, as of a copied disk: the one that came later yields while the other is heard. A page loaded
 * anew is no twin: the run before it is not heard any more.
 */
export class Twins {
  readonly #runs = new Map<DisplayId, Run[]>()

  /** Whether this player has to leave the screen to another; told with each of its heartbeats. */
  yields(display: DisplayId, boot: number, now: Instant): boolean {
    const runs = (this.#runs.get(display) ?? []).filter(({ last }) => now - last < LOST_MS)
    const own = runs.find((run) => run.boot === boot) ?? { boot, first: now, last: now }
    own.last = now
    this.#runs.set(display, [...runs.filter((run) => run !== own), own])
    return runs.some((run) => run.first < own.first && run.last > own.first)
  }
}
