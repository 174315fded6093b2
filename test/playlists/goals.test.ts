import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CampaignId } from '../../playlists/ids.ts'
import { ALL_WEEK } from '../../playlists/dayparts.ts'
import type { Goal, Playlist } from '../../playlists/playlist.ts'
import { mostAnHour, startsOf } from '../../playlists/rotation/measure.ts'
import { HOUR, MINUTE } from '../../playlists/time.ts'
import type { Clock } from '../../playlists/time.ts'
import { makeFacts, makeMaterial, makeOpening } from '../support/make.ts'
import { atLeast, atMost, ids, item, list, nested, rotate, share, showings } from '../support/rotation.ts'

/** As many cases as every law of the core has. */
const MANY = { numRuns: 10_000 }

const ten = Array.from({ length: 10 }, (_, i) => makeMaterial(i + 1))
const inOrder = (goals: Goal[], given: Partial<Playlist> = {}) => list(1, ten.map(({ id }) => item(id)), { goals, ...given }) // prettier-ignore
const faults = (playlist: Playlist, given: Parameters<typeof rotate>[1]) =>
  rotate(playlist, given).verdicts.map(({ reached, fault }) => [reached, fault])

describe('at least n a day', () => {
  it('[GO1] lets the item in as often as it takes, and keeps the order of the others', () => {
    const playlist = inOrder([atLeast(3, 500)])
    const rotation = rotate(playlist, { materials: ten, runs: [8 * HOUR] })
    expect(rotation.verdicts[0]).toMatchObject({ fault: null })
    expect(rotation.verdicts[0]!.reached).toBeGreaterThanOrEqual(500)
    const others = ids(rotation).filter((id) => id !== 3)
    others.forEach((id, i) => expect(id).toBe([1, 2, 4, 5, 6, 7, 8, 9, 10][i % 9]))
    expect(others.length % 9).toBe(0)
  })

  it('[GO1] changes nothing when the round is enough', () => {
    expect(ids(rotate(inOrder([atLeast(3, 280)]), { materials: ten, runs: [8 * HOUR] }))).toEqual(ten.map(({ id }) => id)) // prettier-ignore
  })

  it.each([
    ['an item that may not be shown', [atLeast(99, 1)], [8 * HOUR], [0, 'not-playable']],
    ['no time at all', [atLeast(3, 1)], [], [0, 'no-time']],
    ['runs too short for it', [atLeast(3, 1)], [9000, 9999], [0, 'no-time']],
    ['more than fit', [atLeast(3, 1000)], [HOUR], [179, 'too-many']],
  ] as const)('[GO4] %s is told', (_name, goals, runs, expected) => {
    expect(faults(inOrder([...goals]), { materials: ten, runs })).toEqual([expected])
  })

  it('[GO4] goals that rule each other out are told, and starve nobody', () => {
    const rotation = rotate(inOrder([atLeast(1, 300), atLeast(2, 300)]), { materials: ten, runs: [HOUR] })
    expect(rotation.verdicts.some(({ fault }) => fault !== null)).toBe(true)
    expect(new Set(ids(rotation)).size).toBe(10)
  })
})

describe('at most n an hour', () => {
  it('[GO2] leaves the item out of some rounds, in its place in the others', () => {
    const rotation = rotate(inOrder([atMost(3, 6)]), { materials: ten })
    expect(rotation.verdicts).toEqual([{ goal: atMost(3, 6), reached: 6, fault: null }])
    const [with3, without] = [ten.map(({ id }) => id), ten.map(({ id }) => id).filter((id) => id !== 3)]
    const text = ids(rotation).join()
    expect(text.replaceAll(with3.join(), 'A').replaceAll(without.join(), 'B')).toMatch(/^A(,[AB])*$/)
  })

  it('[GO2] once an hour among items of three seconds fits in the longest cycle', () => {
    const short = Array.from({ length: 400 }, (_, i) => makeMaterial(i + 1, { durationMs: 3000 }))
    const playlist = list(1, short.map(({ id }) => item(id)), { goals: [atMost(400, 1)] }) // prettier-ignore
    const rotation = rotate(playlist, { materials: short })
    expect(rotation.verdicts[0]).toMatchObject({ reached: 1, fault: null })
    expect(rotation.turns.length).toBeLessThanOrEqual(1200)
    expect(new Set(ids(rotation)).size).toBe(400)
  })

  it.each([
    ['alone in its list', list(1, [item(1)], { goals: [atMost(1, 2)] }), [360, 'nothing-else']],
    ['not in the list', list(1, [item(1)], { goals: [atMost(2, 2)] }), [0, null]],
    ['among others that may not either', list(1, [item(1), item(2)], { goals: [atMost(1, 2), atMost(2, 2)] }), [180, 'conflict']], // prettier-ignore
  ])('[GO4] an item %s', (_name, playlist, expected) => {
    const [first] = faults(playlist, { materials: ten })
    expect(first![1]).toBe(expected[1])
    if (expected[1] !== 'conflict') expect(first).toEqual(expected)
  })

  it('[GO4] at least more than at most is told as impossible', () => {
    const told = faults(inOrder([atLeast(3, 100), atMost(3, 4)]), { materials: ten, runs: [8 * HOUR] })
    expect(told.some(([, fault]) => fault === 'conflict')).toBe(true)
  })
})

