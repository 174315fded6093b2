import type { Hash } from '../../playlists/ids.ts'
import { FULL_TOLERANCE_MS, outcomeOf } from '../../playlists/plays.ts'
import type { PlayReason, PlayRecord } from '../../playlists/plays.ts'
import type { ZonePlaying } from '../../playlists/playback.ts'
import { LAYERS } from '../../playlists/schedule.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Dispose } from './ports.ts'
import type { Showing } from './snapshot.ts'

/** One showing from its preparation to its record. */
export type Take = {
  /** New for each take; what the stage calls it. */
  key: string
  /** What it is a take of (showing.ts). */
  identity: string
  at: ZonePlaying
  programme: Hash
  /** Null while its file is being read. */
  showing: Showing | null
  letGo: Dispose
  painted: { at: Instant; monotonic: number } | null
  failed: PlayReason | null
  /** Whether the stage was given it; what failed without that was skipped. */
  tried: boolean
  /** Its record has been written, or it needs none. */
  closed: boolean
}

export type Unnumbered = Omit<PlayRecord, 'seq' | 'clockOffsetMs'>

/** What replaces a take, for the reason in its record: what is on next, a page that ends, a picture that staff ordered. */
export type After = ZonePlaying | 'stopped' | 'ordered'

/** A follower may appear this late; beyond it the wall shows a held picture, not a longer play. */
export const OVERRUN_MS = 1000

/** RULES PL2, PL5. The record of a take that ends now; null for what is not counted (fallback, black, a slot not yet due). */
export function recordOf(take: Take, now: Instant, monotonic: number, after: After): Unnumbered | null {
  const { show } = take.at
  if (show.kind !== 'slot') return null
  const { slot, layer, plannedAt } = show
  const shownMs = shownFor(take, monotonic)
  const base = {
    programme: take.programme,
    zone: take.at.zone,
    plannedAt,
    plannedMs: slot.durationMs,
    revision: slot.revision,
    material: slot.material,
    playlist: slot.playlist,
    schedule: slot.schedule,
    layer,
    startedAt: take.painted?.at ?? plannedAt,
    durationMs: shownMs,
  }
  if (take.failed) return { ...base, outcome: take.tried ? 'failed' : 'skipped', reason: take.failed }
  if (!take.painted) return isOver(take, now) ? { ...base, outcome: 'skipped', reason: 'late-start' } : null
  const outcome = outcomeOf(slot.durationMs, shownMs)
  return { ...base, outcome, reason: outcome === 'completed' ? '' : reasonOf(take, now, after) }
}

/** RULES PL5. From a monotonic clock; a page that was frozen, or that held its picture, adds nothing to a slot that was over. */
function shownFor({ at, painted }: Take, monotonic: number): number {
  if (painted === null) return 0
  const most = Math.max(0, at.until - painted.at) + OVERRUN_MS
  return Math.round(Math.min(Math.max(0, monotonic - painted.monotonic), most))
}

const isOver = ({ at }: Take, now: Instant): boolean => now >= at.until - FULL_TOLERANCE_MS

/** RULES PL4. */
function reasonOf(take: Take, now: Instant, after: After): PlayReason {
  if (after === 'stopped' || after === 'ordered') return after
  const isEarly = !isOver(take, now)
  if (!isEarly && !wasCut(take)) return 'late-start'
  if (after.show.kind === 'black') return after.show.cause === 'closed' ? 'closed' : 'stopped'
  if (outranks(after, take.at)) return 'outranked'
  return isEarly ? 'republished' : 'window-edge'
}

/** Its run's edge, and not a late beginning, left it less than its own length. */
function wasCut({ at: { show, until }, painted }: Take): boolean {
  if (show.kind !== 'slot' || painted === null || painted.at > show.plannedAt + FULL_TOLERANCE_MS) return false
  return until - show.plannedAt < show.slot.durationMs - FULL_TOLERANCE_MS
}

const rank = ({ show }: ZonePlaying): number => (show.kind === 'slot' ? LAYERS.indexOf(show.layer) : LAYERS.length)
const outranks = (one: ZonePlaying, other: ZonePlaying): boolean => rank(one) < rank(other)
