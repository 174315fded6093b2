import { describe, expect, it } from 'vitest'
import type { CampaignId, MaterialId, PlaylistId } from '../../playlists/ids.ts'
import {
  ANY_RULE,
  EMPTY_DRAFT,
  addGoal,
  addRows,
  bodyOf,
  changeRow,
  isChanged,
  listItem,
  materialItem,
  moveRow,
  playlistOf,
  removeGoal,
  removeRow,
  sameThing,
} from '../../admin/playlists/draft.ts'
import type { Draft } from '../../admin/playlists/draft.ts'
import { freshGoal, planOf, wouldLoop } from '../../admin/playlists/plan.ts'
import { makeMaterial } from '../support/make.ts'
import { atLeast, atMost, list, nested, share } from '../support/rotation.ts'

const id = (n: number) => n as MaterialId
const three = addRows(EMPTY_DRAFT, [1, 2, 3].map((n) => materialItem(id(n)))) // prettier-ignore
const order = (draft: Draft) => draft.rows.map(({ item }) => ('material' in item ? item.material : `#${item.playlist}`))

describe('a playlist draft', () => {
  it('adds, moves and removes rows, twins and lists too', () => {
    const twins = addRows(three, [materialItem(id(1))], 1)
    expect(order(twins)).toEqual([1, 1, 2, 3])
    expect(new Set(twins.rows.map((row) => row.key)).size).toBe(4)
    expect(order(moveRow(three, three.rows[0]!.key, 2))).toEqual([2, 3, 1])
    expect(order(removeRow(three, three.rows[1]!.key))).toEqual([1, 3])
    expect(order(addRows(three, [listItem(9 as PlaylistId)], 0))).toEqual(['#9', 1, 2, 3])
  })

  it('stays as it is when moved nowhere', () => {
    expect(moveRow(three, three.rows[0]!.key, 0)).toBe(three)
    expect(moveRow(three, three.rows[0]!.key, 3)).toBe(three)
    expect(moveRow(three, 'nobody', 1)).toBe(three)
  })

  it('knows when there is something to save', () => {
    expect(isChanged(three, three)).toBe(false)
    expect(isChanged(removeRow(addRows(three, [materialItem(id(9))]), 'r4'), three)).toBe(false)
    expect(isChanged(moveRow(three, 'r1', 1), three)).toBe(true)
    expect(isChanged({ ...three, separation: 1 }, three)).toBe(true)
    expect(isChanged(addGoal(three, atLeast(1, 5)), three)).toBe(true)
    expect(isChanged(removeGoal(addGoal(three, atLeast(1, 5)), 0), three)).toBe(false)
  })

  it('sends no keys, and no items where a rule chooses', () => {
    expect(bodyOf({ ...three, name: ' Sáng ' })).toMatchObject({
      name: 'Sáng',
      items: [{ material: 1, weight: 1, durationMs: null }, {}, {}],
    })
    expect(Object.keys(bodyOf(three).items[0]!)).toEqual(['material', 'weight', 'durationMs'])
    expect(bodyOf({ ...three, rule: ANY_RULE })).toMatchObject({ items: [], rule: ANY_RULE })
  })

  it('changes a weight of a list in it, and never a length', () => {
    const draft = addRows(EMPTY_DRAFT, [listItem(9 as PlaylistId)])
    expect(changeRow(draft, 'r1', { weight: 3, durationMs: 5000 }).rows[0]!.item).toEqual({ playlist: 9, weight: 3 })
  })

  it('tells things apart', () => {
    expect(sameThing(materialItem(id(1)), materialItem(id(1)))).toBe(true)
    expect(sameThing(materialItem(id(1)), listItem(1 as PlaylistId))).toBe(false)
    expect(sameThing(listItem(1 as PlaylistId), listItem(1 as PlaylistId))).toBe(true)
  })
})

describe('a plan', () => {
  const playable = new Map([1, 2].map((n) => [n, makeMaterial(n, { durationMs: n * 1000, campaign: n as CampaignId })]))
  const facts = (lists: Parameters<typeof planOf>[1]['lists'] = new Map()) => ({ playable, lists, hoursADay: 8 })
  const plan = (draft: Draft, lists = facts().lists) => planOf(playlistOf(draft, 5 as PlaylistId), facts(lists))

  it('of a sequence has the lengths, without what is not approved', () => {
    const { rows, roundMs, shown } = plan(three)
    expect(roundMs).toBe(3000)
    expect(rows.map((row) => row.part)).toEqual([1 / 3, 2 / 3, 0])
    expect(shown).toEqual([
      { material: 1, anHour: 1200 },
      { material: 2, anHour: 1200 },
    ])
  })

  it('of a weighted list has length times weight', () => {
    const weighted = changeRow({ ...three, order: 'weighted' }, 'r1', { weight: 4 })
    const { rows, roundMs } = plan(changeRow(weighted, 'r2', { durationMs: 4000 }))
    expect(roundMs).toBe(8000)
    expect(rows.map((row) => [row.times, row.part])).toEqual([
      [4, 0.5],
      [1, 0.5],
      [0, 0],
    ])
  })

  it('counts weights over their common divisor, and a shuffled list by one of its rounds', () => {
    for (const kind of ['weighted', 'shuffle'] as const) {
      let even: Draft = { ...three, order: kind }
      for (const key of ['r1', 'r2']) even = changeRow(even, key, { weight: 6 })
      expect(plan(even).rows.map((row) => row.times)).toEqual([1, 1, 0])
      expect(plan(even).roundMs).toBe(3000)
    }
  })

  it('of a list in the list has its whole round', () => {
    const inner = new Map([[9, list(9, [{ material: id(1), weight: 1, durationMs: null }, { material: id(2), weight: 1, durationMs: null }])]]) // prettier-ignore
    const { rows } = plan(addRows(three, [listItem(9 as PlaylistId)]), inner)
    expect(rows[3]).toEqual({ lengthMs: 3000, times: 2, part: 0.5, anHour: 1200 })
  })

  it('says of goals whether they can be', () => {
    const draft = { ...three, goals: [atLeast(1, 100), atMost(3, 1), share(2, 101)] }
    expect(plan(draft).verdicts.map(({ fault }) => fault)).toEqual([null, null, 'over-100'])
  })

  it('of an empty list is nothing', () =>
    expect(plan(EMPTY_DRAFT)).toEqual({ rows: [], roundMs: 0, separation: 0, verdicts: [], shown: [] }))
})

describe('choices', () => {
  it('leave out lists that would hold themselves', () => {
    const own = playlistOf(three, 1 as PlaylistId)
    const lists = new Map([own, list(2, [nested(1)]), list(3, [nested(2)]), list(4, [])].map((each) => [each.id as number, each])) // prettier-ignore
    expect([1, 2, 3, 4].map((candidate) => wouldLoop(own, candidate, lists))).toEqual([true, true, true, false])
  })

  it('begin a goal with the first thing that has none of its kind', () => {
    const choices = { materials: [id(1), id(2)], campaigns: [7] }
    expect(freshGoal('at-least-a-day', [], choices)).toEqual(atLeast(1, 20))
    expect(freshGoal('at-least-a-day', [atLeast(1, 5), atMost(2, 1)], choices)).toEqual(atLeast(2, 20))
    expect(freshGoal('share', [share(7, 10)], choices)).toBeNull()
  })
})
