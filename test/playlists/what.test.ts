import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { APPROVAL_STEPS, REVISION_STATES, takeStep } from '../../playlists/approval.ts'
import { canonical } from '../../playlists/canonical.ts'
import type { AccountId } from '../../playlists/ids.ts'
import { readingTimeMs } from '../../playlists/material.ts'
import { PERMISSIONS, roleMay } from '../../playlists/permissions.ts'
import { outcomeOf } from '../../playlists/plays.ts'
import { isShortener } from '../../playlists/short-links.ts'

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
