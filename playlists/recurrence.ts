import { Type } from 'typebox'
import type { Calendar } from './calendar.ts'
import { DateRule, daysOf } from './date-rule.ts'
import type { Days } from './date-rule.ts'
import { LocalDate, addDays, epochDay, makeDate } from './time.ts'

/**
 * Which civil dates a schedule lives on: what a rule gives between two dates or so many times, less the dates taken out,
 * and the dates added. Both are keyed by civil date, so no change of rule or hours brings a removed day back.
 */
export const Recurrence = Type.Object({
  from: Type.Union([LocalDate, Type.Null()]),
  until: Type.Union([LocalDate, Type.Null()]),
  count: Type.Union([Type.Integer({ minimum: 1, maximum: 1000 }), Type.Null()]),
  rule: DateRule,
  except: Type.Array(LocalDate, { maxItems: 1000, uniqueItems: true }),
  also: Type.Array(LocalDate, { maxItems: 1000, uniqueItems: true }),
})
export type Recurrence = Type.Static<typeof Recurrence>

/** Every day, from always to for ever. */
export const EVERY_DATE: Recurrence = {
  from: null,
  until: null,
  count: null,
  rule: { every: 'day', interval: 1 },
  except: [],
  also: [],
}

/** RULES RC4. Without a first date it cannot be known which weeks, months or years are meant, nor where to begin to count. */
export function needsStart({ rule, count }: Pick<Recurrence, 'rule' | 'count'>): boolean {
  return count !== null || ('interval' in rule && rule.interval > 1)
}

/** RULES RC1, RC3, RC5, RC12. The dates from `first` to `last`, both in, that it lives on; in order. */
export function datesOf(recurrence: Recurrence, calendar: Calendar, first: LocalDate, last: LocalDate): LocalDate[] {
  return daysIn(recurrence, calendar, { first: epochDay(first), last: epochDay(last) }).map(makeDate)
}

/** The same by days since 1970-01-01. */
export function daysIn(recurrence: Recurrence, calendar: Calendar, { first, last }: Days): number[] {
  const { also, except } = recurrence
  const given = givenDays(recurrence, calendar, first, last)
  if (also.length === 0 && except.length === 0) return given
  const all = new Set(given)
  for (const day of also.map(epochDay)) if (first <= day && day <= last) all.add(day)
  for (const day of except.map(epochDay)) all.delete(day)
  return [...all].sort((a, b) => a - b)
}

function givenDays(
  { from, until, count, rule }: Recurrence,
  calendar: Calendar,
  first: number,
  last: number,
): number[] {
  const start = from === null ? first : epochDay(from)
  const range = { first: Math.max(first, start), last: until === null ? last : Math.min(last, epochDay(until)) }
  if (count === null) return [...daysOf(rule, from, range, calendar)]
  return upTo(count, daysOf(rule, from, { ...range, first: start }, calendar)).filter((day) => day >= first)
}

function upTo(count: number, days: Iterable<number>): number[] {
  const out: number[] = []
  for (const day of days) if (out.push(day) === count) break
  return out
}

export function livesOn(recurrence: Recurrence, calendar: Calendar, date: LocalDate): boolean {
  const day = epochDay(date)
  return daysIn(recurrence, calendar, { first: day, last: day }).length > 0
}

/** Whatever comes round at all comes within forty years (29/02 in 2100 is left out). */
const FAR_YEARS = 40

/** The first so many dates from `date` on; fewer when it ends. */
export function nextDates(recurrence: Recurrence, calendar: Calendar, date: LocalDate, howMany: number): LocalDate[] {
  const out: LocalDate[] = []
  for (let year = 0; year < FAR_YEARS && out.length < howMany; year++)
    out.push(...datesOf(recurrence, calendar, addDays(date, year * 366), addDays(date, year * 366 + 365)))
  return out.slice(0, howMany)
}

/** The dates from `first` to `last`, both in. */
export function datesBetween(first: LocalDate, last: LocalDate): LocalDate[] {
  const out: LocalDate[] = []
  for (let day = epochDay(first), end = epochDay(last); day <= end; day++) out.push(makeDate(day))
  return out
}
