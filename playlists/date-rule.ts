import { Type } from 'typebox'
import { Holiday } from './calendar/holidays.ts'
import type { Calendar } from './calendar.ts'
import { toSolar } from './calendar/lunar.ts'
import { Weekday, epochDay, makeDate, weekdayOf } from './time.ts'
import type { LocalDate } from './time.ts'

const Interval = Type.Integer({ minimum: 1, maximum: 99 })
/** So many days before or after the date that the rule names. */
const Reach = Type.Integer({ minimum: 0, maximum: 60 })
const Month = Type.Integer({ minimum: 1, maximum: 12 })
const MonthDay = Type.Integer({ minimum: 1, maximum: 31 })

/** Days of a month by number (-1: the last one), or its nth such weekday (-1: the last one). */
export const MonthDays = Type.Union([
  Type.Object({
    kind: Type.Literal('dates'),
    dates: Type.Array(Type.Union([MonthDay, Type.Literal(-1)]), { minItems: 1, maxItems: 32, uniqueItems: true }),
  }),
  Type.Object({
    kind: Type.Literal('nth'),
    nth: Type.Union([Type.Integer({ minimum: 1, maximum: 5 }), Type.Literal(-1)]),
    weekday: Weekday,
  }),
])
export type MonthDays = Type.Static<typeof MonthDays>

/** RULES RC2, RC4, RC6–RC11. Which civil dates come round; `before` and `after` widen each of them to a run of days. */
export const DateRule = Type.Union([
  Type.Object({ every: Type.Literal('day'), interval: Interval }),
  Type.Object({
    every: Type.Literal('week'),
    interval: Interval,
    weekdays: Type.Array(Weekday, { minItems: 1, maxItems: 7, uniqueItems: true }),
  }),
  Type.Object({ every: Type.Literal('month'), interval: Interval, on: MonthDays }),
  Type.Object({
    every: Type.Literal('year'),
    interval: Interval,
    month: Month,
    day: MonthDay,
    before: Reach,
    after: Reach,
  }),
  Type.Object({
    every: Type.Literal('lunar-year'),
    month: Month,
    day: Type.Integer({ minimum: 1, maximum: 30 }),
    before: Reach,
    after: Reach,
  }),
  Type.Object({ every: Type.Literal('day-kind'), kind: Type.Union([Type.Literal('working'), Type.Literal('off')]) }),
  Type.Object({
    every: Type.Literal('holiday'),
    holidays: Type.Array(Holiday, { minItems: 1, maxItems: 7, uniqueItems: true }),
    before: Reach,
    after: Reach,
  }),
])
export type DateRule = Type.Static<typeof DateRule>

/** Days since 1970-01-01, both in. Plain numbers: a resolver asks for them tens of thousands of times. */
export type Days = { first: number; last: number }

/**
 * The days of a range that a rule gives, in order, each once. `start` is where intervals count from; a rule that has none
 * counts from 1970-01-01.
 */
export function daysOf(rule: DateRule, start: LocalDate | null, range: Days, calendar: Calendar): Iterable<number> {
  const anchor = start === null ? 0 : epochDay(start)
  switch (rule.every) {
    case 'day':
      return everyDay(rule.interval, anchor, range)
    case 'week':
      return everyWeek(rule, anchor, range)
    case 'month':
      return everyMonth(rule, anchor, range)
    case 'year':
      return widen(everyYear(rule, anchor, range), rule, range)
    case 'lunar-year':
      return widen(everyLunarYear(rule, range), rule, range)
    case 'day-kind':
      return where(range, (date) => calendar.day(date).off === (rule.kind === 'off'))
    case 'holiday':
      return widen(holidays(rule.holidays, widened(range, rule), calendar), rule, range)
  }
}

function* everyDay(interval: number, anchor: number, { first, last }: Days): Iterable<number> {
  for (let day = first + modulo(anchor - first, interval); day <= last; day += interval) yield day
}

/** Weeks begin on Monday, as ISO 8601 has them; day 0 was a Thursday. */
const weekOf = (day: number) => Math.floor((day + 3) / 7)

