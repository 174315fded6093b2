import { describe, expect, it } from 'vitest'
import { dueOf } from '../../playlists/fulfilment/causes.ts'
import type { Cause, Tally } from '../../playlists/fulfilment/causes.ts'
import type { Seen, Shown } from '../../playlists/fulfilment/evidence.ts'
import { beginOf, overridesOf, showingsOf } from '../../playlists/fulfilment/showings.ts'
import { resolve } from '../../playlists/resolve.ts'
import type { Span } from '../../playlists/spans.ts'
import { MINUTE, SECOND, plus } from '../../playlists/time.ts'
import { at, days, makeFacts, makeMaterial, makePlaylist, makeSchedule, weekly } from '../support/make.ts'
import { OPEN, day, everything, morning, playOf, reckon } from '../support/morning.ts'
import type { Given } from '../support/morning.ts'

const causesOf = ({ causes }: Tally) => Object.fromEntries(Object.entries(causes).filter(([, count]) => count > 0))

describe('fates', () => {
  it('[FU2] all that was planned was shown', () => {
    const tally = reckon(morning)
    expect(tally).toMatchObject({ planned: 60, completed: 60, interrupted: 0, failed: 0, missing: 0, beyond: 0 })
    expect([causesOf(tally), tally.plannedMs, tally.lostMs, dueOf(tally)]).toEqual([{}, 10 * MINUTE, 0, 60])
  })

  const cases: [string, Partial<Shown>, string, Cause][] = [
    ['the screen closed early', { reason: 'closed', durationMs: 4000 }, 'interrupted', 'by-plan'],
    ['a higher layer came', { reason: 'outranked', durationMs: 4000 }, 'interrupted', 'republished'],
    ['the page was closed', { reason: 'stopped', durationMs: 4000 }, 'interrupted', 'power'],
    ['another programme came', { reason: 'republished', durationMs: 4000 }, 'interrupted', 'republished'],
    ['it began late', { reason: 'late-start', durationMs: 4000 }, 'interrupted', 'late-start'],
    ['somebody looked something up over it', { reason: 'touched', durationMs: 4000 }, 'interrupted', 'override'],
    ['staff had a test picture shown', { reason: 'ordered', durationMs: 4000 }, 'interrupted', 'override'],
    ['its file was not there', { outcome: 'skipped', reason: 'media-missing', durationMs: 0 }, 'missing', 'storage'],
    ['it could not be decoded', { outcome: 'failed', reason: 'decode', durationMs: 0 }, 'failed', 'decoding'],
    ['it stalled', { outcome: 'failed', reason: 'stalled', durationMs: 3000 }, 'failed', 'decoding'],
    ['it was never painted', { outcome: 'skipped', reason: 'late-start', durationMs: 0 }, 'missing', 'late-start'],
  ]
  it.each(cases)('[FU3] %s', (_, given, fate, cause) => {
    const outcome = given.outcome ?? 'interrupted'
    const plays = everything.map((play, i) => (i === 30 ? { ...play, outcome, ...given } : play))
    const tally = reckon(morning, { plays })
    expect(tally).toMatchObject({ planned: 60, completed: 59, [fate]: 1 })
    expect(causesOf(tally)).toEqual({ [cause]: 1 })
    expect(tally.lostMs).toBe(cause === 'by-plan' || cause === 'override' ? 0 : 10_000 - given.durationMs!)
  })

  it('[FU3] what an edge cuts is by plan, whatever became of it', () => {
    const cut = resolve(
      makeFacts({
        schedules: [makeSchedule(1, { timing: weekly('08:00', '08:10') })],
        materials: [makeMaterial(1, { durationMs: 7 * MINUTE })],
      }),
      days(1),
    )
    const showings = [...showingsOf(cut, day)]
    expect(showings.map((showing) => showing.cut)).toEqual([false, true])
    const plays = showings.map((showing, seq) => playOf(showing, { seq, plannedMs: 7 * MINUTE }))
    const edge = { outcome: 'interrupted', reason: 'window-edge' } as const
    expect(causesOf(reckon(cut, { plays: [plays[0]!, { ...plays[1]!, ...edge }] }))).toEqual({ 'by-plan': 1 })
    const tally = reckon(cut, { plays: [plays[0]!] })
    expect([causesOf(tally), dueOf(tally), tally.completed]).toEqual([{ 'by-plan': 1 }, 1, 1])
  })
})

