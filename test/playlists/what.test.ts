import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { APPROVAL_STEPS, REVISION_STATES, takeStep } from '../../playlists/approval.ts'
import { canonical } from '../../playlists/canonical.ts'
import type { AccountId, MaterialId } from '../../playlists/ids.ts'
import { readingTimeMs } from '../../playlists/material.ts'
import { PERMISSIONS, roleMay } from '../../playlists/permissions.ts'
import { outcomeOf } from '../../playlists/plays.ts'
import { cycleOf, roundOf } from '../../playlists/rotation.ts'
import { isShortener } from '../../playlists/short-links.ts'
import { makeMaterial, makePlaylist, makeSchedule } from '../support/make.ts'

const author = 1 as AccountId
const other = 2 as AccountId
const anyone = () => true

describe('approval', () => {
  const allowed: Record<string, string> = {
    'draft submit': 'pending',
    'returned submit': 'pending',
    'pending recall': 'draft',
    'pending approve': 'approved',
    'pending return': 'returned',
    'approved withdraw': 'withdrawn',
  }
  it.each(REVISION_STATES.flatMap((state) => APPROVAL_STEPS.map((step) => [state, step] as const)))(
    '[AP1] %s, %s',
    (state, step) => {
      const given = { reason: 'vì', ownWorkAllowed: false }
      const result = takeStep({ state, author }, step, { id: other, may: anyone }, given)
      const expected = allowed[`${state} ${step}`]
      expect(result).toEqual(expected ? { ok: true, value: expected } : { ok: false, error: 'wrong-state' })
    },
  )

  it.each([
    ['submit', 'draft', 'edit'],
    ['recall', 'pending', 'edit'],
    ['approve', 'pending', 'approve'],
    ['return', 'pending', 'approve'],
    ['withdraw', 'approved', 'approve'],
  ] as const)('[AP2] to %s needs the right to act', (step, state, needs) => {
    const may = (permission: string) => permission !== needs
    const result = takeStep({ state, author }, step, { id: other, may }, { reason: 'vì', ownWorkAllowed: false })
    expect(result).toEqual({ ok: false, error: 'not-permitted' })
  })

  it('[AP3] nobody approves their own revision unless the office allows it', () => {
    const approve = (ownWorkAllowed: boolean) =>
      takeStep({ state: 'pending', author }, 'approve', { id: author, may: anyone }, { reason: '', ownWorkAllowed })
    expect(approve(false)).toEqual({ ok: false, error: 'own-work' })
    expect(approve(true)).toEqual({ ok: true, value: 'approved' })
  })

  it.each(['return', 'withdraw'] as const)('[AP4] to %s needs a reason', (step) => {
    const state = step === 'return' ? 'pending' : 'approved'
    const result = takeStep(
      { state, author },
      step,
      { id: other, may: anyone },
      { reason: ' \t', ownWorkAllowed: false },
    )
    expect(result).toEqual({ ok: false, error: 'reason-missing' })
  })

  it('[PM1] each role may what the rule says and nothing more', () => {
    const rights = (role: 'viewer' | 'editor' | 'approver' | 'admin') => PERMISSIONS.filter((p) => roleMay(role, p))
    expect(rights('viewer')).toEqual(['read'])
    expect(rights('editor')).toEqual(['read', 'edit', 'schedule'])
    expect(rights('approver')).toEqual(['read', 'edit', 'schedule', 'approve', 'override', 'audit'])
    expect(rights('admin')).toEqual([...PERMISSIONS])
  })
})

