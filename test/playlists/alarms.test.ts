import { describe, expect, test } from 'vitest'
import { HOLD_MS, step } from '../../playlists/alarms.ts'
import type { Watch } from '../../playlists/alarms.ts'
import { EVERY_DAY } from '../../playlists/dayparts.ts'
import type { MaterialId } from '../../playlists/ids.ts'
import { resolve } from '../../playlists/resolve.ts'
import { ALARM_KINDS, judge } from '../../playlists/signs.ts'
import type { AlarmKind, Said, Sign, WatchedFacts } from '../../playlists/signs.ts'
import { DAY, HOUR, MINUTE, SECOND, instant } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Vitals, ZoneOn } from '../../playlists/vitals.ts'
import { MORNING } from '../support/fake-clock.ts'
import { hashOf } from '../support/fleet.ts'
import { makeFacts, makeMaterial, makeOpening, makePlaylist, makeSchedule, row } from '../support/make.ts'

/** Two slogans by turns in the main zone, ten seconds each, beside a ticker with nothing to show, 07:00–18:00. */
const around = { start: (MORNING - DAY) as Instant, end: (MORNING + DAY) as Instant }
const plain = makeFacts()
const programme = resolve(
  {
    ...plain,
    display: {
      ...plain.display,
      canvas: { x: 0, y: 0, width: 1920, height: 1080 },
      frame: 'main-ticker',
      opening: makeOpening([row(EVERY_DAY, '07:00', '18:00')]),
    },
    schedules: [makeSchedule(1, { timing: { kind: 'once', ...around } })],
    playlists: [makePlaylist(1, [1, 2])],
    materials: [1, 2].map((id) => makeMaterial(id, { revision: hashOf(String(id)) })),
  },
  around,
)
const inForce = { hash: hashOf('f'), since: (MORNING - HOUR) as Instant, programme }

const slot = (zone: ZoneOn['zone'], id: number): ZoneOn => ({
  zone,
  shows: 'slot',
  revision: hashOf(String(id)),
  material: id as MaterialId,
  since: MORNING,
})
const shows = (zone: ZoneOn['zone'], kind: ZoneOn['shows']): ZoneOn => ({
  zone,
  shows: kind,
  revision: null,
  material: null,
  since: MORNING,
})
const TICKER = shows('ticker', 'fallback')

const vitals = (given: Partial<Vitals> = {}): Vitals => ({
  at: MORNING,
  zones: [slot('main', 1), TICKER],
  failing: [],
  upMs: HOUR,
  frames: { shown: 0, dropped: 0 },
  failures: 0,
  memory: null,
  network: null,
  visible: true,
  ...given,
})
const said = (given: Partial<Said> = {}): Said => ({
  programme: inForce.hash,
  showing: 'slot',
  playing: { revision: hashOf('1') },
  clockOffsetMs: 0,
  storageFree: null,
  keeping: { beyond: 0 },
  vitals: vitals(),
  ...given,
})
const has = (...zones: ZoneOn[]): Said => said({ vitals: vitals({ zones }) })

const facts = (given: Partial<WatchedFacts> = {}): WatchedFacts => ({
  lastSeenAt: MORNING,
  listeningSince: (MORNING - DAY) as Instant,
  health: said(),
  inForce,
  twin: null,
  ...given,
})
const after = (ms: number): Instant => instant(MORNING + ms)
const NIGHT = after(12 * HOUR)
const MB = 1024 * 1024

type Case = { name: string; facts: WatchedFacts; at?: Instant; open?: AlarmKind[]; signs: string[] }
const found = ({ facts, at = MORNING, open = [] }: Omit<Case, 'name' | 'signs'>): string[] =>
  judge(facts, at, new Set(open)).signs.map(({ kind, about }) => [kind, about].join(' ').trim())

const fresh = { ...inForce, since: after(-10 * SECOND) }
const failing = (...ids: number[]) => ids.map((id) => ({ material: id as MaterialId, reason: 'decode', times: 3 }))
const LOST = ['lost']
const WRONG = ['wrong-content']

