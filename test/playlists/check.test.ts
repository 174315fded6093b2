import { expect, it } from 'vitest'
import { PLAIN_CALENDAR } from '../../playlists/calendar.ts'
import { check } from '../../playlists/check.ts'
import type { Facts } from '../../playlists/facts.ts'
import type { MaterialId } from '../../playlists/ids.ts'
import type { LossReason } from '../../playlists/programme.ts'
import type { Timing } from '../../playlists/schedule.ts'
import { HOUR, MINUTE } from '../../playlists/time.ts'
import {
  MONDAY,
  at,
  date,
  makeFacts,
  makeMaterial,
  makeOpening,
  makePlaylist,
  makeRecurrence,
  makeSchedule,
  row,
  weekly,
} from '../support/make.ts'

const found = (given: Partial<Facts>) => check(makeFacts(given), makeSchedule(1).id, MONDAY)
const kinds = (given: Partial<Facts>) => found(given).map(({ kind }) => kind)

const display = makeFacts().display
const framed = { display: { ...display, frame: 'main-ticker' as const } }
const shut = { ...display, opening: makeOpening([]) }
const takeover = makeSchedule(9, { layer: 'takeover' })
const onlyHere = (id: number) =>
  makeSchedule(id, { layer: 'filler', target: { all: false, displays: [display.id], groups: [] } })
const solemn = { name: '', kind: 'note', as: null, holiday: null, solemn: true, look: false } as const
const grave = { ...PLAIN_CALENDAR, entries: [{ ...solemn, date: date('2026-01-06') }] }

it('[CK1] one that has no date with hours is never in force', () => {
  const over = { ...weekly('08:00', '09:00'), recurrence: makeRecurrence({ until: date('2026-01-01') }) }
  expect(kinds({ schedules: [makeSchedule(1, { timing: over })] })).toEqual(['never-in-force'])
  const friday = { ...weekly('08:00', '09:00', [5]), recurrence: makeRecurrence({ rule: { every: 'week', interval: 1, weekdays: [4] } }) } // prettier-ignore
  expect(kinds({ schedules: [makeSchedule(1, { timing: friday })] })).toEqual(['never-in-force'])
  expect(kinds({})).toEqual([])
})

it('[CK1] it is tried out from the first date it is on, however far', () => {
  const late = { ...weekly('08:00', '09:00'), recurrence: makeRecurrence({ from: date('2026-10-01') }) }
  const materials = [makeMaterial(1, { validUntil: date('2026-10-02') })]
  const told = found({ schedules: [makeSchedule(1, { timing: late })], materials })
  expect(told[0]).toMatchObject({ kind: 'empty-dates', reason: 'nothing-playable' })
  expect(told[0]?.kind === 'empty-dates' && [told[0].dates[0], told[0].dates.length]).toEqual(['2026-10-03', 31])
})

it('[CK1] one that comes once a year by the lunar calendar meets what it will meet then', () => {
  const rule = { every: 'lunar-year', month: 8, day: 15, before: 0, after: 0 } as const
  const moon = makeSchedule(1, { timing: { ...weekly('18:00', '20:00'), recurrence: makeRecurrence({ rule }) } })
  const autumn = { ...weekly('19:00', '21:00'), recurrence: makeRecurrence({ from: date('2026-09-01') }) }
  expect(found({ schedules: [moon, makeSchedule(2, { timing: autumn, layer: 'takeover' })] })).toEqual([
    { kind: 'hidden-by', others: [{ schedule: 2, ms: HOUR }] },
  ])
  expect(kinds({ schedules: [moon, makeSchedule(2, { timing: autumn })] })).toEqual(['shares'])
})

it('[CK1] hours that are over are not the first ones', () => {
  const evening = at('2026-01-05 23:02')
  const of = (timing: Timing) => {
    const facts = makeFacts({ schedules: [makeSchedule(1, { timing })], materials: [] })
    return check(facts, makeSchedule(1).id, evening)
  }
  const monday = { ...weekly('08:00', '17:00', [1]), recurrence: makeRecurrence({ until: date('2026-01-06') }) }
  expect(of(monday)).toEqual([{ kind: 'never-in-force' }])
  const night = { ...weekly('22:00', '05:30', [1]), recurrence: makeRecurrence({ until: date('2026-01-05') }) }
  expect(of(night).map(({ kind }) => kind)).toEqual(['never-shown', 'empty-dates'])
})

