import { describe, expect, it } from 'vitest'
import type { RevisionState } from '../../playlists/approval.ts'
import { NO_DUTY } from '../../playlists/duty.ts'
import type { AccountId, Hash, MaterialId } from '../../playlists/ids.ts'
import { roleMay } from '../../playlists/permissions.ts'
import type { Role } from '../../playlists/permissions.ts'
import type { Instant } from '../../playlists/time.ts'
import type { MaterialLine } from '../../playlists/wire/library.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { actionsFor } from '../../admin/materials/actions.ts'
import { standingOf } from '../../admin/playlists/standing.ts'
import { isListed, unplayedOf } from '../../admin/plays/not-played.ts'
import type { LocalDate } from '../../playlists/time.ts'

const AN = 1 as AccountId
const BINH = 2 as AccountId

function make(state: RevisionState, given: Partial<Material> = {}, headline = 'Làn xanh'): Material {
  const latest: Material['latest'] = {
    id: 10,
    number: 1,
    hash: 'a'.repeat(64) as Hash,
    content: { kind: 'slogan', template: 'green', headline, support: '', steps: [] },
    state,
    author: AN,
    authorName: 'An',
    createdAt: 0 as Instant,
    submitter: null,
    submitterName: null,
    submittedAt: null,
    reviewer: null,
    reviewerName: null,
    reviewedAt: null,
    decidedAt: null,
    deciderName: null,
    preflight: null,
    reason: '',
  }
  const approved = state === 'approved' ? latest : null
  return {
    id: 1 as MaterialId,
    title: 'Làn xanh',
    topic: 'CD06',
    campaign: null,
    source: '',
    durationMs: 8000,
    validFrom: null,
    validUntil: null,
    tags: [],
    audience: 'everyone',
    festive: false,
    ...NO_DUTY,
    pack: '',
    packItem: '',
    lockedWording: false,
    latest,
    approved,
    archivedAt: null,
    version: 1,
    ...given,
  }
}

const may = (material: Material, role: Role, id = AN, selfApproval = false, twoSteps = false) =>
  actionsFor(material, { id, may: (permission) => roleMay(role, permission), selfApproval, twoSteps })

describe('what may be done with a material', () => {
  it.each<[RevisionState, Role, AccountId, string]>([
    ['draft', 'viewer', BINH, ''],
    ['draft', 'editor', AN, 'edit submit copy archive'],
    ['pending', 'editor', AN, 'edit recall copy archive'],
    ['pending', 'approver', BINH, 'edit recall approve return copy archive'],
    ['pending', 'approver', AN, 'edit recall return copy archive'],
    ['returned', 'editor', AN, 'edit submit copy archive'],
    ['approved', 'editor', AN, 'edit copy archive'],
    ['approved', 'approver', AN, 'edit withdraw copy archive'],
  ])('%s by %s %i: %s', (state, role, id, actions) => expect(may(make(state), role, id).join(' ')).toBe(actions))

  it.each<[RevisionState, Role, AccountId, string]>([
    ['pending', 'reviewer', BINH, 'edit recall review return copy archive'],
    ['pending', 'reviewer', AN, 'edit recall return copy archive'],
    ['pending', 'approver', BINH, 'edit recall review return copy archive'],
    ['reviewed', 'reviewer', BINH, 'edit recall copy archive'],
    ['reviewed', 'approver', BINH, 'edit recall approve return copy archive'],
    ['reviewed', 'editor', BINH, 'edit recall copy archive'],
  ])('two steps: %s by %s %i: %s', (state, role, id, actions) =>
    expect(may(make(state), role, id, false, true).join(' ')).toBe(actions),
  )

  it('a one-person office publishes in one press', () =>
    expect(may(make('draft'), 'admin', AN, true)).toEqual(['edit', 'submit', 'publish', 'copy', 'archive']))

  it('blanks have to be filled before anybody is asked', () =>
    expect(may(make('draft', {}, 'Giờ làm việc: {gio_lam_viec}'), 'admin', AN, true)).toEqual([
      'edit',
      'copy',
      'archive',
    ]))

  it('what is archived can come back or be copied', () =>
    expect(may(make('approved', { archivedAt: 1 as Instant }), 'admin')).toEqual(['restore', 'copy']))
})

const NOTHING_SPECIAL = { id: 1, topic: 'CD06', revision: 'a', campaign: null, audience: 'everyone', archivedAt: null }
const line = (given: object): MaterialLine =>
  ({ ...NOTHING_SPECIAL, validFrom: null, validUntil: null, ...given }) as unknown as MaterialLine

describe('whether a material in a list plays today', () => {
  const today = '2026-11-20' as LocalDate
  it.each<[Partial<MaterialLine>, string]>([
    [{}, 'plays'],
    [{ revision: null }, 'notApproved'],
    [{ validUntil: '2026-11-19' as LocalDate }, 'expired'],
    [{ validUntil: today }, 'plays'],
    [{ validFrom: '2026-11-21' as LocalDate }, 'notYet'],
    [{ archivedAt: 1 as Instant }, 'gone'],
  ])('%o: %s', (given, standing) => expect(standingOf(line(given), today)).toBe(standing))

  it('one that is unknown is gone', () => expect(standingOf(undefined, today)).toBe('gone'))
})

describe('what was not played', () => {
  const topics = ['CD06', 'CD11', 'CD18'].map((code) => ({
    code,
    name: code,
    description: '',
    counted: code !== 'CD18',
    version: 1,
  }))
  const [a, b, c] = [line({}), line({ id: 2, topic: 'CD11' }), line({ id: 3, revision: null })]
  const row = (key: string, completed: number) => ({
    key,
    name: '',
    completed,
    interrupted: 9,
    failed: 0,
    skipped: 0,
    durationMs: 0,
  })
  const find = (rows: ReturnType<typeof row>[], asked = {}) =>
    unplayedOf(rows, [a, b, c], topics, { topic: null, material: null, campaign: null, audience: null, ...asked })

  it('counts only full plays, only approved materials, only counted topics', () => {
    const found = find([row('1', 3), row('2', 0)])
    expect(found.materials).toEqual([b])
    expect(found.topics.map(({ code }) => code)).toEqual(['CD11'])
  })

  it('keeps to the filter', () => {
    expect(find([], { topic: 'CD06' })).toMatchObject({ materials: [a], topics: [{ code: 'CD06' }] })
    expect(find([], { material: 2 })).toMatchObject({ materials: [b], topics: [] })
  })

  it('knows who is in a list that is in use', () => {
    const list = {
      id: 1,
      name: '',
      note: '',
      order: 'sequence',
      usedIn: [],
      version: 1,
      archivedAt: null,
      items: [{ material: 1, weight: 1, durationMs: null }],
      rule: null,
    }
    const lists = [list] as unknown as Parameters<typeof isListed>[1]
    expect([a, b].map((each) => isListed(each, lists))).toEqual([true, false])
  })
})
