import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Calendar, PLAIN_CALENDAR } from '../../playlists/calendar.ts'
import type { GroupId, DisplayId } from '../../playlists/ids.ts'
import { datesAround, daypartsById, occurrences, openSpans, distanceTo } from '../../playlists/occurrences.ts'
import { contains, intersect, subtract, tidy } from '../../playlists/spans.ts'
import type { Span } from '../../playlists/spans.ts'
import { HO_CHI_MINH, HOUR, instant } from '../../playlists/time.ts'
import { MONDAY, at, days, makeOpening, makeSchedule, row, weekly } from '../support/make.ts'

const span = (start: number, end: number): Span => ({ start: instant(start), end: instant(end) })
const anySpans = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })).map(([a, b]) => span(a, b)),
  { maxLength: 12 },
)
const covered = (spans: readonly Span[], n: number) => spans.some((s) => contains(s, instant(n)))
const PLAIN = new Calendar(PLAIN_CALENDAR)
const NONE = daypartsById([])

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

describe('occurrences', () => {
  const range = days(2)
  const dates = datesAround(HO_CHI_MINH, range)

  it('[SC1] each occurrence has its true start, one that began the evening before among them', () => {
    const spans = occurrences(
      makeSchedule(1, { timing: weekly('22:00', '02:00') }),
      HO_CHI_MINH,
      range,
      dates,
      PLAIN,
      NONE,
    )
    expect(spans.map((s) => s.start)).toEqual([at('2026-01-04 22:00'), at('2026-01-05 22:00'), at('2026-01-06 22:00')])
  })

  it('[SC2] a one-off is in force from its start to its end, and reaches only ranges that it touches', () => {
    const timing = { kind: 'once' as const, start: at('2026-01-05 10:00'), end: at('2026-01-05 10:30') }
    expect(occurrences(makeSchedule(1, { timing }), HO_CHI_MINH, range, dates, PLAIN, NONE)).toEqual([
      { start: timing.start, end: timing.end },
    ])
    const later = { start: timing.end, end: instant(timing.end + HOUR) }
    expect(occurrences(makeSchedule(1, { timing }), HO_CHI_MINH, later, dates, PLAIN, NONE)).toEqual([])
  })

  it.each([
    ['every display', { all: true, displays: [], groups: [] }, true],
    ['this display', { all: false, displays: [7], groups: [] }, true],
    ['its group', { all: false, displays: [], groups: [3] }, true],
    ['others', { all: false, displays: [8], groups: [4] }, false],
    ['nobody', { all: false, displays: [], groups: [] }, false],
  ])('[SC3] a schedule for %s', (_, target, expected) => {
    const aim = { ...target, displays: target.displays as DisplayId[], groups: target.groups as GroupId[] }
    expect(distanceTo(aim, { id: 7, groups: [3] }) !== null).toBe(expected)
  })

  it('[OH2] opening rows keep their brightness and are clipped to the range', () => {
    const opening = makeOpening([{ ...row([1, 2, 3, 4, 5, 6, 7], '06:00', '22:00'), brightness: 80 }])
    const open = openSpans(opening, HO_CHI_MINH, { start: at('2026-01-05 12:00'), end: at('2026-01-06') }, dates, PLAIN)
    expect(open.map((s) => [s.start, s.end, s.brightness])).toContainEqual([
      at('2026-01-05 12:00'),
      at('2026-01-05 22:00'),
      80,
    ])
    expect(MONDAY).toBe(at('2026-01-05'))
  })
})
