import { Type } from 'typebox'
import { LocalDate, addDays, epochDay } from '../time.ts'

/** Báo cáo tháng, quý, 6 tháng, năm, or from a day to a day. */
export const PERIOD_KINDS = ['month', 'quarter', 'half', 'year', 'range'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]

/** Both dates are in. */
export const Period = Type.Object({ kind: Type.Enum(PERIOD_KINDS), from: LocalDate, until: LocalDate })
export type Period = Type.Static<typeof Period>

const MONTHS = { month: 1, quarter: 3, half: 6, year: 12 } as const

/** RULES RE1. The calendar period of a kind that a date lies in. */
export function periodOf(kind: Exclude<PeriodKind, 'range'>, date: LocalDate): Period {
  const months = MONTHS[kind]
  const first = Math.floor((Number(date.slice(5, 7)) - 1) / months) * months
  const year = Number(date.slice(0, 4))
  return { kind, from: firstOf(year, first), until: addDays(firstOf(year, first + months), -1) }
}

/** RULES RE2. What a period is compared with: the one of its kind before it; for a range, as many days just before. */
export function previousPeriod({ kind, from, until }: Period): Period {
  const last = addDays(from, -1)
  if (kind !== 'range') return periodOf(kind, last)
  return { kind, from: addDays(last, epochDay(from) - epochDay(until)), until: last }
}

/** The calendar months that a period touches, each cut to it. */
export function monthsOf({ from, until }: Period): Period[] {
  const months: Period[] = []
  for (let date = from; date <= until; date = addDays(months.at(-1)!.until, 1)) {
    const month = periodOf('month', date)
    months.push({ kind: 'month', from: date, until: month.until < until ? month.until : until })
  }
  return months
}

/** RULES RE7. The quarters of a period; what lies in one quarter, or is not made of whole ones, stays as it is. */
export function quartersOf(period: Period): Period[] {
  const quarters: Period[] = []
  for (let date = period.from; date <= period.until; date = addDays(quarters.at(-1)!.until, 1)) {
    const quarter = periodOf('quarter', date)
    if (quarter.from < date || quarter.until > period.until) return [period]
    quarters.push(quarter)
  }
  return quarters
}

/** The first of the month; `month` counts from 0 and may lie in another year. */
function firstOf(year: number, month: number): LocalDate {
  const of = year + Math.floor(month / 12)
  return `${String(of).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01` as LocalDate
}
