import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dutyBody, dutyDraftOf, isBasisWhole, newDuty } from '../../admin/materials/duty.ts'
import { withItem } from '../../admin/materials/placement.ts'
import { facesOf } from '../../admin/preflight/faces.ts'
import { merge, withField } from '../../admin/ui/merge.ts'
import { reachOn } from '../../admin/ui/reach.ts'
import { NO_DUTY } from '../../playlists/duty.ts'
import type { Duty } from '../../playlists/duty.ts'
import type { DisplayId, MaterialId, PlaylistId } from '../../playlists/ids.ts'
import type { Finding, Verdict } from '../../playlists/preflight/findings.ts'
import { listsShowing } from '../../playlists/in-use.ts'
import { EVERY_DATE } from '../../playlists/recurrence.ts'
import type { Schedule } from '../../playlists/schedule.ts'
import type { Instant, LocalDate } from '../../playlists/time.ts'
import type { Display } from '../../playlists/wire/displays.ts'
import type { PlaylistReply } from '../../playlists/wire/playlists.ts'
import { row, world } from '../support/blocks.ts'
import { at as instantAt } from '../support/make.ts'

describe('two people at one material', () => {
  const base = { title: 'A', topic: 'CD01', content: { kind: 'slogan', headline: 'Một', support: '', steps: ['x'] } }

  it('each keeps what only they changed', () => {
    const mine = { ...base, content: { ...base.content, headline: 'Hai' } }
    const theirs = { ...base, topic: 'CD02', content: { ...base.content, support: 'Thêm' } }
    const { draft, taken, clashes } = merge(base, mine, theirs)
    expect(draft).toEqual({ ...base, topic: 'CD02', content: { ...base.content, headline: 'Hai', support: 'Thêm' } })
    expect([taken.map(({ field }) => field), clashes]).toEqual([['topic', 'content.support'], []])
  })

  it('where both wrote, what is typed stays and theirs is offered', () => {
    const mine = { ...base, content: { ...base.content, headline: 'Của tôi' } }
    const theirs = { ...base, content: { ...base.content, headline: 'Của họ' } }
    const { draft, taken, clashes } = merge(base, mine, theirs)
    expect([draft, taken]).toEqual([mine, []])
    expect(clashes).toEqual([{ field: 'content.headline', base: 'Một', mine: 'Của tôi', theirs: 'Của họ' }])
    expect(withField(draft, 'content.headline', 'Của họ')).toEqual(theirs)
  })

  it('contents of different kinds are not mixed', () => {
    const theirs = { ...base, content: { kind: 'qr', headline: 'Quét', support: '', url: 'https://a.vn' } as never }
    const mine = { ...base, content: { ...base.content, headline: 'Của tôi' } }
    const { draft, clashes } = merge(base, mine, theirs)
    expect(draft).toEqual(mine)
    expect(clashes.map(({ field }) => field)).toEqual(['content'])
  })

  const version = fc.record({ a: fc.nat(3), b: fc.nat(3), in: fc.record({ c: fc.nat(3), d: fc.array(fc.nat(2)) }) })
  it('nothing that was typed is ever lost, and nothing of theirs that nobody touched', () => {
    fc.assert(
      fc.property(version, version, version, (base, mine, theirs) => {
        const { draft, clashes } = merge(base, mine, theirs)
        for (const key of ['a', 'b'] as const) {
          if (mine[key] !== base[key]) expect(draft[key]).toBe(mine[key])
          else expect(draft[key]).toBe(theirs[key])
        }
        for (const { mine, theirs, base } of clashes) {
          expect(mine).not.toEqual(theirs)
          expect(mine).not.toEqual(base)
        }
        expect(merge(base, mine, base).draft).toEqual(mine)
        expect(merge(base, base, theirs).draft).toEqual(theirs)
      }),
    )
  })
})

const material = (id: number) => ({
  id: id as MaterialId,
  topic: 'CD01',
  campaign: null,
  audience: 'everyone' as const,
})
const list = (id: number, items: object[], more: object = {}) =>
  ({ id, items, rule: null, archivedAt: null, ...more }) as unknown as PlaylistReply
const item = (id: number) => ({ material: id, weight: 1, durationMs: null })
const nested = (id: number) => ({ playlist: id, weight: 1 })