const cases: Case[] = [
  { name: '[AL1] one that is well', facts: facts(), signs: [] },
  { name: '[AL1] one that was never heard', facts: facts({ lastSeenAt: null, health: null }), signs: [] },
  { name: '[AL1] one without a programme yet', facts: facts({ inForce: null }), signs: [] },
  { name: '[AL2] heard 89 s ago', facts: facts(), at: after(89 * SECOND), signs: [] },
  { name: '[AL2] silent for 90 s', facts: facts(), at: after(90 * SECOND), signs: LOST },
  {
    name: '[AL2] silent because the server was off',
    facts: facts({ listeningSince: after(HOUR) }),
    at: after(HOUR + 89 * SECOND),
    signs: [],
  },
  {
    name: '[AL2] silent since before the server was off',
    facts: facts({ listeningSince: after(HOUR) }),
    at: after(HOUR + 90 * SECOND),
    signs: LOST,
  },
  { name: '[AL2] silent at night', facts: facts(), at: NIGHT, signs: [] },
  {
    name: '[AL2] silent, and before that with its clock off',
    facts: facts({ health: said({ clockOffsetMs: 9000 }) }),
    at: after(HOUR),
    signs: LOST,
  },
  { name: '[AL3] a slot behind', facts: facts({ health: has(slot('main', 2), TICKER) }), signs: [] },
  { name: '[AL3] what nothing asks for', facts: facts({ health: has(slot('main', 3), TICKER) }), signs: WRONG },
  {
    name: '[AL3] the fallback instead',
    facts: facts({ health: has(shows('main', 'fallback'), TICKER) }),
    signs: WRONG,
  },
  { name: '[AL3] a zone that has nothing', facts: facts({ health: has(slot('main', 1)) }), signs: WRONG },
  {
    name: '[AL3] the right thing in the wrong zone',
    facts: facts({ health: has(shows('main', 'fallback'), slot('ticker', 1)) }),
    signs: WRONG,
  },
  {
    name: '[AL3] covered zones by night',
    facts: facts({
      lastSeenAt: NIGHT,
      health: said({ vitals: vitals({ at: NIGHT, zones: [shows('main', 'black')] }) }),
    }),
    at: NIGHT,
    signs: [],
  },
  {
    name: '[AL3] lit by night',
    facts: facts({ lastSeenAt: NIGHT, health: said({ vitals: vitals({ at: NIGHT }) }) }),
    at: NIGHT,
    signs: WRONG,
  },
  {
    name: '[AL3] a test picture',
    facts: facts({ health: said({ showing: 'test', vitals: vitals({ zones: [] }) }) }),
    signs: [],
  },
  {
    name: '[AL3] nothing yet, 14 s after its page began',
    facts: facts({ health: said({ vitals: vitals({ zones: [], upMs: 14_000 }) }) }),
    signs: [],
  },
  {
    name: '[AL3] within 15 s of publishing',
    facts: facts({ inForce: fresh, health: has(slot('main', 3), TICKER) }),
    signs: [],
  },
  {
    name: '[AL3] a page that speaks of its main zone alone',
    facts: facts({ health: { ...said(), vitals: undefined, playing: { revision: hashOf('3') } } as unknown as Said }),
    signs: ['wrong-content'],
  },
  {
    name: '[AL3] a heartbeat that was 25 s on its way, over the end of the day',
    facts: facts({
      lastSeenAt: after(10 * HOUR + 20 * SECOND),
      health: said({ vitals: vitals({ at: after(10 * HOUR - 5 * SECOND) }) }),
    }),
    at: after(10 * HOUR + 20 * SECOND),
    signs: [],
  },
  {
    name: '[AL3] one that thinks it is an hour ago is judged by when it was heard',
    facts: facts({
      lastSeenAt: after(10 * HOUR + 20 * SECOND),
      health: said({ vitals: vitals({ at: after(9 * HOUR) }) }),
    }),
    at: after(10 * HOUR + 20 * SECOND),
    signs: WRONG,
  },
  {
    name: '[AL4] another programme 60 s after publishing',
    facts: facts({ inForce: { ...inForce, since: after(-MINUTE) }, health: said({ programme: hashOf('e') }) }),
    signs: [],
  },
  {
    name: '[AL4] another programme for longer, whatever it shows',
    facts: facts({ health: { ...has(slot('main', 3)), programme: hashOf('e') } }),
    signs: ['old-programme'],
  },
  { name: '[AL5] 5 s off', facts: facts({ health: said({ clockOffsetMs: -5000 }) }), signs: [] },
  { name: '[AL5] more than 5 s off', facts: facts({ health: said({ clockOffsetMs: -5001 }) }), signs: ['clock-off'] },
  {
    name: '[AL5] 4 s off, having been more',
    facts: facts({ health: said({ clockOffsetMs: 4000 }) }),
    open: ['clock-off'],
    signs: ['clock-off'],
  },
  { name: '[AL6] 500 MB free', facts: facts({ health: said({ storageFree: 500 * MB }) }), signs: [] },
  { name: '[AL6] less', facts: facts({ health: said({ storageFree: 499 * MB }) }), signs: ['storage-low'] },
  {
    name: '[AL6] 600 MB free, having had less',
    facts: facts({ health: said({ storageFree: 600 * MB }) }),
    open: ['storage-low'],
    signs: ['storage-low'],
  },
  {
    name: '[AL6] no room for a file',
    facts: facts({ health: said({ storageFree: 9000 * MB, keeping: { beyond: 1 } }) }),
    signs: ['storage-low'],
  },
  {
    name: '[AL7] items that are benched, while the turn is theirs',
    facts: facts({
      health: said({ vitals: vitals({ failing: failing(1, 2), zones: [shows('main', 'fallback'), TICKER] }) }),
    }),
    signs: ['failing-item 1', 'failing-item 2'],
  },
  { name: '[AL8] a second player', facts: facts({ twin: '192.168.1.7' }), signs: ['twins'] },
]

