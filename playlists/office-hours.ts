import { Type } from 'typebox'
import { Holiday } from './calendar/holidays.ts'
import type { Calendar } from './calendar.ts'
import { Hours, WeekTable, hoursOn, spansOn } from './dayparts.ts'
import type { DatedTable, Daypart } from './dayparts.ts'
import type { DaypartId } from './ids.ts'
import type { Content } from './content.ts'
import { contains, tidy } from './spans.ts'
import type { Span } from './spans.ts'
import { LocalDate, Weekday, addDays, instant, toLocal } from './time.ts'
import type { Instant, Zone } from './time.ts'

/** The hours of one date as the calendar leaves them, and why they are not those of its weekday. */
export const HoursDay = Type.Object({
  date: LocalDate,
  hours: Type.Array(Hours, { maxItems: 50 }),
  holiday: Type.Union([Holiday, Type.Null()]),
  inLieu: Type.Boolean(),
  /** Worked although it would be free, by the hours of this weekday. */
  as: Type.Union([Weekday, Type.Null()]),
  /** What the office calls the date, or empty. */
  name: Type.String(),
})
export type HoursDay = Type.Static<typeof HoursDay>

/** All that a screen needs to say when people are received: the usual week, and each date for some weeks to come. */
export const HoursSheet = Type.Object({ week: WeekTable, days: Type.Array(HoursDay, { maxItems: 100 }) })
export type HoursSheet = Type.Static<typeof HoursSheet>

/** Sheets by the name of their hours: `office`, or the number of a daypart. */
export const HoursSheets = Type.Record(Type.String({ pattern: '^(office|[0-9]+)$' }), HoursSheet)
export type HoursSheets = Type.Static<typeof HoursSheets>

/** How far a sheet reaches past the dates it is asked for: over Tết to the next day of work. */
const AHEAD_DAYS = 14

export const sheetName = (daypart: DaypartId | null): string => (daypart === null ? 'office' : String(daypart))

/** RULES HR1. The office's hours follow the calendar, as a daypart may. */
export const officeTable = (hours: WeekTable): DatedTable => ({ hours, followsCalendar: true, dates: [] })

/** RULES HR1, HR2. The sheet of a table of hours for some dates; the one before may reach into the first morning. */
export function makeSheet(
  table: DatedTable,
  calendar: Calendar,
  dates: { first: LocalDate; last: LocalDate },
): HoursSheet {
  const end = addDays(dates.last, AHEAD_DAYS)
  const days: HoursDay[] = []
  for (let date = addDays(dates.first, -1); date <= end; date = addDays(date, 1))
    days.push(dayOf(table, calendar, date))
  return { week: table.hours.map(({ weekdays, from, to }) => ({ weekdays: [...weekdays], from, to })), days }
}

function dayOf(table: DatedTable, calendar: Calendar, date: LocalDate): HoursDay {
  const hours = hoursOn(table, date, calendar).map(({ from, to }) => ({ from, to }))
  const day = calendar.day(date)
  if (!table.followsCalendar) return { date, hours, holiday: null, inLieu: false, as: null, name: day.name }
  const as = day.hoursOf === day.weekday ? null : day.hoursOf
  return { date, hours, holiday: day.off ? day.holiday : null, inLieu: day.inLieu, as, name: day.name }
}

/** The sheets that some contents ask for. A daypart that is no more has none. */
export function sheetsFor(
  contents: readonly Content[],
  facts: { officeHours: WeekTable; dayparts: ReadonlyMap<DaypartId, Daypart>; calendar: Calendar },
  dates: { first: LocalDate; last: LocalDate },
): HoursSheets {
  const sheets: HoursSheets = {}
  for (const content of contents) {
    if (content.kind !== 'hours') continue
    const table = content.daypart === null ? officeTable(facts.officeHours) : facts.dayparts.get(content.daypart)
    if (table) sheets[sheetName(content.daypart)] ??= makeSheet(table, facts.calendar, dates)
  }
  return sheets
}

/** What holds just now: today, until when it is open, or when it opens next. */
export type HoursState = { today: HoursDay | null; openUntil: Instant | null; opensAt: Instant | null }

/** RULES HR3. */
export function hoursAt({ days }: HoursSheet, zone: Zone, now: Instant): HoursState {
  const { date } = toLocal(zone, now)
  const spans = tidy(days.flatMap((day) => spansOn(zone, day.date, day.hours)))
  const open = spans.find((span: Span) => contains(span, now))
  const next = spans.find(({ start }) => start > now)
  return {
    today: days.find((day) => day.date === date) ?? null,
    openUntil: open ? open.end : null,
    opensAt: next ? instant(next.start) : null,
  }
}

/** Weekdays in a row that have the same hours; none: closed. */
export type WeekLine = { from: Weekday; to: Weekday; hours: Hours[] }

/** RULES HR4. The usual week in as few lines as say it. */
export function weekLines(week: WeekTable): WeekLine[] {
  const lines: WeekLine[] = []
  for (const weekday of [1, 2, 3, 4, 5, 6, 7] as const) {
    const hours = week
      .filter((row) => row.weekdays.includes(weekday))
      .map(({ from, to }) => ({ from, to }))
      .sort((a, b) => (a.from < b.from ? -1 : 1))
    const last = lines.at(-1)
    if (last && isSame(last.hours, hours)) last.to = weekday
    else lines.push({ from: weekday, to: weekday, hours })
  }
  return lines
}

const isSame = (one: readonly Hours[], other: readonly Hours[]): boolean =>
  one.length === other.length && one.every(({ from, to }, n) => from === other[n]!.from && to === other[n]!.to)
