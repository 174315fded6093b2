/**
 * Solar ↔ Vietnamese lunar dates, by the rules of the Vietnamese calendar as Hồ Ngọc Đức publishes them (RULES LU1–LU4;
 * "Thuật toán tính âm lịch", informatik.uni-leipzig.de/~duc/amlich/calrules.html).
 */
import { epochDay, makeDate } from '../time.ts'
import type { LocalDate } from '../time.ts'
import { newMoonDay, newMoonNear, sunSign } from './astronomy.ts'

/** `year` is the solar year in which the lunar year begins; `leap` marks the second month of that number. */
export type LunarDate = { year: number; month: number; day: number; leap: boolean }

type Month = { month: number; leap: boolean; start: number; days: number }

const FIRST = '1900-01-01' as LocalDate
const LAST = '2100-12-31' as LocalDate

/** The sign the sun enters at the December solstice (đông chí). */
const WINTER = 9

/** The months of each lunar year asked for so far; whoever asks again gets the same answer sooner, and nothing else. */
const KNOWN: Month[][] = []

/** RULES LU1–LU4. Null before 1900 and after 2100. */
export function toLunar(date: LocalDate): LunarDate | null {
  if (date < FIRST || date > LAST) return null
  const day = epochDay(date)
  const solarYear = Number(date.slice(0, 4))
  const year = day < monthsOf(solarYear)[0]!.start ? solarYear - 1 : solarYear
  const { month, leap, start } = monthsOf(year).findLast((each) => each.start <= day)!
  return { year, month, day: day - start + 1, leap }
}

/** RULES LU5. Null for a day that does not exist (the 30th of a short month, a leap month that is none) or is outside 1900–2100. */
export function toSolar({ year, month, day, leap }: LunarDate): LocalDate | null {
  if (!(year >= 1899 && year <= 2100)) return null
  const found = monthsOf(year).find((each) => each.month === month && each.leap === leap)
  if (found === undefined || !(day >= 1 && day <= found.days)) return null
  const date = makeDate(found.start + day - 1)
  return date < FIRST || date > LAST ? null : date
}

/** The last day of the twelfth month (Chạp): giao thừa is its night. Chạp often has only 29 days. */
export function lastDayOfYear(year: number): LocalDate | null {
  const tet = toSolar({ year: year + 1, month: 1, day: 1, leap: false })
  return tet === null ? null : makeDate(epochDay(tet) - 1)
}

/** Of a lunar year: from month 1 of the one solstice year to month 12 (with a leap one) of the next. */
function monthsOf(year: number): Month[] {
  const known = KNOWN[year]
  if (known) return known
  const tail = solsticeYear(year)
  const head = solsticeYear(year + 1)
  const months = [...tail.slice(beginning(tail)), ...head.slice(0, beginning(head))]
  KNOWN[year] = months
  return months
}

const beginning = (months: readonly Month[]) => months.findIndex(({ month, leap }) => month === 1 && !leap)

/** RULES LU2, LU3. Months 11, 12, 1 … 10, from the month of one December solstice to before that of the next. */
function solsticeYear(year: number): Month[] {
  const first = solsticeMoon(year - 1)
  const end = solsticeMoon(year)
  const starts = Array.from({ length: end - first + 1 }, (_, i) => newMoonDay(first + i))
  const leap = starts.length === 14 ? leapIndex(starts) : Infinity
  return starts.slice(0, -1).map((start, i) => ({
    month: ((10 + i - (i >= leap ? 1 : 0)) % 12) + 1,
    leap: i === leap,
    start,
    days: starts[i + 1]! - start,
  }))
}

/** Which new moon begins the month that holds the December solstice. */
function solsticeMoon(year: number): number {
  const end = epochDay(`${year}-12-31` as LocalDate)
  let k = newMoonNear(end) + 1
  while (newMoonDay(k) > end) k -= 1
  // The sun has passed the solstice already when this month begins: the solstice lies in the month before.
  return sunSign(newMoonDay(k)) >= WINTER ? k - 1 : k
}

/** The first month after the solstice's within which the sun enters no new sign. */
function leapIndex(starts: readonly number[]): number {
  return starts.findIndex((start, i) => i > 0 && sunSign(start) === sunSign(starts[i + 1]!))
}
