import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical } from '../../playlists/canonical.ts'
import { EVERY_DAY } from '../../playlists/dayparts.ts'
import type { Goal } from '../../playlists/playlist.ts'
import { resolve } from '../../playlists/resolve.ts'
import { AirTimes } from '../../playlists/rotation/air-time.ts'
import { DAY, HOUR, instant } from '../../playlists/time.ts'
import { MONDAY, date, days, makeFacts, makeMaterial, makeOpening, makeSchedule, weekly } from '../support/make.ts'
import { atLeast, item, list, rotate, showings } from '../support/rotation.ts'

const ten = Array.from({ length: 10 }, (_, i) => makeMaterial(i + 1))
const inOrder = (goals: Goal[]) => list(1, ten.map(({ id }) => item(id)), { goals }) // prettier-ignore

const clockOf = (hour: number) => `${String(hour).padStart(2, '0')}:00` as never

describe('goals in the programme', () => {
  const half = makeSchedule(2, { playlist: 2, weight: 1 })
  const other = list(2, [item(5), item(6), item(7)])

  it('[GO1] a schedule that shares the screen meets its goal in its share of the day', () => {
    const facts = makeFacts({
      materials: ten,
      schedules: [makeSchedule(1, { timing: weekly('08:00', '12:00'), weight: 2 }), { ...half, timing: weekly('08:00', '12:00') }], // prettier-ignore
      playlists: [list(1, [1, 2, 3, 4].map((id) => item(id)), { goals: [atLeast(2, 300)] }), other], // prettier-ignore
    })
    const full = showings(facts, 1).filter(({ material, full: whole }) => material === 2 && whole)
    expect(full.length).toBeGreaterThanOrEqual(300)
  })

  it('[GO1] whatever the lists and weights, what is told as met in a share of the day is met', () => {
    const seconds = fc.integer({ min: 3, max: 40 })
    const given = fc.record({
      own: fc.array(seconds, { minLength: 2, maxLength: 8 }),
      others: fc.array(seconds, { minLength: 1, maxLength: 30 }),
      weights: fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })),
      n: fc.integer({ min: 1, max: 300 }),
    })
    fc.assert(
      fc.property(given, ({ own, others, weights, n }) => {
        const materials = [...own.map((s, i) => makeMaterial(i + 1, { durationMs: s * 1000 })), ...others.map((s, i) => makeMaterial(100 + i, { durationMs: s * 1000 }))] // prettier-ignore
        const playlist = list(1, own.map((_, i) => item(i + 1)), { goals: [atLeast(1, n)] }) // prettier-ignore
        const timing = weekly('08:00', '12:00')
        const winners = weights.map((weight, i) => makeSchedule(i + 1, { weight, timing, playlist: i + 1 }))
        const span = { start: instant(MONDAY + 8 * HOUR), end: instant(MONDAY + 12 * HOUR) }
        const today = date('2026-01-05')
        const times = new AirTimes([{ ...span, date: today, winners, begun: true }], () => Math.max(...own, ...others) * 1000) // prettier-ignore
        const { verdicts } = rotate(playlist, { materials, runs: times.on(winners[0]!, today) })
        if (verdicts[0]!.fault !== null) return
        const second = list(2, others.map((_, i) => item(100 + i))) // prettier-ignore
        const shown = showings(makeFacts({ materials, playlists: [playlist, second], schedules: winners }), 1)
        expect(shown.filter(({ material, full }) => material === 1 && full).length).toBeGreaterThanOrEqual(n)
      }),
    )
  })

  it('[GO1] each day has the round that its own time asks for', () => {
    const timing = weekly('08:00', '12:00')
    const facts = makeFacts({
      materials: ten,
      schedules: [
        makeSchedule(1, { timing }),
        makeSchedule(3, { layer: 'takeover', playlist: 2, timing: { kind: 'once', start: instant(MONDAY + 8 * HOUR), end: instant(MONDAY + 11 * HOUR) } }), // prettier-ignore
      ],
      playlists: [inOrder([atLeast(2, 150)]), other],
    })
    const on = (day: number) =>
      showings(facts, 2).filter(
        ({ material, full, at }) => full && material === 2 && at >= MONDAY + day * DAY && at < MONDAY + (day + 1) * DAY,
      ).length
    expect(on(0)).toBeGreaterThanOrEqual(150)
    expect(on(1)).toBeGreaterThanOrEqual(150)
    expect(on(1)).toBeLessThan(170)
  })

  it('[GO1] a run that goes on over a change of brightness is one run', () => {
    const facts = makeFacts({
      materials: ten,
      display: {
        ...makeFacts().display,
        opening: makeOpening(Array.from({ length: 24 }, (_, h) => ({ weekdays: EVERY_DAY, from: clockOf(h), to: clockOf(h + 1), brightness: 50 + h }))), // prettier-ignore
      },
      playlists: [inOrder([atLeast(2, 2000 / 2)])],
    })
    const programme = resolve(facts, days(1))
    expect(new Set(programme.zones[0]!.windows.map((w) => w.anchor)).size).toBe(1)
    expect(canonical(resolve(facts, days(1)))).toBe(canonical(programme))
    expect(showings(facts, 1).filter(({ material, full }) => material === 2 && full).length).toBeGreaterThanOrEqual(
      1000,
    )
  })
})
