import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spansOn } from '../../playlists/dayparts.ts'
import type { GroupId, DisplayId } from '../../playlists/ids.ts'
import { datesAround, occurrences, openSpans, targets } from '../../playlists/occurrences.ts'
import { livesOn } from '../../playlists/recurrence.ts'
import { contains, intersect, subtract, tidy } from '../../playlists/spans.ts'
import type { Span } from '../../playlists/spans.ts'
import { HO_CHI_MINH, HOUR, instant } from '../../playlists/time.ts'
import type { Clock, Weekday } from '../../playlists/time.ts'
import { MONDAY, at, date, days, makeSchedule, weekly } from '../support/make.ts'

const span = (start: number, end: number): Span => ({ start: instant(start), end: instant(end) })
const anySpans = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })).map(([a, b]) => span(a, b)),
  { maxLength: 12 },
)
const covered = (spans: readonly Span[], n: number) => spans.some((s) => contains(s, instant(n)))
const row = (weekdays: number[], from: string, to: string) => ({
  weekdays: weekdays as Weekday[],
  from: from as Clock,
  to: to as Clock,
})

describe('spans', () => {
  it('[SP1] tidy spans are sorted, apart, not empty, and cover the same instants', () => {
    fc.assert(
      fc.property(anySpans, (spans) => {
        const neat = tidy(spans)
        neat.forEach((s, i) => {
          expect(s.start).toBeLessThan(s.end)
          if (i > 0) expect(neat[i - 1]!.end).toBeLessThan(s.start)
        })
        for (let n = 0; n <= 60; n++) expect(covered(neat, n)).toBe(covered(spans, n))
      }),
    )
  })

  it('[SP2] taking away leaves exactly what was in the first and in none of the others', () => {
    fc.assert(
      fc.property(anySpans, anySpans, (from, cuts) => {
        const left = subtract(from, cuts)
        for (let n = 0; n <= 60; n++) expect(covered(left, n)).toBe(covered(from, n) && !covered(cuts, n))
      }),
    )
    expect(intersect(span(0, 5), span(5, 9))).toBeNull()
  })
})

describe('dayparts', () => {
  it.each([
    ['a morning', row([1], '07:30', '11:30'), '2026-01-05', ['2026-01-05 07:30', '2026-01-05 11:30']],
    ['the whole day', row([1], '00:00', '24:00'), '2026-01-05', ['2026-01-05 00:00', '2026-01-06 00:00']],
    ['the wrong weekday', row([2], '07:30', '11:30'), '2026-01-05', null],
  ])('[DP1] %s', (_, hours, day, expected) => {
    const spans = spansOn(HO_CHI_MINH, date(day), [hours]).map(({ start, end }) => ({ start, end }))
    expect(spans).toEqual(expected ? [{ start: at(expected[0]!), end: at(expected[1]!) }] : [])
  })

  it.each([
    ['22:00', '02:00', '2026-01-05 22:00', '2026-01-06 02:00'],
    ['17:00', '00:00', '2026-01-05 17:00', '2026-01-06 00:00'],
    ['08:00', '08:00', '2026-01-05 08:00', '2026-01-06 08:00'],
  ])('[DP2] %s to %s runs into the next morning and belongs to its first day', (from, to, start, end) => {
    const spans = spansOn(HO_CHI_MINH, date('2026-01-05'), [row([1], from, to)])
    expect(spans.map((s) => [s.start, s.end])).toEqual([[at(start), at(end)]])
  })
})