describe('a campaign’s share', () => {
  const two = ten.map((m, i) => ({ ...m, campaign: (i < 2 ? 1 : i < 4 ? 2 : null) as CampaignId | null }))
  const timeOf = (rotation: ReturnType<typeof rotate>, campaign: number | null) => {
    const ms = (turns: typeof rotation.turns) => turns.reduce((sum, turn) => sum + turn.durationMs, 0)
    return ms(rotation.turns.filter(({ material }) => material.campaign === campaign)) / ms(rotation.turns)
  }

  it('[GO3] is its percent of the list’s time, each part in its own order', () => {
    const rotation = rotate(inOrder([share(1, 50), share(2, 30)]), { materials: two })
    expect(rotation.verdicts.map(({ reached, fault }) => [reached, fault])).toEqual([
      [50, null],
      [30, null],
    ])
    expect(timeOf(rotation, 1)).toBeCloseTo(0.5, 1)
    ids(rotation)
      .filter((id) => id > 4)
      .forEach((id, i) => expect(id).toBe((i % 6) + 5))
  })

  it.each([
    ['over 100 percent', [share(1, 60), share(2, 50)], ['over-100', 'over-100']],
    ['of a campaign that is not there', [share(9, 20)], ['not-playable']],
  ])('[GO4] %s is told', (_name, goals, expected) => {
    expect(rotate(inOrder(goals), { materials: two }).verdicts.map(({ fault }) => fault)).toEqual(expected)
  })

  it('[GO4] less than everything is told where there is nothing else', () => {
    expect(faults(list(1, [item(1), item(2)], { goals: [share(1, 30)] }), { materials: two })).toEqual([
      [100, 'nothing-else'],
    ])
  })
})

it('[GO5] goals for single materials hold in a list inside another; shares do not', () => {
  const inner = list(2, [item(1), item(2)], { goals: [atMost(1, 3), share(1, 10)] })
  const outer = list(1, [item(5), nested(2), item(6)])
  const rotation = rotate(outer, { materials: ten, lists: [inner] })
  expect(rotation.verdicts).toEqual([{ goal: atMost(1, 3), reached: expect.any(Number) as number, fault: null }])
  expect(mostAnHour(startsOf(rotation.turns, 1))).toBeLessThanOrEqual(3)
})

/** Lists with goals, whatever they ask. */
const wished = fc.record({
  order: fc.constantFrom('sequence' as const, 'weighted' as const, 'shuffle' as const),
  separation: fc.integer({ min: 0, max: 2 }),
  parts: fc.array(
    fc.record({
      seconds: fc.integer({ min: 3, max: 60 }),
      weight: fc.integer({ min: 1, max: 3 }),
      topic: fc.constantFrom('CD01', 'CD02', 'CD03'),
      campaign: fc.constantFrom(1, 2, null),
    }),
    { minLength: 1, maxLength: 7 },
  ),
  goals: fc.array(
    fc.oneof(
      fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 400 })).map(([m, n]) => atLeast(m, n)),
      fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 60 })).map(([m, n]) => atMost(m, n)),
      fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 60 })).map(([c, p]) => share(c, p)),
    ),
    { maxLength: 3 },
  ),
})
const listOf = ({ order, separation, parts, goals }: typeof wished extends fc.Arbitrary<infer T> ? T : never) => ({
  playlist: list(1, parts.map(({ weight }, i) => item(i + 1, weight)), { order, separation, goals }), // prettier-ignore
  materials: parts.map(({ seconds, topic, campaign }, i) =>
    makeMaterial(i + 1, { durationMs: seconds * 1000, topic, campaign: campaign as CampaignId | null }),
  ),
})

