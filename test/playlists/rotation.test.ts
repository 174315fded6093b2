import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CampaignId, PlaylistId } from '../../playlists/ids.ts'
import type { Playlist } from '../../playlists/playlist.ts'
import { loopThrough, depthOf, holdersOf } from '../../playlists/rotation/nesting.ts'
import { resolve } from '../../playlists/resolve.ts'
import { instant } from '../../playlists/time.ts'
import { days, makeFacts, makeMaterial, makePlaylist, makeSchedule } from '../support/make.ts'
import { apart, ids, item, list, nested, rotate } from '../support/rotation.ts'

/** As many cases as every law of the core has. */
const MANY = { numRuns: 10_000 }

const many = (count: number, given = {}) => Array.from({ length: count }, (_, i) => makeMaterial(i + 1, given))
const weighted = (weights: readonly number[], given: Partial<Playlist> = {}) =>
  list(
    1,
    weights.map((weight, i) => item(i + 1, weight)),
    { order: 'weighted', ...given },
  )

describe('order', () => {
  it('[RO1] a sequence keeps its order', () => {
    expect(ids(rotate(makePlaylist(1, [3, 1, 2, 1]), { materials: many(3) }))).toEqual([3, 1, 2, 1])
  })

  it.each([
    [
      [1, 1],
      [1, 2],
    ],
    [
      [2, 4],
      [2, 1, 2],
    ],
    [
      [5, 1, 1],
      [1, 1, 2, 1, 3, 1, 1],
    ],
    [
      [2, 1, 1],
      [1, 2, 1, 3],
    ],
  ])('[RO2] weights %j give the round %j', (weights, expected) => {
    expect(ids(rotate(weighted(weights), { materials: many(3) }))).toEqual(expected)
  })

  it('[RO2] in each round each item appears by its weight, never far from its even share', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 8 }), (weights) => {
        const round = ids(rotate(weighted(weights), { materials: many(8) }))
        const sum = weights.reduce((a, b) => a + b, 0)
        weights.forEach((weight, i) => {
          const times = round.filter((id) => id === i + 1).length
          expect(times * sum).toBe(weight * round.length)
          let seen = 0
          const far = round.map((id, turn) => {
            if (id === i + 1) seen++
            return Math.abs(seen - ((turn + 1) * weight) / sum)
          })
          expect(Math.max(...far)).toBeLessThan(weights.length)
        })
      }),
      MANY,
    )
  })

  it('[RO2] a round that would be too long is scaled down, and leaves nothing out', () => {
    const weights = Array.from({ length: 500 }, (_, i) => (i % 10) + 1)
    const round = ids(rotate(weighted(weights), { materials: many(500) }))
    expect(round.length).toBeLessThanOrEqual(1200)
    expect(new Set(round).size).toBe(500)
  })

  it('[RO5] an item lasts as the playlist says, else as the material says; what may not be shown is left out', () => {
    const playlist = list(1, [item(1), item(2, 1, 25_000), item(9)])
    const { turns } = rotate(playlist, { materials: many(2, { durationMs: 7000 }) })
    expect(turns.map((turn) => [turn.material.id, turn.durationMs])).toEqual([
      [1, 7000],
      [2, 25_000],
    ])
  })
})

describe('shuffle', () => {
  const shuffle = (id: number, count: number, given: Partial<Playlist> = {}) =>
    makePlaylist(id, [...Array(count).keys()].map((i) => i + 1), { order: 'shuffle', ...given }) // prettier-ignore

  it('[RO6] shows everything once in each round, in rounds that differ', () => {
    const cycle = ids(rotate(shuffle(1, 10), { materials: many(10) }))
    expect(cycle).toHaveLength(80)
    const rounds = Array.from({ length: 8 }, (_, n) => cycle.slice(n * 10, n * 10 + 10))
    for (const round of rounds) expect(new Set(round).size).toBe(10)
    expect(new Set(rounds.map((round) => round.join())).size).toBe(8)
  })

  it('[RO6] the order follows from the ids of playlist and schedule alone', () => {
    const cycle = (id: number, seed: number) => ids(rotate(shuffle(id, 10), { materials: many(10), seed })).join()
    expect(cycle(1, 1)).toBe(cycle(1, 1))
    expect(cycle(1, 2)).not.toBe(cycle(1, 1))
    expect(cycle(2, 1)).not.toBe(cycle(1, 1))
  })

  it('[RO6] a weighted item comes as often as its weight says in each round', () => {
    const cycle = ids(rotate(weighted([3, 1, 2, 2], { order: 'shuffle' }), { materials: many(4) }))
    for (let n = 0; n < cycle.length; n += 8) {
      const round = cycle.slice(n, n + 8)
      expect([1, 2, 3, 4].map((id) => round.filter((each) => each === id).length)).toEqual([3, 1, 2, 2])
    }
  })

  it('[RO6] chance is fair: each item comes first about as often', () => {
    const first = new Map<number, number>()
    for (let seed = 1; seed <= 600; seed++) {
      const id = ids(rotate(shuffle(1, 6), { materials: many(6), seed }))[0]!
      first.set(id, (first.get(id) ?? 0) + 1)
    }
    for (const times of first.values()) expect(Math.abs(times - 100)).toBeLessThan(40)
    expect(first.size).toBe(6)
  })
})

