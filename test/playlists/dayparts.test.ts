import { describe, expect, it } from 'vitest'
import { Calendar } from '../../playlists/calendar.ts'
import type { CalendarEntry } from '../../playlists/calendar.ts'
import { hoursOn, rowsOf, spansOn } from '../../playlists/dayparts.ts'
import type { Daypart } from '../../playlists/dayparts.ts'
import type { DaypartId } from '../../playlists/ids.ts'
import { datesAround, daypartsById, occurrences, openSpans } from '../../playlists/occurrences.ts'
import { HO_CHI_MINH, HOUR, instant, startOfDay, toLocal } from '../../playlists/time.ts'
import type { Clock, Zone } from '../../playlists/time.ts'
import { BERLIN, NEW_YORK } from '../support/dst-zones.ts'
import { at, date, makeOpening, makeRecurrence, makeSchedule, row } from '../support/make.ts'

const hours = (from: string, to: string) => ({ from: from as Clock, to: to as Clock })
const spans = (day: string, from: string, to: string, zone: Zone = HO_CHI_MINH) =>
  spansOn(zone, date(day), [hours(from, to)]).map(({ start, end }) => [start, end])

describe('rows', () => {
  it('[DP1] open on their weekdays', () => {
    const rows = [row([1, 2], '07:30', '11:30'), row([2], '13:00', '17:00')]
    expect(rowsOf(rows, 2)).toHaveLength(2)
    expect(rowsOf(rows, 3)).toEqual([])
  })
  it.each([
    ['a morning', '07:30', '11:30', '2026-01-05 07:30', '2026-01-05 11:30'],
    ['the whole day', '00:00', '24:00', '2026-01-05 00:00', '2026-01-06 00:00'],
  ])('[DP1] %s', (_, from, to, start, end) => {
    expect(spans('2026-01-05', from, to)).toEqual([[at(start), at(end)]])
  })
  it.each([
    ['22:00', '02:00', '2026-01-05 22:00', '2026-01-06 02:00'],
    ['17:00', '00:00', '2026-01-05 17:00', '2026-01-06 00:00'],
    ['08:00', '08:00', '2026-01-05 08:00', '2026-01-06 08:00'],
  ])('[DP2] %s to %s runs into the next morning and belongs to its first day', (from, to, start, end) => {
    expect(spans('2026-01-05', from, to)).toEqual([[at(start), at(end)]])
  })
})

describe('named dayparts and the calendar', () => {
  const entry = (day: string, kind: 'off' | 'working', as: 1 | null = null): CalendarEntry => ({
    date: date(day),
    name: '',
    kind,
    as,
    holiday: null,
    solemn: false,
    look: false,
  })
  /** Saturday 10/01 is worked as the Monday that is given for it, 12/01. */
  const calendar = new Calendar({
    restDays: [6, 7],
    entries: [entry('2026-01-10', 'working', 1), entry('2026-01-12', 'off')],
  })
  const office = (more: Partial<Daypart> = {}): Daypart => ({
    id: 1 as DaypartId,
    hours: [row([1], '08:00', '17:00'), row([2, 3, 4, 5], '07:30', '16:30'), row([6], '08:00', '11:00')],
    followsCalendar: true,
    dates: [],
    ...more,
  })
  const said = (daypart: Daypart, day: string) => hoursOn(daypart, date(day), calendar).map((h) => `${h.from}-${h.to}`)

  it.each([
    ['an ordinary Tuesday', '2026-01-06', ['07:30-16:30'], ['07:30-16:30']],
    ['a Saturday of rest', '2026-01-17', [], ['08:00-11:00']],
    ['the worked Saturday: the hours of the Monday it stands for', '2026-01-10', ['08:00-17:00'], ['08:00-11:00']],
    ['the Monday given for it', '2026-01-12', [], ['08:00-17:00']],
  ])('[DP4] %s', (_, day, following, plain) => {
    expect(said(office(), day)).toEqual(following)
    expect(said(office({ followsCalendar: false }), day)).toEqual(plain)
  })

  it('[DP3] a single date has its own hours, or none, whatever else is said', () => {
    const daypart = office({
      dates: [
        { date: date('2026-01-12'), hours: [hours('09:00', '10:00')] },
        { date: date('2026-01-06'), hours: [] },
      ],
    })
    expect(said(daypart, '2026-01-12')).toEqual(['09:00-10:00'])
    expect(said(daypart, '2026-01-06')).toEqual([])
    expect(said(daypart, '2026-01-07')).toEqual(['07:30-16:30'])
  })

  const range = { start: at('2026-01-09'), end: at('2026-01-14') }
  const dates = datesAround(HO_CHI_MINH, range)
  const starts = (schedule: Parameters<typeof occurrences>[0], dayparts = [office()]) =>
    occurrences(schedule, HO_CHI_MINH, range, dates, calendar, daypartsById(dayparts)).map(({ start }) => {
      const { date, minutes } = toLocal(HO_CHI_MINH, start)
      return `${date} ${minutes / 60}`
    })
  const recurring = (recurrence: Parameters<typeof makeRecurrence>[0], own: ReturnType<typeof row>[] | null) =>
    makeSchedule(1, {
      timing: {
        kind: 'recurring',
        recurrence: makeRecurrence(recurrence),
        hours: own ? { kind: 'own', rows: own } : { kind: 'daypart', daypart: 1 as DaypartId },
      },
    })

  it('[SC4] a schedule takes the hours of its daypart, and is never in force without it', () => {
    expect(starts(recurring({}, null))).toEqual(['2026-01-09 7.5', '2026-01-10 8', '2026-01-13 7.5'])
    expect(starts(recurring({}, null), [])).toEqual([])
  })

  it('[SC5] a schedule for working days reads its own rows by the weekday that the day stands for', () => {
    const rows = [row([1], '08:00', '09:00'), row([2, 3, 4, 5], '10:00', '11:00')]
    const found = starts(recurring({ rule: { every: 'day-kind', kind: 'working' } }, rows))
    expect(found).toEqual(['2026-01-09 10', '2026-01-10 8', '2026-01-13 10'])
  })

  it('[SC6] a date added on a weekday without a row has the hours of all rows', () => {
    const rows = [row([1, 2, 3, 4, 5], '08:00', '09:00')]
    const found = starts(
      recurring({ also: [date('2026-01-11'), date('2026-01-12')], except: [date('2026-01-09')] }, rows),
    )
    expect(found).toEqual(['2026-01-11 8', '2026-01-12 8', '2026-01-13 8'])
  })

  it('[OH4] opening hours give way to single dates and, if they follow it, to the calendar', () => {
    const opening = (followsCalendar: boolean) =>
      makeOpening([row([1, 2, 3, 4, 5], '07:00', '18:00')], {
        followsCalendar,
        dates: [
          { date: date('2026-01-11'), hours: [{ ...hours('19:00', '21:00'), brightness: 30 }] },
          { date: date('2026-01-13'), hours: [] },
        ],
      })
    const lit = (followsCalendar: boolean) =>
      openSpans(opening(followsCalendar), HO_CHI_MINH, range, dates, calendar).map(
        ({ start, brightness }) => `${toLocal(HO_CHI_MINH, start).date} ${brightness}`,
      )
    expect(lit(false)).toEqual(['2026-01-09 100', '2026-01-11 30', '2026-01-12 100'])
    expect(lit(true)).toEqual(['2026-01-09 100', '2026-01-10 100', '2026-01-11 30'])
  })
})

