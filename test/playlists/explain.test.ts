import { describe, expect, it } from 'vitest'
import type { CalendarEntry } from '../../playlists/calendar.ts'
import type { Daypart } from '../../playlists/dayparts.ts'
import { explain } from '../../playlists/explain.ts'
import type { Evidence } from '../../playlists/explain.ts'
import type { Facts } from '../../playlists/facts.ts'
import type { DaypartId, DisplayId, GroupId, MaterialId } from '../../playlists/ids.ts'
import { plan } from '../../playlists/plan.ts'
import { playingAt } from '../../playlists/playback.ts'
import { resolve } from '../../playlists/resolve.ts'
import type { Recurrence } from '../../playlists/recurrence.ts'
import type { Schedule } from '../../playlists/schedule.ts'
import {
  at,
  date,
  days,
  makeFacts,
  makeMaterial,
  makePlaylist,
  makeRecurrence,
  makeSchedule,
  row,
  weekly,
} from '../support/make.ts'

const solemnDay = (day: string, look: boolean): CalendarEntry => ({
  date: date(day),
  name: 'Quốc tang',
  kind: 'note',
  as: null,
  holiday: null,
  solemn: true,
  look,
})
const ask = (given: Partial<Facts>, when: string, absent: Evidence['absent'] = []) => {
  const facts = makeFacts(given)
  return explain({ facts, absent }, resolve(facts, days(7)), 'main', at(when))!
}
const reasonOf = (schedule: Partial<Schedule> & { playlist?: number }, when: string, given: Partial<Facts> = {}) =>
  ask({ schedules: [makeSchedule(1, schedule)], ...given }, when).schedules[0]!.reason

const NOON = '2026-01-06 12:00'
const TUESDAY = date('2026-01-06')

describe('solemn days', () => {
  const calendar = { restDays: [], entries: [solemnDay('2026-01-06', true)] }
  const festive = [makeMaterial(1, { festive: true }), makeMaterial(2), makeMaterial(3, { festive: true })]

  it('[LD9] nothing festive is shown, and the day after it is again', () => {
    const programme = resolve(makeFacts({ calendar, materials: festive }), days(7))
    const seen = (day: string) =>
      [0, 10, 20].map((s) => playingAt(programme, at(`${day} 12:00:${String(s).padStart(2, '0')}`))[0]!.show)
    const ids = (day: string) => new Set(seen(day).map((show) => (show.kind === 'slot' ? show.slot.material : 0)))
    expect(ids('2026-01-06')).toEqual(new Set([2]))
    expect(ids('2026-01-07')).toEqual(new Set([1, 2, 3]))
  })

  it.each([
    [true, 'solemn'],
    [false, null],
  ])('[LD9] the look of a solemn date that asks for it: %s', (look, expected) => {
    const entries = [solemnDay('2026-01-06', look)]
    const programme = resolve(makeFacts({ calendar: { restDays: [], entries } }), days(7))
    expect(['2026-01-06', '2026-01-07'].map((day) => playingAt(programme, at(`${day} 12:00`))[0]!.look)).toEqual([
      expected,
      null,
    ])
  })

  it('[LD9] a schedule with festive things alone is lost as solemn', () => {
    const given = { calendar, materials: festive.filter((m) => m.festive) }
    expect(reasonOf({}, NOON, given)).toBe('solemn')
    expect(ask(given, NOON).schedules[0]!.left).toEqual([
      { material: 1, reason: 'solemn' },
      { material: 2, reason: 'unknown' },
      { material: 3, reason: 'solemn' },
    ])
  })
})

describe('nearness and weight', () => {
  const display = { ...makeFacts().display, groups: [3 as GroupId] }
  const aims = {
    all: { all: true, displays: [], groups: [] },
    group: { all: false, displays: [], groups: [3 as GroupId] },
    named: { all: false, displays: [1 as DisplayId], groups: [] },
  }
  const aimed = (layer: Schedule['layer']) =>
    ask(
      { display, schedules: Object.values(aims).map((target, i) => makeSchedule(i + 1, { layer, target })) },
      NOON,
    ).schedules.map(({ reason }) => reason)

  it.each([
    ['filler', ['farther', 'farther', null]],
    ['scheduled', [null, null, null]],
    ['takeover', ['outranked', 'outranked', null]],
  ] as const)('[LD7] on the layer %s: every display, a group of it, itself: %j', (layer, expected) => {
    expect(aimed(layer)).toEqual(expected)
  })

  it.each([
    ['scheduled', 'weight-0'],
    ['filler', 'weight-0'],
    ['takeover', null],
  ] as const)('[LD8] weight 0 on the layer %s', (layer, expected) => {
    expect(reasonOf({ layer, weight: 0 }, NOON)).toBe(expected)
  })
})

