import { describe, expect, it } from 'vitest'
import type { DisplayId, GroupId, ScheduleId } from '../../playlists/ids.ts'
import { instant } from '../../playlists/time.ts'
import type { LocalDate } from '../../playlists/time.ts'
import type { Display, Group, Health } from '../../playlists/wire/displays.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { isLoopback, playerAddress } from '../../admin/displays/address.ts'
import { isCut } from '../../admin/displays/device-facts.tsx'
import {
  cleanCode,
  emptyDraft,
  makeDraft,
  parseDraft,
  problemsOf,
  programmeStanding,
} from '../../admin/displays/draft.ts'
import { emptyZones } from '../../admin/displays/empty-zones.ts'
import { activeOverrides, areMinutes, noticeContent } from '../../admin/overrides/override-draft.ts'
import { lastWeek, nextSteps } from '../../admin/overview/facts.ts'
import { isCanvas, presetOf } from '../../admin/ui/canvas-presets.ts'
import { urgencyOf } from '../../admin/ui/display-state.tsx'
import { EVERYBODY, NOBODY, chosenNames, isEmptyTarget, reachOf, reached } from '../../admin/ui/targets.ts'
import { make, recurring, row, world } from '../support/blocks.ts'
import { PLAIN_GEOMETRY, foldInRows } from '../../playlists/geometry.ts'
import { USUAL_VIEWING } from '../../playlists/preflight/target.ts'

const HOUR = 3_600_000
const NOW = instant(1_795_000_000_000)
const screen = (id: number, more: Partial<Display> = {}): Display =>
  ({ id: id as DisplayId, name: `S${id}`, groups: [], archivedAt: null, ...more }) as Display

describe('a frame while it is chosen', () => {
  const canvas = { x: 0, y: 0, width: 1920, height: 1080 }
  const at = { times: world, now: NOW }
  const framed = { id: 1 as DisplayId, groups: [], frame: 'header-main-ticker' as const, canvas }
  const ticker = (given: Partial<ScheduleReply> = {}) =>
    make(recurring([row('00:00', '24:00')]), { zone: 'ticker', ...given })

  it('says which of its zones have nothing scheduled, and is silent of those that have', () => {
    expect(emptyZones(framed, [], at)).toEqual(['header', 'ticker'])
    expect(emptyZones(framed, [ticker()], at)).toEqual(['header'])
    expect(emptyZones(framed, [ticker({ weight: 0 })], at)).toEqual(['header', 'ticker'])
    const elsewhere = { all: false, displays: [2 as DisplayId], groups: [] }
    expect(emptyZones(framed, [ticker({ target: elsewhere })], at)).toEqual(['header', 'ticker'])
    expect(emptyZones({ ...framed, frame: 'main' }, [], at)).toEqual([])
  })
})

describe('a display while it is typed', () => {
  it('the empty one lacks only its name', () => {
    expect(problemsOf(emptyDraft())).toEqual(['name'])
    expect(parseDraft(emptyDraft())).toBeNull()
  })
  it('comes back as it was', () => {
    const body = parseDraft({ ...emptyDraft(), name: ' LED cổng ', location: ' Cổng ' })
    expect(body).toMatchObject({ name: 'LED cổng', location: 'Cổng', canvas: { width: 1920 } })
    expect(parseDraft(makeDraft({ ...screen(1), ...body } as Display))).toEqual(body)
  })
  it.each([
    [{ x: 0, y: 0, width: 1024, height: 96 }, true, 'led'],
    [{ x: 0, y: 0, width: 8, height: 96 }, false, 'custom'],
    [{ x: -1, y: 0, width: 1024, height: 96 }, false, 'led'],
    [{ x: 0, y: 0, width: 100.5, height: 96 }, false, 'custom'],
  ])('%j as a canvas: %s, %s', (canvas, fine, preset) => {
    expect([isCanvas(canvas), presetOf(canvas)]).toEqual([fine, preset])
  })
  it.each([
    ['ab c-12 3', 'ABC123'],
    ['abc123xyz', 'ABC123'],
    ['', ''],
  ])('the code %s is %s', (typed, code) => expect(cleanCode(typed)).toBe(code))
  it('says which address a device opens and whether it can', () => {
    expect(playerAddress({ origin: 'https://10.0.0.5:8080' })).toBe('https://10.0.0.5:8080/display/')
    expect(['localhost', '127.0.0.1', '[::1]', '10.0.0.5'].map(isLoopback)).toEqual([true, true, true, false])
  })
  it.each([
    [null, null, 'none'],
    ['h1', null, 'waiting'],
    ['h1', 'h0', 'old'],
    ['h1', 'h1', 'current'],
  ])('in force %s, on the device %s: %s', (programme, running, standing) => {
    const health = running === null ? null : ({ programme: running } as Health)
    expect(programmeStanding({ programme, health } as Display)).toBe(standing)
  })
  it('knows a canvas that its output cuts', () => {
    const canvas = { x: 100, y: 0, width: 1024, height: 96 }
    const cut = (width: number) =>
      isCut(
        { canvas, geometry: PLAIN_GEOMETRY, viewing: USUAL_VIEWING.led },
        { output: { width, height: 1080, ratio: 1 } },
      )
    expect([cut(1920), cut(1024)]).toEqual([false, true])
    const folded = { ...PLAIN_GEOMETRY, pieces: foldInRows({ x: 0, y: 0, width: 3200, height: 96 }, 1280) }
    const strip = { canvas: { ...canvas, x: 0, width: 3200 }, geometry: folded, viewing: USUAL_VIEWING.led }
    const fits = (width: number, height: number) => !isCut(strip, { output: { width, height, ratio: 1 } })
    expect([fits(1280, 288), fits(1279, 288), fits(1280, 287)]).toEqual([true, false, false])
  })
  it('what is wrong comes before what is well', () => {
    const order = ['wrong', 'lost', 'outdated', 'never-seen', 'unpaired', 'fine'] as const
    expect(order.map(urgencyOf)).toEqual(order.map(urgencyOf).toSorted((a, b) => b - a))
    expect(urgencyOf('off-by-plan')).toBe(urgencyOf('fine'))
  })
})