function* everyWeek(rule: DateRule & { every: 'week' }, anchor: number, { first, last }: Days): Iterable<number> {
  const { interval } = rule
  const weekdays = rule.weekdays.toSorted((a, b) => a - b)
  const week = weekOf(first)
  for (let at = week + modulo(weekOf(anchor) - week, interval); at * 7 - 3 <= last; at += interval) {
    for (const weekday of weekdays) {
      const day = at * 7 - 3 + weekday - 1
      if (first <= day && day <= last) yield day
    }
  }
}

/** Months since year 0. */
const monthOf = (day: number) => {
  const date = makeDate(day)
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1
}

function* everyMonth(rule: DateRule & { every: 'month' }, anchor: number, { first, last }: Days): Iterable<number> {
  const month = monthOf(first)
  const end = monthOf(last)
  for (let at = month + modulo(monthOf(anchor) - month, rule.interval); at <= end; at += rule.interval) {
    for (const day of daysOfMonth(at, rule.on)) if (first <= day && day <= last) yield day
  }
}

const two = (n: number) => String(n).padStart(2, '0')
const firstOf = (month: number) =>
  epochDay(`${String(Math.floor(month / 12)).padStart(4, '0')}-${two((month % 12) + 1)}-01` as LocalDate)

/** RULES RC6, RC7. A date that a month does not have is left out. */
function daysOfMonth(month: number, on: MonthDays): number[] {
  const first = firstOf(month)
  const length = firstOf(month + 1) - first
  if (on.kind === 'dates') {
    const numbers = on.dates.map((n) => (n === -1 ? length : n)).filter((n) => n <= length)
    return [...new Set(numbers)].sort((a, b) => a - b).map((n) => first + n - 1)
  }
  const { nth, weekday } = on
  const offset = modulo(weekday - weekdayOf(makeDate(first)), 7)
  const number = nth === -1 ? offset + 7 * Math.floor((length - 1 - offset) / 7) : offset + 7 * (nth - 1)
  return number < length ? [first + number] : []
}

/** RULES RC8. The days themselves, a year more on either side for their runs; 29/02 only where there is one. */
function* everyYear(rule: DateRule & { every: 'year' }, anchor: number, { first, last }: Days): Iterable<number> {
  const start = Math.floor(monthOf(anchor) / 12)
  const end = Math.floor(monthOf(last) / 12) + 1
  const year = Math.floor(monthOf(first) / 12) - 1
  for (let at = year + modulo(start - year, rule.interval); at <= end; at += rule.interval)
    yield* daysOfMonth(at * 12 + rule.month - 1, { kind: 'dates', dates: [rule.day] })
}

/** RULES RC9. The plain month, never the leap one; the 30th of a month of 29 days is its last day. */
function* everyLunarYear({ month, day }: { month: number; day: number }, { first, last }: Days): Iterable<number> {
  const from = Math.max(1900, Math.floor(monthOf(first) / 12) - 2)
  const end = Math.min(2100, Math.floor(monthOf(last) / 12) + 1)
  for (let year = from; year <= end; year++) {
    const date =
      toSolar({ year, month, day, leap: false }) ?? (day === 30 ? toSolar({ year, month, day: 29, leap: false }) : null)
    if (date !== null) yield epochDay(date)
  }
}

const holidays = (names: readonly Holiday[], range: Days, calendar: Calendar) =>
  where(range, (date) => {
    const { holiday } = calendar.day(date)
    return holiday !== null && names.includes(holiday)
  })

function* where({ first, last }: Days, gives: (date: LocalDate) => boolean): Iterable<number> {
  for (let day = first; day <= last; day++) if (gives(makeDate(day))) yield day
}

type Reaching = { before: number; after: number }
const widened = ({ first, last }: Days, { before, after }: Reaching): Days => ({
  first: first - after,
  last: last + before,
})

/** RULES RC10. Each day with those before and after it; runs that meet are one. */
function* widen(days: Iterable<number>, { before, after }: Reaching, { first, last }: Days): Iterable<number> {
  let next = first
  for (const day of days) {
    for (let at = Math.max(next, day - before); at <= Math.min(last, day + after); at++) yield at
    next = Math.max(next, day + after + 1)
  }
}

const modulo = (n: number, by: number) => ((n % by) + by) % by
