import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canonical } from '../../playlists/canonical.ts'
import type { CampaignId, Hash, MaterialId } from '../../playlists/ids.ts'
import type { Content } from '../../playlists/content.ts'
import type { LocalDate } from '../../playlists/time.ts'
import * as access from '../../playlists/wire/access.ts'
import { listMaterials } from '../../playlists/wire/library.ts'
import * as menu from '../../playlists/wire/materials.ts'
import { createPlaylist } from '../../playlists/wire/playlists.ts'
import { createCampaign } from '../../playlists/wire/campaigns.ts'
import {
  allMaterials,
  campaignDraft,
  imageOf,
  materialDraft,
  playlistDraft,
  qr,
  slogan,
  videoOf,
} from '../support/drafts.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'
import { upload } from '../support/uploads.ts'

let server: TestServer
let editor: TestPerson
beforeAll(async () => {
  server = await startTestServer()
  editor = await server.as('editor')
})
afterAll(() => server.close())

const create = (more: Parameters<typeof materialDraft>[0] = {}) =>
  editor.ok(menu.createMaterial, { body: materialDraft(more) })

describe('a new material', () => {
  test('is a draft named by the hash of its canonical content (MA3)', async () => {
    const content = slogan('Mỗi người dân là một công dân số')
    const made = await create({ title: 'Công dân số', content })
    const hash = createHash('sha256').update(canonical(content)).digest('hex')
    expect(made).toMatchObject({
      title: 'Công dân số',
      pack: '',
      packItem: '',
      lockedWording: false,
      approved: null,
      archivedAt: null,
      version: 1,
    })
    expect(made.latest).toMatchObject({ number: 1, hash, content, state: 'draft', authorName: 'editor' })
    expect(await editor.ok(menu.readMaterial, { params: { id: made.id } })).toEqual({
      ...made,
      revisions: [made.latest],
      steps: [],
      usedIn: [],
    })
    const { entries } = await (await server.as('admin')).ok(access.listAudit, { query: { noun: 'materials' } })
    expect(entries[0]).toMatchObject({ actor: 'editor', action: 'create', nounName: 'Công dân số', before: null })
  })

  test('of every kind, with a campaign and dates', async () => {
    const body = campaignDraft()
    const { id: campaign } = await editor.ok(createCampaign, { body })
    const contents: Content[] = [
      imageOf(await upload(editor, 'picture.png')),
      videoOf(await upload(editor, 'clip-sound.mp4')),
      qr('https://dichvucong.gov.vn'),
      slogan('Các bước', { template: 'steps', steps: ['Lấy số', 'Chờ gọi'] }),
    ]
    for (const content of contents) {
      const dates = { validFrom: '2026-11-20' as LocalDate, validUntil: '2026-11-20' as LocalDate }
      const made = await create({ content, campaign, ...dates })
      expect(made).toMatchObject({ campaign, ...dates, latest: { content } })
    }
  })

  test('has a sign for each step or for none', async () => {
    const of = (icons: ('phone' | 'download' | null)[]) => ({ ...slogan('Cài iHanoi'), steps: ['Mở', 'Cài'], icons })
    const body = materialDraft({ content: of(['phone']) })
    expect(await editor.refused(menu.createMaterial, { body })).toBe('invalid')
    expect((await create({ content: of([null, 'download']) })).latest.content).toMatchObject({
      icons: [null, 'download'],
    })
  })

  test('words are stored in NFC, without control characters', async () => {
    const made = await create({ title: ' Tie\u0302\u0301ng\u0007 Vie\u0323\u0302t ', content: slogan('Ho\u0300a') })
    expect([made.title, made.latest.content]).toEqual(['Tiếng Việt', slogan('Hòa')])
  })

  const unknownFile = { file: 'f'.repeat(64) as Hash }
  const short = (url: string): [string, () => Promise<Content>, string, string] => [
    `a short link ${url}`,
    async () => qr(url),
    'invalid',
    'content.url',
  ]
  const bad = (name: string, content: () => Promise<Content>, field: string, code = 'invalid') =>
    [name, content, code, field] as [string, () => Promise<Content>, string, string]
  test.each([
    bad(
      'another width',
      async () => ({ ...imageOf(await upload(editor, 'picture.png')), width: 640 }),
      'content.width',
    ),
    bad('another size', async () => ({ ...imageOf(await upload(editor, 'picture.png')), bytes: 1 }), 'content.bytes'),
    bad(
      'another length',
      async () => ({ ...videoOf(await upload(editor, 'clip.mp4')), durationMs: 9 }),
      'content.durationMs',
    ),
    bad(
      'sound that is not there',
      async () => ({ ...videoOf(await upload(editor, 'clip.mp4')), hasSound: true }),
      'content.hasSound',
    ),
    bad(
      'an image as a video',
      async () => ({ ...videoOf(await upload(editor, 'picture.png')), type: 'video/mp4', durationMs: 1000 }),
      'content.kind',
    ),
    bad(
      'an unknown file',
      async () => ({ ...imageOf(await upload(editor, 'picture.png')), ...unknownFile }),
      'content.file',
      'not-found',
    ),
    bad('an empty headline', async () => slogan('   '), 'content'),
    bad('another scheme', async () => qr('javascript:alert(1)'), 'content'),
    bad('a name and password in the address', async () => qr('https://gov.vn@evil.example/'), 'content.url'),
    bad('an address without a host', async () => qr('https://'), 'content'),
    bad('a bare machine name', async () => qr('http://localhost/a'), 'content.url'),
    bad('nonsense', async () => qr('https://%zz zz'), 'content.url'),
    short('https://bit.ly/abc'),
    short('HTTPS://WWW.TinyURL.com/abc'),
    short('http://t.co./x'),
  ])('with %s is refused', async (_name, content, code, field) => {
    const before = await allMaterials(editor)
    const answer = await editor.call(menu.createMaterial, { body: materialDraft({ content: await content() }) })
    expect(answer.error?.code).toBe(code)
    const details = answer.error?.details as { field: string }[]
    expect(details[0]?.field.startsWith(field)).toBe(true)
    expect(await allMaterials(editor)).toEqual(before)
  })

  test.each([
    ['a topic that is not there', { topic: 'XX99' }, 'not-found'],
    ['a campaign that is not there', { campaign: 4711 as CampaignId }, 'not-found'],
    [
      'dates the wrong way round',
      { validFrom: '2026-11-21' as LocalDate, validUntil: '2026-11-20' as LocalDate },
      'dates-reversed',
    ],
    ['a date that does not exist', { validFrom: '2026-02-30' as LocalDate }, 'invalid'],
    ['too short a time', { durationMs: 100 }, 'invalid'],
    ['no title', { title: ' ' }, 'invalid'],
  ])('with %s is refused', async (_name, fault, code) => {
    expect(await editor.refused(menu.createMaterial, { body: materialDraft(fault) })).toBe(code)
  })

  test('a short link is named, and what to do instead', async () => {
    const answer = await editor.call(menu.createMaterial, { body: materialDraft({ content: qr('https://bit.ly/a') }) })
    expect(answer.error?.details).toEqual([
      { field: 'content.url', problem: expect.stringContaining('địa chỉ đầy đủ') },
    ])
  })

  test('nobody but editors adds one', async () => {
    expect(await (await server.as('viewer')).refused(menu.createMaterial, { body: materialDraft() })).toBe(
      'not-permitted',
    )
    expect(await server.anyone.refused(menu.createMaterial, { body: materialDraft() })).toBe('not-signed-in')
  })
})