describe('rotation', () => {
  const playable = (ids: number[], durationMs = 10_000) =>
    new Map(ids.map((id) => [id, makeMaterial(id, { durationMs })]))
  const shown = (slots: readonly { material: number }[]) => slots.map((slot) => slot.material)
  const weighted = (weights: number[]) =>
    makePlaylist(1, [], {
      order: 'weighted',
      items: weights.map((weight, i) => ({ material: (i + 1) as MaterialId, weight, durationMs: null })),
    })

  it('[RO1] a sequence keeps its order', () => {
    expect(shown(roundOf(makeSchedule(1), makePlaylist(1, [3, 1, 2, 1]), playable([1, 2, 3])))).toEqual([3, 1, 2, 1])
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
  ])('[RO2] weights %j give the round %j', (weights, expected) => {
    expect(shown(roundOf(makeSchedule(1), weighted(weights), playable([1, 2, 3])))).toEqual(expected)
  })

  it('[RO2] in each round each item appears by its weight, never far from its even share', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 8 }), (weights) => {
        const round = shown(roundOf(makeSchedule(1), weighted(weights), playable([1, 2, 3, 4, 5, 6, 7, 8])))
        const sum = weights.reduce((a, b) => a + b, 0)
        weights.forEach((weight, i) => {
          const times = round.filter((id) => id === i + 1).length
          expect(times * sum).toBe(weight * round.length)
          let seen = 0
          round.forEach((id, turn) => {
            if (id === i + 1) seen++
            expect(Math.abs(seen - ((turn + 1) * weight) / sum)).toBeLessThan(weights.length)
          })
        })
      }),
    )
  })

  const voices = fc.array(
    fc.record({
      weight: fc.integer({ min: 1, max: 5 }),
      lengths: fc.array(fc.integer({ min: 3, max: 20 }), { minLength: 1, maxLength: 4 }),
    }),
    { minLength: 2, maxLength: 4 },
  )
  const speak = (given: { weight: number; lengths: number[] }[]) =>
    given.map(({ weight, lengths }, i) => {
      const schedule = makeSchedule(i + 1)
      const ids = lengths.map((_, k) => i * 10 + k + 1)
      const all = new Map(ids.map((id, k) => [id, makeMaterial(id, { durationMs: lengths[k]! * 1000 })]))
      return { weight, slots: roundOf(schedule, makePlaylist(i + 1, ids), all) }
    })

  it('[RO3] schedules that share get time by weight, to within one item each', () => {
    fc.assert(
      fc.property(voices, (given) => {
        const all = speak(given)
        const weightSum = given.reduce((sum, v) => sum + v.weight, 0)
        const longest = Math.max(...given.flatMap((v) => v.lengths)) * 1000
        const roundLength = all.map((v) => v.slots.reduce((sum, s) => sum + s.durationMs, 0))
        const limit = Math.min(...all.map((v, i) => roundLength[i]! / v.weight)) * weightSum
        let elapsed = 0
        const served = all.map(() => 0)
        for (const slot of cycleOf(all)) {
          elapsed += slot.durationMs
          served[slot.schedule - 1] = served[slot.schedule - 1]! + slot.durationMs
          if (elapsed > limit) break
          all.forEach((v, i) =>
            expect(Math.abs(served[i]! - (elapsed * v.weight) / weightSum)).toBeLessThanOrEqual(longest * all.length),
          )
        }
      }),
    )
  })

  it('[RO3] each keeps its own order', () => {
    fc.assert(
      fc.property(voices, (given) => {
        const all = speak(given)
        const cycle = cycleOf(all)
        all.forEach((voice, i) => {
          const own = cycle.filter((slot) => slot.schedule === i + 1)
          own.forEach((slot, turn) => expect(slot).toBe(voice.slots[turn % voice.slots.length]))
        })
      }),
    )
  })

  it('[RO4] a shared cycle ends after whole rounds of each and has at most 600 slots', () => {
    fc.assert(
      fc.property(voices, (given) => {
        const all = speak(given)
        const cycle = cycleOf(all)
        expect(cycle.length).toBeLessThanOrEqual(600)
        if (cycle.length < 600)
          all.forEach((v, i) => expect(cycle.filter((s) => s.schedule === i + 1).length % v.slots.length).toBe(0))
      }),
    )
  })

  it('[RO5] an item lasts as the playlist says, else as the material says; what may not be shown is left out', () => {
    const playlist = makePlaylist(1, [1, 2, 9])
    playlist.items[1] = { ...playlist.items[1]!, durationMs: 25_000 }
    const round = roundOf(makeSchedule(1), playlist, playable([1, 2], 7000))
    expect(round.map((slot) => [slot.material, slot.durationMs])).toEqual([
      [1, 7000],
      [2, 25_000],
    ])
  })
})

describe('bytes and plays', () => {
  it('[PR1] equal values have equal canonical bytes, whatever the order of their keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse())
        expect(canonical(turned)).toBe(canonical(value))
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
    expect(canonical({ b: [1, { d: null, c: undefined }], a: 'Ắ' })).toBe('{"a":"Ắ","b":[1,{"d":null}]}')
  })

  it('[MA3] equal content has an equal name, other content another', () => {
    const one = { kind: 'slogan', headline: 'A', support: '' }
    expect(canonical({ support: '', headline: 'A', kind: 'slogan' })).toBe(canonical(one))
    expect(canonical({ ...one, headline: 'B' })).not.toBe(canonical(one))
  })

  it.each([
    [8000, 8000, 'completed'],
    [8000, 7500, 'completed'],
    [8000, 7499, 'interrupted'],
    [8000, 0, 'interrupted'],
  ])('[PL2] %i ms long, shown %i ms: %s', (planned, shownMs, expected) => {
    expect(outcomeOf(planned, shownMs)).toBe(expected)
  })

  it.each([
    ['bit.ly', true],
    ['WWW.TinyURL.com', true],
    ['t.co.', true],
    ['t.ly', true],
    ['dichvucong.gov.vn', false],
    ['bit.ly.gov.vn', false],
    ['about.co', false],
  ])('[MA5] %s shortens addresses: %s', (host, expected) => expect(isShortener(host)).toBe(expected))

  it('reading time grows with the syllables', () => {
    expect(readingTimeMs('Hành động đột phá, lan tỏa kết quả')).toBe(6000)
    expect(readingTimeMs('a - b')).toBe(3000)
  })
})
