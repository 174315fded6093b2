import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { Calendar } from '../../playlists/calendar.ts'
import type { CalendarEntry } from '../../playlists/calendar.ts'
import { readProgramme } from '../../playlists/formats.ts'
import type { DaypartId } from '../../playlists/ids.ts'
import type { Content } from '../../playlists/content.ts'
import { hoursAt, makeSheet, officeTable, weekLines } from '../../playlists/office-hours.ts'
import { pageAt, pageNeedMs } from '../../playlists/pages.ts'
import { resolve } from '../../playlists/resolve.ts'
import { HO_CHI_MINH } from '../../playlists/time.ts'
import { makeNumber, parseNumber } from '../../playlists/numbers.ts'
import { at, date, days, makeFacts, makeMaterial, makePlaylist, makeSchedule, row } from '../support/make.ts'

const WORKWEEK = [1, 2, 3, 4, 5]
const WEEK = [row(WORKWEEK, '08:00', '12:00'), row(WORKWEEK, '13:00', '17:00')]
const entry = (given: Partial<CalendarEntry> & Pick<CalendarEntry, 'date' | 'kind'>): CalendarEntry => ({
  ...{ name: '', as: null, holiday: null, solemn: false, look: false },
  ...given,
})
const calendar = new Calendar({
  restDays: [6, 7],
  entries: [entry({ date: date('2026-01-10'), kind: 'working', as: 5 })],
})
const sheet = makeSheet(officeTable(WEEK), calendar, { first: date('2026-01-05'), last: date('2026-01-11') })
const hours: Content = { kind: 'hours', headline: 'Giờ làm việc', support: '', daypart: null }

describe('[HR1] hours in a programme', () => {
  const shown = (content: Content, given = {}) =>
    resolve(
      makeFacts({
        materials: [makeMaterial(1, { content })],
        playlists: [makePlaylist(1, [1])],
        schedules: [makeSchedule(1)],
        officeHours: WEEK,
        ...given,
      }),
      days(2),
    )

  it('are those of the office, for its dates and two weeks more', () => {
    const { hours: sheets } = shown(hours)
    expect(Object.keys(sheets)).toEqual(['office'])
    const { week, days: dates } = sheets['office']!
    expect(week).toEqual(WEEK)
    expect([dates[0]?.date, dates.at(-1)?.date]).toEqual(['2026-01-04', '2026-01-21'])
  })

  it('are those of the daypart named; of one that is no more there are none; other contents carry none', () => {
    const daypart = 7 as DaypartId
    const dayparts = [{ id: daypart, hours: [row([6], '08:00', '11:00')], followsCalendar: false, dates: [] }]
    expect(shown({ ...hours, daypart }, { dayparts }).hours['7']?.week).toEqual([row([6], '08:00', '11:00')])
    expect(shown({ ...hours, daypart }).hours).toEqual({})
    expect(shown({ kind: 'slogan', template: 'formal', headline: 'x', support: '', steps: [] }).hours).toEqual({})
  })

  it('[PR2] a programme of format 2 has none, and no logo', () => {
    const { hours: _, fallback, ...rest } = shown(hours)
    const { logo: __, ...sign } = fallback
    expect(readProgramme({ ...rest, format: 2, fallback: sign })).toMatchObject({
      format: 3,
      hours: {},
      fallback: { ...sign, logo: null },
    })
  })
})

test('[HR2] a date says why it has not the hours of its weekday', () => {
  const on = (day: string) => sheet.days.find((one) => one.date === day)
  expect(on('2026-01-10')).toMatchObject({ as: 5, hours: WEEK.map(({ from, to }) => ({ from, to })) })
  expect(on('2026-01-11')).toMatchObject({ as: null, hours: [], holiday: null })
  const tet = makeSheet(officeTable(WEEK), calendar, { first: date('2026-02-10'), last: date('2026-02-20') })
  expect(tet.days.filter((one) => one.holiday === 'tet').length).toBeGreaterThanOrEqual(5)
})

