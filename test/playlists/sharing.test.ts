import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { interleave, orderOf, trackOf } from '../../playlists/rotation/share.ts'

/** As many cases as every law of the core has. */
const MANY = { numRuns: 10_000 }

type Given = { weight: number; lengths: number[] }
const voices = fc.array(
  fc.record({
    weight: fc.integer({ min: 1, max: 5 }),
    lengths: fc.array(fc.integer({ min: 3, max: 20 }), { minLength: 1, maxLength: 4 }),
  }),
  { minLength: 2, maxLength: 4 },
)
/** `ids` names the materials of a voice; by default no two voices show the same. */
const speak = (given: readonly Given[], ids = (i: number, k: number) => i * 100 + k + 1) =>
  given.map(({ weight, lengths }, i) => {
    const slots = lengths.map((seconds, k) => ({ schedule: i + 1, material: ids(i, k), durationMs: seconds * 1000 }))
    return { weight, slots }
  })
const cycleOf = (all: ReturnType<typeof speak>) => interleave(all, ({ material }) => material)
type Slot = ReturnType<typeof speak>[number]['slots'][number]
const lengthOf = (slots: readonly Slot[]) => slots.reduce((ms, slot) => ms + slot.durationMs, 0)
const of = (cycle: readonly Slot[], schedule: number) => cycle.filter((slot) => slot.schedule === schedule)
const longestOf = (given: readonly Given[]) => Math.max(...given.flatMap(({ lengths }) => lengths)) * 1000
const repeats = (cycle: readonly Slot[]) =>
  cycle.filter((slot, i) => slot.material === cycle[(i + 1) % cycle.length]!.material).length

describe('a shared cycle', () => {
  it('[RO3] gives time by weight, to within one item each, at every moment', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(voices, (given) => {
        const all = speak(given)
        const weights = given.reduce((sum, v) => sum + v.weight, 0)
        const longest = longestOf(given)
        let elapsed = 0
        const served = all.map(() => 0)
        for (const slot of cycleOf(all)) {
          elapsed += slot.durationMs
          served[slot.schedule - 1] = served[slot.schedule - 1]! + slot.durationMs
          const off = all.map((v, i) => Math.abs(served[i]! - (elapsed * v.weight) / weights))
          if (Math.max(...off) > longest * all.length) throw new Error(`unfair after ${elapsed}`)
        }
      }),
      MANY,
    )
  })

  it('[RO3] over the whole cycle each has its share to within one item', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(voices, (given) => {
        const all = speak(given)
        const cycle = cycleOf(all)
        const weights = given.reduce((sum, v) => sum + v.weight, 0)
        given.forEach(({ weight }, i) => {
          const fair = (lengthOf(cycle) * weight) / weights
          expect(Math.abs(lengthOf(of(cycle, i + 1)) - fair)).toBeLessThanOrEqual(longestOf(given))
        })
      }),
      MANY,
    )
  })

  it('[RO3] long lists of very different weights have their shares too', () => {
    const given = [
      { weight: 7, lengths: Array.from({ length: 37 }, (_, i) => 3 + (i % 11)) },
      { weight: 90, lengths: Array.from({ length: 41 }, (_, i) => 5 + (i % 7)) },
    ]
    const cycle = cycleOf(speak(given))
    const [fair, own] = [(lengthOf(cycle) * 7) / 97, lengthOf(of(cycle, 1))]
    expect(cycle.length).toBeLessThanOrEqual(1200)
    expect(Math.abs(own - fair)).toBeLessThanOrEqual(longestOf(given))
    expect(new Set(cycle.map((slot) => slot.material)).size).toBe(78)
  })

  it('[RO3] each keeps its own order', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(voices, fc.boolean(), (given, alike) => {
        const all = speak(given, alike ? (_, k) => k + 1 : undefined)
        const cycle = cycleOf(all)
        all.forEach((voice, i) => {
          const own = of(cycle, i + 1)
          expect(own.findIndex((slot, turn) => slot !== voice.slots[turn % voice.slots.length])).toBe(-1)
        })
      }),
      MANY,
    )
  })

  it('[RO4] has at most 1200 slots, and in it everybody finishes a round', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(voices, (given) => {
        const all = speak(given)
        const cycle = cycleOf(all)
        expect(cycle.length).toBeLessThanOrEqual(1200)
        all.forEach((v, i) => expect(of(cycle, i + 1).length).toBeGreaterThanOrEqual(v.slots.length))
      }),
      MANY,
    )
  })

  it('[RO4] ends with whole rounds where these meet the weights', () => {
    const cycle = cycleOf(speak([{ weight: 1, lengths: [10, 10] }, { weight: 2, lengths: [10, 20, 10] }])) // prettier-ignore
    expect([of(cycle, 1).length, of(cycle, 2).length]).toEqual([2, 3])
  })

  it(
    '[RO4][RS6] of one that is not shown to its end the beginning is as it would be in the whole',
    { timeout: 120_000 },
    () => {
      fc.assert(
        fc.property(voices, fc.integer({ min: 1, max: 900 }), (given, seconds) => {
          const tracks = speak(given, (_, k) => (k % 3) + 1).map(({ weight, slots }) => {
            return { weight, track: trackOf(slots, ({ material }) => material) }
          })
          const [whole, begun] = [orderOf(tracks), orderOf(tracks, seconds * 1000)]
          const length = begun.ids.length
          expect(begun.speakers).toEqual(whole.speakers.subarray(0, length))
          expect(begun.places).toEqual(whole.places.subarray(0, length))
          expect(length === whole.ids.length ? whole.totalMs : begun.totalMs).toBe(begun.totalMs)
          expect(begun.totalMs).toBeGreaterThanOrEqual(Math.min(seconds * 1000, whole.totalMs))
          const played = Array.from(begun.speakers, (speaker, i) => tracks[speaker]!.track.durations[begun.places[i]!]!)
          expect(played.reduce((ms, each) => ms + each, 0)).toBe(begun.totalMs)
        }),
        MANY,
      )
    },
  )

  it('[RO10] what two lists have in common does not stand twice in a row when they can change places', () => {
    const lengths = [10, 10, 10]
    const all = speak([{ weight: 1, lengths }, { weight: 1, lengths }], (i, k) => (k === 0 ? 1 : i * 100 + k + 1)) // prettier-ignore
    expect(repeats(cycleOf(all))).toBe(0)
  })

  it('[RO10] changing places never costs anybody more than one item', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(voices, (given) => {
        const alike = speak(given, (_, k) => (k % 2) + 1)
        const cycle = cycleOf(alike)
        const weights = given.reduce((sum, v) => sum + v.weight, 0)
        given.forEach(({ weight }, i) => {
          const fair = (lengthOf(cycle) * weight) / weights
          expect(Math.abs(lengthOf(of(cycle, i + 1)) - fair)).toBeLessThanOrEqual(longestOf(given))
        })
      }),
      MANY,
    )
  })
})