describe('why not', () => {
  const on = (more: Partial<Recurrence>) => ({
    ...weekly('08:00', '17:00'),
    recurrence: makeRecurrence({ from: date('2026-01-01'), ...more }),
  })
  const worked: Daypart = {
    id: 1 as DaypartId,
    hours: [row([1, 2, 3, 4, 5], '08:00', '17:00')],
    followsCalendar: true,
    dates: [],
  }
  const dayOff: CalendarEntry = { ...solemnDay('2026-01-06', false), kind: 'off', solemn: false }
  it.each([
    ['not-begun', on({ from: date('2026-01-07') })],
    ['ended', on({ until: date('2026-01-05') })],
    ['taken-out', on({ except: [TUESDAY] })],
    ['outside-hours', weekly('08:00', '11:00')],
    ['not-this-date', weekly('08:00', '17:00', [1, 3])],
    ['not-this-date', on({ rule: { every: 'week', interval: 1, weekdays: [1, 3] } })],
    ['not-this-date', on({ rule: { every: 'day-kind', kind: 'off' } })],
    ['ended', on({ count: 3 })],
    ['not-begun', { kind: 'once', start: at('2026-01-06 13:00'), end: at('2026-01-06 14:00') }],
    ['ended', { kind: 'once', start: at('2026-01-06 10:00'), end: at('2026-01-06 11:00') }],
    [null, weekly('08:00', '17:00')],
  ] as const)('[EX3] %s', (reason, timing) => {
    expect(reasonOf({ timing: timing as Schedule['timing'] }, NOON)).toBe(reason)
  })

  it.each([
    [
      'its daypart follows the calendar',
      { ...weekly('00:00', '24:00'), hours: { kind: 'daypart', daypart: worked.id } },
    ],
    ['it lives on working days', on({ rule: { every: 'day-kind', kind: 'working' } })],
  ] as const)('[EX3] a day off: %s', (_, timing) => {
    const calendar = { restDays: [], entries: [dayOff] }
    const dayparts = [worked]
    expect(reasonOf({ timing: timing as Schedule['timing'] }, NOON, { calendar, dayparts })).toBe('day-off')
    expect(reasonOf({ timing: timing as Schedule['timing'] }, '2026-01-07 12:00', { calendar, dayparts })).toBeNull()
  })

  it('[EX3] a zone that this display has not', () => {
    expect(reasonOf({ zone: 'ticker' }, NOON)).toBe('no-such-zone')
  })

  it('[EX2] names who is on, who waits, and who lost', () => {
    const schedules = [makeSchedule(1), makeSchedule(2), makeSchedule(3, { layer: 'filler' })]
    const { rule, schedules: told } = ask({ schedules }, '2026-01-06 12:00:05')
    expect(rule).toBe('LD4')
    expect(told.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['on', null],
      ['shares', null],
      ['lost', 'outranked'],
    ])
  })

  it('[EX4] each material that is left out, and why', () => {
    const materials = [
      makeMaterial(1, { validFrom: date('2026-01-07') }),
      makeMaterial(2, { validUntil: date('2026-01-05') }),
      makeMaterial(3),
    ]
    const absent = [
      { material: 4 as MaterialId, reason: 'not-approved' as const },
      { material: 5 as MaterialId, reason: 'archived' as const },
    ]
    const playlists = [makePlaylist(1, [1, 2, 3, 4, 5, 4])]
    expect(ask({ materials, playlists }, NOON, absent).schedules[0]!.left).toEqual([
      { material: 1, reason: 'not-yet-valid' },
      { material: 2, reason: 'expired' },
      { material: 4, reason: 'not-approved' },
      { material: 5, reason: 'archived' },
    ])
  })

  it('[EX5] without the facts, the programme itself says what it can', () => {
    const facts = makeFacts({ schedules: [makeSchedule(1), makeSchedule(2, { layer: 'filler' })] })
    const told = explain(null, resolve(facts, days(7)), 'main', at(NOON))!
    expect(told.schedules.map(({ schedule, reason }) => [schedule, reason])).toEqual([
      [1, null],
      [2, 'outranked'],
    ])
    expect(explain(null, resolve(facts, days(7)), 'main', at('2027-01-01'))).toMatchObject({
      rule: 'PB5',
      schedules: [],
    })
    expect(explain(null, resolve(facts, days(7)), 'ticker', at(NOON))).toBeNull()
  })
})

it('[PN1][PN2] a plan counts full showings, cut ones, and their time', () => {
  const facts = makeFacts({
    schedules: [makeSchedule(1, { timing: weekly('08:00', '08:01') })],
    materials: [1, 2, 3].map((id) => makeMaterial(id, { durationMs: 25_000 })),
  })
  const rows = plan(resolve(facts, days(2)), { start: at('2026-01-05 08:00:10'), end: at('2026-01-06 12:00') })
  expect(rows.map(({ material, plays, cut, ms }) => [material, plays, cut, ms])).toEqual([
    [1, 1, 0, 40_000],
    [2, 2, 0, 50_000],
    [3, 0, 2, 20_000],
  ])
})