describe('[FU4] without a play', () => {
  /** Nothing is known of these minutes. */
  const dark: Span = { start: at('2026-01-05 08:04'), end: at('2026-01-05 08:08') }
  const isDark = ({ plannedAt }: Shown) => dark.start <= plannedAt && plannedAt < dark.end
  const lit = everything.filter((play) => !isDark(play))
  /** A second page, whose plays are numbered anew. */
  const reborn = lit.map((play, seq) => (play.plannedAt < dark.start ? play : { ...play, boot: 2, seq }))
  const pages: Seen[] = [
    { start: OPEN.start, end: dark.start, boot: 1, full: false },
    { start: dark.end, end: OPEN.end, boot: 2, full: false },
  ]

  const cases: [string, Given, Partial<Record<Cause, number>>][] = [
    ['another page ran later: there was none', { plays: reborn, seen: pages }, { power: 24 }],
    ['nobody has said that all has come', { plays: reborn, seen: pages, settledAt: null }, { undelivered: 24 }],
    ['all has come from before', { plays: reborn, seen: pages, settledAt: dark.start }, { undelivered: 24 }],
    ['numbers are missing', { plays: lit }, { undelivered: 24 }],
    ['the page had no room', { plays: reborn, seen: [{ ...day, boot: 2, full: true }] }, { storage: 24 }],
    ['nobody knows', { plays: reborn, seen: [{ ...day, boot: 2, full: false }] }, { unknown: 24 }],
    ['nothing is known at all', { plays: [], seen: [], settledAt: null }, { undelivered: 60 }],
    ['no page was there all day', { plays: [], seen: [] }, { power: 60 }],
  ]
  it.each(cases)('[FU4][FU7] %s', (_, given, causes) => {
    const tally = reckon(morning, given)
    expect(causesOf(tally)).toEqual(causes)
    expect(tally.missing).toBe(Object.values(causes)[0])
    expect(tally.lostMs).toBe('undelivered' in causes ? 0 : tally.missing * 10_000)
  })

  it('[FU4] a page that showed something else did not have the new programme yet', () => {
    const plays = reborn.concat(
      everything.filter(isDark).map((play, i) => ({ ...play, boot: 3, seq: i, schedule: 9 as Shown['schedule'] })),
    )
    const tally = reckon(morning, { plays, seen: [{ ...day, boot: 3, full: false }] })
    expect(causesOf(tally)).toEqual({ republished: 24 })
    expect(tally.beyond).toBe(24)
  })

  it('[FU3] a page that began in the midst of a showing found it begun', () => {
    const first = everything.find(({ plannedAt }) => plannedAt === dark.end)!
    const late = { ...first, boot: 2, seq: 0, startedAt: plus(first.startedAt, 4000), durationMs: 6000 }
    const rest = reborn.filter((play) => play.plannedAt !== dark.end).map((play) => ({ ...play, seq: play.seq + 1 }))
    const plays = [...rest, { ...late, outcome: 'interrupted', reason: 'late-start' } as const]
    const seen = [pages[0]!, { ...pages[1]!, start: plus(dark.end, 4000) }]
    expect(causesOf(reckon(morning, { plays, seen }))).toEqual({ power: 25 })
  })
})

describe('[FU5] emergencies and takeovers', () => {
  const storm: Span = { start: at('2026-01-05 08:02:05'), end: at('2026-01-05 08:05') }
  const schedules = [makeSchedule(1, { timing: weekly('08:00', '08:10') })]
  const facts = makeFacts({
    playlists: [makePlaylist(1, [1, 2, 3]), makePlaylist(2, [4])],
    materials: [1, 2, 3, 4].map((id) => makeMaterial(id)),
    schedules: [
      ...schedules,
      makeSchedule(2, {
        layer: 'emergency',
        playlist: 2,
        timing: { kind: 'once', ...storm },
        target: makeSchedule(1).target,
      }),
    ],
  })
  const stormy = resolve(facts, days(1))

  it('[FU5] what they stood in place of is planned, and theirs', () => {
    expect(overridesOf(stormy, day)).toEqual([storm])
    const replaced = [...showingsOf(morning, storm)]
    const showings = [...showingsOf(stormy, day)]
    const plays = showings.map((showing, seq) => {
      const cut = showing.cut ? ({ outcome: 'interrupted', reason: 'window-edge' } as const) : {}
      return playOf(showing, { seq, ...cut })
    })
    const tally = reckon(stormy, { plays, replaced, overrides: [storm] })
    expect(replaced).toHaveLength(17)
    // Cut: the one that the storm broke off, the storm's last, and the rest of the one on which it ended.
    expect(causesOf(tally)).toEqual({ override: 17, 'by-plan': showings.filter(({ cut }) => cut).length })
    expect(tally.planned).toBe(showings.length + 17)
    expect(tally.lostMs).toBe(0)
  })

  it('[FU5] a display that never heard of it has shown what was planned before', () => {
    const tally = reckon(stormy, { replaced: [...showingsOf(morning, storm)], overrides: [storm] })
    expect(tally.causes).toMatchObject({ override: 0, republished: 17 })
  })

  it('[FU3] the showing that it broke off is interrupted by it', () => {
    const plays = everything.map((play) =>
      play.plannedAt === at('2026-01-05 08:02')
        ? { ...play, durationMs: 5000, outcome: 'interrupted' as const, reason: 'outranked' as const }
        : play,
    )
    expect(causesOf(reckon(morning, { plays, overrides: [storm] }))).toEqual({ override: 1 })
  })

  it('[FU1] what is ordered begins with its programme, though that took seconds to publish', () => {
    expect(beginOf(stormy, plus(storm.start, 3 * SECOND))).toBe(storm.start)
    expect(beginOf(stormy, plus(storm.start, 6 * SECOND))).toBe(storm.start + 6 * SECOND)
  })
})

describe('[FU6] a play and its showing', () => {
  it('[FU6] of several plays the fullest counts, a second full one is beyond', () => {
    const piece = { ...everything[5]!, boot: 2, seq: 0, outcome: 'interrupted', durationMs: 3000 } as const
    expect(reckon(morning, { plays: [piece, ...everything] })).toMatchObject({
      completed: 60,
      interrupted: 0,
      beyond: 0,
    })
    const twin = { ...everything[5]!, boot: 2, seq: 0 }
    expect(reckon(morning, { plays: [twin, ...everything] })).toMatchObject({ completed: 60, beyond: 1 })
  })

  it('[FU9] of today only what has ended is judged', () => {
    const tally = reckon(morning, { plays: [], seen: [], settledAt: null, asOf: at('2026-01-05 08:01:05') })
    expect(tally.planned).toBe(6)
  })
})
