import { Type } from 'typebox'
import type { Calendar } from './calendar.ts'
import { DaypartId } from './ids.ts'
import type { Span } from './spans.ts'
import { Clock, LocalDate, Weekday, epochDay, onDay, parseClock } from './time.ts'
import type { Zone } from './time.ts'

/** From … to. `to` not after `from` means across midnight, into the next morning. `00:00`–`24:00` is the whole day. */
export const Hours = Type.Object({ from: Clock, to: Clock })
export type Hours = Type.Static<typeof Hours>

/** One row of a weekly table: these hours on these weekdays; they belong to the date they start on. */
export const HoursRow = Type.Object({
  weekdays: Type.Array(Weekday, { minItems: 1, maxItems: 7, uniqueItems: true }),
  ...Hours.properties,
})
export type HoursRow = Type.Static<typeof HoursRow>

/** A weekly table: the office's hours, a daypart, a schedule's windows. Empty means never. */
export const WeekTable = Type.Array(HoursRow, { maxItems: 50 })
export type WeekTable = Type.Static<typeof WeekTable>

/**
 * A named part of the day. One that follows the calendar has no hours on days off, and on a swapped working day those of
 * the weekday it stands for. `dates`: these dates have these hours instead (none: closed), whatever else is said.
 */
export const Daypart = Type.Object({
  id: DaypartId,
  hours: WeekTable,
  followsCalendar: Type.Boolean(),
  dates: Type.Array(Type.Object({ date: LocalDate, hours: Type.Array(Hours, { maxItems: 10 }) }), { maxItems: 400 }),
})
export type Daypart = Type.Static<typeof Daypart>

export const EVERY_DAY: Weekday[] = [1, 2, 3, 4, 5, 6, 7]
export const ALL_WEEK: WeekTable = [{ weekdays: EVERY_DAY, from: '00:00' as Clock, to: '24:00' as Clock }]

/** What dayparts and opening hours have in common: a week, and how it gives way to the calendar and to single dates. */
export type DatedTable<Row extends Hours = Hours> = {
  hours: readonly (Row & { weekdays: readonly Weekday[] })[]
  followsCalendar: boolean
  dates: readonly { date: LocalDate; hours: readonly Row[] }[]
}

/** The place of a date that is named a second time, or -1: only one of them could hold. */
export const repeatedDate = (dates: readonly { date: LocalDate }[]): number =>
  dates.findIndex(({ date }, n) => dates.findIndex((other) => other.date === date) < n)

/** RULES DP3, DP4. The hours that a table has on one civil date. */
export function hoursOn<Row extends Hours>(
  table: DatedTable<Row>,
  date: LocalDate,
  calendar: Calendar,
): readonly Row[] {
  const own = table.dates.find((entry) => entry.date === date)
  if (own !== undefined) return own.hours
  const day = calendar.day(date)
  if (table.followsCalendar && day.off) return []
  return rowsOf(table.hours, table.followsCalendar ? day.hoursOf : day.weekday)
}

/** RULES DP1. */
export const rowsOf = <Row extends { weekdays: readonly Weekday[] }>(rows: readonly Row[], weekday: Weekday): Row[] =>
  rows.filter((row) => row.weekdays.includes(weekday))

/** RULES DP2, DP5. The instants that hours open on one civil date, those past midnight included; not tidied. */
export function spansOn<Row extends Hours>(
  zone: Zone,
  date: LocalDate,
  hours: readonly Row[],
): (Span & { row: Row })[] {
  return hours.map((row) => ({ row, ...spanOf(zone, date, row) })).filter((span) => span.start < span.end)
}

/** RULES DP2, DP5. From … to on one civil date; empty where a clock change leaves nothing of it. */
export function spanOf(zone: Zone, date: LocalDate, hours: Hours): Span {
  const day = epochDay(date)
  const [from, to] = [parseClock(hours.from), parseClock(hours.to)]
  return { start: onDay(zone, day, from), end: onDay(zone, to > from ? day : day + 1, to) }
}