it('[CK2] no such zone, nothing to show, and a screen that is off', () => {
  expect(kinds({ schedules: [makeSchedule(1, { zone: 'ticker' })] })).toEqual(['no-such-zone'])
  expect(kinds({ materials: [] })).toEqual(['never-shown', 'empty-dates'])
  const display = { ...makeFacts().display, opening: makeOpening([row([1], '07:00', '08:30')]) }
  const schedules = [makeSchedule(1, { timing: weekly('08:00', '09:00', [1]) })]
  expect(found({ display, schedules })).toEqual([{ kind: 'outside-opening-hours', ms: 5 * 30 * MINUTE }])
})

it.each([
  ['outranked', 'hidden-by', { schedules: [makeSchedule(1, { layer: 'filler' }), makeSchedule(2)] }],
  ['farther', 'hidden-by', { schedules: [makeSchedule(1, { layer: 'filler' }), onlyHere(2)] }],
  ['covered', 'covered', { ...framed, schedules: [makeSchedule(1, { zone: 'ticker' }), takeover] }],
  ['outside-opening-hours', 'outside-opening-hours', { display: shut }],
  ['nothing-playable', 'empty-dates', { materials: [] }],
  ['solemn', 'empty-dates', { calendar: grave, materials: [makeMaterial(1, { festive: true })] }],
  ['weight-0', 'weight-0', { schedules: [makeSchedule(1, { weight: 0 })] }],
] as [LossReason, string, Partial<Facts>][])('[CK2] a schedule that is %s is told so', (_, kind, given) => {
  expect(kinds(given)).toContain(kind)
})

it('[CK3] whom it hides, who hides it, and with whom it shares', () => {
  const noon = { kind: 'once' as const, start: at('2026-01-05 12:00'), end: at('2026-01-05 14:00') }
  const takeover = makeSchedule(1, { layer: 'takeover', timing: noon })
  const below = makeSchedule(2, { timing: weekly('13:00', '15:00') })
  expect(found({ schedules: [takeover, below] })).toEqual([{ kind: 'hides', others: [{ schedule: 2, ms: HOUR }] }])
  const above = makeSchedule(2, { layer: 'takeover', timing: { ...noon, start: at('2026-01-05 13:00') } })
  const hidden = [{ kind: 'hidden-by', others: [{ schedule: 2, ms: HOUR }] }]
  expect(found({ schedules: [makeSchedule(1, { timing: noon }), above] })).toEqual(hidden)
  // To give way is what a filler is for, unless it never comes.
  const filler = makeSchedule(1, { layer: 'filler', timing: noon })
  expect(found({ schedules: [filler, below] })).toEqual([])
  const all = makeSchedule(2, { timing: weekly('00:00', '24:00') })
  expect(found({ schedules: [filler, all] })).toMatchObject([{ kind: 'never-shown' }, { kind: 'hidden-by' }])
  const beside = makeSchedule(1, { timing: noon })
  expect(found({ schedules: [beside, below] })).toEqual([{ kind: 'shares', others: [{ schedule: 2, ms: HOUR }] }])
})

it('[CK4] a goal that cannot be met', () => {
  const goals = [{ kind: 'at-least-a-day' as const, material: 1 as MaterialId, n: 1000 }]
  const playlists = [makePlaylist(1, [1, 2, 3], { goals })]
  const schedules = [makeSchedule(1, { timing: weekly('08:00', '09:00') })]
  expect(found({ schedules, playlists })).toMatchObject([{ kind: 'goals', verdicts: [{ fault: 'too-many' }] }])
})

it('[CK5] what never gets a turn because each run is over before', () => {
  const materials = [1, 2, 3, 4].map((id) => makeMaterial(id, { durationMs: 10 * MINUTE }))
  const playlists = [makePlaylist(1, [1, 2, 3, 4, 1])]
  const of = (until: string) =>
    found({ materials, playlists, schedules: [makeSchedule(1, { timing: weekly('08:00', until) })] })
  expect(of('08:15')).toEqual([{ kind: 'unreached', lists: [{ schedule: 1, materials: 2, of: 4 }] }])
  expect(of('08:40')).toEqual([])
})

it('[CK5][RO4] what a shared cycle leaves out, though another list is the longer one', () => {
  const ids = Array.from({ length: 700 }, (_, n) => n + 2)
  const materials = [1, ...ids].map((id) => makeMaterial(id))
  const playlists = [makePlaylist(1, [1]), makePlaylist(2, ids)]
  const long = makeSchedule(2, { show: { kind: 'playlist', playlist: playlists[1]!.id } })
  const unreached = (weight: number) =>
    found({ materials, playlists, schedules: [makeSchedule(1), { ...long, weight }] }).filter((one) => one.kind === 'unreached') // prettier-ignore
  expect(unreached(1)).toEqual([{ kind: 'unreached', lists: [{ schedule: 2, materials: 400, of: 700 }] }])
  expect(unreached(9)).toEqual([])
})
