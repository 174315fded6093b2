import { describe, expect, it } from 'vitest'
import type { MaterialId } from '../../playlists/ids.ts'
import {
  addRows,
  bodyOf,
  changeRow,
  EMPTY_DRAFT,
  isChanged,
  moveRow,
  removeRow,
  sharesOf,
} from '../../admin/playlists/draft.ts'

const id = (n: number) => n as MaterialId
const three = addRows(EMPTY_DRAFT, [id(1), id(2), id(3)])
const order = (draft: typeof three) => draft.rows.map((row) => row.material)

describe('a playlist draft', () => {
  it('adds, moves and removes rows, twins too', () => {
    const twins = addRows(three, [id(1)], 1)
    expect(order(twins)).toEqual([1, 1, 2, 3])
    expect(new Set(twins.rows.map((row) => row.key)).size).toBe(4)
    expect(order(moveRow(three, three.rows[0]!.key, 2))).toEqual([2, 3, 1])
    expect(order(removeRow(three, three.rows[1]!.key))).toEqual([1, 3])
  })

  it('stays as it is when moved nowhere', () => {
    expect(moveRow(three, three.rows[0]!.key, 0)).toBe(three)
    expect(moveRow(three, three.rows[0]!.key, 3)).toBe(three)
    expect(moveRow(three, 'nobody', 1)).toBe(three)
  })

  it('knows when there is something to save', () => {
    expect(isChanged(three, three)).toBe(false)
    expect(isChanged(removeRow(addRows(three, [id(9)]), 'r4'), three)).toBe(false)
    expect(isChanged(moveRow(three, 'r1', 1), three)).toBe(true)
    expect(isChanged({ ...three, name: 'x' }, three)).toBe(true)
  })

  it('sends no keys', () => {
    expect(bodyOf({ ...three, name: ' Sáng ' })).toMatchObject({
      name: 'Sáng',
      items: [{ material: 1, weight: 1, durationMs: null }, {}, {}],
    })
    expect(Object.keys(bodyOf(three).items[0]!)).toEqual(['material', 'weight', 'durationMs'])
  })
})

describe('shares', () => {
  const facts = (material: MaterialId) => ({ durationMs: material * 1000, plays: material !== 3 })

  it('of a sequence are the lengths, without what is not approved', () => {
    const { rows, totalMs } = sharesOf(three, facts)
    expect(totalMs).toBe(3000)
    expect(rows.map((row) => row.part)).toEqual([1 / 3, 2 / 3, 0])
  })

  it('of a weighted list are length times weight', () => {
    const weighted = changeRow({ ...three, order: 'weighted' }, 'r1', { weight: 4 })
    const { rows, totalMs } = sharesOf(changeRow(weighted, 'r2', { durationMs: 4000 }), facts)
    expect(totalMs).toBe(8000)
    expect(rows.map((row) => [row.times, row.part])).toEqual([
      [4, 0.5],
      [1, 0.5],
      [0, 0],
    ])
  })

  it('count weights over their common divisor', () => {
    const even = ['r1', 'r2'].reduce<Parameters<typeof changeRow>[0]>(
      (draft, key) => changeRow(draft, key, { weight: 6 }),
      {
        ...three,
        order: 'weighted' as const,
      },
    )
    expect(sharesOf(even, facts).rows.map((row) => row.times)).toEqual([1, 1, 0])
    expect(sharesOf(even, facts).totalMs).toBe(3000)
  })

  it('of an empty list are nothing', () => expect(sharesOf(EMPTY_DRAFT, facts)).toEqual({ rows: [], totalMs: 0 }))
})
