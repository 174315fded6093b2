import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Calendar, PLAIN_CALENDAR } from '../../playlists/calendar.ts'
import type { DateRule } from '../../playlists/date-rule.ts'
import { datesAhead, daypartsById } from '../../playlists/occurrences.ts'
import type { Recurring } from '../../playlists/occurrences.ts'
import { datesBetween, datesOf, livesOn, needsStart, nextDates } from '../../playlists/recurrence.ts'
import type { Recurrence } from '../../playlists/recurrence.ts'
import { HO_CHI_MINH, addDays } from '../../playlists/time.ts'
import type { LocalDate, Weekday } from '../../playlists/time.ts'
import { anyRecurrence } from '../support/any-recurrence.ts'
import { at, date, makeEntry, makeRecurrence, weekly } from '../support/make.ts'

const PLAIN = new Calendar(PLAIN_CALENDAR)
const dates = (text: string): LocalDate[] => (text === '' ? [] : text.split(' ').map(date))
const weekdays = (...days: number[]) => days as Weekday[]
const monthly = (...on: number[]): DateRule => ({ every: 'month', interval: 1, on: { kind: 'dates', dates: on } })
const nth = (n: number, weekday: number, interval = 1): DateRule => ({
  every: 'month',
  interval,
  on: { kind: 'nth', nth: n, weekday: weekday as Weekday },
})
const yearly = (month: number, day: number, more: { interval?: number; before?: number; after?: number } = {}) => ({
  every: 'year' as const,
  interval: 1,
  month,
  day,
  before: 0,
  after: 0,
  ...more,
})
const lunar = (month: number, day: number, before = 0, after = 0): DateRule => ({
  every: 'lunar-year',
  month,
  day,
  before,
  after,
})

/** What a rule gives from `first` to `last`. */
const given = (recurrence: Partial<Recurrence>, first: string, last: string, calendar = PLAIN): string =>
  datesOf(makeRecurrence(recurrence), calendar, date(first), date(last)).join(' ')

describe('bounds, exceptions, additions', () => {
  const rule = makeRecurrence({
    from: date('2026-01-05'),
    until: date('2026-01-18'),
    rule: { every: 'week', interval: 1, weekdays: weekdays(1, 3, 5) },
    except: dates('2026-01-09'),
    also: dates('2026-01-10 2026-02-01'),
  })
  it.each([
    ['[RC1] the day before the first', '2026-01-02', false],
    ['[RC1] the first day', '2026-01-05', true],
    ['[RC1] the last day it can be', '2026-01-16', true],
    ['[RC1] after the last', '2026-01-19', false],
    ['[RC2] a weekday that is not named', '2026-01-06', false],
    ['[RC3] a day taken out', '2026-01-09', false],
    ['[RC12] a day added', '2026-01-10', true],
    ['[RC12] a day added after the last', '2026-02-01', true],
  ])('%s', (_, day, expected) => {
    expect(livesOn(rule, PLAIN, date(day))).toBe(expected)
  })

  it('[RC1] a missing bound is open', () => {
    expect(livesOn({ ...rule, from: null, until: null }, PLAIN, date('1999-01-01'))).toBe(true)
  })

  it('[RC3] a day both taken out and added is out, whatever the rule becomes', () => {
    const out = { except: dates('2026-01-07'), also: dates('2026-01-07') }
    for (const changed of [rule.rule, monthly(7), yearly(1, 7)])
      expect(given({ ...out, rule: changed }, '2026-01-07', '2026-01-07')).toBe('')
  })
})

