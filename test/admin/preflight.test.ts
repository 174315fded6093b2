import { describe, expect, it } from 'vitest'
import { secondsOf } from '../../admin/materials/draft.ts'
import { newDraft } from '../../admin/materials/new-draft.ts'
import type { Draft } from '../../admin/materials/draft.ts'
import { byClass, groupsOf, isOf, needOf, toldOf } from '../../admin/preflight/sizes.ts'
import { sortMisfits } from '../../admin/preflight/sort-misfits.ts'
import { SITUATIONS, situationOf } from '../../admin/preflight/situation.ts'
import { preflight as en } from '../../admin/ui/text/en/preflight.ts'
import { preflight as vi } from '../../admin/ui/text/vi/preflight.ts'
import type { DisplayId, MaterialId } from '../../playlists/ids.ts'
import { neededMs } from '../../playlists/preflight.ts'
import { CHECK_NAMES } from '../../playlists/preflight/findings.ts'
import type { Finding } from '../../playlists/preflight/findings.ts'
import { STANDARD } from '../../playlists/preflight/target.ts'
import type { Target } from '../../playlists/preflight/target.ts'

const target = (id: number, width: number, height: number, led = false): Target => ({
  ...STANDARD[0]!,
  display: id as DisplayId,
  name: `Màn hình ${id}`,
  width,
  height,
  led,
})
const finding = (id: number, given: Partial<Finding> = {}): Finding => ({
  check: 'contrast',
  verdict: 'warn',
  display: id as DisplayId,
  name: `Màn hình ${id}`,
  measured: 5,
  limit: 7,
  about: 'Chữ',
  ...given,
})

describe('all displays at once', () => {
  it('one picture a size, LED apart, by the shape of the canvas', () => {
    const targets = [
      target(1, 1920, 1080),
      target(2, 1920, 1080),
      target(3, 1920, 1080, true),
      target(4, 64, 32, true),
      target(5, 1080, 1920),
      target(6, 1024, 96, true),
      target(7, 600, 600),
    ]
    const shown = byClass(groupsOf(targets)).map(({ name, groups }) => [
      name,
      groups.map((group) => group.targets.map(({ display }) => display)),
    ])
    expect(shown).toEqual([
      ['micro', [[4]]],
      ['ribbon', [[6]]],
      ['landscape', [[1, 2], [3]]],
      ['square', [[7]]],
      ['portrait', [[5]]],
    ])
  })

  it('what is said alike of several displays is told once, blocks first, passes not at all', () => {
    const told = toldOf([
      finding(1),
      finding(2),
      finding(3, { measured: 6 }),
      finding(1, { check: 'fits', verdict: 'block' }),
      finding(1, { check: 'dates', verdict: 'pass' }),
    ])
    expect(told.map(({ check, names }) => [check, names.length])).toEqual([
      ['fits', 1],
      ['contrast', 2],
      ['contrast', 1],
    ])
  })

  it('a finding is of its own display, or of the standard canvas of its name', () => {
    const isOfFirst = isOf([target(1, 64, 32)])
    expect([finding(1), finding(2)].map(isOfFirst)).toEqual([true, false])
    const standard = { display: null, name: STANDARD[1]!.name }
    expect(isOf([STANDARD[1]!])(finding(1, standard))).toBe(true)
    expect(isOf([STANDARD[0]!])(finding(1, standard))).toBe(false)
  })
})

describe('what helps', () => {
  it('shorter words do not help a line that runs: said of its display, and not of the others', () => {
    const letters = { check: 'letters-px', measured: 11, limit: 12 } as const
    const told = toldOf([
      finding(1, letters),
      finding(1, { check: 'runs', measured: 9000, limit: null }),
      finding(2, letters),
      finding(2, { check: 'runs', verdict: 'pass', measured: null, limit: null }),
    ])
    expect(told.map(({ check, situation, names }) => [check, situation, names.length])).toEqual([
      ['letters-px', 'fixed-size', 1],
      ['runs', null, 1],
      ['letters-px', null, 1],
    ])
  })

  it.each([
    [32, 66, 'no-room'],
    [60, 66, 'little-room'],
    [96, 66, 'crowded'],
    [null, null, null],
  ])('a card without a code, %s px of %s: %s', (measured, limit, situation) => {
    expect(situationOf(finding(1, { check: 'qr-read', verdict: 'block', measured, limit }), false)).toBe(situation)
  })
})

it('[PF25] what was never looked at is told apart from what is blocked, by the displays where that is so', () => {
  const misfit = (id: number, ...findings: Finding[]) => ({
    material: { id: id as MaterialId, name: `M${id}` },
    findings,
  })
  const undrawn = (display: number) => finding(display, { check: 'frame', verdict: 'warn' })
  const block = finding(2, { check: 'letters-px', verdict: 'block' })
  const sorted = sortMisfits([misfit(1, undrawn(1)), misfit(2, block, undrawn(1)), misfit(3, undrawn(1), undrawn(2))])
  expect(sorted.blocked).toEqual([misfit(2, block)])
  const told = sorted.undrawn.map(({ displays, materials }) => [displays, materials.map(({ name }) => name)])
  expect(told).toEqual([
    [undrawn(1).name, ['M1', 'M2']],
    [`${undrawn(1).name}, ${undrawn(2).name}`, ['M3']],
  ])
})

it('[PF8] suggests whole seconds that the check asks for on the displays in use', () => {
  const draft = newDraft('qr', 'CD06')
  expect([secondsOf(draft), secondsOf(draft, 15_100), secondsOf({ ...draft, seconds: 6 }, 15_100)]).toEqual([15, 16, 6])
  const wordy = { ...draft.content, headline: 'một hai ba bốn năm '.repeat(10) } as Draft['content']
  expect(secondsOf({ ...draft, content: wordy })).toBe(neededMs(wordy) / 1000)
  const reading = (id: number, limit: number) => finding(id, { check: 'reading', limit })
  expect(needOf([finding(1), reading(1, 12_000), reading(2, 13_100)])).toBe(13_100)
})

it.each([vi, en])('each check has its name and how to mend it', ({ checks, situations }) => {
  expect(Object.keys(checks)).toEqual(CHECK_NAMES)
  expect(Object.keys(situations)).toEqual(SITUATIONS)
  for (const { title, fix } of Object.values(checks)) expect([title, fix].every((words) => words.length > 5)).toBe(true)
})
