import { describe, expect, test } from 'vitest'
import { EVERY_DAY } from '../../playlists/dayparts.ts'
import type { MaterialId, ScheduleId } from '../../playlists/ids.ts'
import { resolve } from '../../playlists/resolve.ts'
import type { Facts } from '../../playlists/facts.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import { isOnline, stateOf } from '../../server/displays/state.ts'
import type { DisplayFacts } from '../../server/displays/state.ts'
import { MORNING } from '../support/fake-clock.ts'
import { hashOf, makeHealth } from '../support/fleet.ts'
import type { Health } from '../support/fleet.ts'
import { makeFacts, makeMaterial, makeOpening, makePlaylist, makeSchedule, row } from '../support/make.ts'

/** Two slogans by turns, ten seconds each from midnight on, 07:00–18:00; 08:00:00 begins with the first. */
const material = (id: number) => makeMaterial(id, { revision: hashOf(String(id)) })
const plain = makeFacts()
const facts: Facts = {
  ...plain,
  display: {
    ...plain.display,
    canvas: { x: 0, y: 0, width: 512, height: 256 },
    opening: makeOpening([row(EVERY_DAY, '07:00', '18:00')]),
  },
  schedules: [
    makeSchedule(1, {
      timing: { kind: 'once', start: (MORNING - DAY) as Instant, end: (MORNING + DAY) as Instant },
    }),
  ],
  playlists: [makePlaylist(1, [1, 2])],
  materials: [material(1), material(2)],
}
const programme = resolve(facts, { start: (MORNING - DAY) as Instant, end: (MORNING + DAY) as Instant })
const inForce = { hash: hashOf('f'), since: (MORNING - HOUR) as Instant, programme }

const shows = (id: number): Partial<Health> => ({
  programme: inForce.hash,
  showing: 'slot',
  playing: { material: id as MaterialId, revision: hashOf(String(id)), schedule: 1 as ScheduleId, since: MORNING },
})
const seen = (health: Partial<Health>, lastSeenAt: number = MORNING): DisplayFacts => ({
  paired: true,
  test: false,
  lastSeenAt: lastSeenAt as Instant,
  health: makeHealth({ programme: inForce.hash, ...health }),
  inForce,
})
const inTab = (facts: DisplayFacts): DisplayFacts => ({ ...facts, test: true })
const published = (ago: number): DisplayFacts['inForce'] => ({ ...inForce, since: (MORNING - ago) as Instant })
const EVENING = MORNING + 12 * HOUR

type Case = { name: string; facts: DisplayFacts; at?: number; state: ReturnType<typeof stateOf> }
const cases: Case[] = [
  { name: 'without a token', facts: { ...seen(shows(1)), paired: false }, state: 'unpaired' },
  { name: 'joined, not heard yet', facts: { ...seen({}), lastSeenAt: null, health: null }, state: 'never-seen' },
  { name: 'heard 89 s ago', facts: seen(shows(1)), at: MORNING + 89 * SECOND, state: 'fine' },
  { name: 'heard 90 s ago', facts: seen(shows(1)), at: MORNING + 90 * SECOND, state: 'lost' },
  { name: 'lost at night', facts: seen({}, EVENING), at: EVENING + 2 * MINUTE, state: 'lost' },
  {
    name: 'with an older programme for 60 s',
    facts: { ...seen({ ...shows(1), programme: hashOf('e') }), inForce: published(MINUTE) },
    state: 'fine',
  },
  {
    name: 'with an older programme for longer',
    facts: { ...seen({ ...shows(1), programme: hashOf('e') }), inForce: published(MINUTE + 1) },
    state: 'outdated',
  },
  { name: 'with no programme at all', facts: seen({ programme: null, showing: 'nothing' }), state: 'outdated' },
  { name: 'showing what it should', facts: seen(shows(1)), state: 'fine' },
  { name: 'a slot behind, by less than 15 s', facts: seen(shows(2)), state: 'fine' },
  { name: 'showing what nothing asks for', facts: seen(shows(3)), state: 'wrong' },
  { name: 'showing the fallback instead', facts: seen({ showing: 'fallback' }), state: 'wrong' },
  { name: 'black instead', facts: seen({ showing: 'black' }), state: 'wrong' },
  { name: 'showing nothing', facts: seen({ showing: 'nothing', state: 'starting' }), state: 'wrong' },
  {
    name: 'not yet changed to a programme of 14 s ago',
    facts: { ...seen(shows(3)), inForce: published(14 * SECOND) },
    state: 'fine',
  },
  { name: 'wrong and its clock off', facts: seen({ ...shows(3), clockOffsetMs: 9000 }), state: 'wrong' },
  { name: 'clock 5 s off', facts: seen({ ...shows(1), clockOffsetMs: -5000 }), state: 'fine' },
  { name: 'clock more than 5 s off', facts: seen({ ...shows(1), clockOffsetMs: -5001 }), state: 'clock-off' },
  { name: 'closed by its hours', facts: seen({ showing: 'black' }, EVENING), at: EVENING, state: 'off-by-plan' },
  { name: 'lit while closed', facts: seen(shows(1), EVENING), at: EVENING, state: 'wrong' },
  { name: 'a test tab that was closed', facts: inTab(seen(shows(1))), at: MORNING + 90 * SECOND, state: 'closed' },
  { name: 'a test tab not heard yet', facts: inTab({ ...seen({}), lastSeenAt: null, health: null }), state: 'closed' },
  { name: 'a test tab that lies behind another', facts: inTab(seen(shows(3))), state: 'fine' },
  { name: 'a test tab by its hours', facts: inTab(seen(shows(1), EVENING)), at: EVENING, state: 'off-by-plan' },
  { name: 'with nothing published yet', facts: { ...seen({ programme: null }), inForce: null }, state: 'fine' },
]

describe('a display', () => {
  test.each(cases)('$name: $state', ({ facts, at = MORNING, state }) => {
    expect(stateOf(facts, at as Instant)).toBe(state)
  })

  test('is judged by the moment it spoke of, not by now', () => {
    const later = (MORNING + 40 * SECOND) as Instant
    expect(stateOf(seen(shows(1)), later)).toBe('fine')
  })

  test('is online for 90 s after it was heard, if it is paired', () => {
    expect(isOnline(seen({}), (MORNING + 90 * SECOND - 1) as Instant)).toBe(true)
    expect(isOnline(seen({}), (MORNING + 90 * SECOND) as Instant)).toBe(false)
    expect(isOnline({ ...seen({}), paired: false }, MORNING)).toBe(false)
  })
})