describe('recurrence', () => {
  const rule = {
    from: date('2026-01-05'),
    until: date('2026-01-18'),
    weekdays: [1, 3, 5] as Weekday[],
    except: [date('2026-01-09')],
  }
  it.each([
    ['RC1', 'the day before the first', '2026-01-02', false],
    ['RC1', 'the first day', '2026-01-05', true],
    ['RC1', 'the last day it can be', '2026-01-16', true],
    ['RC1', 'after the last', '2026-01-19', false],
    ['RC2', 'a weekday that is not named', '2026-01-06', false],
    ['RC3', 'a day taken out', '2026-01-09', false],
  ])('%s: %s', (_, __, day, expected) => {
    expect(livesOn(rule, date(day))).toBe(expected)
  })

  it('[RC1] a missing bound is open', () => {
    expect(livesOn({ ...rule, from: null, until: null }, date('1999-01-01'))).toBe(true)
  })
  it('[RC2] only the weekdays named', () => {
    const lives = datesAround(HO_CHI_MINH, days(7)).filter((d) => livesOn({ ...rule, except: [] }, d))
    expect(lives).toEqual(['2026-01-05', '2026-01-07', '2026-01-09'])
  })
  it('[RC3] a day taken out stays out when the hours of the series change', () => {
    const timing = weekly('08:00', '09:00')
    const edited = weekly('10:00', '11:00')
    for (const t of [timing, edited]) {
      if (t.kind !== 'recurring') throw new Error('weekly schedules recur')
      const out = { ...t, recurrence: { ...t.recurrence, except: [date('2026-01-07')] } }
      const range = days(7)
      const spans = occurrences(makeSchedule(1, { timing: out }), HO_CHI_MINH, range, datesAround(HO_CHI_MINH, range))
      expect(spans.some((s) => s.start >= at('2026-01-07') && s.start < at('2026-01-08'))).toBe(false)
      expect(spans).toHaveLength(6)
    }
  })
})

describe('occurrences', () => {
  const range = days(2)
  const dates = datesAround(HO_CHI_MINH, range)

  it('[SC1] each occurrence has its true start, one that began the evening before among them', () => {
    const spans = occurrences(makeSchedule(1, { timing: weekly('22:00', '02:00') }), HO_CHI_MINH, range, dates)
    expect(spans.map((s) => s.start)).toEqual([at('2026-01-04 22:00'), at('2026-01-05 22:00'), at('2026-01-06 22:00')])
  })

  it('[SC2] a one-off is in force from its start to its end, and reaches only ranges that it touches', () => {
    const timing = { kind: 'once' as const, start: at('2026-01-05 10:00'), end: at('2026-01-05 10:30') }
    expect(occurrences(makeSchedule(1, { timing }), HO_CHI_MINH, range, dates)).toEqual([
      { start: timing.start, end: timing.end },
    ])
    const later = { start: timing.end, end: instant(timing.end + HOUR) }
    expect(occurrences(makeSchedule(1, { timing }), HO_CHI_MINH, later, dates)).toEqual([])
  })

  it.each([
    ['every display', { all: true, displays: [], groups: [] }, true],
    ['this display', { all: false, displays: [7], groups: [] }, true],
    ['its group', { all: false, displays: [], groups: [3] }, true],
    ['others', { all: false, displays: [8], groups: [4] }, false],
    ['nobody', { all: false, displays: [], groups: [] }, false],
  ])('[SC3] a schedule for %s', (_, target, expected) => {
    const aim = { ...target, displays: target.displays as DisplayId[], groups: target.groups as GroupId[] }
    expect(targets(aim, { id: 7, groups: [3] })).toBe(expected)
  })

  it('[OH2] opening rows keep their brightness and are clipped to the range', () => {
    const opening = [{ ...row([1, 2, 3, 4, 5, 6, 7], '06:00', '22:00'), brightness: 80 }]
    const open = openSpans(opening, HO_CHI_MINH, { start: at('2026-01-05 12:00'), end: at('2026-01-06') }, dates)
    expect(open.map((s) => [s.start, s.end, s.brightness])).toContainEqual([
      at('2026-01-05 12:00'),
      at('2026-01-05 22:00'),
      80,
    ])
    expect(MONDAY).toBe(at('2026-01-05'))
  })
})
