import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Kysely, Migrator, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CampaignId, MaterialId, PlaylistId } from '../../playlists/ids.ts'
import type { Goal, PlaylistItem, PlaylistRule } from '../../playlists/playlist.ts'
import { createMaterial, readMaterial, updateMaterial } from '../../playlists/wire/materials.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import * as menu from '../../playlists/wire/playlists.ts'
import { createCampaign } from '../../playlists/wire/campaigns.ts'
import { migrations } from '../../server/db/migrations.ts'
import { sqliteDialect } from '../../server/db/sqlite.ts'
import { gather } from '../../server/programmes/facts.ts'
import { campaignDraft, materialDraft, playlistDraft, scheduleDraft, step } from '../support/drafts.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'
import { look } from '../support/uploads.ts'

let server: TestServer
let editor: TestPerson
let a: Material
let b: Material
let campaign: CampaignId
let count = 0
let name = ''
const UNKNOWN = 4711
beforeAll(async () => {
  server = await startTestServer()
  editor = await server.as('editor')
  campaign = (await editor.ok(createCampaign, { body: campaignDraft() })).id // prettier-ignore
  a = await editor.ok(createMaterial, { body: materialDraft({ campaign, audience: 'elderly', festive: true }) })
  b = await editor.ok(createMaterial, { body: materialDraft({ title: 'B', topic: 'CD06' }) })
})
beforeEach(() => (name = `Danh sách ${++count}`))
afterAll(() => server.close())

const item = (material: MaterialId): PlaylistItem => ({ material, weight: 1, durationMs: null })
const inside = (playlist: PlaylistId, weight = 1): PlaylistItem => ({ playlist, weight })
type Body = Parameters<typeof playlistDraft>[0]
const create = (more: Body = {}) => editor.ok(menu.createPlaylist, { body: playlistDraft({ name, ...more }) })
const refused = async (more: Body) => {
  const answer = await editor.call(menu.createPlaylist, { body: playlistDraft({ name, ...more }) })
  return { code: answer.error?.code, fields: ((answer.error?.details ?? []) as { field: string }[]).map?.(({ field }) => field), message: answer.error?.message } // prettier-ignore
}
const change = (list: menu.PlaylistReply, more: Body) =>
  editor.call(menu.updatePlaylist, {
    params: { id: list.id },
    body: { ...playlistDraft({ name: list.name, ...more }), version: list.version },
  })
const find = async (id: PlaylistId) => (await editor.ok(menu.listPlaylists, {})).find((list) => list.id === id)!
const any: PlaylistRule = { topics: [], campaigns: [], audiences: [], newest: null }

