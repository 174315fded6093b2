/**
 * The paid public holidays of a year by rule: Bộ luật Lao động 45/2019/QH14 Điều 111 khoản 3 and Điều 112 khoản 1;
 * 24/11 by Nghị quyết 28/2026/QH16 Điều 2. What the Prime Minister settles year by year is a default here, and an entry
 * of the office takes its place (RULES CA3–CA7).
 */
import { Type } from 'typebox'
import { addDays, weekdayOf } from '../time.ts'
import type { LocalDate, Weekday } from '../time.ts'
import { lastDayOfYear, toSolar } from './lunar.ts'

export const HOLIDAYS = [
  'new-year',
  'tet',
  'hung-kings',
  'reunification',
  'labour',
  'national-day',
  'culture-day',
] as const
export const Holiday = Type.Enum(HOLIDAYS)
export type Holiday = (typeof HOLIDAYS)[number]

/** `inLieu`: the day off that stands for a holiday which fell on a weekly day of rest. */
export type PublicHoliday = { date: LocalDate; holiday: Holiday; inLieu: boolean }

/** The labour code of 2019 is in force from 2021 on; the day of culture is first kept in 2026. */
const SINCE = 2021
const CULTURE_SINCE = 2026
/** The lunar dates end here. */
const UNTIL = 2100

/** RULES CA3–CA7. Sorted by date; a date appears once. None before 2021 and after 2100. */
export function publicHolidays(year: number, restDays: readonly Weekday[]): PublicHoliday[] {
  if (!(year >= SINCE && year <= UNTIL)) return []
  const proper = properDays(year, restDays)
  const taken = new Set(proper.map(({ date }) => date))
  const all: PublicHoliday[] = []
  for (const { date, holiday } of proper) {
    all.push({ date, holiday, inLieu: false })
    if (!compensated(holiday) || !restDays.includes(weekdayOf(date))) continue
    const instead = nextWorkingDay(date, restDays, taken)
    if (instead === null) continue
    taken.add(instead)
    all.push({ date: instead, holiday, inLieu: true })
  }
  return all.sort((a, b) => (a.date < b.date ? -1 : 1))
}

/** RULES CA7. Điều 111 names the holidays of Điều 112 khoản 1, and 24/11 stands in a resolution of its own. */
const compensated = (holiday: Holiday) => holiday !== 'culture-day'

/** In order of date: days in lieu are given out in this order. */
function properDays(year: number, restDays: readonly Weekday[]): { date: LocalDate; holiday: Holiday }[] {
  const on = (monthAndDay: string) => `${year}-${monthAndDay}` as LocalDate
  const days = [
    { date: on('01-01'), holiday: 'new-year' as const },
    ...tet(year).map((date) => ({ date, holiday: 'tet' as const })),
    { date: toSolar({ year, month: 3, day: 10, leap: false })!, holiday: 'hung-kings' as const },
    { date: on('04-30'), holiday: 'reunification' as const },
    { date: on('05-01'), holiday: 'labour' as const },
    ...nationalDays(on('09-02'), restDays).map((date) => ({ date, holiday: 'national-day' as const })),
  ]
  return year < CULTURE_SINCE ? days : [...days, { date: on('11-24'), holiday: 'culture-day' as const }]
}

/** RULES CA4. The last day of Chạp, whatever its number, and the first four of the year. */
function tet(year: number): LocalDate[] {
  const eve = lastDayOfYear(year - 1)!
  return [0, 1, 2, 3, 4].map((days) => addDays(eve, days))
}

/** RULES CA5. 2 September with the neighbour that is worked and makes the longer rest; the day before when both do. */
function nationalDays(day: LocalDate, restDays: readonly Weekday[]): [LocalDate, LocalDate] {
  const before = addDays(day, -1)
  const after = addDays(day, 1)
  const worked = (date: LocalDate) => (restDays.includes(weekdayOf(date)) ? 0 : 1)
  const gain = worked(after) - worked(before) || restFrom(after, 1, restDays) - restFrom(before, -1, restDays)
  return gain > 0 ? [day, after] : [before, day]
}

/** How many days of rest follow on a date, looking one way. */
function restFrom(date: LocalDate, step: 1 | -1, restDays: readonly Weekday[]): number {
  let days = 0
  while (days < 7 && restDays.includes(weekdayOf(addDays(date, step * (days + 1))))) days += 1
  return days
}

/** RULES CA6. Null where every day of the week is one of rest. */
function nextWorkingDay(
  date: LocalDate,
  restDays: readonly Weekday[],
  taken: ReadonlySet<LocalDate>,
): LocalDate | null {
  for (let days = 1; days <= 70; days += 1) {
    const next = addDays(date, days)
    if (!taken.has(next) && !restDays.includes(weekdayOf(next))) return next
  }
  return null
}
