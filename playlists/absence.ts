import { hoursOf } from './occurrences.ts'
import type { Prepared } from './prepared.ts'
import { livesOn, nextDates } from './recurrence.ts'
import type { Recurrence } from './recurrence.ts'
import type { Schedule } from './schedule.ts'
import { toLocal } from './time.ts'
import type { Instant, LocalDate } from './time.ts'

/** Why a schedule is not in force at an instant. */
export const ABSENCES = ['not-begun', 'ended', 'taken-out', 'not-this-date', 'day-off', 'outside-hours'] as const
export type Absence = (typeof ABSENCES)[number]

/** RULES EX3. For one of which no occurrence holds the instant; judged by the instant's own civil date. */
export function absenceOf({ timing }: Schedule, prepared: Prepared, at: Instant): Absence {
  if (timing.kind === 'once') return at < timing.start ? 'not-begun' : 'ended'
  const { calendar, dayparts, facts } = prepared
  const { date } = toLocal(facts.zone, at)
  if (!livesOn(timing.recurrence, calendar, date)) return missing(timing.recurrence, prepared, date)
  if (hoursOf(timing, date, calendar, dayparts).length > 0) return 'outside-hours'
  const { hours } = timing
  const follows = hours.kind === 'daypart' && dayparts.get(hours.daypart)?.followsCalendar === true
  return follows && calendar.day(date).off ? 'day-off' : 'not-this-date'
}

/** A recurrence that does not live on a date. */
function missing(recurrence: Recurrence, { calendar }: Prepared, date: LocalDate): Absence {
  const { from, until, count, rule, except } = recurrence
  if (except.includes(date)) return 'taken-out'
  if (from !== null && date < from) return 'not-begun'
  if (until !== null && until < date) return 'ended'
  if (count !== null && nextDates(recurrence, calendar, date, 1).length === 0) return 'ended'
  const worked = rule.every === 'day-kind' && rule.kind === 'working'
  return worked && calendar.day(date).off ? 'day-off' : 'not-this-date'
}