describe('what is told as met', () => {
  it('[GO4] is met by what really plays', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(wished, fc.integer({ min: 0, max: 2 }), (given, hours) => {
        const { playlist, materials } = listOf(given)
        const open = (from: string, to: string) => ({
          ...ALL_WEEK[0]!,
          from: from as Clock,
          to: to as Clock,
          brightness: 100,
        })
        const opening = [open('06:00', '07:30'), open('13:00', `${13 + hours}:30`)]
        const facts = makeFacts({
          playlists: [playlist],
          materials,
          display: { ...makeFacts().display, opening: makeOpening(opening) },
        })
        const runs = [1.5 * HOUR, (hours + 0.5) * HOUR]
        const { verdicts } = rotate(playlist, { materials, runs })
        if (verdicts.every(({ goal, fault }) => fault !== null || goal.kind === 'share')) return
        const shown = showings(facts, 1)
        for (const { goal, fault } of verdicts) {
          if (fault !== null || goal.kind === 'share') continue
          const starts = shown.filter(({ material }) => material === goal.material)
          if (goal.kind === 'at-least-a-day') {
            expect(starts.filter(({ full }) => full).length).toBeGreaterThanOrEqual(goal.n)
          } else {
            // With the nth after it an hour or more away, no hour that begins with a start has more than n.
            starts.forEach(({ at }, i) => {
              const next = starts[i + goal.n]
              if (next && next.at - at < HOUR) throw new Error(`more than ${goal.n} from ${at}`)
            })
          }
        }
      }),
      MANY,
    )
  })

  it('[GO3] shares told as met are met to within one item of the cycle', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(wished, (given) => {
        const { playlist, materials } = listOf(given)
        const { turns, verdicts } = rotate(playlist, { materials, runs: [8 * HOUR] })
        const total = turns.reduce((ms, turn) => ms + turn.durationMs, 0)
        const longest = Math.max(...turns.map((turn) => turn.durationMs))
        for (const { goal, fault } of verdicts) {
          if (goal.kind !== 'share' || fault !== null) continue
          const own = turns.filter(({ material }) => material.campaign === goal.campaign)
          const ms = own.reduce((sum, turn) => sum + turn.durationMs, 0)
          expect(Math.abs(ms - (total * goal.percent) / 100)).toBeLessThanOrEqual(longest)
        }
      }),
      MANY,
    )
  })

  it(
    '[GO4] is told of modest goals: up to a third of the time for two items, and a limit on a third',
    { timeout: 120_000 },
    () => {
      fc.assert(
        fc.property(
          fc.integer({ min: 1, max: 240 }),
          fc.integer({ min: 1, max: 240 }),
          fc.integer({ min: 1, max: 60 }),
          (a, b, c) => {
            // prettier-ignore
            const playlist = inOrder([atLeast(1, a), atLeast(2, b), atMost(3, c)])
            expect(rotate(playlist, { materials: ten, runs: [4 * HOUR] }).verdicts.map(({ fault }) => fault)).toEqual([
              null,
              null,
              null,
            ])
          },
        ),
        MANY,
      )
    },
  )
})

it('counts the most starts in any hour the plain way too', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ id: fc.constantFrom(1, 2, 3), minutes: fc.integer({ min: 1, max: 40 }) }), { minLength: 1, maxLength: 20 }), // prettier-ignore
      (given) => {
        const cycle = given.map(({ id, minutes }) => ({
          material: { id, campaign: null },
          durationMs: minutes * MINUTE,
        }))
        const starts = startsOf(cycle, 1)
        if (starts.at.length === 0) return
        const copies = Math.ceil(HOUR / starts.cycleMs) + 1
        const all = Array.from({ length: copies }, (_, k) => starts.at.map((at) => at + k * starts.cycleMs)).flat()
        const plain = Math.max(...starts.at.map((at) => all.filter((b) => b >= at && b < at + HOUR).length))
        expect(mostAnHour(starts)).toBe(plain)
      },
    ),
  )
})