describe('whom a target reaches', () => {
  it('at once, later, or only once it is paired', () => {
    const fleet = [
      { name: 'sảnh', paired: true, online: true },
      { name: 'cổng', paired: true, online: false },
      { name: 'mới', paired: false, online: false },
    ]
    const { now, later, unpaired } = reachOf(fleet)
    expect([now, later, unpaired].map((some) => some.map(({ name }) => name))).toEqual([['sảnh'], ['cổng'], ['mới']])
  })

  const hall = 5 as GroupId
  const screens = [screen(1, { groups: [hall] }), screen(2), screen(3, { archivedAt: NOW })]
  const groups = [{ id: hall, name: 'Sảnh', members: [], version: 1 }] as Group[]
  it.each([
    [EVERYBODY, ['S1', 'S2']],
    [NOBODY, []],
    [{ all: false, displays: [2 as DisplayId], groups: [hall] }, ['S1', 'S2']],
    [{ all: false, displays: [3 as DisplayId], groups: [] }, []],
  ])('%j: %j', (target, names) => expect(reached(target, screens).map(({ name }) => name)).toEqual(names))
  it('is told by what was chosen', () => {
    const target = { all: false, displays: [2 as DisplayId], groups: [hall] }
    expect(chosenNames(target, screens, groups)).toEqual(['Sảnh', 'S2'])
    expect([isEmptyTarget(NOBODY), isEmptyTarget(target), isEmptyTarget(EVERYBODY)]).toEqual([true, false, false])
  })
})

describe('overrides', () => {
  const order = (id: number, more: Partial<ScheduleReply> = {}): ScheduleReply =>
    ({
      id: id as ScheduleId,
      layer: 'emergency',
      show: { kind: 'playlist' },
      timing: { kind: 'once', start: NOW - HOUR, end: NOW + HOUR },
      archivedAt: null,
      createdAt: NOW - id,
      ...more,
    }) as ScheduleReply
  it('in force are those on their layer, begun and not over', () => {
    const past = { timing: { kind: 'once', start: NOW - 2 * HOUR, end: NOW } } as Partial<ScheduleReply>
    const all = [
      order(2),
      order(1, { show: { kind: 'black' } }),
      order(3, past),
      order(4, { archivedAt: NOW }),
      order(5, { layer: 'takeover' }),
    ]
    expect(activeOverrides(all, NOW).map(({ schedule, kind }) => [schedule.id, kind])).toEqual([
      [1, 'black'],
      [2, 'emergency'],
    ])
  })
  it('last as long as the wire allows', () => {
    expect([areMinutes('emergency', 10_080), areMinutes('emergency', 10_081), areMinutes('black', 10_081)]).toEqual([
      true,
      false,
      true,
    ])
    expect([areMinutes('black', 0), areMinutes('black', 1.5)]).toEqual([false, false])
  })
  it('are drawn by the notice template', () => expect(noticeContent(' Mưa lớn ', '').headline).toBe('Mưa lớn'))
})

describe('the overview', () => {
  const today = '2026-11-21' as LocalDate
  it('says what to do next until the office runs', () => {
    const empty = { wizard: true, displays: [], materials: { kept: 0, approved: 0 }, schedules: [] }
    expect(nextSteps(empty)).toEqual(['wizard', 'display', 'material', 'schedule'])
    const drafts = { kept: 1, approved: 0 }
    const unpaired = [screen(1, { paired: false })]
    expect(nextSteps({ wizard: false, displays: unpaired, materials: drafts, schedules: [] })).toEqual([
      'pair',
      'approve',
      'schedule',
    ])
    const schedules = [{ layer: 'filler' as const, archivedAt: null }]
    const running = { displays: [screen(1, { paired: true })], materials: { kept: 1, approved: 1 }, schedules }
    expect(nextSteps({ wizard: false, ...running })).toEqual([])
  })
  it('counts seven days that end today', () =>
    expect([lastWeek(today)[0], lastWeek(today)[6]]).toEqual(['2026-11-15', today]))
})