describe('where a material goes', () => {
  it('is in the lists that hold it, in those that hold them, and in those whose rule asks for it', () => {
    const rule = { topics: ['CD01'], campaigns: [], audiences: [], newest: null }
    const lists = [
      list(1, [item(7)]),
      list(2, [nested(1)]),
      list(3, [nested(2)]),
      list(4, [item(8)]),
      list(5, [], { rule }),
    ]
    expect([...listsShowing([material(7)], lists)].sort()).toEqual([1, 2, 3, 5])
  })

  const display = (id: number, width = 1920, height = 1080) =>
    ({ id, name: `M${id}`, groups: [], archivedAt: null, canvas: { x: 0, y: 0, width, height } }) as unknown as Display
  const plan = (playlist: number, displays: number[], more: object = {}) =>
    ({
      show: { kind: 'playlist', playlist },
      target: { all: false, displays, groups: [] },
      layer: 'scheduled',
      weight: 1,
      timing: { kind: 'recurring', recurrence: EVERY_DATE, hours: { kind: 'own', rows: [row('08:00', '17:00')] } },
      archivedAt: null,
      ...more,
    }) as unknown as Schedule & { archivedAt: Instant | null }
  const at = { times: world, now: instantAt('2026-11-21 12:00') }
  const ended = {
    kind: 'recurring',
    recurrence: { ...EVERY_DATE, until: '2026-11-20' },
    hours: { kind: 'own', rows: [] },
  }

  const [start, end] = [instantAt('2026-11-22'), instantAt('2026-11-23')]

  it.each([
    ['a schedule', plan(1, [1]), [1], 'now'],
    ['one of another list', plan(2, [1]), [], null],
    ['one that rests', plan(1, [1], { weight: 0 }), [], 'resting'],
    ['one that is archived', plan(1, [1], { archivedAt: 5 }), [], null],
    ['one that has ended', plan(1, [1], { timing: ended }), [], 'ended'],
    ['one moment, past', plan(1, [1], { timing: { kind: 'once', start: 0, end: 1000 } }), [], 'ended'],
    ['one moment, to come', plan(1, [2], { timing: { kind: 'once', start, end } }), [2], 'later'],
    ['black', plan(1, [1], { show: { kind: 'black' } }), [], null],
  ])('%s', (_, one, ids, airing) => {
    const office = { plans: [one], displays: [display(1), display(2)] }
    const on = reachOn(new Set([1 as PlaylistId]), office, at)
    expect([on.displays.map(({ id }) => id), on.airing]).toEqual([ids, airing])
  })

  it('is looked at on every canvas there, once each, blocked and warned ones first; on the usual ones while it goes nowhere', () => {
    const names = { landscape: 'ngang', portrait: 'dọc', ribbon: 'dải' }
    const on = [display(1), display(2), display(3, 1080, 1920), display(4, 128, 64), display(5, 64, 32)]
    const found = (id: number, verdict: Verdict) => ({ verdict, display: id as DisplayId, name: `M${id}` }) as Finding
    const findings = [found(1, 'pass'), found(2, 'warn'), found(3, 'pass'), found(5, 'warn'), found(5, 'block')]
    expect(facesOf(on, findings, names).map(({ key, verdict, names }) => [key, verdict, names])).toEqual([
      ['64x32', 'block', ['M5']],
      ['1920x1080', 'warn', ['M1', 'M2']],
      ['128x64', 'pass', ['M4']],
      ['1080x1920', 'pass', ['M3']],
    ])
    const standard = { verdict: 'warn', display: null, name: '1024 × 96' } as Finding
    expect(facesOf([], [standard], names).map(({ names: [name] }) => name)).toEqual(['dải', 'ngang', 'dọc'])
  })

  it('is put at the end of a list, and nothing else of the list changes', () => {
    const before = list(1, [item(3)], {
      name: 'Sảnh',
      note: '',
      order: 'sequence',
      separation: 0,
      goals: [],
      version: 4,
    })
    expect(withItem(before, material(9))).toMatchObject({ name: 'Sảnh', version: 4, items: [item(3), item(9)] })
    const after = list(1, [item(9), item(3)])
    expect(withItem(after, material(9), false).items).toEqual([item(3)])
  })
})

describe('who answers for it, while it is typed', () => {
  const whole: Duty = {
    basis: { number: '445', symbol: 'KH-UBND', date: '2026-03-16' as LocalDate, title: 'Kế hoạch' },
    responsible: 'An',
    deadline: '2026-12-01' as LocalDate,
  }
  it.each([NO_DUTY, whole, { ...whole, basis: { ...whole.basis!, title: '' } }])('comes back as it was: %j', (duty) =>
    expect(dutyBody(dutyDraftOf(duty))).toEqual(duty),
  )

  it.each([
    [{}, true],
    [{ number: '445', date: '2026-03-16' as LocalDate }, true],
    [{ number: '445' }, false],
    [{ title: 'Kế hoạch' }, false],
    [{ date: '2026-03-16' as LocalDate }, false],
    [{ symbol: ' ' }, true],
  ])('a document named by %j: whole %s', (part, isWhole) =>
    expect(isBasisWhole({ ...newDuty().basis, ...part })).toBe(isWhole),
  )
})
