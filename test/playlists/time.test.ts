import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  DAY,
  HOUR,
  HO_CHI_MINH,
  addDays,
  epochDay,
  instant,
  makeClock,
  makeDate,
  parseClock,
  parseDate,
  startOfDay,
  toInstant,
  toLocal,
  weekdayOf,
} from '../../playlists/time.ts'
import type { Clock, TimeOfDay } from '../../playlists/time.ts'
import { BERLIN } from '../support/dst-zones.ts'
import { at, date } from '../support/make.ts'

const anyDay = fc.integer({ min: epochDay(date('1900-01-01')), max: epochDay(date('2100-12-31')) }).map(makeDate)

describe('time', () => {
  it('[TM1] a time of day survives being written and read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1440 }), (n) => {
        expect(parseClock(makeClock(n as TimeOfDay))).toBe(n)
      }),
    )
    expect(makeClock(510 as TimeOfDay)).toBe('08:30')
    expect(parseClock('24:00' as Clock)).toBe(1440)
  })

  it('[TM2] an instant has the civil date and time of Viet Nam, seven hours ahead', () => {
    expect(toLocal(HO_CHI_MINH, instant(Date.UTC(2026, 1, 16, 17)))).toEqual({ date: '2026-02-17', minutes: 0 })
    expect(toLocal(HO_CHI_MINH, instant(Date.UTC(2026, 1, 16, 16, 59, 30)))).toEqual({
      date: '2026-02-16',
      minutes: 1439.5,
    })
    expect(toLocal(HO_CHI_MINH, instant(-1)).date).toBe('1970-01-01')
  })

  it('[TM2] civil midnight and back is the same date, for every date', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(toLocal(HO_CHI_MINH, startOfDay(HO_CHI_MINH, day))).toEqual({ date: day, minutes: 0 })
      }),
    )
  })

  it.each([
    ['skipped', '2026-03-29', 150, Date.UTC(2026, 2, 29, 1)],
    ['just after the change', '2026-03-29', 180, Date.UTC(2026, 2, 29, 1)],
    ['twice: the first', '2026-10-25', 150, Date.UTC(2026, 9, 25, 0, 30)],
    ['after both', '2026-10-25', 180, Date.UTC(2026, 9, 25, 2)],
    ['summer noon', '2026-07-01', 720, Date.UTC(2026, 6, 1, 10)],
  ])('[TM3] a civil time around a clock change: %s', (_, day, time, expected) => {
    expect(toInstant(BERLIN, date(day), time as TimeOfDay)).toBe(expected)
  })

  it('[TM3] a day of a clock change is 23 or 25 hours long', () => {
    const length = (day: string) => startOfDay(BERLIN, addDays(date(day), 1)) - startOfDay(BERLIN, date(day))
    expect([length('2026-03-29'), length('2026-10-25'), length('2026-07-01')]).toEqual([23 * HOUR, 25 * HOUR, DAY])
  })

  it.each([
    ['2026-02-29', null],
    ['2028-02-29', '2028-02-29'],
    ['2026-13-01', null],
    ['2026-00-10', null],
    ['2026-1-1', null],
    ['', null],
  ])('[TM4] %j is a date or not', (text, expected) => {
    expect(parseDate(text)).toBe(expected)
  })

  it('[TM4] days count as the platform counts them, and weeks go round', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -800, max: 800 }), (day, step) => {
        expect(epochDay(day)).toBe(Date.parse(`${day}T00:00:00Z`) / DAY)
        expect(epochDay(addDays(day, step))).toBe(epochDay(day) + step)
        expect(weekdayOf(addDays(day, 7 * step))).toBe(weekdayOf(day))
        expect(weekdayOf(day) % 7).toBe(new Date(`${day}T00:00:00Z`).getUTCDay())
      }),
    )
    expect(weekdayOf(date('2026-11-24'))).toBe(2)
    expect(at('2026-01-05 08:30:15')).toBe(Date.UTC(2026, 0, 5, 1, 30, 15))
  })
})