describe('[HR3] what holds just now', () => {
  it.each([
    ['2026-01-05 07:00', null, '2026-01-05 08:00'],
    ['2026-01-05 08:00', '2026-01-05 12:00', '2026-01-05 13:00'],
    ['2026-01-05 12:00', null, '2026-01-05 13:00'],
    ['2026-01-09 17:00', null, '2026-01-10 08:00'],
    ['2026-01-10 18:00', null, '2026-01-12 08:00'],
  ])('at %s', (now, until, opens) => {
    const state = hoursAt(sheet, HO_CHI_MINH, at(now))
    expect([state.openUntil, state.opensAt]).toEqual([until && at(until), at(opens)])
    expect(state.today?.date).toBe(now.slice(0, 10))
  })

  it('is open through midnight, and through hours that touch', () => {
    const night = makeSheet(officeTable([row(WORKWEEK, '20:00', '02:00'), row(WORKWEEK, '18:00', '20:00')]), calendar, {
      first: date('2026-01-06'),
      last: date('2026-01-06'),
    })
    expect(hoursAt(night, HO_CHI_MINH, at('2026-01-06 00:30')).openUntil).toBe(at('2026-01-06 02:00'))
    expect(hoursAt(night, HO_CHI_MINH, at('2026-01-06 19:00')).openUntil).toBe(at('2026-01-07 02:00'))
  })
})

test('[HR4] weekdays in a row with the same hours are one line', () => {
  const lines = weekLines([...WEEK, row([6], '08:00', '12:00')])
  expect(lines.map(({ from, to, hours: some }) => [from, to, some.length])).toEqual([
    [1, 5, 2],
    [6, 6, 1],
    [7, 7, 0],
  ])
})

describe('pages of a table', () => {
  it('[TB1] turn by the time that has passed, and share the slot', () => {
    const pages = [0, 9_999, 10_000, 29_999, 30_000, 90_000].map((ms) => pageAt([4000, 8000, 4000], ms, 40_000))
    expect(pages).toEqual([0, 0, 1, 1, 2, 2])
    expect([0, 4000, 12_000, 16_000].map((ms) => pageAt([4000, 8000, 4000], ms, null))).toEqual([0, 1, 2, 0])
  })

  it('[TB2] stand as long as reading takes; of too many the last are left out', () => {
    expect(pageNeedMs('một hai')).toBe(4000)
    expect(pageNeedMs(Array(25).fill('chữ').join(' '))).toBe(12_000)
    expect(pageAt([4000, 8000, 4000], 8999, 9000)).toBe(1)
    const need = fc.integer({ min: 4000, max: 60_000 })
    fc.assert(
      fc.property(
        fc.array(need, { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 3000, max: 600_000 }),
        (needs, slot) => {
          const shown = Array.from({ length: Math.ceil(slot / 500) }, (_, n) => pageAt(needs, n * 500, slot))
          shown.forEach((page, n) => expect(page - (shown[n - 1] ?? 0)).toBeLessThanOrEqual(1))
          for (const page of new Set(shown.slice(0, -1))) {
            const stands = shown.filter((one) => one === page).length * 500
            if (page !== shown.at(-1)) expect(stands).toBeGreaterThanOrEqual(needs[page]! - 500)
          }
        },
      ),
      { seed: 57, numRuns: 60 },
    )
  })
})

test.each([
  [1234.5, 1, '1.234,5'],
  [-0.04, 1, '0,0'],
  [1_234_567, 0, '1.234.567'],
  [-1000, 0, '-1.000'],
  [92.5, 2, '92,50'],
])('%d with %d decimals is written %s', (value, decimals, words) => {
  expect(makeNumber(value, decimals)).toBe(words)
})

test.each([
  ['1.234,5', 1234.5],
  ['10.000', 10_000],
  ['12,5', 12.5],
  ['12.5', 12.5],
  ['0.125', 0.125],
  ['156', 156],
  ['20/11/2026', null],
  ['', null],
])('%s is read as %s', (words, value) => {
  expect(parseNumber(words)).toBe(value)
})
