import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Calendar, PLAIN_CALENDAR } from '../../playlists/calendar.ts'
import type { CalendarEntry } from '../../playlists/calendar.ts'
import { publicHolidays } from '../../playlists/calendar/holidays.ts'
import { OBSERVANCES, observances } from '../../playlists/calendar/observances.ts'
import { addDays, weekdayOf } from '../../playlists/time.ts'
import type { Weekday } from '../../playlists/time.ts'
import { date, makeEntry } from '../support/make.ts'

const WEEKEND: Weekday[] = [6, 7]
const calendar = (...entries: CalendarEntry[]) => new Calendar({ restDays: WEEKEND, entries })
const offDays = (days: Calendar, from: string, to: string) => {
  const off: string[] = []
  for (let day = date(from); day <= date(to); day = addDays(day, 1)) if (days.day(day).off) off.push(day.slice(5))
  return off
}
const ofRule = (year: number, holiday: string) =>
  publicHolidays(year, WEEKEND)
    .filter((each) => each.holiday === holiday)
    .map((each) => each.date.slice(5) + (each.inLieu ? ' in lieu' : ''))

describe('public holidays', () => {
  it('[CA3] the fixed and lunar ones of 2026', () => {
    expect(publicHolidays(2026, WEEKEND).map((each) => [each.date, each.holiday, each.inLieu])).toEqual([
      ['2026-01-01', 'new-year', false],
      ['2026-02-16', 'tet', false],
      ['2026-02-17', 'tet', false],
      ['2026-02-18', 'tet', false],
      ['2026-02-19', 'tet', false],
      ['2026-02-20', 'tet', false],
      ['2026-04-26', 'hung-kings', false],
      ['2026-04-27', 'hung-kings', true],
      ['2026-04-30', 'reunification', false],
      ['2026-05-01', 'labour', false],
      ['2026-09-01', 'national-day', false],
      ['2026-09-02', 'national-day', false],
      ['2026-11-24', 'culture-day', false],
    ])
  })

  it('[CA3] 24/11 is kept from 2026 on, and before 2021 and after 2100 there is no rule', () => {
    expect(ofRule(2025, 'culture-day')).toEqual([])
    expect(ofRule(2026, 'culture-day')).toEqual(['11-24'])
    expect([publicHolidays(2020, WEEKEND), publicHolidays(2101, WEEKEND)]).toEqual([[], []])
    expect(publicHolidays(2100, WEEKEND).length).toBeGreaterThan(10)
  })

  it('[CA4] Tết begins on the last day of Chạp, be it the 29th or the 30th', () => {
    expect(ofRule(2024, 'tet').slice(0, 2)).toEqual(['02-09', '02-10'])
    expect(ofRule(2025, 'tet').slice(0, 2)).toEqual(['01-28', '01-29'])
    expect(ofRule(2030, 'tet').slice(0, 2)).toEqual(['02-01', '02-02'])
  })

  // As the notices of those years had it.
  it.each([
    [2021, ['09-02', '09-03']],
    [2022, ['09-01', '09-02']],
    [2023, ['09-01', '09-02', '09-04 in lieu']],
    [2024, ['09-02', '09-03']],
    [2025, ['09-01', '09-02']],
    [2026, ['09-01', '09-02']],
    [2029, ['09-02', '09-03', '09-04 in lieu']],
  ])('[CA5] Quốc khánh of %i', (year, days) => {
    expect(ofRule(year, 'national-day')).toEqual(days)
  })

  it('[CA6] Giỗ Tổ, 30/4 and 01/5 of 2023 fell on Saturday, Sunday and Monday: Tuesday and Wednesday were off', () => {
    expect(offDays(calendar(), '2023-04-27', '2023-05-05')).toEqual(['04-29', '04-30', '05-01', '05-02', '05-03'])
    expect(calendar().day(date('2023-05-02'))).toMatchObject({ holiday: 'hung-kings', inLieu: true })
    expect(calendar().day(date('2023-05-03'))).toMatchObject({ holiday: 'reunification', inLieu: true })
  })

  it('[CA7] 24/11/2029 is a Saturday and is not made up for', () => {
    expect(ofRule(2029, 'culture-day')).toEqual(['11-24'])
  })

  it('[CA6] every holiday but 24/11 gives a working day off, once, whatever the weekly days of rest', () => {
    const restDays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 6 }) as fc.Arbitrary<Weekday[]>
    fc.assert(
      fc.property(fc.integer({ min: 2021, max: 2100 }), restDays, (year, rest) => {
        const all = publicHolidays(year, rest)
        expect(new Set(all.map((each) => each.date)).size).toBe(all.length)
        const worked = all.filter((each) => !rest.includes(weekdayOf(each.date)) && each.holiday !== 'culture-day')
        expect(worked).toHaveLength(11)
        expect(all.filter((each) => each.inLieu).every((each) => worked.includes(each))).toBe(true)
      }),
    )
  })

  it('[CA6] where no day is worked, none is given', () => {
    expect(publicHolidays(2026, [1, 2, 3, 4, 5, 6, 7]).some((each) => each.inLieu)).toBe(false)
  })
})