describe('a list', () => {
  test('keeps its order, separation, lists, rule and goals, and hands them to the resolver', async () => {
    const inner = await create({ items: [item(b.id)] })
    name = `${name} ngoài`
    const goals: Goal[] = [
      { kind: 'at-least-a-day', material: b.id, n: 20 },
      { kind: 'at-most-an-hour', material: a.id, n: 2 },
      { kind: 'share', campaign, percent: 40 },
    ]
    const asked = playlistDraft({ name, order: 'shuffle', separation: 2, items: [item(a.id), inside(inner.id, 3)], goals }) // prettier-ignore
    const made = await editor.ok(menu.createPlaylist, { body: asked })
    expect(made).toEqual({ id: made.id, ...asked, usedIn: [], nestedIn: [], archivedAt: null, version: 1 })
    name = `${name} quy tắc`
    const rule = { topics: ['CD05'], campaigns: [campaign], audiences: ['elderly' as const], newest: 5 }
    const byRule = await create({ rule })
    const { common } = await look(server, gather)
    const facts = common.playlists.find(({ id }) => id === made.id)
    expect(facts).toEqual({ id: made.id, order: 'shuffle', separation: 2, items: asked.items, rule: null, goals })
    expect(common.playlists.find(({ id }) => id === byRule.id)).toMatchObject({ rule, items: [] })
  })

  test.each([
    ['an unknown list', () => ({ items: [inside(UNKNOWN as PlaylistId)] }), 'not-found', 'items.0.playlist'],
    ['an unknown campaign in a goal', () => ({ goals: [{ kind: 'share' as const, campaign: UNKNOWN as CampaignId, percent: 10 }] }), 'not-found', 'goals.0.campaign'], // prettier-ignore
    ['an unknown material in a goal', () => ({ goals: [{ kind: 'at-most-an-hour' as const, material: UNKNOWN as MaterialId, n: 1 }] }), 'not-found', 'goals.0.material'], // prettier-ignore
    ['an unknown topic in its rule', () => ({ rule: { ...any, topics: ['CD05', 'XX99'] } }), 'not-found', 'rule.topics.1'], // prettier-ignore
    ['an unknown campaign in its rule', () => ({ rule: { ...any, campaigns: [UNKNOWN as CampaignId] } }), 'not-found', 'rule.campaigns.0'], // prettier-ignore
    ['items beside its rule', () => ({ rule: any, items: [item(a.id)] }), 'invalid', 'items'],
    ['a goal on a material that is not in it', () => ({ items: [item(a.id)], goals: [{ kind: 'at-least-a-day' as const, material: b.id, n: 1 }] }), 'invalid', 'goals.0.material'], // prettier-ignore
    ['one goal twice', () => ({ items: [item(a.id)], goals: [1, 2].map((n) => ({ kind: 'at-least-a-day' as const, material: a.id, n })) }), 'invalid', 'goals.1'], // prettier-ignore
    ['a share of 101 percent', () => ({ goals: [{ kind: 'share' as const, campaign, percent: 101 }] }), 'invalid', 'goals.0.percent'], // prettier-ignore
    ['a separation too large', () => ({ separation: 6 }), 'invalid', 'separation'],
  ])('with %s is refused', async (_name, fault, code, field) => {
    const answer = await refused(fault())
    expect(answer.code).toBe(code)
    expect(answer.fields).toContain(field)
  })

  test('with shares of more than the whole is refused', async () => {
    const other = await editor.ok(createCampaign, { body: campaignDraft({ name: 'Khác' }) }) // prettier-ignore
    const goals: Goal[] = [campaign, other.id].map((id) => ({ kind: 'share', campaign: id, percent: 60 }))
    expect(await refused({ goals })).toMatchObject({ code: 'invalid', fields: ['goals'] })
  })

  test('may have goals on what stands in a list inside, or may stand there by rule', async () => {
    const inner = await create({ items: [item(b.id)] })
    const goals: Goal[] = [{ kind: 'at-least-a-day', material: b.id, n: 1 }]
    name = `${name} ngoài`
    expect((await create({ items: [inside(inner.id)], goals })).goals).toEqual(goals)
    name = `${name} quy tắc`
    expect((await create({ rule: any, goals })).goals).toEqual(goals)
  })
})

describe('lists in lists', () => {
  test('[RO8] never hold themselves: the loop is named', async () => {
    const one = await create()
    name = 'Giữa'
    const middle = await create({ items: [inside(one.id)] })
    name = 'Ngoài'
    const outer = await create({ items: [inside(middle.id), item(a.id)] })
    const answer = await change(one, { items: [inside(outer.id)] })
    expect([answer.status, answer.error?.code]).toEqual([422, 'playlist-loop'])
    expect(answer.error?.message).toContain(`${one.name} → Ngoài → Giữa → ${one.name}`)
    expect((await find(one.id)).items).toEqual([])
    expect((await change(one, { items: [inside(one.id)] })).error?.code).toBe('playlist-loop')
  })

  test('[RO8] lie at most four deep, whichever end is changed', async () => {
    let last = await create()
    const first = last
    for (let depth = 1; depth <= 4; depth++) {
      name = `Tầng ${depth}`
      last = await create({ items: [inside(last.id)] })
    }
    name = 'Tầng 5'
    expect(await refused({ items: [inside(last.id)] })).toMatchObject({ code: 'invalid', fields: ['items'] })
    name = 'Đáy'
    const bottom = await create()
    expect((await change(first, { items: [inside(bottom.id)] })).error?.code).toBe('invalid')
  })

  test('are told where they stand, and stay while they stand there', async () => {
    const inner = await create({ items: [item(a.id)] })
    name = 'Trưng bày'
    const outer = await create({ items: [inside(inner.id), inside(inner.id)] })
    const schedule = await editor.ok(menu.createSchedule, { body: scheduleDraft(outer.id, { name: 'Sáng' }) })
    expect(await find(inner.id)).toMatchObject({
      usedIn: [{ id: schedule.id, name: 'Sáng' }],
      nestedIn: [{ id: outer.id, name: 'Trưng bày' }],
    })
    const archive = (id: PlaylistId, archived = true) =>
      editor.call(menu.archivePlaylist, { params: { id }, body: { archived, version: 1 } })
    await editor.ok(menu.archiveSchedule, { params: { id: schedule.id }, body: { archived: true, version: 1 } })
    const answer = await archive(inner.id)
    expect(answer.error?.code).toBe('in-use')
    expect(answer.error?.message).toContain('Trưng bày')
    expect((await archive(outer.id)).status).toBe(200)
    expect((await archive(inner.id)).status).toBe(200)
    name = 'Mới'
    expect(await refused({ items: [inside(inner.id)] })).toMatchObject({ code: 'not-found' })
  })
})

