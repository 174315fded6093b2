import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { APPROVAL_STEPS, REVISION_STATES, takeStep, waitsFor } from '../../playlists/approval.ts'
import type { RevisionState } from '../../playlists/approval.ts'
import { canonical } from '../../playlists/canonical.ts'
import type { AccountId } from '../../playlists/ids.ts'
import { readingTimeMs } from '../../playlists/material.ts'
import { basisNumber, byUrgency, isOverdue } from '../../playlists/duty.ts'
import { PERMISSIONS, roleMay } from '../../playlists/permissions.ts'
import type { Role } from '../../playlists/permissions.ts'
import { outcomeOf } from '../../playlists/plays.ts'
import { isShortener } from '../../playlists/short-links.ts'
import type { LocalDate } from '../../playlists/time.ts'

const author = 1 as AccountId
const other = 2 as AccountId
const anyone = () => true

const ONE = { ownWorkAllowed: false, twoSteps: false }
const TWO = { ownWorkAllowed: false, twoSteps: true }
const judged = (state: RevisionState, reviewer: AccountId | null = null) => ({
  state,
  author,
  submitter: null as AccountId | null,
  reviewer,
})

describe('approval', () => {
  const allowed: Record<string, string> = {
    'draft submit': 'pending',
    'returned submit': 'pending',
    'pending recall': 'draft',
    'pending approve': 'approved',
    'pending return': 'returned',
    'approved withdraw': 'withdrawn',
    'reviewed recall': 'draft',
    'reviewed approve': 'approved',
    'reviewed return': 'returned',
  }
  it.each(REVISION_STATES.flatMap((state) => APPROVAL_STEPS.map((step) => [state, step] as const)))(
    '[AP1] %s, %s',
    (state, step) => {
      const given = { ...ONE, reason: 'vì' }
      const result = takeStep(judged(state), step, { id: other, may: anyone }, given)
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
    const result = takeStep(judged(state), step, { id: other, may }, { ...ONE, reason: 'vì' })
    expect(result).toEqual({ ok: false, error: 'not-permitted' })
  })

  it('[AP3] nobody approves their own revision unless the office allows it', () => {
    const approve = (ownWorkAllowed: boolean) =>
      takeStep(judged('pending'), 'approve', { id: author, may: anyone }, { ...ONE, reason: '', ownWorkAllowed })
    expect(approve(false)).toEqual({ ok: false, error: 'own-work' })
    expect(approve(true)).toEqual({ ok: true, value: 'approved' })
  })

  it.each(['review', 'approve'] as const)('[AP3] nobody may %s what they submitted, whoever wrote it', (step) => {
    const revision = { ...judged('pending'), submitter: other }
    const given = { ...(step === 'review' ? TWO : ONE), reason: '' }
    const word = (id: AccountId, ownWorkAllowed: boolean) =>
      takeStep(revision, step, { id, may: anyone }, { ...given, ownWorkAllowed }).ok
    expect([word(other, false), word(other, true), word(3 as AccountId, false)]).toEqual([false, true, true])
  })

  it.each(['return', 'withdraw'] as const)('[AP4] to %s needs a reason', (step) => {
    const state = step === 'return' ? 'pending' : 'approved'
    const result = takeStep(judged(state), step, { id: other, may: anyone }, { ...ONE, reason: ' \t' })
    expect(result).toEqual({ ok: false, error: 'reason-missing' })
  })

  it.each([
    ['draft', 'submit', 'pending'],
    ['pending', 'review', 'reviewed'],
    ['pending', 'approve', null],
    ['reviewed', 'review', null],
    ['reviewed', 'approve', 'approved'],
    ['pending', 'return', 'returned'],
    ['reviewed', 'return', 'returned'],
    ['reviewed', 'recall', 'draft'],
    ['draft', 'review', null],
  ] as const)('[AP8] with two steps: %s, %s → %s', (state, step, to) => {
    const result = takeStep(judged(state, 3 as AccountId), step, { id: other, may: anyone }, { ...TWO, reason: 'vì' })
    expect(result).toEqual(to === null ? { ok: false, error: 'wrong-state' } : { ok: true, value: to })
  })

  it('[AP8] nobody gives the first word where one word is enough', () => {
    const result = takeStep(judged('pending'), 'review', { id: other, may: anyone }, { ...ONE, reason: '' })
    expect(result).toEqual({ ok: false, error: 'wrong-state' })
  })

  it.each([
    ['pending', 'review', 'approve'],
    ['reviewed', 'approve', 'review'],
  ] as const)('[AP2] what is %s is returned by who may %s, not by who may only %s', (state, right, another) => {
    const by = (only: string) =>
      takeStep(judged(state), 'return', { id: other, may: (one) => one === only }, { ...TWO, reason: 'vì' }).ok
    expect([by(right), by(another)]).toEqual([true, false])
  })

  it('[AP3] nobody reviews their own revision', () => {
    const review = (id: AccountId) => takeStep(judged('pending'), 'review', { id, may: anyone }, { ...TWO, reason: '' })
    expect(review(author)).toEqual({ ok: false, error: 'own-work' })
    expect(review(other)).toEqual({ ok: true, value: 'reviewed' })
  })

  it('[AP9] nobody approves what they reviewed, unless the office allows their own work', () => {
    const approve = (ownWorkAllowed: boolean) =>
      takeStep(judged('reviewed', other), 'approve', { id: other, may: anyone }, { ...TWO, reason: '', ownWorkAllowed })
    expect(approve(false)).toEqual({ ok: false, error: 'own-review' })
    expect(approve(true)).toEqual({ ok: true, value: 'approved' })
  })

  it('[AP8] who waits for whom', () => {
    const waits = (twoSteps: boolean) => REVISION_STATES.map((state) => waitsFor(state, { twoSteps }))
    expect(waits(false)).toEqual([null, 'approve', 'approve', null, null, null])
    expect(waits(true)).toEqual([null, 'review', 'approve', null, null, null])
  })

  const due = (deadline: string | null, state: RevisionState, submittedAt: number | null = null) => ({
    deadline: deadline as LocalDate | null,
    latest: { state, submittedAt },
  })
  it.each([
    [null, 'draft', false],
    ['2026-11-20', 'draft', true],
    ['2026-11-21', 'draft', false],
    ['2026-11-20', 'pending', true],
    ['2026-11-20', 'reviewed', true],
    ['2026-11-20', 'returned', true],
    ['2026-11-20', 'approved', false],
    ['2026-11-20', 'withdrawn', false],
  ] as const)('[AP10] due %s, %s: overdue %s', (deadline, state, overdue) => {
    expect(isOverdue(due(deadline, state), '2026-11-21' as LocalDate)).toBe(overdue)
  })

  it('[AP10] the nearest deadline first, then who waits longest', () => {
    const rows = [due(null, 'pending', 1), due('2026-12-01', 'pending', 9), due('2026-11-30', 'pending', 5)]
    const sorted = [...rows, due('2026-11-30', 'pending', 3)].sort(byUrgency)
    expect(sorted.map(({ latest }) => latest.submittedAt)).toEqual([3, 5, 9, 1])
  })

  it.each([
    [{ number: '445', symbol: 'KH-UBND' }, '445/KH-UBND'],
    [{ number: '57', symbol: '-NQ/TW' }, '57-NQ/TW'],
    [{ number: '9441', symbol: '/TB-BNV' }, '9441/TB-BNV'],
    [{ number: '57-NQ/TW' }, '57-NQ/TW'],
  ])('a document is named as it names itself: %j', (basis, words) => expect(basisNumber(basis)).toBe(words))

  it('[PM1] each role may what the rule says and nothing more', () => {
    const rights = (role: Role) => PERMISSIONS.filter((p) => roleMay(role, p))
    expect(rights('viewer')).toEqual(['read'])
    expect(rights('editor')).toEqual(['read', 'edit', 'schedule'])
    expect(rights('reviewer')).toEqual(['read', 'edit', 'schedule', 'review'])
    expect(rights('approver')).toEqual(['read', 'edit', 'schedule', 'review', 'approve', 'override', 'audit'])
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