describe('a change', () => {
  test('of the label alone keeps the revision; of the content makes a new draft', async () => {
    const made = await create()
    const params = { id: made.id }
    const label = materialDraft({ title: 'Tên mới', topic: 'CD11', source: 'Kế hoạch số 41-KH/ĐU' })
    const renamed = await editor.ok(menu.updateMaterial, { params, body: { ...label, version: 1 } })
    expect(renamed).toMatchObject({ title: 'Tên mới', topic: 'CD11', version: 2, latest: made.latest })
    const other = { ...label, content: slogan('Chữ khác'), version: 2 }
    const changed = await editor.ok(menu.updateMaterial, { params, body: other })
    expect(changed).toMatchObject({ version: 3, latest: { number: 2, state: 'draft', content: slogan('Chữ khác') } })
    const { revisions } = await editor.ok(menu.readMaterial, { params })
    expect(revisions.map(({ number }) => number)).toEqual([2, 1])
  })

  test('of what has changed meanwhile is refused and changes nothing', async () => {
    const made = await create()
    const params = { id: made.id }
    const body = (title: string) => ({ ...materialDraft({ title, content: slogan(title) }), version: 1 })
    const first = await editor.ok(menu.updateMaterial, { params, body: body('một') })
    const late = await editor.call(menu.updateMaterial, { params, body: body('hai') })
    expect([late.status, late.error?.code]).toEqual([409, 'stale'])
    const archived = { params, body: { archived: true, version: 1 } }
    expect(await editor.refused(menu.archiveMaterial, archived)).toBe('stale')
    expect((await editor.ok(menu.readMaterial, { params })).latest).toEqual(first.latest)
  })

  test('of one that is not there is refused', async () => {
    const params = { id: 4711 as MaterialId }
    expect(await editor.refused(menu.updateMaterial, { params, body: { ...materialDraft(), version: 1 } })).toBe(
      'not-found',
    )
    expect(await editor.refused(menu.readMaterial, { params })).toBe('not-found')
    expect(await editor.refused(menu.readMaterial, { params: { id: 'x' as unknown as MaterialId } })).toBe('invalid')
  })
})

