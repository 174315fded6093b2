import { Type } from 'typebox'
import { Clock, Weekday, addDays, parseClock, toInstant, weekdayOf } from './time.ts'
import type { Instant, LocalDate, TimeOfDay, Zone } from './time.ts'
import type { Span } from './spans.ts'

/**
 * One row of a weekly table: on these weekdays, from … to. `to` not after `from` means across midnight, into the next
 * morning; the row belongs to the date it starts on. `00:00`–`24:00` is the whole day.
 */
export const HoursRow = Type.Object({
  weekdays: Type.Array(Weekday, { minItems: 1, maxItems: 7, uniqueItems: true }),
  from: Clock,
  to: Clock,
})
export type HoursRow = Type.Static<typeof HoursRow>

/** A weekly table: the office's hours, a daypart, a schedule's windows. Empty means never. */
export const WeekTable = Type.Array(HoursRow, { maxItems: 50 })
export type WeekTable = Type.Static<typeof WeekTable>

export const EVERY_DAY: Weekday[] = [1, 2, 3, 4, 5, 6, 7]
export const ALL_WEEK: WeekTable = [{ weekdays: EVERY_DAY, from: '00:00' as Clock, to: '24:00' as Clock }]

/** RULES DP1, DP2. The instants that rows open on one civil date, those past midnight included; not tidied. */
export function spansOn<Row extends HoursRow>(
  zone: Zone,
  date: LocalDate,
  rows: readonly Row[],
): (Span & { row: Row })[] {
  const weekday = weekdayOf(date)
  return rows
    .filter((row) => row.weekdays.includes(weekday))
    .map((row) => ({ row, ...clockSpan(zone, date, parseClock(row.from), parseClock(row.to)) }))
    .filter((span) => span.start < span.end)
}

function clockSpan(zone: Zone, date: LocalDate, from: TimeOfDay, to: TimeOfDay): { start: Instant; end: Instant } {
  return { start: toInstant(zone, date, from), end: toInstant(zone, to > from ? date : addDays(date, 1), to) }
}
