import type { Hash } from '../../playlists/ids.ts'
import { playingAt } from '../../playlists/playback.ts'
import type { ZoneShow } from '../../playlists/playback.ts'
import type { Programme } from '../../playlists/programme.ts'
import { SECOND } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import type { DisplayState, Health } from '../../playlists/wire/displays.ts'

/** No heartbeat for this long, and a display is lost. */
export const LOST_MS = 90 * SECOND
/** How long a display may take to fetch a new programme. */
export const OUTDATED_MS = 60 * SECOND
/** How far what it shows may lag behind or run ahead of the plan. */
export const WRONG_MS = 15 * SECOND
export const CLOCK_OFF_MS = 5 * SECOND

export type InForce = { hash: Hash; since: Instant; programme: Programme }
export type DisplayFacts = {
  paired: boolean
  /** A tab that comes and goes, and is throttled when it lies behind another: none of that is a fault. */
  test: boolean
  lastSeenAt: Instant | null
  health: Health | null
  /** Read only when the answer depends on it. */
  inForce: { hash: Hash; since: Instant; readonly programme: Programme } | null
}

export const isOnline = ({ paired, lastSeenAt }: DisplayFacts, now: Instant): boolean =>
  paired && lastSeenAt !== null && now - lastSeenAt < LOST_MS

/** The first thing that is wrong, in the order in which a person would look; `off-by-plan` and `fine` are no faults. */
export function stateOf(facts: DisplayFacts, now: Instant): DisplayState {
  const { paired, test, lastSeenAt, health, inForce } = facts
  if (!paired) return 'unpaired'
  if (test) return isOnline(facts, now) ? byPlan(facts, now) : 'closed'
  if (lastSeenAt === null || health === null) return 'never-seen'
  if (!isOnline(facts, now)) return 'lost'
  if (inForce !== null) {
    if (health.programme !== inForce.hash) {
      if (now - inForce.since > OUTDATED_MS) return 'outdated'
    } else if (showsOther(health, lastSeenAt, inForce)) return 'wrong'
  }
  if (Math.abs(health.clockOffsetMs) > CLOCK_OFF_MS) return 'clock-off'
  return byPlan(facts, now)
}

const byPlan = ({ inForce }: DisplayFacts, now: Instant): DisplayState =>
  inForce !== null && isClosed(inForce.programme, now) ? 'off-by-plan' : 'fine'

const isClosed = (programme: Programme, now: Instant): boolean =>
  playingAt(programme, now).every(
    ({ show }) => show.kind === 'covered' || (show.kind === 'black' && show.cause === 'closed'),
  )

/**
 * Judged at the heartbeat, not now: between two heartbeats a screen moves on. It is wrong when its programme asked for
 * what it showed at no instant near the heartbeat.
 */
function showsOther(health: Health, at: Instant, { since, programme }: InForce): boolean {
  if (at - since < WRONG_MS) return false
  const [from, to] = [at - WRONG_MS, at + WRONG_MS]
  for (let t = from; t <= to;) {
    const zones = playingAt(programme, t as Instant)
    if (zones.some(({ show }) => isShown(health, show))) return false
    t = Math.min(...zones.map((zone) => zone.until))
  }
  return true
}

function isShown({ showing, playing }: Health, show: ZoneShow): boolean {
  if (show.kind !== 'slot') return showing === show.kind
  return showing === 'slot' && playing !== null && playing.revision === show.slot.revision
}
