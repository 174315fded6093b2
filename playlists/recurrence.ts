import { Type } from 'typebox'
import { LocalDate, Weekday, addDays, weekdayOf } from './time.ts'

/** Which civil dates a schedule lives on: a date range, weekdays, and single dates taken out (keyed by civil date). */
export const Recurrence = Type.Object({
  from: Type.Union([LocalDate, Type.Null()]),
  until: Type.Union([LocalDate, Type.Null()]),
  weekdays: Type.Array(Weekday, { minItems: 1, maxItems: 7, uniqueItems: true }),
  except: Type.Array(LocalDate, { maxItems: 1000, uniqueItems: true }),
})
export type Recurrence = Type.Static<typeof Recurrence>

/** RULES RC1–RC3. `until` is the last date it lives on. */
export function livesOn(rule: Recurrence, date: LocalDate): boolean {
  return (
    (rule.from === null || rule.from <= date) &&
    (rule.until === null || date <= rule.until) &&
    rule.weekdays.includes(weekdayOf(date)) &&
    !rule.except.includes(date)
  )
}

/** The dates from `first` to `last`, both in. */
export function datesBetween(first: LocalDate, last: LocalDate): LocalDate[] {
  const out: LocalDate[] = []
  for (let date = first; date <= last; date = addDays(date, 1)) out.push(date)
  return out
}