describe('rules', () => {
  it.each<[string, Partial<Recurrence>, string, string, string]>([
    [
      '[RC4] every third day from the first date',
      { from: date('2026-01-30'), rule: { every: 'day', interval: 3 } },
      '2026-02-01',
      '2026-02-10',
      '2026-02-02 2026-02-05 2026-02-08',
    ],
    [
      '[RC4] every other week counts weeks from Monday, and the first week may begin in its middle',
      { from: date('2026-01-08'), rule: { every: 'week', interval: 2, weekdays: weekdays(5, 1) } },
      '2026-01-01',
      '2026-02-06',
      '2026-01-09 2026-01-19 2026-01-23 2026-02-02 2026-02-06',
    ],
    [
      '[RC4] every other week goes on over the turn of a year of 53 weeks',
      { from: date('2026-12-21'), rule: { every: 'week', interval: 2, weekdays: weekdays(7) } },
      '2026-12-21',
      '2027-01-31',
      '2026-12-27 2027-01-10 2027-01-24',
    ],
    [
      '[RC4] every third month counts from the month of the first date',
      { from: date('2026-11-20'), rule: { ...monthly(15), interval: 3 } as DateRule },
      '2026-11-01',
      '2027-09-01',
      '2027-02-15 2027-05-15 2027-08-15',
    ],
    [
      '[RC4] every other year counts from the year of the first date',
      { from: date('2026-06-01'), rule: yearly(2, 3, { interval: 2 }) },
      '2026-01-01',
      '2031-01-01',
      '2028-02-03 2030-02-03',
    ],
    [
      '[RC6] the 31st is left out of shorter months',
      { rule: monthly(31) },
      '2026-01-01',
      '2026-06-30',
      '2026-01-31 2026-03-31 2026-05-31',
    ],
    [
      '[RC6] the last day of each month, and the 30th once where they are the same',
      { rule: monthly(-1, 30) },
      '2027-12-30',
      '2028-04-30',
      '2027-12-30 2027-12-31 2028-01-30 2028-01-31 2028-02-29 2028-03-30 2028-03-31 2028-04-30',
    ],
    ['[RC7] the second Tuesday', { rule: nth(2, 2) }, '2026-01-01', '2026-03-31', '2026-01-13 2026-02-10 2026-03-10'],
    [
      '[RC7] the fifth Sunday is left out where there is none',
      { rule: nth(5, 7) },
      '2026-01-01',
      '2026-06-30',
      '2026-03-29 2026-05-31',
    ],
    ['[RC7] the last Friday', { rule: nth(-1, 5) }, '2026-01-01', '2026-03-31', '2026-01-30 2026-02-27 2026-03-27'],
    [
      '[RC8] 29/02 only in leap years',
      { rule: yearly(2, 29) },
      '2024-01-01',
      '2032-12-31',
      '2024-02-29 2028-02-29 2032-02-29',
    ],
    ['[RC8] 31/04 never', { rule: yearly(4, 31) }, '2024-01-01', '2032-12-31', ''],
    [
      '[RC9] first day of Tết',
      { rule: lunar(1, 1) },
      '2024-01-01',
      '2030-12-31',
      '2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-02',
    ],
    ['[RC9] the plain sixth month, not the leap one', { rule: lunar(6, 1) }, '2025-01-01', '2025-12-31', '2025-06-25'],
    [
      "[RC9] New Year's Eve is the last of the twelfth month, 29 or 30",
      { rule: lunar(12, 30) },
      '2024-01-01',
      '2027-12-31',
      '2024-02-09 2025-01-28 2026-02-16 2027-02-05',
    ],
    ['[RC9] nowhere before the lunar table begins', { rule: lunar(1, 1) }, '1800-01-01', '1899-12-31', ''],
    [
      '[RC10] three days before Tết to one after',
      { rule: lunar(1, 1, 3, 1) },
      '2026-02-01',
      '2026-03-01',
      '2026-02-14 2026-02-15 2026-02-16 2026-02-17 2026-02-18',
    ],
    [
      '[RC10] days before New Year reach back into the old one',
      { rule: yearly(1, 1, { before: 2, after: 1 }) },
      '2026-12-25',
      '2027-01-10',
      '2026-12-30 2026-12-31 2027-01-01 2027-01-02',
    ],
    [
      '[RC10] a run is cut by the bounds',
      { from: date('2026-12-31'), rule: yearly(1, 1, { before: 2 }) },
      '2026-12-25',
      '2027-01-10',
      '2026-12-31 2027-01-01',
    ],
  ])('%s', (_, recurrence, first, last, expected) => {
    expect(given(recurrence, first, last)).toBe(expected)
  })

  it.each<[string, Partial<Recurrence>, boolean]>([
    ['[RC4] every day', {}, false],
    ['[RC4] every second day', { rule: { every: 'day', interval: 2 } }, true],
    ['[RC4] a count', { count: 3 }, true],
    ['[RC4] every year by the lunar calendar', { rule: lunar(1, 1) }, false],
  ])('%s needs a first date: %s', (_, recurrence, expected) => {
    expect(needsStart(makeRecurrence(recurrence))).toBe(expected)
  })
})

