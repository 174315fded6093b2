import { describe, expect, it } from 'vitest'
import type { GroupId } from '../../playlists/ids.ts'
import { playingAt } from '../../playlists/playback.ts'
import type { Programme } from '../../playlists/programme.ts'
import { resolve } from '../../playlists/resolve.ts'
import type { Facts } from '../../playlists/facts.ts'
import type { Layer, Schedule } from '../../playlists/schedule.ts'
import { HOUR, plus } from '../../playlists/time.ts'
import {
  at,
  date,
  days,
  makeFacts,
  makeMaterial,
  makeOpening,
  makePlaylist,
  makeSchedule,
  row,
  weekly,
} from '../support/make.ts'

const once = (start: string, end: string) => ({ kind: 'once' as const, start: at(start), end: at(end) })
const week = (given: Partial<Facts>): Programme => resolve(makeFacts(given), days(7))

/** What is on at a moment: a material's number, or the kind of show. */
const on = (programme: Programme, when: string) => {
  const { show } = playingAt(programme, at(when))[0]!
  return show.kind === 'slot' ? show.slot.material : show.kind
}
const why = (programme: Programme, when: string) =>
  programme.zones[0]!.windows.find((w) => w.start <= at(when) && at(when) < w.end)!.why

/** One schedule a layer, each with a playlist and material of its own number. */
const five = ['emergency', 'takeover', 'scheduled', 'filler'] as Layer[]
const ladder = (layers: Layer[], given: Partial<Schedule> = {}): Partial<Facts> => ({
  schedules: layers.map((layer, i) => makeSchedule(i + 1, { layer, playlist: i + 1, ...given })),
  playlists: layers.map((_, i) => makePlaylist(i + 1, [i + 1])),
  materials: layers.map((_, i) => makeMaterial(i + 1)),
})

describe('the ladder', () => {
  it.each([
    ['LD2', five, 1],
    ['LD3', five.slice(1), 1],
    ['LD4', five.slice(2), 1],
    ['LD5', five.slice(3), 1],
  ])('[LD1] rule %s decides %j', (rule, layers, winner) => {
    const programme = week(ladder(layers))
    expect(on(programme, '2026-01-06 09:00')).toBe(winner)
    expect(why(programme, '2026-01-06 09:00').rule).toBe(rule)
  })

  it('[LD1] a schedule with nothing to show is as if it were not there', () => {
    const facts = ladder(five)
    const programme = week({ ...facts, materials: facts.materials!.slice(2) })
    expect(on(programme, '2026-01-06 09:00')).toBe(3)
    expect(why(programme, '2026-01-06 09:00').losers).toEqual([
      { schedule: 1, reason: 'nothing-playable' },
      { schedule: 2, reason: 'nothing-playable' },
      { schedule: 4, reason: 'outranked' },
    ])
  })

  it.each([
    ['LD2', 'emergency'],
    ['LD3', 'takeover'],
  ] as const)('[LD2][LD3] %s: of several on the layer %s, the newest alone', (rule, layer) => {
    const programme = week(ladder([layer, layer, 'scheduled']))
    expect(why(programme, '2026-01-06 09:00')).toMatchObject({ rule, winners: [2] })
    expect(on(programme, '2026-01-06 09:00')).toBe(2)
  })

  it.each([
    ['LD4', 'scheduled'],
    ['LD5', 'filler'],
  ] as const)('[LD4][LD5] %s: several on the layer %s share the screen', (rule, layer) => {
    const programme = week(ladder([layer, layer]))
    expect(why(programme, '2026-01-06 09:00')).toMatchObject({ rule, winners: [1, 2] })
    const seen = [0, 10, 20, 30].map((s) => on(programme, `2026-01-06 09:00:${String(s).padStart(2, '0')}`))
    expect(new Set(seen)).toEqual(new Set([1, 2]))
  })

  it('[LD6] when nothing can be shown, the fallback shows', () => {
    const programme = week({ schedules: [] })
    expect(on(programme, '2026-01-06 09:00')).toBe('fallback')
    expect(why(programme, '2026-01-06 09:00')).toEqual({ rule: 'LD6', winners: [], losers: [] })
  })

  it('[SC2] an override ends by itself and what it covered goes on', () => {
    const facts = ladder(['scheduled', 'emergency'])
    facts.schedules = [
      facts.schedules![0]!,
      { ...facts.schedules![1]!, timing: once('2026-01-06 09:00', '2026-01-06 09:10') },
    ]
    const programme = week(facts)
    expect(['08:59:59', '09:00', '09:09:59', '09:10'].map((t) => on(programme, `2026-01-06 ${t}`))).toEqual([
      1, 2, 2, 1,
    ])
  })

  it('an emergency can be black', () => {
    const facts = ladder(['scheduled'])
    const black = makeSchedule(9, {
      layer: 'emergency',
      show: { kind: 'black' },
      timing: once('2026-01-06 09:00', '2026-01-06 10:00'),
    })
    const programme = week({ ...facts, schedules: [...facts.schedules!, black] })
    expect(playingAt(programme, at('2026-01-06 09:30'))[0]!.show).toEqual({ kind: 'black', cause: 'schedule' })
  })
})

