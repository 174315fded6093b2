import { addDays, toInstant } from '../time.ts'
import type { Instant, LocalDate, TimeOfDay, Zone } from '../time.ts'
import { periodOf } from './period.ts'
import type { Period } from './period.ts'

/** Reports that can be drawn up by themselves. */
export const RHYTHM_KINDS = ['month', 'quarter', 'half', 'year'] as const
export type RhythmKind = (typeof RHYTHM_KINDS)[number]

/** RULES RE8. In the night after the last day, when its plays have come in and its totals are sealed. */
export const DRAWN_AT = (4 * 60 + 30) as TimeOfDay

/** RULES RE8. The periods of a kind that are to have been drawn up by now, the oldest first, from the one that `since` lies in. */
export function duePeriods(kind: RhythmKind, since: LocalDate, now: Instant, zone: Zone): Period[] {
  const due: Period[] = []
  for (let period = periodOf(kind, since); isDue(period, now, zone); period = periodOf(kind, addDays(period.until, 1)))
    due.push(period)
  return due
}

const isDue = ({ until }: Period, now: Instant, zone: Zone): boolean =>
  toInstant(zone, addDays(until, 1), DRAWN_AT) <= now
