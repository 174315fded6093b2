import { describe, expect, test } from 'vitest'
import { countOf, holes, includes, joined, rangesOf, without } from '../../playlists/seq-ranges.ts'

describe('[PL7] ranges', () => {
  test('join, cut and count', () => {
    const some = rangesOf([5, 1, 2, 9, 2])
    expect(some).toEqual([
      [1, 2],
      [5, 5],
      [9, 9],
    ])
    expect(joined([...some, [3, 4]])).toEqual([
      [1, 5],
      [9, 9],
    ])
    expect(holes(some)).toEqual([
      [0, 0],
      [3, 4],
      [6, 8],
    ])
    expect(without([[0, 20]], some)).toEqual([
      [0, 0],
      [3, 4],
      [6, 8],
      [10, 20],
    ])
    expect(without(some, [[2, 6]])).toEqual([
      [1, 1],
      [9, 9],
    ])
    expect([includes(some, 5), includes(some, 6), countOf(some)]).toEqual([true, false, 4])
  })
})
