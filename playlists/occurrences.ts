import type { Calendar } from './calendar.ts'
import { hoursOn, rowsOf, spanOf, spansOn } from './dayparts.ts'
import type { Daypart, Hours } from './dayparts.ts'
import type { DaypartId } from './ids.ts'
import type { Opening } from './opening.ts'
import { datesBetween, daysIn, nextDates } from './recurrence.ts'
import type { Schedule, Target, Timing } from './schedule.ts'
import { clip } from './spans.ts'
import type { Span } from './spans.ts'
import { addDays, epochDay, instant, toLocal } from './time.ts'
import type { Instant, LocalDate, Zone } from './time.ts'

/** The civil dates whose rows can reach into a range: one day earlier too, for rows across midnight (RULES DP2). */
export function datesAround(zone: Zone, range: Span): LocalDate[] {
  const first = addDays(toLocal(zone, range.start).date, -1)
  return datesBetween(first, toLocal(zone, instant(range.end - 1)).date)
}

/** Dayparts by id; a schedule whose daypart is not among them is never in force. */
export type Dayparts = ReadonlyMap<DaypartId, Daypart>
/** What decides when schedules run, beside themselves. */
export type Times = { zone: Zone; calendar: Calendar; dayparts: Dayparts }
export const daypartsById = (dayparts: readonly Daypart[]): Dayparts => new Map(dayparts.map((each) => [each.id, each]))

/**
 * RULES SC1, SC2. When a schedule is in force within reach of a range, whose dates are given in order (`datesAround`);
 * each occurrence with its true start and end. Days that touch stay apart, so that a start never depends on where the
 * range begins.
 */
export function occurrences(
  { timing }: Schedule,
  zone: Zone,
  range: Span,
  dates: readonly LocalDate[],
  calendar: Calendar,
  dayparts: Dayparts,
): Span[] {
  const all: Span[] =
    timing.kind === 'once'
      ? [{ start: timing.start, end: timing.end }]
      : recurringSpans(timing, zone, dates, calendar, dayparts)
  return all.filter((span) => span.end > range.start && span.start < range.end && span.start < span.end)
}

/** RULES SC1. What a recurring schedule's dates among these (in order, without gaps) open, each with its true start and end. */
export const recurringSpans = (
  timing: Recurring,
  zone: Zone,
  dates: readonly LocalDate[],
  calendar: Calendar,
  dayparts: Dayparts,
): Span[] =>
  liveDates(timing, dates, calendar).flatMap((date) =>
    hoursOf(timing, date, calendar, dayparts)
      .map((hours) => spanOf(zone, date, hours))
      .filter(({ start, end }) => start < end),
  )

export type Recurring = Extract<Timing, { kind: 'recurring' }>

function liveDates({ recurrence }: Recurring, dates: readonly LocalDate[], calendar: Calendar): LocalDate[] {
  if (dates.length === 0) return []
  const first = epochDay(dates[0]!)
  return daysIn(recurrence, calendar, { first, last: first + dates.length - 1 }).map((day) => dates[day - first]!)
}

/** Some of the dates of a rule may have no hours: a daypart's days off, weekdays without a row. */
const LOOKED_AT = 60

/** The first so many dates whose hours are not over at an instant; the evening before may reach over it. */
export function datesAhead(timing: Recurring, times: Times, now: Instant, howMany: number): LocalDate[] {
  const { zone, calendar, dayparts } = times
  const yesterday = addDays(toLocal(zone, now).date, -1)
  const goesOn = (date: LocalDate) =>
    hoursOf(timing, date, calendar, dayparts).some((hours) => spanOf(zone, date, hours).end > now)
  return nextDates(timing.recurrence, calendar, yesterday, LOOKED_AT).filter(goesOn).slice(0, howMany)
}

/** RULES CK1. The first date on which it has hours that are not over; null when there is none. */
export function firstDateOf(timing: Timing, times: Times, now: Instant): LocalDate | null {
  if (timing.kind === 'recurring') return datesAhead(timing, times, now, 1)[0] ?? null
  return timing.end <= now ? null : toLocal(times.zone, instant(Math.max(now, timing.start))).date
}

/** RULES SC4–SC6. The hours that a recurring schedule has on a date on which it lives. */
export function hoursOf(
  { hours, recurrence: { rule, also } }: Recurring,
  date: LocalDate,
  calendar: Calendar,
  dayparts: Dayparts,
): readonly Hours[] {
  if (hours.kind === 'daypart') {
    const daypart = dayparts.get(hours.daypart)
    return daypart ? hoursOn(daypart, date, calendar) : []
  }
  const { weekday, hoursOf: standsFor } = calendar.day(date)
  const rows = rowsOf(hours.rows, rule.every === 'day-kind' && rule.kind === 'working' ? standsFor : weekday)
  return rows.length === 0 && also.includes(date) ? hours.rows : rows
}

/** RULES SC3, LD7. How near a target names a display; null: not at all. */
export function distanceTo(target: Target, display: { id: number; groups: readonly number[] }): 0 | 1 | 2 | null {
  if (target.displays.some((id) => id === display.id)) return 0
  if (target.groups.some((id) => display.groups.includes(id))) return 1
  return target.all ? 2 : null
}

/** RULES OH1, OH2, OH4. When a display is on, and how bright; where rows overlap, the brighter one holds. */
export function openSpans(
  opening: Opening,
  zone: Zone,
  range: Span,
  dates: readonly LocalDate[],
  calendar: Calendar,
): (Span & { brightness: number })[] {
  return dates
    .flatMap((date) => spansOn(zone, date, hoursOn(opening, date, calendar)))
    .flatMap(({ row, start, end }) => clip([{ start, end }], range).map((s) => ({ ...s, brightness: row.brightness })))
}
