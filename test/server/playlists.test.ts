import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { MaterialId, PlaylistId } from '../../playlists/ids.ts'
import * as access from '../../playlists/wire/access.ts'
import { createMaterial } from '../../playlists/wire/materials.ts'
import * as menu from '../../playlists/wire/playlists.ts'
import { playlistFacts } from '../../server/playlists/store.ts'
import { materialDraft, scheduleDraft } from '../support/drafts.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'
import { look } from '../support/uploads.ts'

let server: TestServer
let editor: TestPerson
let material: MaterialId
let count = 0
let name = ''
beforeAll(async () => {
  server = await startTestServer()
  editor = await server.as('editor')
  material = (await editor.ok(createMaterial, { body: materialDraft() })).id
})
beforeEach(() => (name = `Danh sách ${++count}`))
afterAll(() => server.close())

const item = (weight = 1, durationMs: number | null = null) => ({ material, weight, durationMs })
const body = (more = {}) => ({
  name,
  note: 'Buổi sáng',
  order: 'weighted' as const,
  separation: 0,
  items: [item(3), item(1, 5000)],
  rule: null,
  goals: [],
  ...more,
})
const rotation = { separation: 0, rule: null, goals: [] }
const create = (more = {}) => editor.ok(menu.createPlaylist, { body: body(more) })

describe('a playlist', () => {
  test('keeps its items in their order, the same one twice if need be', async () => {
    const made = await create()
    expect(made).toEqual({ id: made.id, ...body(), usedIn: [], nestedIn: [], archivedAt: null, version: 1 })
    const items = [item(1, 5000), item(3), item(2)]
    const changed = await editor.ok(menu.updatePlaylist, {
      params: { id: made.id },
      body: { ...body({ items, order: 'sequence' }), version: 1 },
    })
    expect(changed).toMatchObject({ items, order: 'sequence', version: 2 })
    expect(await editor.ok(menu.listPlaylists, {})).toContainEqual(changed)
    const facts = await look(server, playlistFacts)
    expect(facts.find(({ id }) => id === made.id)).toEqual({ id: made.id, ...rotation, order: 'sequence', items })
    const { entries } = await (await server.as('admin')).ok(access.listAudit, { query: { noun: 'playlists' } })
    expect(entries[0]).toMatchObject({ actor: 'editor', action: 'update', nounName: name })
  })

  test('may be empty, and may hold 500', async () => {
    expect((await create({ items: [] })).items).toEqual([])
    name = `${name} đầy`
    expect((await create({ items: Array(500).fill(item()) })).items).toHaveLength(500)
    name = `${name} quá`
    expect(await editor.refused(menu.createPlaylist, { body: body({ items: Array(501).fill(item()) }) })).toBe(
      'invalid',
    )
  })

  test('of a name in use is refused, whatever its capitals and its accents are made of', async () => {
    await create()
    for (const same of [name, name.toUpperCase(), ` ${name.normalize('NFD')} `]) {
      expect(await editor.refused(menu.createPlaylist, { body: body({ name: same }) })).toBe('name-taken')
    }
    name = `${name} khác`
    const other = await create()
    const taken = { params: { id: other.id }, body: { ...body({ name: name.replace(' khác', '') }), version: 1 } }
    expect(await editor.refused(menu.updatePlaylist, taken)).toBe('name-taken')
    const kept = { params: { id: other.id }, body: { ...body(), version: 1 } }
    expect((await editor.ok(menu.updatePlaylist, kept)).name).toBe(name)
  })

  test.each([
    [
      'a material that is not there',
      { items: [{ material: 4711 as MaterialId, weight: 1, durationMs: null }] },
      'not-found',
    ],
    ['no weight', { items: [{ material: 1 as MaterialId, weight: 0, durationMs: null }] }, 'invalid'],
    ['an item too short', { items: [{ material: 1 as MaterialId, weight: 1, durationMs: 10 }] }, 'invalid'],
    ['no name', { name: '\u0007' }, 'invalid'],
    ['an order of its own', { order: 'random' }, 'invalid'],
  ])('with %s is refused, and nothing of it is kept', async (_name, fault, code) => {
    const before = await editor.ok(menu.listPlaylists, {})
    expect(await editor.refused(menu.createPlaylist, { body: body(fault) })).toBe(code)
    expect(await editor.ok(menu.listPlaylists, {})).toEqual(before)
  })

  test('changed meanwhile is not overwritten', async () => {
    const { id } = await create()
    await editor.ok(menu.updatePlaylist, { params: { id }, body: { ...body({ note: 'một' }), version: 1 } })
    const late = await editor.call(menu.updatePlaylist, {
      params: { id },
      body: { ...body({ note: 'hai', items: [] }), version: 1 },
    })
    expect([late.status, late.error?.code]).toEqual([409, 'stale'])
    const kept = (await editor.ok(menu.listPlaylists, {})).find((playlist) => playlist.id === id)
    expect(kept).toMatchObject({ note: 'một', items: body().items })
  })

  test('that is not there', async () => {
    const params = { id: 4711 as PlaylistId }
    expect(await editor.refused(menu.updatePlaylist, { params, body: { ...body(), version: 1 } })).toBe('not-found')
    expect(await editor.refused(menu.archivePlaylist, { params, body: { archived: true, version: 1 } })).toBe(
      'not-found',
    )
  })
})

describe('archiving', () => {
  test('is refused while a schedule shows it, and names that schedule', async () => {
    const { id } = await create()
    const schedule = await editor.ok(menu.createSchedule, { body: scheduleDraft(id, { name: 'Buổi sáng' }) })
    const used = (await editor.ok(menu.listPlaylists, {})).find((playlist) => playlist.id === id)
    expect(used?.usedIn).toEqual([{ id: schedule.id, name: 'Buổi sáng' }])
    const ask = { params: { id }, body: { archived: true, version: 1 } }
    const answer = await editor.call(menu.archivePlaylist, ask)
    expect([answer.status, answer.error?.code]).toEqual([409, 'in-use'])
    expect(answer.error?.message).toContain('Buổi sáng')
    await editor.ok(menu.archiveSchedule, { params: { id: schedule.id }, body: { archived: true, version: 1 } })
    expect((await editor.ok(menu.archivePlaylist, ask)).archivedAt).toBe(server.clock.now())
    expect((await look(server, playlistFacts)).some((playlist) => playlist.id === id)).toBe(false)
  })

  test('frees the name; it comes back only when the name is free', async () => {
    const { id } = await create()
    const params = { id }
    await editor.ok(menu.archivePlaylist, { params, body: { archived: true, version: 1 } })
    const heir = await create()
    const back = { params, body: { archived: false, version: 2 } }
    expect(await editor.refused(menu.archivePlaylist, back)).toBe('name-taken')
    await editor.ok(menu.archivePlaylist, { params: { id: heir.id }, body: { archived: true, version: 1 } })
    expect(await editor.ok(menu.archivePlaylist, back)).toMatchObject({ archivedAt: null, items: body().items })
  })
})

test('a viewer reads and changes nothing', async () => {
  const viewer = await server.as('viewer')
  expect((await viewer.ok(menu.listPlaylists, {})).length).toBeGreaterThan(0)
  expect(await viewer.refused(menu.createPlaylist, { body: body() })).toBe('not-permitted')
})