/** Materials of some topics, with weights; separation asked. */
const mixture = fc.record({
  order: fc.constantFrom('weighted' as const, 'shuffle' as const),
  separation: fc.integer({ min: 0, max: 5 }),
  parts: fc.array(fc.record({ topic: fc.integer({ min: 1, max: 4 }), weight: fc.integer({ min: 1, max: 4 }) }), {
    minLength: 1,
    maxLength: 9,
  }),
  id: fc.nat(1000),
})
const topicName = (n: number) => `CD0${n}`
const mixed = ({ order, separation, parts, id }: typeof mixture extends fc.Arbitrary<infer T> ? T : never) =>
  rotate(
    list(
      id + 1,
      parts.map(({ weight }, i) => item(i + 1, weight)),
      { order, separation },
    ),
    { materials: parts.map(({ topic }, i) => makeMaterial(i + 1, { topic: topicName(topic) })) },
  )

/** Whether any order of these keys keeps so many others between two of one key on the circle: all are tried. */
function canBeApart(counts: readonly number[], most: number): boolean {
  const left = [...counts]
  const n = counts.reduce((a, b) => a + b, 0)
  const circle: number[] = []
  const place = (): boolean => {
    if (circle.length === n) return apart(circle) >= most
    return left.some((count, key) => {
      if (count === 0 || circle.slice(-most).includes(key)) return false
      left[key] = count - 1
      circle.push(key)
      const found = place()
      circle.pop()
      left[key] = count
      return found
    })
  }
  return most === 0 || place()
}

describe('separation', () => {
  it('[RO7] holds whenever any order could keep it (all orders tried)', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 })
          .filter((c) => c.reduce((a, b) => a + b) < 10),
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom('weighted' as const, 'shuffle' as const),
        (counts, separation, order) => {
          const topics = counts.flatMap((count, topic) => Array.from({ length: count }, () => topic))
          const playlist = list(1, topics.map((_, i) => item(i + 1)), { order, separation }) // prettier-ignore
          const materials = topics.map((topic, i) => makeMaterial(i + 1, { topic: topicName(topic) }))
          const rotation = rotate(playlist, { materials })
          const kept = apart(rotation.turns.map(({ material }) => material.topic))
          const possible = [5, 4, 3, 2, 1, 0].find((s) => canBeApart(counts, s) && s <= topics.length - 1)!
          expect(rotation.separation).toBe(Math.min(separation, possible))
          expect(kept).toBeGreaterThanOrEqual(rotation.separation)
        },
      ),
      MANY,
    )
  })

  it('[RO7] is what the list says it is, and as large as can be', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(mixture, (given) => {
        const { turns, separation } = mixed(given)
        const topics = turns.map(({ material }) => material.topic)
        const most = Math.max(...topics.map((topic) => topics.filter((other) => other === topic).length))
        expect(separation).toBe(Math.min(given.separation, apart(topics)))
        expect(separation).toBeGreaterThanOrEqual(Math.min(given.separation, Math.floor(topics.length / most) - 1))
      }),
      MANY,
    )
  })

  it('[RO7] where five apart cannot be, four apart are kept and told', () => {
    const materials = many(500).map((m, i) => ({ ...m, topic: i % 5 === 0 ? 'CD01' : topicName((i % 7) + 2) }))
    const playlist = makePlaylist(1, [...materials.keys()].map((i) => i + 1), { order: 'weighted', separation: 5 }) // prettier-ignore
    expect(rotate(playlist, { materials }).separation).toBe(4)
  })

  it('[RO10] nothing stands twice in a row when each has at most half of the slots', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(mixture, (given) => {
        const round = ids(mixed(given))
        const most = Math.max(...round.map((id) => round.filter((other) => other === id).length))
        if (round.length > 1 && most * 2 <= round.length) expect(apart(round)).toBeGreaterThanOrEqual(1)
      }),
      MANY,
    )
  })
})