describe('signs of a display', () => {
  test.each(cases)('$name: $signs', ({ name: _, signs, ...given }) => {
    expect(found(given)).toEqual(signs)
  })

  test('[AL3] say what is shown and what was wanted', () => {
    const { signs } = judge(facts({ health: has(slot('main', 3), TICKER) }), MORNING, new Set())
    const wanted = { kind: 'slot', material: 1 }
    expect(signs[0]!.detail).toEqual({ zone: 'main', shown: { kind: 'slot', material: 3 }, wanted, hidden: false })
  })

  test('[AL2] of one that is silent nothing else is judged', () => {
    expect(judge(facts(), after(HOUR), new Set()).judged).toEqual(['lost'])
    expect(judge(facts(), NIGHT, new Set()).judged).toEqual([])
  })
})

/** Looks every ten seconds; `1` where the sign was found, `0` where not, `?` where it was not looked for. */
function watchFor(kind: AlarmKind, looks: string) {
  const sign: Sign = { kind, about: '', detail: {} }
  let watches: Watch[] = []
  const told: string[] = []
  ;[...looks].forEach((look, n) => {
    const judgement = { judged: look === '?' ? [] : ALARM_KINDS, signs: look === '1' ? [sign] : [] }
    const next = step(watches, judgement, after(n * 10 * SECOND))
    const at = (time: Instant) => (time - MORNING) / SECOND
    for (const { since } of next.raised) told.push(`${n}: begun at ${at(since)}`)
    for (const { goneAt } of next.ended) told.push(`${n}: over at ${at(goneAt)}`)
    watches = next.watches
  })
  return told
}

describe('alarms', () => {
  test('[AL9] begin when their sign has stood for its time, and date from its beginning', () => {
    expect(watchFor('wrong-content', '1111111')).toEqual(['6: begun at 0'])
    expect(watchFor('lost', '01111')).toEqual(['4: begun at 10'])
    expect(watchFor('twins', '01')).toEqual(['1: begun at 10'])
  })

  test('[AL9] a sign that comes and goes is none', () => {
    expect(watchFor('wrong-content', '111110111110111110')).toEqual([])
  })

  test('[AL10] end by themselves when their sign has been gone for its time, and date from when it went', () => {
    expect(watchFor('twins', '1110000000')).toEqual(['0: begun at 0', '9: over at 30'])
  })

  test('[AL10] one that comes back before that is the same alarm', () => {
    expect(watchFor('twins', '1000001000001000000')).toEqual(['0: begun at 0'])
  })

  test('[AL2] stay as they are while nothing is known', () => {
    expect(watchFor('clock-off', '1111111????????0000000')).toEqual(['6: begun at 0', '21: over at 150'])
    expect(watchFor('clock-off', '111????')).toEqual([])
    expect(watchFor('clock-off', '111111100??????00')).toEqual(['6: begun at 0'])
  })

  test('[AL9] each kind has its time to begin and to end', () => {
    for (const kind of ALARM_KINDS) expect(HOLD_MS[kind].ends).toBeGreaterThan(0)
  })
})
