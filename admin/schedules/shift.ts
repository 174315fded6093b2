import type { DateRule } from '../../playlists/date-rule.ts'
import { spansOn } from '../../playlists/dayparts.ts'
import type { HoursRow } from '../../playlists/dayparts.ts'
import { hoursOf } from '../../playlists/occurrences.ts'
import type { Recurring } from '../../playlists/occurrences.ts'
import { livesOn } from '../../playlists/recurrence.ts'
import type { Recurrence } from '../../playlists/recurrence.ts'
import type { Schedule } from '../../playlists/schedule.ts'
import type { Span } from '../../playlists/spans.ts'
import {
  MINUTE,
  addDays,
  epochDay,
  makeClock,
  parseClock,
  toInstant,
  toLocal,
  weekdayOf,
} from '../../playlists/time.ts'
import type { Clock, Instant, LocalDate, TimeOfDay, Weekday, Zone } from '../../playlists/time.ts'
import { DAY_MINUTES } from './week.ts'
import type { Block, World } from './week.ts'

/** How far a block was moved or stretched: days, and minutes at either edge. */
export type Shift = { days: number; start: number; end: number }
export const NO_SHIFT: Shift = { days: 0, start: 0, end: 0 }
export const isShifted = ({ days, start, end }: Shift): boolean => days !== 0 || start !== 0 || end !== 0

/** What a block is a picture of: a one-off, or one row of a series on the date it belongs to. */
export type Occurrence = Span & { date: LocalDate; row: { from: Clock; to: Clock } | null }

const SHORTEST = 15

/** Null for a block that several rows make up together. */
export function occurrenceOf(world: World, { schedule, date, from, to }: Block): Occurrence | null {
  const { zone } = world
  const { timing } = schedule
  if (timing.kind === 'once') return { ...timing, date: toLocal(zone, timing.start).date, row: null }
  const seen = { start: atMinutes(zone, date, from), end: atMinutes(zone, date, to) }
  const near = [addDays(date, -1), date].flatMap((each) => rowsOn(world, timing, each))
  const parts = near.filter(({ start, end }) => start < seen.end && seen.start < end)
  return parts.length === 1 ? parts[0]! : null
}

/** The rows that a series has on a date on which it lives. */
function rowsOn({ zone, calendar, dayparts }: World, timing: Recurring, date: LocalDate): Occurrence[] {
  if (!livesOn(timing.recurrence, calendar, date)) return []
  return spansOn(zone, date, hoursOf(timing, date, calendar, dayparts)).map((span) => ({ ...span, date }))
}

/** Minutes of a civil day as an instant; they may lie outside it. */
function atMinutes(zone: Zone, date: LocalDate, minutes: number): Instant {
  const day = Math.floor(minutes / DAY_MINUTES)
  return toInstant(zone, addDays(date, day), (minutes - day * DAY_MINUTES) as TimeOfDay)
}

function movedBy(zone: Zone, at: Instant, days: number, minutes: number): Instant {
  const local = toLocal(zone, at)
  return atMinutes(zone, addDays(local.date, days), local.minutes + minutes)
}

export const movedSpan = (zone: Zone, { start, end }: Span, shift: Shift): Span => ({
  start: movedBy(zone, start, shift.days, shift.start),
  end: movedBy(zone, end, shift.days, shift.end),
})

/** The shift that is allowed: nothing gets shorter than a quarter of an hour, nor a row longer than a day. */
export function within({ start, end, row }: Occurrence, shift: Shift): Shift {
  const minutes = (end - start) / MINUTE
  const longest = row === null ? Infinity : DAY_MINUTES
  const length = minutes + shift.end - shift.start
  const wanted = Math.min(Math.max(length, Math.min(SHORTEST, minutes)), Math.max(longest, minutes))
  const excess = length - wanted
  if (excess === 0) return shift
  return shift.end !== 0 && shift.start === 0
    ? { ...shift, end: shift.end - excess }
    : { ...shift, start: shift.start + excess }
}

/** The whole series as it would be, dates taken out and added as they were; null where its rule cannot be moved so. */
export function shiftSeries(timing: Recurring, occurrence: Occurrence, shift: Shift): Recurring | null {
  const { hours } = timing
  if (hours.kind === 'daypart') return shiftNamed(timing, occurrence, shift)
  const row = hours.rows.find((each) => each === occurrence.row)
  if (row === undefined) return null
  const first = parseClock(row.from) + shift.start
  const length = lengthOf(row) + shift.end - shift.start
  if (length < 1 || length > DAY_MINUTES) return null
  const over = Math.floor(first / DAY_MINUTES)
  const from = first - over * DAY_MINUTES
  const days = shift.days + over
  const moved =
    days === 0
      ? { row, recurrence: timing.recurrence }
      : movedDay(timing.recurrence, hours.rows, row, occurrence.date, days)
  if (moved === null) return null
  const made: HoursRow = { ...moved.row, ...clocks(from, length) }
  const rows = hours.rows.map((each) => (each === row ? made : each))
  return { ...timing, recurrence: moved.recurrence, hours: { kind: 'own', rows } }
}