describe('a material', () => {
  test('says whom it is for and whether it is festive, and the resolver hears of it', async () => {
    expect(a).toMatchObject({ audience: 'elderly', festive: true })
    expect(b).toMatchObject({ audience: 'everyone', festive: false })
    const draft = { ...materialDraft({ title: 'B', topic: 'CD06', audience: 'business', festive: true }), version: b.version } // prettier-ignore
    const changed = await editor.ok(updateMaterial, { params: { id: b.id }, body: draft })
    expect(changed).toMatchObject({ audience: 'business', festive: true })
    const approver = await server.as('approver')
    await step(approver, await step(editor, changed, 'submit'), 'approve')
    const { common } = await look(server, gather)
    const found = common.materials.find(({ id }) => id === b.id)
    expect(found).toMatchObject({ audience: 'business', festive: true, topic: 'CD06', campaign: null })
  })

  test('is told of lists whose rule asks for it', async () => {
    const byRule = await create({ rule: { ...any, campaigns: [campaign] } })
    name = `${name} khác`
    await create({ rule: { ...any, topics: ['CD11'] } })
    const { usedIn } = await editor.ok(readMaterial, { params: { id: a.id } })
    expect(usedIn.map(({ id }) => id)).toContain(byRule.id)
    expect(usedIn.map((list) => list.name)).not.toContain(name)
  })
})

test('lists of before keep their items, plain as they were', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bang-tin-'))
  const file = path.join(folder, `${randomUUID()}.sqlite`)
  const db = new Kysely<never>({ dialect: sqliteDialect({ file, connections: 1, begin: 'immediate', pragmas: ['foreign_keys = ON'] }) }) // prettier-ignore
  const known = Object.entries(migrations).filter(([key]) => key < '0012')
  const upTo = (all: typeof migrations) =>
    new Migrator({ db, provider: { getMigrations: async () => all }, allowUnorderedMigrations: true }).migrateToLatest()
  try {
    expect((await upTo(Object.fromEntries(known))).error).toBeUndefined()
    await sql`insert into topics (code, name, description, counted) values ('CD05', 'Một', '', 1)`.execute(db)
    await sql`insert into materials (id, title, topic, source, "durationMs", "createdAt") values (7, 'Tên', 'CD05', '', 8000, 0)`.execute(db) // prettier-ignore
    await sql`insert into playlists (id, name, note, "order") values (3, 'Cũ', '', 'weighted')`.execute(db)
    await sql`insert into "playlistItems" values (3, 0, 7, 4, null), (3, 1, 7, 1, 5000)`.execute(db)
    expect((await upTo(migrations)).error).toBeUndefined()
    const { rows: items } = await sql`select * from "playlistItems" order by position`.execute(db)
    expect(items).toEqual([
      { playlist: 3, position: 0, material: 7, nested: null, weight: 4, durationMs: null },
      { playlist: 3, position: 1, material: 7, nested: null, weight: 1, durationMs: 5000 },
    ])
    const { rows: lists } = await sql`select separation, rule, goals from playlists`.execute(db)
    expect(lists).toEqual([{ separation: 0, rule: null, goals: '[]' }])
    const { rows: materials } = await sql`select audience, festive from materials`.execute(db)
    expect(materials).toEqual([{ audience: 'everyone', festive: 0 }])
  } finally {
    await db.destroy()
    await rm(folder, { recursive: true })
  }
})