describe('opening hours', () => {
  const opening = makeOpening([
    row([1, 2, 3, 4, 5], '07:00', '18:00'),
    { ...row([1, 2, 3, 4, 5], '17:00', '20:00'), brightness: 40 },
  ])
  const display = { ...makeFacts().display, opening }

  it('[OH1] outside its opening hours a display is black', () => {
    const programme = week({ display })
    expect(['06:59', '07:00', '19:59', '20:00'].map((t) => on(programme, `2026-01-06 ${t}`))).toEqual([
      'black',
      1,
      expect.any(Number),
      'black',
    ])
    expect(on(programme, '2026-01-10 09:00')).toBe('black')
    expect(why(programme, '2026-01-10 09:00')).toEqual({
      rule: 'OH1',
      winners: [],
      losers: [{ schedule: 1, reason: 'outside-opening-hours' }],
    })
  })

  it("[OH2] brightness is the row's, the brighter where rows overlap", () => {
    const programme = week({ display })
    const bright = (t: string) => playingAt(programme, at(`2026-01-06 ${t}`))[0]!.brightness
    expect(['12:00', '17:30', '18:00'].map(bright)).toEqual([100, 100, 40])
  })

  it.each([
    [true, 2],
    [false, 'black'],
  ])('[OH3] an emergency that wakes: %s', (wakes, expected) => {
    const facts = ladder(['scheduled', 'emergency'])
    facts.schedules = [
      facts.schedules![0]!,
      { ...facts.schedules![1]!, wakes, timing: once('2026-01-06 22:00', '2026-01-06 23:00') },
    ]
    const programme = week({ ...facts, display })
    expect(on(programme, '2026-01-06 22:30')).toBe(expected)
    if (wakes) expect(playingAt(programme, at('2026-01-06 22:30'))[0]!.brightness).toBe(100)
  })

  it('[PB3] a change of brightness cuts no slot', () => {
    const programme = week({ display, materials: [1, 2, 3].map((id) => makeMaterial(id, { durationMs: 7000 })) })
    const before = playingAt(programme, at('2026-01-06 17:59:59'))[0]!
    const after = playingAt(programme, at('2026-01-06 18:00:00'))[0]!
    expect(after.show).toEqual(before.show)
    expect([before.brightness, after.brightness]).toEqual([100, 40])
  })
})

describe('materials', () => {
  it('[MA1] what is not among the approved materials is in no programme', () => {
    const programme = week({ materials: [makeMaterial(1), makeMaterial(3)] })
    expect(new Set(programme.slots.map((slot) => slot.material))).toEqual(new Set([1, 3]))
    expect(Object.keys(programme.contents)).toHaveLength(2)
  })

  it('[MA2] a material plays on its valid dates, both ends in', () => {
    const valid = { validFrom: date('2026-01-07'), validUntil: date('2026-01-08') }
    const programme = week({ materials: [makeMaterial(1, valid)] })
    expect(
      ['2026-01-06 23:59', '2026-01-07 00:00', '2026-01-08 23:59', '2026-01-09 00:00'].map((t) => on(programme, t)),
    ).toEqual(['fallback', 1, 1, 'fallback'])
  })

  it('files that are shown are listed once', () => {
    const image = {
      kind: 'image',
      file: 'f'.repeat(64),
      type: 'image/png',
      bytes: 9,
      width: 2,
      height: 2,
      fit: 'contain',
      description: '',
    }
    const programme = week({ materials: [1, 2].map((id) => makeMaterial(id, { content: image as never })) })
    expect(programme.media).toEqual([{ hash: 'f'.repeat(64), bytes: 9, type: 'image/png' }])
  })
})

describe('anchors and windows', () => {
  it('[SC3] a schedule for another group leaves this display alone', () => {
    const target = { all: false, displays: [], groups: [2 as GroupId] }
    expect(on(week({ schedules: [makeSchedule(1, { target })] }), '2026-01-06 09:00')).toBe('fallback')
  })

  it('[RS3] publishing again the next day leaves what plays where it is', () => {
    const facts = makeFacts({
      schedules: [makeSchedule(1, { timing: weekly('22:00', '02:00') }), makeSchedule(2, { layer: 'filler' })],
    })
    const today = resolve(facts, days(3))
    const tomorrow = resolve(facts, { start: at('2026-01-06'), end: at('2026-01-09') })
    for (let t = at('2026-01-06'); t < at('2026-01-08'); t = plus(t, 777_000)) {
      expect(playingAt(tomorrow, t)).toEqual(playingAt(today, t))
    }
  })

  it('[RS3] a loser that comes or goes does not restart the cycle, and is named while it is there', () => {
    const schedules = [
      makeSchedule(1),
      makeSchedule(2, { layer: 'filler', timing: weekly('09:00:00'.slice(0, 5), '10:00') }),
    ]
    const programme = week({ schedules, materials: [1, 2, 3].map((id) => makeMaterial(id, { durationMs: 7000 })) })
    const alone = week({ materials: [1, 2, 3].map((id) => makeMaterial(id, { durationMs: 7000 })) })
    for (let t = at('2026-01-06 08:59'); t < at('2026-01-06 10:01'); t = plus(t, 1000))
      expect(playingAt(programme, t)).toEqual(playingAt(alone, t))
    expect(why(programme, '2026-01-06 09:30').losers).toEqual([{ schedule: 2, reason: 'outranked' }])
  })

  it('[RS4] neighbours that differ in nothing are one window', () => {
    const windows = week({ schedules: [] }).zones[0]!.windows
    expect(windows).toHaveLength(1)
  })

  it('[RS5] every window names its rule, its winners and each loser with a reason', () => {
    const programme = week(ladder(['takeover', 'scheduled', 'filler'], { timing: weekly('08:00', '09:00') }))
    for (const window of programme.zones[0]!.windows) {
      const named = [...window.why.winners, ...window.why.losers.map((l) => l.schedule)].sort()
      const live = window.start >= at('2026-01-05 08:00') && new Date(window.start + 7 * HOUR).getUTCHours() === 8
      expect(named).toEqual(live ? [1, 2, 3] : [])
      expect(window.why.rule).toBe(live ? 'LD3' : 'LD6')
    }
  })
})