describe('where clocks change', () => {
  /** Length in minutes, and the UTC time of the start. */
  const shape = (zone: Zone, day: string, from: string, to: string) =>
    spans(day, from, to, zone).map(([start, end]) => [
      (end! - start!) / 60_000,
      (start! - Date.parse(`${day}T00:00:00Z`)) / 60_000,
    ])
  it.each([
    ['Berlin, forward: the skipped hour alone', BERLIN, '2026-03-29', '02:00', '03:00', []],
    ['Berlin, forward: across it', BERLIN, '2026-03-29', '01:00', '04:00', [[120, 0]]],
    ['Berlin, forward: from inside it', BERLIN, '2026-03-29', '02:30', '03:30', [[30, 60]]],
    ['Berlin, forward: to inside it', BERLIN, '2026-03-29', '01:30', '02:30', [[30, 30]]],
    ['Berlin, back: the doubled hour', BERLIN, '2026-10-25', '02:00', '03:00', [[120, 0]]],
    ['Berlin, back: ends at the first of two', BERLIN, '2026-10-25', '01:30', '02:30', [[60, -30]]],
    ['Berlin, back: begins at the first of two', BERLIN, '2026-10-25', '02:30', '04:00', [[150, 30]]],
    ['Berlin, the day before', BERLIN, '2026-10-24', '02:00', '03:00', [[60, 0]]],
    ['New York, forward: the skipped hour alone', NEW_YORK, '2026-03-08', '02:00', '03:00', []],
    ['New York, forward: the night before reaches it', NEW_YORK, '2026-03-07', '22:00', '03:00', [[240, 1620]]],
    ['New York, back: the doubled hour', NEW_YORK, '2026-11-01', '01:00', '02:00', [[120, 300]]],
    [
      'New York, back: the night before ends at the first of two',
      NEW_YORK,
      '2026-10-31',
      '22:00',
      '01:30',
      [[210, 1560]],
    ],
  ])('[DP5] %s', (_, zone, day, from, to, expected) => {
    expect(shape(zone, day, from, to)).toEqual(expected)
  })

  it.each([
    ['Berlin', BERLIN, '2026-03-28', '2026-03-31'],
    ['Berlin', BERLIN, '2026-10-24', '2026-10-27'],
    ['New York', NEW_YORK, '2026-03-07', '2026-03-10'],
    ['New York', NEW_YORK, '2026-10-31', '2026-11-03'],
  ])('[DP5] whole days tile the time in %s from %s %s', (_, zone, first, last) => {
    const range = { start: startOfDay(zone, date(first)), end: startOfDay(zone, date(last)) }
    const days = datesAround(zone, range)
    const plain = new Calendar({ restDays: [], entries: [] })
    const timing = {
      kind: 'recurring' as const,
      recurrence: makeRecurrence(),
      hours: { kind: 'own' as const, rows: [row([1, 2, 3, 4, 5, 6, 7], '00:00', '24:00')] },
    }
    const found = occurrences(makeSchedule(1, { timing }), zone, range, days, plain, daypartsById([]))
    expect(found[0]!.start).toBe(range.start)
    expect(found.at(-1)!.end).toBe(range.end)
    found.forEach((span, i) => i > 0 && expect(span.start).toBe(found[i - 1]!.end))
    expect(instant(range.end - range.start) % HOUR).toBe(0)
  })
})
