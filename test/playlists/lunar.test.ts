import { describe, expect, it } from 'vitest'
import { newMoonDay, newMoonNear } from '../../playlists/calendar/astronomy.ts'
import { lastDayOfYear, toLunar, toSolar } from '../../playlists/calendar/lunar.ts'
import type { LunarDate } from '../../playlists/calendar/lunar.ts'
import { addDays, epochDay, makeDate } from '../../playlists/time.ts'
import { date } from '../support/make.ts'

const lunar = (year: number, month: number, day: number, leap = false): LunarDate => ({ year, month, day, leap })
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
const leapMonths = (year: number) => MONTHS.filter((month) => toSolar(lunar(year, month, 1, true)) !== null)
const eachDay = (from: string, to: string) =>
  Array.from({ length: epochDay(date(to)) - epochDay(date(from)) + 1 }, (_, i) => addDays(date(from), i))

/** Tết, the last day of Chạp before it, Giỗ Tổ, Trung thu, the leap month. Tết 2030 is a day before China's. */
const YEARS = [
  [2024, '2024-02-10', 30, '2024-04-18', '2024-09-17', null],
  [2025, '2025-01-29', 29, '2025-04-07', '2025-10-06', 6],
  [2026, '2026-02-17', 29, '2026-04-26', '2026-09-25', null],
  [2027, '2027-02-06', 29, '2027-04-16', '2027-09-15', null],
  [2028, '2028-01-26', 29, '2028-04-04', '2028-10-03', 5],
  [2029, '2029-02-13', 29, '2029-04-23', '2029-09-22', null],
  [2030, '2030-02-02', 29, '2030-04-12', '2030-09-12', null],
] as const

describe('lunar dates', () => {
  it.each(YEARS)('[LU4] the year %i', (year, tet, chap, hungKings, midAutumn, leap) => {
    expect(toSolar(lunar(year, 1, 1))).toBe(tet)
    expect(toLunar(date(tet))).toEqual(lunar(year, 1, 1))
    expect(toLunar(addDays(date(tet), -1))).toEqual(lunar(year - 1, 12, chap))
    expect(lastDayOfYear(year - 1)).toBe(addDays(date(tet), -1))
    expect(toSolar(lunar(year, 3, 10))).toBe(hungKings)
    expect(toSolar(lunar(year, 8, 15))).toBe(midAutumn)
    expect(leapMonths(year)).toEqual(leap === null ? [] : [leap])
  })

  // Thông báo 6150/TB-BLĐTBXH (2025) and 9441/TB-BNV (2026).
  it.each([
    ['2025-01-25', lunar(2024, 12, 26)],
    ['2025-01-29', lunar(2025, 1, 1)],
    ['2025-02-02', lunar(2025, 1, 5)],
    ['2026-02-14', lunar(2025, 12, 27)],
    ['2026-02-17', lunar(2026, 1, 1)],
    ['2026-02-22', lunar(2026, 1, 6)],
  ])('[LU1] the government calls %s so', (day, expected) => {
    expect(toLunar(date(day))).toEqual(expected)
  })

  it('[LU3] 25/07/2025 is the first of the leap sixth month', () => {
    expect(toLunar(date('2025-07-25'))).toEqual(lunar(2025, 6, 1, true))
    expect(toLunar(date('2025-07-24'))).toEqual(lunar(2025, 6, 30))
  })

  it('[LU2] in 1984–1985 and 2007 the meridian of Viet Nam gave other dates than that of China', () => {
    expect(toSolar(lunar(1985, 1, 1))).toBe('1985-01-21')
    expect([leapMonths(1984), leapMonths(1985)]).toEqual([[], [2]])
    expect(toSolar(lunar(2007, 1, 1))).toBe('2007-02-17')
  })

  it('[LU3] the leap month of 2033 is the eleventh, which lesser rules misplace', () => {
    expect(leapMonths(2033)).toEqual([11])
  })

  it('[LU5] every day of 1900–2100 goes there and back, days follow each other, months have 29 or 30', () => {
    let before = toLunar(date('1900-01-01'))!
    for (const day of eachDay('1900-01-02', '2100-12-31')) {
      const here = toLunar(day)!
      if (toSolar(here) !== day) throw new Error(`${day} does not come back`)
      const next = here.day === before.day + 1 && here.month === before.month && here.leap === before.leap
      const turned = here.day === 1 && before.day >= 29 && isNextMonth(before, here)
      if (!(next || turned) || here.day > 30) throw new Error(`${day} does not follow the day before`)
      before = here
    }
    expect(before).toEqual(lunar(2100, 12, 1))
  })

  const isNextMonth = (a: LunarDate, b: LunarDate) =>
    b.leap
      ? !a.leap && a.month === b.month && a.year === b.year
      : (a.month % 12) + 1 === b.month && b.year - a.year === (a.month === 12 ? 1 : 0)

  it('[LU4] Tết of 1900–2100 falls between 21/1 and 20/2', () => {
    for (let year = 1900; year <= 2100; year += 1) {
      const tet = toSolar(lunar(year, 1, 1))!.slice(5)
      expect(tet >= '01-21' && tet <= '02-20').toBe(true)
    }
  })

  it('[LU5] what does not exist or lies outside has no counterpart', () => {
    expect(toLunar(date('1899-12-31'))).toBeNull()
    expect(toLunar(date('2101-01-01'))).toBeNull()
    expect(toSolar(lunar(1899, 11, 1))).toBeNull()
    expect(toSolar(lunar(1899, 12, 1))).toBe('1900-01-01')
    expect(toSolar(lunar(2101, 1, 1))).toBeNull()
    expect(toSolar(lunar(2025, 12, 30))).toBeNull()
    expect(toSolar(lunar(2026, 6, 1, true))).toBeNull()
    expect(toSolar(lunar(2026, 13, 1))).toBeNull()
    expect(toSolar(lunar(2026, 1, 0))).toBeNull()
    expect(toSolar(lunar(Number.NaN, 1, 1))).toBeNull()
  })

  // Meeus, example 49.a: the new moon of 18 February 1977, 03:37 TD. Dates of 2026 as almanacs print them, at UTC+7.
  it.each(['1977-02-18', '2026-01-19', '2026-02-17', '2026-08-13'])('[LU1] the moon is new on %s', (day) => {
    const near = newMoonNear(epochDay(date(day)))
    expect([-1, 0, 1].map((off) => makeDate(newMoonDay(near + off)))).toContain(day)
  })
})