test('an archived one leaves the list, cannot be edited, and comes back', async () => {
  const { id } = await create({ title: 'Cũ' })
  const params = { id }
  const items = [{ material: id, weight: 1, durationMs: null }]
  const playlist = await editor.ok(createPlaylist, {
    body: playlistDraft({ name: 'Nơi dùng', items }),
  })
  const archived = await editor.ok(menu.archiveMaterial, { params, body: { archived: true, version: 1 } })
  expect(archived).toMatchObject({ archivedAt: server.clock.now(), version: 2 })
  const ids = async (query: { archived?: boolean }) =>
    (await allMaterials(editor, query)).map((material) => material.id)
  expect(await ids({})).not.toContain(id)
  expect(await ids({ archived: true })).toEqual([id])
  expect((await editor.ok(menu.readMaterial, { params })).usedIn).toEqual([{ id: playlist.id, name: 'Nơi dùng' }])
  const edit = { params, body: { ...materialDraft(), version: 2 } }
  expect(await editor.refused(menu.updateMaterial, edit)).toBe('wrong-state')
  const back = await editor.ok(menu.archiveMaterial, { params, body: { archived: false, version: 2 } })
  expect(back).toMatchObject({ archivedAt: null, version: 3 })
})

test('the list is filtered by state, newest first', async () => {
  const made = await create({ title: 'Mới nhất' })
  const drafts = await allMaterials(editor, { state: 'draft' })
  expect(drafts[0]?.id).toBe(made.id)
  expect(await allMaterials(editor, { state: 'pending' })).toEqual([])
  expect(await editor.refused(listMaterials, { query: { state: 'odd' as 'draft' } })).toBe('invalid')
})

test('malformed JSON is refused', async () => {
  const headers = { ...editor.headers, 'content-type': 'application/json' }
  const reply = await editor.app.inject({ method: 'POST', url: '/api/materials', headers, payload: '{"title":' })
  expect([reply.statusCode, reply.json<{ error: { code: string } }>().error.code]).toEqual([400, 'malformed-json'])
})