describe('lists in lists', () => {
  const materials = many(6)

  it('[RO8] in a sequence the one inside stands for its whole round', () => {
    const inner = list(2, [item(3, 2), item(4, 1)], { order: 'weighted' })
    const outer = list(1, [item(1), nested(2), item(2)])
    const { turns } = rotate(outer, { materials, lists: [inner] })
    expect(ids({ turns })).toEqual([1, 3, 4, 3, 2])
    expect(turns.map((turn) => [turn.playlist, turn.item])).toEqual([[1, 0], [2, 1], [2, 1], [2, 1], [1, 2]]) // prettier-ignore
  })

  it('[RO8] else each of its turns joins in with its weight times the list’s', () => {
    const inner = list(2, [item(3, 4), item(4, 2)], { order: 'weighted' })
    const outer = list(1, [item(1, 1), nested(2, 3)], { order: 'weighted' })
    const round = ids(rotate(outer, { materials, lists: [inner] }))
    expect([1, 3, 4].map((id) => round.filter((each) => each === id).length)).toEqual([1, 6, 3])
  })

  it('[RO8] what would go in circles is left out, and the loop is named', () => {
    const a = list(1, [item(1), nested(2)])
    const b = list(2, [item(2), nested(3)])
    const c = list(3, [item(3), nested(3), nested(1)])
    const lists = new Map([a, b, c].map((each) => [each.id, each]))
    expect(ids(rotate(a, { materials, lists: [b, c] }))).toEqual([1, 2, 3])
    expect(loopThrough(1 as PlaylistId, lists)).toEqual([1, 2, 3, 1])
    expect(loopThrough(3 as PlaylistId, lists)).toEqual([3, 3])
    expect(loopThrough(2 as PlaylistId, new Map([[2 as PlaylistId, b]]))).toBeNull()
    expect([...holdersOf(2 as PlaylistId, lists)].sort()).toEqual([1, 2, 3])
  })

  it('[RO8] lies at most four deep', () => {
    const chain = [1, 2, 3, 4, 5, 6].map((id) => list(id, [item(id), nested(id + 1)]))
    expect(ids(rotate(chain[0]!, { materials, lists: chain.slice(1) }))).toEqual([1, 2, 3, 4, 5])
    expect(depthOf(1 as PlaylistId, new Map(chain.map((each) => [each.id, each])))).toBe(5)
  })

  it('[RO8] one list may stand in another twice', () => {
    const inner = list(2, [item(3)])
    expect(ids(rotate(list(1, [nested(2), item(1), nested(2)]), { materials, lists: [inner] }))).toEqual([3, 1, 3])
  })
})

describe('lists by rule', () => {
  const of = (id: number, topic: string, campaign: number | null, audience: 'everyone' | 'elderly', since: number) =>
    makeMaterial(id, { topic, campaign: campaign as CampaignId | null, audience, since: instant(since) })
  const materials = [
    of(1, 'CD01', 1, 'everyone', 10),
    of(2, 'CD02', 1, 'elderly', 30),
    of(3, 'CD01', null, 'elderly', 20),
    of(4, 'CD01', 2, 'everyone', 20),
  ]
  const any = { topics: [], campaigns: [], audiences: [], newest: null }
  it.each([
    ['everything, newest first', any, [2, 4, 3, 1]],
    ['a topic', { ...any, topics: ['CD01'] }, [4, 3, 1]],
    ['a campaign', { ...any, campaigns: [1 as CampaignId, 2 as CampaignId] }, [2, 4, 1]],
    ['an audience', { ...any, audiences: ['elderly' as const] }, [2, 3]],
    ['both', { ...any, topics: ['CD01'], audiences: ['elderly' as const] }, [3]],
    ['the newest two', { ...any, newest: 2 }, [2, 4]],
    ['nothing', { ...any, topics: ['CD09'] }, []],
  ])('[RO9] shows %s', (_name, rule, expected) => {
    expect(ids(rotate(list(1, [], { rule }), { materials }))).toEqual(expected)
    expect(ids(rotate(list(1, [], { rule }), { materials: [...materials].reverse() }))).toEqual(expected)
  })

  it('[RO9] stands in another list like any', () => {
    const byRule = list(2, [], { rule: { ...any, newest: 1 } })
    expect(ids(rotate(list(1, [item(1), nested(2)]), { materials, lists: [byRule] }))).toEqual([1, 2])
  })
})

it('a schedule gives its id to every slot, and equal turns are one slot', () => {
  const facts = makeFacts({ schedules: [makeSchedule(7)], playlists: [weighted([2, 1, 1])] })
  const { slots, cycles } = resolve(facts, days(1))
  expect(slots.map(({ schedule, material }) => [schedule, material])).toEqual([[7, 1], [7, 2], [7, 3]]) // prettier-ignore
  expect(cycles[0]!.slots).toEqual([0, 1, 0, 2])
})