describe('the calendar', () => {
  /** Quốc khánh 2026 as the office was told: Monday off, Saturday 22/8 worked as that Monday. */
  const calendar = new Calendar({
    restDays: [6, 7],
    entries: [
      makeEntry('2026-08-22', { kind: 'working', as: 1 }),
      makeEntry('2026-08-31', {}),
      makeEntry('2026-09-01', { holiday: 'national-day' }),
      makeEntry('2026-09-02', { holiday: 'national-day' }),
    ],
  })
  it('[RC11] on working days: the swapped Saturday, not the Monday that was given for it', () => {
    const found = given({ rule: { every: 'day-kind', kind: 'working' } }, '2026-08-20', '2026-09-04', calendar)
    expect(found).toBe(
      '2026-08-20 2026-08-21 2026-08-22 2026-08-24 2026-08-25 2026-08-26 2026-08-27 2026-08-28 2026-09-03 2026-09-04',
    )
  })
  it('[RC11] on days off', () => {
    const found = given({ rule: { every: 'day-kind', kind: 'off' } }, '2026-08-20', '2026-09-04', calendar)
    expect(found).toBe('2026-08-23 2026-08-29 2026-08-30 2026-08-31 2026-09-01 2026-09-02')
  })
  it('[RC10][RC11] two days before a holiday of two days to one day after it, each once', () => {
    const rule = { every: 'holiday' as const, holidays: ['national-day' as const], before: 2, after: 1 }
    expect(given({ rule }, '2026-08-20', '2026-09-10', calendar)).toBe(
      '2026-08-30 2026-08-31 2026-09-01 2026-09-02 2026-09-03',
    )
  })
})

describe('count', () => {
  const weekly = { from: date('2026-01-05'), rule: { every: 'week' as const, interval: 1, weekdays: weekdays(1, 3) } }
  it.each<[string, Partial<Recurrence>, string]>([
    ['[RC5] so many dates from the first', { ...weekly, count: 3 }, '2026-01-05 2026-01-07 2026-01-12'],
    ['[RC5] a date taken out counts', { ...weekly, count: 3, except: dates('2026-01-07') }, '2026-01-05 2026-01-12'],
    [
      '[RC5] a date added does not',
      { ...weekly, count: 2, also: dates('2026-01-06') },
      '2026-01-05 2026-01-06 2026-01-07',
    ],
    ['[RC5] the earlier end holds', { ...weekly, count: 9, until: date('2026-01-07') }, '2026-01-05 2026-01-07'],
    [
      '[RC5] a first date that the rule does not give is not counted',
      { ...weekly, from: date('2026-01-06'), count: 2 },
      '2026-01-07 2026-01-12',
    ],
  ])('%s', (_, recurrence, expected) => {
    expect(given(recurrence, '2026-01-01', '2026-02-28')).toBe(expected)
  })

  it('[RC5] is counted from the first date wherever one looks', () => {
    expect(given({ ...weekly, count: 3 }, '2026-01-12', '2026-02-28')).toBe('2026-01-12')
  })
})

describe('laws', () => {
  const day = fc.integer({ min: -400, max: 800 }).map((n) => addDays(date('2026-01-05'), n))

  it('[RC1][RC3][RC5][RC12] looking at one date, a few or many tells the same', () => {
    fc.assert(
      fc.property(anyRecurrence(day), day, fc.integer({ min: 0, max: 60 }), (recurrence, first, length) => {
        const last = addDays(first, length)
        const some = datesOf(recurrence, PLAIN, first, last)
        expect(some).toEqual(datesBetween(first, last).filter((each) => livesOn(recurrence, PLAIN, each)))
        const more = datesOf(recurrence, PLAIN, addDays(first, -40), addDays(last, 40))
        expect(some).toEqual(more.filter((each) => first <= each && each <= last))
        for (const each of recurrence.except) expect(some).not.toContain(each)
      }),
    )
  })

  it('[RC3] whatever a series becomes, a day that was taken out stays out', () => {
    fc.assert(
      fc.property(anyRecurrence(day), anyRecurrence(day), day, (before, after, out) => {
        const removed = { ...before, except: [...new Set([...before.except, out])] }
        expect(livesOn({ ...after, except: removed.except }, PLAIN, out)).toBe(false)
      }),
    )
  })

  it('[RC1] the next dates are those that come first', () => {
    const leap = makeRecurrence({ rule: yearly(2, 29) })
    expect(nextDates(leap, PLAIN, date('2026-11-20'), 3)).toEqual(['2028-02-29', '2032-02-29', '2036-02-29'])
    const ended = makeRecurrence({ from: date('2026-01-01'), count: 2 })
    expect(nextDates(ended, PLAIN, date('2026-01-02'), 5)).toEqual(['2026-01-02'])
  })
})

it('[CK1] the next dates leave out today once its hours are over, and keep a night that still goes on', () => {
  const times = { zone: HO_CHI_MINH, calendar: PLAIN, dayparts: daypartsById([]) }
  const daily = (from: string, to: string) => weekly(from, to) as Recurring
  expect(datesAhead(daily('08:00', '17:00'), times, at('2026-11-21 23:02'), 2)).toEqual(['2026-11-22', '2026-11-23'])
  expect(datesAhead(daily('08:00', '17:00'), times, at('2026-11-21 16:59'), 1)).toEqual(['2026-11-21'])
  expect(datesAhead(daily('22:00', '05:30'), times, at('2026-11-21 01:00'), 2)).toEqual(['2026-11-20', '2026-11-21'])
})
