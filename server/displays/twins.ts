import type { DisplayId } from '../../playlists/ids.ts'
import { LOST_MS } from '../../playlists/signs.ts'
import type { Instant } from '../../playlists/time.ts'

type Run = { boot: number; address: string; first: Instant; last: Instant }
type Heard = Pick<Run, 'boot' | 'address'>

/**
 * RULES DI11. Two players with one token, as of a copied disk: the one that came later yields while the other is heard. A page loaded
 * anew is no twin: the run before it is not heard any more.
 */
export class Twins {
  readonly #runs = new Map<DisplayId, Run[]>()

  /** Whether this player has to leave the screen to another; told with each of its heartbeats. */
  yields(display: DisplayId, { boot, address }: Heard, now: Instant): boolean {
    const runs = this.#heard(display, now)
    const own = runs.find((run) => run.boot === boot) ?? { boot, address, first: now, last: now }
    Object.assign(own, { address, last: now })
    this.#runs.set(display, [...runs.filter((run) => run !== own), own])
    return runs.some((run) => isBefore(run, own))
  }

  /** From where the player that yields is heard; null where there is but one. */
  twinOf(display: DisplayId, now: Instant): string | null {
    const runs = this.#heard(display, now)
    return runs.find((own) => runs.some((run) => isBefore(run, own)))?.address ?? null
  }

  #heard(display: DisplayId, now: Instant): Run[] {
    return (this.#runs.get(display) ?? []).filter(({ last }) => now - last < LOST_MS)
  }
}

const isBefore = (run: Run, own: Run): boolean => run.first < own.first && run.last > own.first