describe('the year as the government settled it, with the office’s entries', () => {
  it('[CA1] 2026 (Thông báo 9441/TB-BNV): Tết 14/02–22/02, Quốc khánh 29/8–02/9, Saturday 22/8 worked', () => {
    const days = calendar(
      makeEntry('2026-08-31', { holiday: 'national-day', name: 'Nghỉ hoán đổi' }),
      makeEntry('2026-08-22', { kind: 'working', as: 1, name: 'Làm bù' }),
    )
    expect(offDays(days, '2026-02-13', '2026-02-23')).toEqual(
      ['14', '15', '16', '17', '18', '19', '20', '21', '22'].map((day) => `02-${day}`),
    )
    expect(offDays(days, '2026-04-24', '2026-05-04')).toEqual([
      '04-25',
      '04-26',
      '04-27',
      '04-30',
      '05-01',
      '05-02',
      '05-03',
    ])
    expect(offDays(days, '2026-08-21', '2026-09-04')).toEqual(['08-23', '08-29', '08-30', '08-31', '09-01', '09-02'])
    expect(days.day(date('2026-08-22'))).toMatchObject({ off: false, hoursOf: 1, weekday: 6 })
    expect(offDays(days, '2026-11-23', '2026-11-25')).toEqual(['11-24'])
  })

  it('[CA1] 2025: Tết 25/01–02/02, Friday 02/5 off and Saturday 26/4 worked, Quốc khánh 30/8–02/9', () => {
    const days = calendar(
      makeEntry('2025-01-27', { holiday: 'tet' }),
      // By rule mùng 4, a Saturday, would be made up for; the five days of that year were 27–31/01.
      makeEntry('2025-02-03', { kind: 'working' }),
      makeEntry('2025-05-02', { holiday: 'labour' }),
      makeEntry('2025-04-26', { kind: 'working', as: 5 }),
    )
    expect(offDays(days, '2025-01-24', '2025-02-04')).toEqual([
      '01-25',
      '01-26',
      '01-27',
      '01-28',
      '01-29',
      '01-30',
      '01-31',
      '02-01',
      '02-02',
    ])
    expect(offDays(days, '2025-04-25', '2025-05-05')).toEqual(['04-27', '04-30', '05-01', '05-02', '05-03', '05-04'])
    expect(offDays(days, '2025-08-29', '2025-09-03')).toEqual(['08-30', '08-31', '09-01', '09-02'])
  })
})

describe('one day of the calendar', () => {
  it('[CA1] an entry beats the rule, the rule beats the day of rest, and each holds again without the other', () => {
    const nationalDay = '2026-09-02'
    expect(calendar().day(date(nationalDay))).toMatchObject({ off: true, holiday: 'national-day' })
    expect(calendar(makeEntry(nationalDay, { kind: 'working', as: 5 })).day(date(nationalDay))).toMatchObject({
      off: false,
      holiday: null,
      hoursOf: 5,
      weekday: 3,
    })
    expect(calendar(makeEntry(nationalDay)).day(date(nationalDay))).toMatchObject({ off: true, holiday: null })
    expect(calendar(makeEntry(nationalDay)).dayByRule(date(nationalDay))).toEqual(calendar().day(date(nationalDay)))
    expect(calendar().day(date('2026-03-07')).off).toBe(true)
    expect(calendar().day(date('2026-03-09')).off).toBe(false)
  })

  it('[CA1] a note leaves the date as the rules make it', () => {
    const note = (day: string) => calendar(makeEntry(day, { kind: 'note', name: 'Ngày hội' })).day(date(day))
    expect(note('2026-09-02')).toMatchObject({ off: true, holiday: 'national-day', name: 'Ngày hội' })
    expect(note('2026-10-10')).toMatchObject({ off: true, holiday: null })
    expect(note('2026-03-09')).toMatchObject({ off: false, name: 'Ngày hội' })
  })

  it('[CA1] a day off names the holiday it belongs to, and is no day in lieu by rule any more', () => {
    const moved = calendar(makeEntry('2026-04-27', { holiday: 'hung-kings', name: 'Nghỉ bù' })).day(date('2026-04-27'))
    expect(moved).toMatchObject({ off: true, holiday: 'hung-kings', inLieu: false, name: 'Nghỉ bù' })
  })

  it('[CA2] only an entry makes a date solemn, and the look needs a solemn date', () => {
    const quocTang = calendar(makeEntry('2026-03-10', { kind: 'note', name: 'Quốc tang', solemn: true, look: true }))
    expect(quocTang.day(date('2026-03-10'))).toMatchObject({ solemn: true, look: true, off: false })
    const looks = calendar(makeEntry('2026-03-10', { kind: 'note', look: true })).day(date('2026-03-10'))
    expect(looks).toMatchObject({ solemn: false, look: false })
    expect(new Calendar(PLAIN_CALENDAR).day(date('2026-02-17'))).toMatchObject({ solemn: false, look: false })
  })

  it('[CA8] observances have the dates of their year and change nothing by themselves', () => {
    const of2026 = new Map(observances(2026).map((each) => [each.observance, each.date]))
    expect([...of2026.keys()].sort()).toEqual([...OBSERVANCES].sort())
    expect(of2026.get('kitchen-gods')).toBe('2026-02-10')
    expect(of2026.get('ghost-month')).toBe('2026-08-27')
    expect(of2026.get('mid-autumn')).toBe('2026-09-25')
    expect(of2026.get('digital-day')).toBe('2026-10-10')
    expect(observances(2101).map((each) => each.observance)).not.toContain('mid-autumn')
    expect(calendar().day(date('2026-03-26'))).toMatchObject({ off: false, name: '' })
  })
})
