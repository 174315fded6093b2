import { describe, expect, it } from 'vitest'
import type { Facts } from '../../playlists/facts.ts'
import { readProgramme } from '../../playlists/formats.ts'
import type { StoredProgramme } from '../../playlists/formats.ts'
import { FRAME_NAMES, zonesOf } from '../../playlists/frames.ts'
import { playingAt } from '../../playlists/playback.ts'
import { resolve } from '../../playlists/resolve.ts'
import { at, days, makeFacts, makeMaterial, makeOpening, makePlaylist, makeSchedule, weekly } from '../support/make.ts'

const CANVASES = [
  [1920, 1080],
  [1080, 1920],
  [1024, 96],
  [128, 64],
  [64, 32],
  [320, 160],
  [3840, 2160],
  [200, 56],
] as const

describe('frames', () => {
  it.each(FRAME_NAMES.flatMap((frame) => CANVASES.map((size) => [frame, ...size] as const)))(
    '[ZN1] %s on %i × %i: its zones tile the canvas, the main one first and largest',
    (frame, width, height) => {
      const zones = zonesOf(frame, { width, height })
      const area = zones.map(({ rect }) => rect.width * rect.height)
      expect(zones[0]!.name).toBe('main')
      expect(area[0]).toBe(Math.max(...area))
      expect(area.reduce((sum, part) => sum + part)).toBe(width * height)
      for (const { rect } of zones) {
        expect(Math.min(rect.width, rect.height)).toBeGreaterThanOrEqual(16)
        expect([rect.x + rect.width <= width, rect.y + rect.height <= height]).toEqual([true, true])
      }
    },
  )

  it.each([
    ['main-ticker', 1920, 1080, 'main 0,0 1920×983; ticker 0,983 1920×97'],
    ['header-main-ticker', 1920, 1080, 'main 0,119 1920×864; header 0,0 1920×119; ticker 0,983 1920×97'],
    ['main-side', 1920, 1080, 'main 0,0 1280×1080; side 1280,0 640×1080'],
    ['main-side', 1080, 1920, 'main 0,0 1080×1280; side 0,1280 1080×640'],
    ['main-ticker', 1024, 96, 'main 0,0 1024×96'],
    ['main-side', 1024, 96, 'main 0,0 1024×96'],
    ['main-ticker', 128, 64, 'main 0,0 128×46; ticker 0,46 128×18'],
    ['header-main-ticker', 128, 64, 'main 0,0 128×46; ticker 0,46 128×18'],
    ['main-side', 128, 64, 'main 0,0 128×64'],
  ] as const)('[ZN1] %s on %i × %i is %s', (frame, width, height, expected) => {
    const told = zonesOf(frame, { width, height }).map(
      ({ name, rect }) => `${name} ${rect.x},${rect.y} ${rect.width}×${rect.height}`,
    )
    expect(told.join('; ')).toBe(expected)
  })
})

const once = (start: string, end: string) => ({ kind: 'once' as const, start: at(start), end: at(end) })
const zoned = (given: Partial<Facts>, frame: Facts['display']['frame'] = 'main-ticker') =>
  resolve(makeFacts({ ...given, display: { ...makeFacts().display, frame, ...given.display } }), days(1))
const shown = (programme: ReturnType<typeof zoned>, when: string) =>
  playingAt(programme, at(when)).map(({ zone, show }) => [zone, show.kind === 'slot' ? show.slot.material : show.kind])

const two: Partial<Facts> = {
  schedules: [makeSchedule(1, { playlist: 1 }), makeSchedule(2, { playlist: 2, zone: 'ticker' })],
  playlists: [makePlaylist(1, [1]), makePlaylist(2, [2])],
}

describe('zones', () => {
  it('[ZN2] each zone shows its own, and its own fallback', () => {
    expect(shown(zoned(two), '2026-01-05 09:00')).toEqual([
      ['main', 1],
      ['ticker', 2],
    ])
    expect(shown(zoned({ ...two, schedules: two.schedules!.slice(0, 1) }), '2026-01-05 09:00')).toEqual([
      ['main', 1],
      ['ticker', 'fallback'],
    ])
  })

  it('[ZN2] a schedule for a zone that the frame has not is not shown', () => {
    expect(shown(zoned(two, 'main'), '2026-01-05 09:00')).toEqual([['main', 1]])
  })

  it.each(['emergency', 'takeover'] as const)('[ZN2][ZN3] %s takes the whole canvas, whatever its zone', (layer) => {
    const over = makeSchedule(3, { layer, zone: 'ticker', timing: once('2026-01-05 09:00', '2026-01-05 09:10') })
    const programme = zoned({ ...two, schedules: [...two.schedules!, { ...over, show: two.schedules![1]!.show }] })
    expect(['08:59', '09:05', '09:10'].map((time) => shown(programme, `2026-01-05 ${time}`).flat())).toEqual([
      ['main', 1, 'ticker', 2],
      ['main', 2, 'ticker', 'covered'],
      ['main', 1, 'ticker', 2],
    ])
    const [main, ticker] = playingAt(programme, at('2026-01-05 09:05'))
    expect(main!.rect).toEqual({ x: 0, y: 0, width: 1920, height: 1080 })
    expect(ticker!.until).toBe(at('2026-01-05 09:10'))
    expect(programme.zones[1]!.windows[1]!.why).toEqual({
      rule: 'ZN3',
      winners: [],
      losers: [{ schedule: 2, reason: 'covered' }],
    })
  })

  it('[ZN3] a closed screen is black all over', () => {
    const display = { ...makeFacts().display, frame: 'main-ticker' as const, opening: makeOpening([]) }
    expect(shown(zoned({ ...two, display }), '2026-01-05 09:00').flat()).toEqual(['main', 'black', 'ticker', 'covered'])
  })

  it('[ZN3] a scheduled black blackens its own zone', () => {
    const black = makeSchedule(3, { show: { kind: 'black' }, timing: weekly('09:00', '10:00') })
    const programme = zoned({ ...two, schedules: [...two.schedules!, black] })
    expect(shown(programme, '2026-01-05 09:30').flat()).toEqual(['main', 'black', 'ticker', 2])
  })
})

it('[PR2] a programme of format 1 is read as one zone without a look', () => {
  const now = resolve(makeFacts({ materials: [makeMaterial(1)] }), days(1))
  const stripped = now.zones.map(({ windows, ...zone }) => ({
    ...zone,
    windows: windows.map(({ look: _look, whole: _whole, ...window }) => window),
  }))
  const old = JSON.parse(JSON.stringify({ ...now, format: 1, zones: stripped })) as StoredProgramme
  expect(readProgramme(old)).toEqual(now)
  expect(readProgramme(now)).toBe(now)
})
