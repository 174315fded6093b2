import { describe, expect, it } from 'vitest'
import { playingAt } from '../../playlists/playback.ts'
import { resolve } from '../../playlists/resolve.ts'
import { instant, plus } from '../../playlists/time.ts'
import { MONDAY, at, days, makeFacts, makeMaterial, makeSchedule, weekly } from '../support/make.ts'

const morning = (durationMs: number, to = '08:01') =>
  resolve(
    makeFacts({
      schedules: [makeSchedule(1, { timing: weekly('08:00', to) })],
      materials: [1, 2, 3].map((id) => makeMaterial(id, { durationMs })),
    }),
    days(1),
  )

describe('playback', () => {
  it("[PB1] the cycle runs from the window's start, item after item", () => {
    const programme = morning(10_000)
    const seen = [0, 9.999, 10, 20, 30, 59.999].map(
      (s) => playingAt(programme, plus(at('2026-01-05 08:00'), s * 1000))[0]!.show,
    )
    expect(seen.map((show) => (show.kind === 'slot' ? show.slot.material : show.kind))).toEqual([1, 1, 2, 3, 1, 3])
  })

  it("[PB2] the last slot is cut at the window's edge", () => {
    const programme = morning(25_000)
    const last = playingAt(programme, at('2026-01-05 08:00:55'))[0]!
    expect(last.until).toBe(at('2026-01-05 08:01'))
    expect(last.show).toMatchObject({ kind: 'slot', plannedAt: at('2026-01-05 08:00:50') })
  })

  it.each([
    ['2 s would be left: the one before stays', 29_000, '2026-01-05 08:00:58.5', 2, 31_000],
    ['3 s are left: it begins', 28_500, '2026-01-05 08:00:57', 3, 3000],
  ])('[PB4] %s', (_, durationMs, when, material, lastsMs) => {
    const programme = morning(durationMs)
    const [day = '', time = ''] = when.split(' ')
    const { show, until } = playingAt(
      programme,
      plus(at(`${day} ${time.split('.')[0]}`), Number(`0.${time.split('.')[1] ?? 0}`) * 1000),
    )[0]!
    expect(show).toMatchObject({ kind: 'slot', slot: { material }, plannedAt: until - lastsMs })
  })

  it('[PB4] asked earlier, the slot that will stay already knows how long', () => {
    const { until } = playingAt(morning(29_000), at('2026-01-05 08:00:30'))[0]!
    expect(until).toBe(at('2026-01-05 08:01'))
  })

  it("[PB5] outside the programme's range the fallback shows", () => {
    const programme = morning(10_000)
    const before = playingAt(programme, instant(MONDAY - 1))[0]!
    expect([before.show.kind, before.until]).toEqual(['fallback', MONDAY])
    const after = playingAt(programme, programme.range.end)[0]!
    expect([after.show.kind, after.until]).toEqual(['fallback', 8.64e15])
  })
})
