import { LOST_MS, OUTDATED_MS, isClockOff, isClosed, wrongZone } from '../../playlists/signs.ts'
import type { InForce } from '../../playlists/signs.ts'
import type { Instant } from '../../playlists/time.ts'
import type { DisplayState, Health } from '../../playlists/wire/displays.ts'

export type DisplayFacts = {
  paired: boolean
  /** A tab that comes and goes, and is throttled when it lies behind another: none of that is a fault. */
  test: boolean
  lastSeenAt: Instant | null
  health: Health | null
  /** Read only when the answer depends on it. */
  inForce: InForce | null
}

export const isOnline = ({ paired, lastSeenAt }: DisplayFacts, now: Instant): boolean =>
  paired && lastSeenAt !== null && now - lastSeenAt < LOST_MS

/**
 * The first thing that is wrong just now, in the order in which a person would look; `off-by-plan` and `fine` are no faults.
 * Alarms are made of the same signs, but have to last (RULES AL9).
 */
export function stateOf(facts: DisplayFacts, now: Instant): DisplayState {
  const { paired, test, lastSeenAt, health, inForce } = facts
  if (!paired) return 'unpaired'
  if (test) return isOnline(facts, now) ? byPlan(facts, now) : 'closed'
  if (lastSeenAt === null || health === null) return 'never-seen'
  if (!isOnline(facts, now)) return 'lost'
  if (inForce !== null) {
    if (health.programme !== inForce.hash) {
      if (now - inForce.since > OUTDATED_MS) return 'outdated'
    } else if (wrongZone(health, lastSeenAt, inForce) !== null) return 'wrong'
  }
  if (isClockOff(health)) return 'clock-off'
  return byPlan(facts, now)
}

const byPlan = ({ inForce }: DisplayFacts, now: Instant): DisplayState =>
  inForce !== null && isClosed(inForce.programme, now) ? 'off-by-plan' : 'fine'