/** The hours of a daypart are not the series' own: it can only change its weekday. */
function shiftNamed(timing: Recurring, { date }: Occurrence, shift: Shift): Recurring | null {
  const { rule } = timing.recurrence
  if (shift.start !== 0 || shift.end !== 0 || rule.every !== 'week') return null
  const weekdays = swapped(rule, date, shift.days)
  return weekdays === null ? null : { ...timing, recurrence: { ...timing.recurrence, rule: { ...rule, weekdays } } }
}

function lengthOf({ from, to }: { from: Clock; to: Clock }): number {
  const length = parseClock(to) - parseClock(from)
  return length > 0 ? length : length + DAY_MINUTES
}

function clocks(from: number, length: number): { from: Clock; to: Clock } {
  const end = from + length
  const to = end <= DAY_MINUTES ? end : end - DAY_MINUTES
  return { from: makeClock(from as TimeOfDay), to: makeClock(to as TimeOfDay) }
}

/** One weekday of a series becomes another; other rules have no day that could be moved. */
function movedDay(recurrence: Recurrence, rows: readonly HoursRow[], row: HoursRow, date: LocalDate, days: number) {
  const { rule } = recurrence
  const was = weekdayOf(date)
  if (rule.every === 'day' && rule.interval === 1 && row.weekdays.length < 7)
    return { row: { ...row, weekdays: swap(row.weekdays, date, days) }, recurrence }
  const alone = rows.filter((each) => each.weekdays.includes(was)).length === 1
  const moved = rule.every === 'week' && alone ? swapped(rule, date, days) : null
  if (rule.every !== 'week' || moved === null) return null
  const weekdays = row.weekdays.length === 7 ? row.weekdays : swap(row.weekdays, date, days)
  return { row: { ...row, weekdays }, recurrence: { ...recurrence, rule: { ...rule, weekdays: moved } } }
}

/** The weekdays of a weekly rule with that of a date moved; null where it has none there, or would fall in another week. */
function swapped(rule: Extract<DateRule, { every: 'week' }>, date: LocalDate, days: number): Weekday[] | null {
  const was = weekdayOf(date)
  const sameWeek = 1 <= was + days && was + days <= 7
  if (!rule.weekdays.includes(was) || (rule.interval > 1 && !sameWeek)) return null
  return swap(rule.weekdays, date, days)
}

function swap(weekdays: readonly Weekday[], date: LocalDate, days: number): Weekday[] {
  const [was, is] = [weekdayOf(date), weekdayOf(addDays(date, days))]
  return [...new Set(weekdays.map((day) => (day === was ? is : day)))].sort((a, b) => a - b)
}

const byDate = (dates: readonly LocalDate[], date: LocalDate): LocalDate[] => [...new Set([...dates, date])].sort()

export const withoutDate = (timing: Recurring, date: LocalDate): Recurring => ({
  ...timing,
  recurrence: { ...timing.recurrence, except: byDate(timing.recurrence.except, date) },
})
const withDate = (timing: Recurring, date: LocalDate): Recurring => ({
  ...timing,
  recurrence: { ...timing.recurrence, also: byDate(timing.recurrence.also, date) },
})

/** What becomes of a schedule and which one-off schedules stand beside it. */
export type Parting = { series: Recurring | null; once: Span[] }

/**
 * Only this day: it leaves the series by its civil date. What else the series had on it stays, as one-offs; where the series
 * itself would play just so on another date, that date is added to it instead.
 */
export function shiftDay(world: World, timing: Recurring, occurrence: Occurrence, shift: Shift): Parting {
  const all = rowsOn(world, timing, occurrence.date)
  const left = withoutDate(timing, occurrence.date)
  const to = addDays(occurrence.date, shift.days)
  if (shift.start === 0 && shift.end === 0 && all.length === 1) {
    const added = addedTo(world, left, occurrence, to)
    if (added !== null) return { series: added, once: [] }
  }
  const others = all.filter(({ row }) => row !== occurrence.row).map(({ start, end }) => ({ start, end }))
  return { series: left, once: [movedSpan(world.zone, occurrence, shift), ...others] }
}

/** The series with a date more, if it then plays on it with these hours and no others; null otherwise. */
function addedTo(world: World, timing: Recurring, { row }: Occurrence, date: LocalDate): Recurring | null {
  if (livesOn(timing.recurrence, world.calendar, date)) return null
  const added = withDate(timing, date)
  const there = rowsOn(world, added, date)
  return there.length === 1 && there[0]!.row?.from === row?.from && there[0]!.row?.to === row?.to ? added : null
}

/** The same on other dates; where it plays so already, nothing is to be done. */
export function copyTo(
  world: World,
  { timing }: Pick<Schedule, 'timing'>,
  from: Occurrence,
  dates: readonly LocalDate[],
): Parting {
  const { zone } = world
  let series = timing.kind === 'recurring' ? timing : null
  const once: Span[] = []
  for (const date of dates) {
    const shift = { ...NO_SHIFT, days: epochDay(date) - epochDay(from.date) }
    const there = movedSpan(zone, from, shift)
    if (series !== null) {
      if (rowsOn(world, series, date).some(({ start, end }) => start === there.start && end === there.end)) continue
      const added: Recurring | null = addedTo(world, series, from, date)
      if (added !== null) {
        series = added
        continue
      }
    } else if (date === from.date) continue
    once.push(there)
  }
  return { series: series === timing ? null : series, once }
}
