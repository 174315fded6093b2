import { describe, expect, it } from 'vitest'
import type { DisplayId } from '../../playlists/ids.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { chartPoints, shownFor, withShares } from '../../admin/plays/chart.ts'
import { WIDE, askOf, makeFilters, parseFilters } from '../../admin/plays/filters.ts'
import { heatRows, shadeOf, shortCount } from '../../admin/plays/heat.ts'
import { presetPeriod } from '../../admin/plays/period.ts'
import { makeFormat } from '../../admin/ui/format.ts'
import { vi } from '../../admin/ui/text/vi.ts'
import { contrast } from '../support/contrast.ts'

const date = (text: string) => text as LocalDate
const today = date('2026-11-19')
const row = (key: string, completed: number, failed = 0) => ({
  key,
  name: key,
  completed,
  interrupted: 0,
  failed,
  skipped: 0,
  durationMs: completed * 8000,
})

describe('periods', () => {
  it.each([
    ['today', '2026-11-19'],
    ['week', '2026-11-16'],
    ['month', '2026-11-01'],
    ['quarter', '2026-10-01'],
  ] as const)('%s begins on %s', (preset, from) => expect(presetPeriod(preset, today)).toEqual({ from, until: today }))

  it('the first quarter begins in January', () =>
    expect(presetPeriod('quarter', date('2026-03-31')).from).toBe('2026-01-01'))
})

describe('the address', () => {
  it('keeps everything', () => {
    const query = 'period=custom&from=2026-01-01&until=2026-03-31&display=3&topic=CD11&tab=plays'
    const filters = parseFilters(new URLSearchParams(query), today)
    expect(makeFilters(filters).toString()).toBe(query)
    expect(askOf(filters)).toEqual({ from: '2026-01-01', until: '2026-03-31', display: 3 as DisplayId, topic: 'CD11' })
  })

  it('keeps what the figures are narrowed down to, and the play that is looked at', () => {
    const query =
      'period=month&display=3&group=2&material=7&topic=CD11&campaign=4&audience=elderly&tab=plays&play=3-99-7%7E1700000000000'
    const filters = parseFilters(new URLSearchParams(query), today)
    expect(filters.play).toEqual({ id: '3-99-7', startedAt: 1_700_000_000_000 })
    expect(makeFilters(filters).toString()).toBe(query)
    expect(askOf(filters)).toMatchObject({ group: 2, campaign: 4, audience: 'elderly' })
    expect(makeFilters({ ...filters, ...WIDE, play: null, tab: 'summary' }).toString()).toBe('period=month')
    const wrong = parseFilters(new URLSearchParams('group=x&audience=cats&play=3-99'), today)
    expect(wrong).toMatchObject({ group: null, audience: null, play: null })
  })

  it.each([
    'period=custom&from=2026-03-31&until=2026-01-01',
    'period=custom&from=2026-02-30&until=2026-03-01',
    'period=age&tab=x&display=-1',
  ])('falls back to this month for %s', (query) => {
    const filters = parseFilters(new URLSearchParams(query), today)
    expect(filters).toMatchObject({
      preset: 'month',
      period: { from: '2026-11-01', until: today },
      display: null,
      tab: 'summary',
    })
  })
})

describe('the chart', () => {
  it('has a point for days without plays', () => {
    const { by, points } = chartPoints([row('2026-11-02', 5, 1)], {
      from: date('2026-11-01'),
      until: date('2026-11-03'),
    })
    expect(by).toBe('day')
    expect(points).toEqual([
      { key: '2026-11-01', completed: 0, other: 0 },
      { key: '2026-11-02', completed: 5, other: 1 },
      { key: '2026-11-03', completed: 0, other: 0 },
    ])
  })

  it('counts months when days cannot be told apart, and loses none', () => {
    const { by, points } = chartPoints([row('2026-01-31', 2), row('2026-02-01', 3), row('2026-12-31', 4)], {
      from: date('2026-01-01'),
      until: date('2026-12-31'),
    })
    expect(by).toBe('month')
    expect(points).toHaveLength(12)
    expect(points.map((point) => point.completed).reduce((a, b) => a + b)).toBe(9)
  })

  it('gives shares of the completed plays, the most played first', () => {
    expect(withShares([row('a', 1), row('b', 3)]).map(({ key, share }) => [key, share])).toEqual([
      ['b', 0.75],
      ['a', 0.25],
    ])
    expect(withShares([row('a', 0)])[0]!.share).toBe(0)
  })
})

describe('the hours of the week', () => {
  it('have a cell each, the fullest one whole', () => {
    const rows = heatRows([
      { weekday: 1, hour: 8, completed: 50 },
      { weekday: 7, hour: 23, completed: 200 },
    ])
    expect(rows.map((cells) => cells.length)).toEqual([24, 24, 24, 24, 24, 24, 24])
    expect([rows[0]![8]!.part, rows[6]![23]!.part, rows[3]![0]!.completed]).toEqual([0.25, 1, 0])
    expect(heatRows([])[0]![0]!.part).toBe(0)
  })

  it('can be read at every shade', () => {
    const parts = Array.from({ length: 1001 }, (_, n) => n / 1000)
    const shades = [shadeOf({ completed: 0, part: 0 }), ...parts.map((part) => shadeOf({ completed: 1, part }))]
    expect(Math.min(...shades.map(({ ground, ink }) => contrast(ground, ink)))).toBeGreaterThanOrEqual(4.5)
    expect([shades[1]!.ground, shades.at(-1)!.ground]).toEqual(['#e3e8ee', '#123f73'])
  })

  it('are told in few letters', () => {
    const { number } = makeFormat('vi', 'Asia/Ho_Chi_Minh', vi.kit.units)
    const counts = [0, 7, 999, 1000, 9430, 9949, 9950, 56_160, 999_499, 1_234_000]
    expect(counts.map((count) => shortCount(count, number))).toEqual([
      '',
      '7',
      '999',
      '1k',
      '9,4k',
      '9,9k',
      '10k',
      '56k',
      '999k',
      '1,2M',
    ])
  })
})

describe('how long something was shown', () => {
  const format = makeFormat('vi', 'Asia/Ho_Chi_Minh', vi.kit.units)
  it.each([
    [0, '0 giây'],
    [8_000, '8 giây'],
    [290_000, '5 phút'],
    [3_600_000, '1 giờ'],
    [5_400_000, '1,5 giờ'],
    [360_000_000, '100 giờ'],
  ])('%i ms reads %s', (ms, words) => expect(shownFor(ms, format, vi.plays.hours)).toBe(words))
})
