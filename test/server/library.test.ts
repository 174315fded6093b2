/** Finding materials among many, and doing one thing to many. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CampaignId, DisplayId, MaterialId } from '../../playlists/ids.ts'
import { EVERY_DATE } from '../../playlists/recurrence.ts'
import type { Schedule } from '../../playlists/schedule.ts'
import { addDays } from '../../playlists/time.ts'
import type { LocalDate } from '../../playlists/time.ts'
import * as access from '../../playlists/wire/access.ts'
import { createCampaign } from '../../playlists/wire/campaigns.ts'
import { createDisplay } from '../../playlists/wire/displays.ts'
import * as menu from '../../playlists/wire/library.ts'
import type { BulkDeed, LibraryFilter, MaterialSort } from '../../playlists/wire/library.ts'
import * as materials from '../../playlists/wire/materials.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { createPlaylist, createSchedule } from '../../playlists/wire/playlists.ts'
import {
  allMaterials,
  campaignDraft,
  materialDraft,
  playlistDraft,
  qr,
  scheduleDraft,
  slogan,
  step,
} from '../support/drafts.ts'
import { makeDisplay } from '../support/fleet.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'

const TODAY = '2026-11-20' as LocalDate
let server: TestServer
let editor: TestPerson
let approver: TestPerson
let admin: TestPerson
let campaign: CampaignId
beforeAll(async () => {
  server = await startTestServer()
  admin = await server.as('admin')
  editor = await server.as('editor')
  approver = await server.as('approver')
  campaign = (await editor.ok(createCampaign, { body: campaignDraft() })).id
})
afterAll(() => server.close())

type Draft = Parameters<typeof materialDraft>[0]
const create = (draft: Draft): Promise<Material> => editor.ok(materials.createMaterial, { body: materialDraft(draft) })
const approve = async (material: Material) => step(approver, await step(editor, material, 'submit'), 'approve')
const titles = async (query: LibraryFilter & { sort?: MaterialSort }) =>
  (await allMaterials(editor, query)).map(({ title }) => title)

describe('[LB1][LB2] a search finds', () => {
  beforeAll(async () => {
    await create({ title: 'Làn xanh thủ tục', topic: 'CD06', content: slogan('Ưu tiên giải quyết hồ sơ') })
    await create({ title: 'Đảng viên số', topic: 'CD15', source: '41-KH/ĐU', tags: ['Chi bộ'] })
    await create({ title: 'Nộp tại nhà', content: qr('https://dichvucong.gov.vn/lệ-phí') })
    await create({ title: 'Hướng dẫn', content: slogan('Cài iHanoi', { steps: ['Mở kho ứng dụng'] }) })
  })

  test.each([
    ['lan xanh', ['Làn xanh thủ tục']],
    ['LÀN', ['Làn xanh thủ tục']],
    ['lân'.normalize('NFD'), ['Làn xanh thủ tục']],
    ['uu tien', ['Làn xanh thủ tục']],
    ['dang vien', ['Đảng viên số']],
    ['41-kh/du', ['Đảng viên số']],
    ['chi bo', ['Đảng viên số']],
    ['cd15', ['Đảng viên số']],
    ['dichvucong', ['Nộp tại nhà']],
    ['kho ung', ['Hướng dẫn']],
    ['xanh lan', ['Làn xanh thủ tục']],
    ['lan vàng', []],
    ["' or 1=1 --", []],
    ['%', []],
    ['formal', []],
  ])('%s', async (search, found) => expect(await titles({ search })).toEqual(found))

  test('what is approved, while a newer draft says something else; and forgets it once the newer one is approved', async () => {
    const shown = await approve(await create({ title: 'Giờ mới', content: slogan('Buổi sáng') }))
    const body = { ...materialDraft({ title: 'Giờ mới', content: slogan('Buổi chiều') }), version: shown.version }
    const edited = await editor.ok(materials.updateMaterial, { params: { id: shown.id }, body })
    expect(await titles({ search: 'buoi sang' })).toEqual(['Giờ mới'])
    expect(await titles({ search: 'buoi chieu' })).toEqual(['Giờ mới'])
    await approve(edited)
    expect(await titles({ search: 'buoi sang' })).toEqual([])
  })
})

describe('the filters', () => {
  let dated: Material
  beforeAll(async () => {
    dated = await approve(
      await create({
        title: 'Sắp hết hạn',
        topic: 'CD10',
        campaign,
        audience: 'elderly',
        tags: ['Tết'],
        validUntil: TODAY,
      }),
    )
    await create({ title: 'Tháng sau', topic: 'CD10', validUntil: addDays(TODAY, 31) })
    await create({ title: 'Đã hết hạn', topic: 'CD10', validUntil: addDays(TODAY, -1) })
    const old = await create({ title: 'Cũ', topic: 'CD10' })
    await editor.ok(materials.archiveMaterial, {
      params: { id: old.id },
      body: { archived: true, version: old.version },
    })
  })

  test.each([
    ['campaign', () => ({ campaign }), ['Sắp hết hạn']],
    ['tag', () => ({ tag: 'Tết' }), ['Sắp hết hạn']],
    ['audience', () => ({ audience: 'elderly' as const }), ['Sắp hết hạn']],
    ['state', () => ({ topic: 'CD10', state: 'approved' as const }), ['Sắp hết hạn']],
    ['expiring', () => ({ expiring: 30 }), ['Sắp hết hạn']],
    ['expiring later', () => ({ expiring: 31, sort: 'expiring' as const }), ['Sắp hết hạn', 'Tháng sau']],
    ['archived', () => ({ archived: true }), ['Cũ']],
    ['never played', () => ({ topic: 'CD10', neverPlayed: true }), ['Đã hết hạn', 'Tháng sau', 'Sắp hết hạn']],
    ['kind', () => ({ kind: 'qr' as const }), ['Nộp tại nhà']],
  ])('%s', async (_, query, found) => expect(await titles(query())).toEqual(found))

  test('a draft over an approved one is found under both its states', async () => {
    const body = {
      ...materialDraft({ title: dated.title, topic: 'CD10', content: slogan('Khác') }),
      version: dated.version,
    }
    const edited = await editor.ok(materials.updateMaterial, {
      params: { id: dated.id },
      body: { ...body, tags: ['Tết'], campaign },
    })
    for (const state of ['draft', 'approved'] as const)
      expect(await titles({ tag: 'Tết', state })).toEqual([edited.title])
  })

  test('count what each of their choices would find, the others kept', async () => {
    const counts = await editor.ok(menu.countMaterials, { query: { topic: 'CD10' } })
    expect(counts.topic).toContainEqual({ value: 'CD10', count: 3 })
    expect(counts.topic).toContainEqual({ value: 'CD06', count: 1 })
    expect(counts.tag).toEqual([{ value: 'Tết', count: 1 }])
    expect(counts.campaign).toEqual([{ value: String(campaign), count: 1 }])
    expect(counts.state).toContainEqual({ value: 'approved', count: 1 })
    expect(counts).toMatchObject({ expiring: 0, archived: 1, neverPlayed: 3 })
    expect(await editor.ok(menu.listTags, {})).toEqual([
      { tag: 'Chi bộ', count: 1 },
      { tag: 'Tết', count: 1 },
    ])
  })
})

describe('[LB4] the pages', () => {
  const sorts = menu.MATERIAL_SORTS
  test.each(sorts)('sorted by %s follow each other without a gap, whatever is added meanwhile', async (sort) => {
    const all = await allMaterials(editor, { sort, limit: 200 })
    const first = await editor.ok(menu.listMaterials, { query: { sort, limit: 3 } })
    expect(first.total).toBe(all.length)
    await create({ title: `Aaa ${sort}` })
    const rest: MaterialId[] = []
    for (let after = first.next; after !== null;) {
      const page = await editor.ok(menu.listMaterials, { query: { sort, limit: 3, after } })
      rest.push(...page.materials.map(({ id }) => id))
      after = page.next
    }
    const ids = [...first.materials.map(({ id }) => id), ...rest]
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => all.some((each) => each.id === id))).toEqual(all.map(({ id }) => id))
  })

  test.each(['x', '', Buffer.from('[{},1]').toString('base64url'), Buffer.from('[1]').toString('base64url')])(
    'a cursor that is none of ours is refused: %s',
    async (after) => expect(await editor.refused(menu.listMaterials, { query: { after } })).toBe('invalid'),
  )

  test('[LB3] names stand in the order of the Vietnamese alphabet', async () => {
    for (const title of ['Zz đèn', 'Zz dù', 'Zz ăn', 'Zz bà', 'Zz áo', 'Zz âm']) await create({ title, topic: 'CD14' })
    expect(await titles({ topic: 'CD14', sort: 'title' })).toEqual([
      'Zz áo',
      'Zz ăn',
      'Zz âm',
      'Zz bà',
      'Zz dù',
      'Zz đèn',
    ])
  })
})

test('the catalogue names every material, archived ones too, without its content', async () => {
  const shown = await approve(await create({ title: 'Trong danh mục' }))
  const lines = await editor.ok(menu.catalogueMaterials, {})
  expect(lines.find(({ id }) => id === shown.id)).toEqual({
    ...{ id: shown.id, title: shown.title, topic: shown.topic, campaign: null, audience: 'everyone', festive: false },
    ...{ durationMs: 8000, validFrom: null, validUntil: null, kind: 'slogan', archivedAt: null },
    revision: shown.approved!.hash,
    since: shown.approved!.createdAt,
  })
  expect(lines.some(({ archivedAt }) => archivedAt !== null)).toBe(true)
})

test('where materials are used: lists that hold them, lists these stand in, schedules and displays by name', async () => {
  const { id } = await create({ title: 'Được dùng', topic: 'CD16' })
  const items = [{ material: id, weight: 1, durationMs: null }]
  const inner = await editor.ok(createPlaylist, { body: playlistDraft({ name: 'Trong', items }) })
  const outer = await editor.ok(createPlaylist, {
    body: playlistDraft({ name: 'Ngoài', items: [{ playlist: inner.id, weight: 1 }] }),
  })
  const rule = { topics: ['CD16'], campaigns: [], audiences: [], newest: null }
  const byRule = await editor.ok(createPlaylist, { body: playlistDraft({ name: 'Theo quy tắc', rule }) })
  const display = await admin.ok(createDisplay, { body: makeDisplay({ name: 'Sảnh' }) })
  await admin.ok(createDisplay, { body: makeDisplay({ name: 'Cổng' }) })
  const target = { all: false, displays: [display.id as DisplayId], groups: [] }
  const schedule = await editor.ok(createSchedule, { body: scheduleDraft(outer.id, { name: 'Sáng', target }) })
  const over = {
    ...scheduleDraft(inner.id).timing,
    recurrence: { ...EVERY_DATE, until: addDays(TODAY, -1) },
  } as Schedule['timing']
  const past = await editor.ok(createSchedule, { body: scheduleDraft(inner.id, { name: 'Hôm qua', timing: over }) })
  expect(await editor.ok(menu.whereMaterialsAreUsed, { body: { materials: [id] } })).toEqual({
    playlists: [
      { id: outer.id, name: 'Ngoài' },
      { id: byRule.id, name: 'Theo quy tắc' },
      { id: inner.id, name: 'Trong' },
    ],
    schedules: [
      { id: past.id, name: 'Hôm qua', airing: 'ended' },
      { id: schedule.id, name: 'Sáng', airing: 'now' },
    ],
    displays: [{ id: display.id, name: 'Sảnh' }],
  })
})

describe('one thing done to many', () => {
  const many = (given: readonly Material[], deed: BulkDeed, person = editor) =>
    person.ok(menu.changeManyMaterials, {
      body: { materials: given.map(({ id, version }) => ({ id, version })), deed },
    })
  const now = (id: MaterialId) => editor.ok(materials.readMaterial, { params: { id } })

  test.each<[BulkDeed, Partial<Material>]>([
    [{ deed: 'tag', add: ['Mới', 'Tết'], remove: ['Cũ'] }, { tags: ['Tết', 'Mới'] }],
    [{ deed: 'topic', topic: 'CD11' }, { topic: 'CD11' }],
    [{ deed: 'campaign', campaign: null }, { campaign: null }],
    [
      { deed: 'validity', validFrom: TODAY, validUntil: TODAY },
      { validFrom: TODAY, validUntil: TODAY },
    ],
    [{ deed: 'submit' }, {}],
    [{ deed: 'archive' }, {}],
  ])('%o', async (deed, label) => {
    const [a, b] = [await create({ tags: ['Cũ', 'Tết'], campaign }), await create({ tags: ['Cũ', 'Tết'] })]
    const { results } = await many([a, b], deed)
    expect(results.map(({ refused }) => refused)).toEqual([null, null])
    for (const { id, version } of results) {
      const after = await now(id)
      expect(after).toMatchObject({ ...label, version })
      if (deed.deed === 'submit') expect(after.latest.state).toBe('pending')
      expect(after.archivedAt !== null).toBe(deed.deed === 'archive')
    }
    const { entries } = await admin.ok(access.listAudit, { query: { noun: 'materials' } })
    expect(entries.slice(0, 2).map(({ actor, nounId }) => [actor, nounId])).toEqual([
      ['editor', String(b.id)],
      ['editor', String(a.id)],
    ])
  })

  test('one that is refused says why and stops no other', async () => {
    const [good, stale, pending] = [await create({}), await create({}), await create({})]
    const waiting = await step(editor, pending, 'submit')
    const { results } = await many([{ ...stale, version: 7 }, waiting, { ...good, id: 4711 as MaterialId }, good], {
      deed: 'submit',
    })
    expect(results.map(({ refused }) => refused?.code ?? 'done')).toEqual(['stale', 'wrong-state', 'not-found', 'done'])
    expect(results[0]?.refused?.message).not.toBe('')
    expect((await now(good.id)).latest.state).toBe('pending')
  })

  test('dates the wrong way round, an unknown topic and too many tags are refused', async () => {
    const made = await create({ tags: Array.from({ length: 20 }, (_, n) => `Nhãn ${n}`) })
    const refusals: [BulkDeed, string][] = [
      [{ deed: 'validity', validFrom: TODAY, validUntil: addDays(TODAY, -1) }, 'dates-reversed'],
      [{ deed: 'topic', topic: 'CD99' }, 'not-found'],
      [{ deed: 'tag', add: ['Thêm'], remove: [] }, 'invalid'],
    ]
    for (const [deed, code] of refusals) expect((await many([made], deed)).results[0]?.refused?.code).toBe(code)
  })

  test('a viewer may not', async () => {
    const viewer = await server.as('viewer')
    const body = { materials: [{ id: 1 as MaterialId, version: 1 }], deed: { deed: 'archive' as const } }
    expect(await viewer.refused(menu.changeManyMaterials, { body })).toBe('not-permitted')
  })
})
