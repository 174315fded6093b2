import { afterEach, describe, expect, test } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import type { CampaignId } from '../../playlists/ids.ts'
import type { Manifest } from '../../playlists/packs/pack.ts'
import { SHIPPED } from '../../playlists/starter/shipped.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { listAudit } from '../../playlists/wire/access.ts'
import { listCampaigns, readCampaign } from '../../playlists/wire/campaigns.ts'
import * as materials from '../../playlists/wire/materials.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import * as packs from '../../playlists/wire/packs.ts'
import { createPlaylist, listPlaylists, listSchedules } from '../../playlists/wire/playlists.ts'
import { putTopic } from '../../playlists/wire/settings.ts'
import { approvedMaterials } from '../../server/materials/store.ts'
import { allMaterials, materialDraft, playlistDraft, slogan } from '../support/drafts.ts'
import { ownCampaign } from '../support/own-campaign.ts'
import { exportBytes, sendZip } from '../support/packs.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'
import { look } from '../support/uploads.ts'

const servers: TestServer[] = []
const start = async () => {
  const server = await startTestServer()
  servers.push(server)
  return server
}
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

const PLANS = SHIPPED.slice(1)
const VIET_HUNG = { pack: 'viet-hung-2026' }
const on = (date: string) => date as LocalDate
const all = (caller: TestPerson) => allMaterials(caller)

describe('the five packs', () => {
  test.each(PLANS.map((pack) => [pack.id, pack] as const))(
    '%s comes into an empty office whole, as drafts, and its page has its phases',
    async (id, pack) => {
      const server = await start()
      const admin = await server.as('admin')
      const preview = await admin.ok(packs.previewPack, { params: { pack: id } })
      const fates = Object.values(preview.parts).flatMap((parts) => parts.map(({ fate }) => fate))
      expect(new Set(fates)).toEqual(new Set(['new']))
      const made = await admin.ok(packs.importPack, { params: { pack: id }, body: {} })
      expect(made).toMatchObject({ used: 0 })
      expect(made.materials).toHaveLength(pack.materials.length)
      const drafts = await all(admin)
      expect(new Set(drafts.map(({ latest }) => latest.state))).toEqual(new Set(['draft']))
      expect(await look(server, approvedMaterials)).toEqual([])
      const { plan, progress } = await admin.ok(readCampaign, { params: { id: made.campaign } })
      expect(plan).toEqual(pack.campaign.plan)
      expect(progress.phases.every((phase) => phase.materials > 0)).toBe(true)
      expect(progress.groups.every((group) => group.materials > 0)).toBe(true)
      const lists = (await admin.ok(listPlaylists, {})).map(({ name }) => name)
      expect(lists.sort()).toEqual(pack.playlists.map(({ name }) => name).sort())
      expect(await admin.ok(listSchedules, { query: {} })).toHaveLength(pack.schedules.length)
    },
  )

  test('is approved with its blanks filled, by whoever imported it: the wording is not theirs', async () => {
    const admin = await (await start()).as('admin')
    await admin.ok(packs.importPack, { params: VIET_HUNG, body: {} })
    const items = await admin.ok(packs.listPackItems, { params: VIET_HUNG })
    const values = ({ placeholders }: packs.PackItemView) =>
      Object.fromEntries(placeholders.map(({ key, suggestion }) => [key, suggestion]))
    const body = { items: items.map((item) => ({ key: item.key, values: values(item) })) }
    const { approved } = await admin.ok(packs.approvePackItems, { params: VIET_HUNG, body })
    expect(approved).toHaveLength(items.length)
    const summary = (await admin.ok(packs.listPacks, {})).find(({ id }) => id === VIET_HUNG.pack)
    expect(summary?.imported).toMatchObject({ by: 'admin', approved: items.length, materials: items.length })
    expect(await admin.ok(packs.listBlanks, {})).toContainEqual({ key: 'gio_lam_viec', label: 'Giờ làm việc' })
  })
})

describe('[PK3] once more', () => {
  test('a second import makes nothing, and tells what the office has changed', async () => {
    const admin = await (await start()).as('admin')
    const first = await admin.ok(packs.importPack, { params: VIET_HUNG, body: {} })
    const again = await admin.ok(packs.importPack, { params: VIET_HUNG, body: {} })
    expect(again).toMatchObject({ campaign: first.campaign, materials: [], playlists: [], schedules: [] })
    expect(await all(admin)).toHaveLength(first.materials.length)
    const free = (await all(admin)).find(({ packItem }) => packItem === 'N16')!
    const draft = materialDraft({ ...free, content: { ...free.latest.content, headline: 'Khác' } as never })
    await admin.ok(materials.updateMaterial, { params: { id: free.id }, body: { ...draft, version: free.version } })
    const preview = await admin.ok(packs.previewPack, { params: VIET_HUNG })
    const fates = preview.parts.materials.filter(({ fate }) => fate !== 'there').map(({ key, fate }) => [key, fate])
    expect(fates).toEqual([['N16', 'changed']])
    expect(preview.parts.playlists.every(({ fate }) => fate === 'there')).toBe(true)
  })

  test('the very same content is used, not doubled; a name that is taken gets a number', async () => {
    const admin = await (await start()).as('admin')
    await admin.ok(packs.importPack, { params: { pack: 'vinh-tuy-2026' }, body: {} })
    await admin.ok(createPlaylist, { body: playlistDraft({ name: 'Việt Hưng 2026: quý I' }) })
    const preview = await admin.ok(packs.previewPack, { params: VIET_HUNG })
    const twins = preview.parts.materials.filter(({ fate }) => fate === 'twin').map(({ key }) => key)
    expect(twins).toEqual(['N01', 'N02', 'N16', 'N24', 'N25', 'N35', 'N03', 'N05', 'N37'])
    expect(preview.parts.playlists.find(({ key }) => key === 'quy-1')?.called).toBe('Việt Hưng 2026: quý I (2)')
    const made = await admin.ok(packs.importPack, { params: VIET_HUNG, body: {} })
    expect(made.used).toBe(twins.length)
    const titles = (await all(admin)).map(({ title }) => title)
    expect(new Set(titles).size).toBe(titles.length)
  })

  test('undoing archives what was made and keeps what something else uses; then it can come again', async () => {
    const server = await start()
    const admin = await server.as('admin')
    const made = await admin.ok(packs.importPack, { params: VIET_HUNG, body: {} })
    const kept = (await all(admin)).find(({ packItem }) => packItem === 'N16')!
    const items = [{ material: kept.id, weight: 1, durationMs: null }]
    await admin.ok(createPlaylist, { body: playlistDraft({ name: 'Của phường', items }) })
    const undone = await admin.ok(packs.undoPack, { params: VIET_HUNG, body: {} })
    expect(undone.kept).toEqual([
      { name: kept.title, usedIn: 'Của phường' },
      { name: 'Việt Hưng 2026', usedIn: kept.title },
    ])
    expect(await all(admin)).toHaveLength(1)
    expect(await admin.ok(listSchedules, { query: {} })).toEqual([])
    expect(await admin.refused(packs.undoPack, { params: VIET_HUNG, body: {} })).toBe('wrong-state')
    const again = await admin.ok(packs.importPack, { params: VIET_HUNG, body: {} })
    expect(again.campaign).toBe(made.campaign)
    expect(again.materials).toHaveLength(made.materials.length - 1)
    const { entries } = await admin.ok(listAudit, { query: { noun: 'packs' } })
    expect(entries.map(({ action }) => action)).toEqual(['import', 'undo-import', 'import'])
  })
})

async function manifestIn(bytes: Buffer): Promise<Manifest> {
  const zip = await fromBufferPromise(bytes)
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== 'manifest.json') continue
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
    return JSON.parse(Buffer.concat(chunks).toString()) as Manifest
  }
  throw new Error('no manifest')
}

/** What two packs of the same campaign differ in, whatever they say. */
const essence = ({ id: _, maker: __, madeAt: ___, ...pack }: Manifest) =>
  JSON.stringify(pack).replace(/"([mps])\d+"/g, '"$1"')

describe('from office to office', () => {
  test('what goes out comes in the same, pictures too, and nothing of it approved', async () => {
    const here = await ownCampaign(await start())
    const bytes = await exportBytes(here.admin, here.id)
    const there = await (await start()).as('admin')
    const { status, preview } = await sendZip(there, bytes)
    expect(status).toBe(200)
    expect(preview).toMatchObject({ name: 'Hè xanh', files: 1, imported: null, topicsMade: [{ code: 'PH01' }] })
    expect(await there.ok(listCampaigns, {})).toEqual([])
    const made = await there.ok(packs.importPack, { params: { pack: preview.id }, body: {} })
    const states = (await all(there)).map(({ title, latest }) => [title, latest.state, latest.authorName])
    expect(states.sort()).toEqual(
      [
        ['Lời', 'draft', 'admin'],
        ['Ảnh', 'draft', 'admin'],
        ['Đã duyệt', 'draft', 'admin'],
      ].sort(),
    )
    const back = await manifestIn(await exportBytes(there, made.campaign))
    const sent = await manifestIn(bytes)
    const plain = (manifest: Manifest) => essence(manifest).replaceAll('"recommended":true', '"recommended":false')
    expect(plain(back)).toBe(plain(sent))
    expect(sent.materials.find(({ title }) => title === 'Đã duyệt')?.content).toEqual(slogan('Xanh'))
  })

  test('brought twice, imported twice: once; and one’s own pack finds everything there', async () => {
    const here = await ownCampaign(await start())
    const bytes = await exportBytes(here.admin, here.id)
    const own = await sendZip(here.admin, bytes)
    const fates = Object.values(own.preview.parts).flatMap((parts) => parts.map(({ fate }) => fate))
    expect(fates.filter((fate) => fate === 'new')).toEqual([])
    const before = (await all(here.admin)).length
    await here.admin.ok(packs.importPack, { params: { pack: own.preview.id }, body: {} })
    expect(await all(here.admin)).toHaveLength(before)
    const there = await (await start()).as('admin')
    for (let n = 0; n < 2; n++) {
      const { preview } = await sendZip(there, bytes)
      await there.ok(packs.importPack, { params: { pack: preview.id }, body: {} })
    }
    expect(await all(there)).toHaveLength(before)
    expect(await there.ok(listPlaylists, {})).toHaveLength(3)
  })

  test('[PK2] who brings words in does not approve them', async () => {
    const here = await ownCampaign(await start())
    const server = await start()
    const approver = await server.as('approver')
    await server.as('admin').then((admin) =>
      admin.ok(putTopic, {
        params: { code: 'PH01' },
        body: { name: 'Tên ở đây', description: '', counted: true, version: 1 },
      }),
    )
    const { preview } = await sendZip(approver, await exportBytes(here.admin, here.id))
    expect(preview.topicsKept).toEqual([{ code: 'PH01', name: 'Việc của phường', kept: 'Tên ở đây' }])
    const params = { pack: preview.id }
    await approver.ok(packs.importPack, { params, body: {} })
    const key = preview.parts.materials.find(({ name }) => name === 'Ảnh')!.key
    const body = { items: [{ key, values: {} }] }
    expect(await approver.refused(packs.approvePackItems, { params, body })).toBe('own-work')
  })

  test('a topic that is new comes in with who may add topics', async () => {
    const here = await ownCampaign(await start())
    const editor = await (await start()).as('editor')
    const { preview } = await sendZip(editor, await exportBytes(here.admin, here.id))
    expect(await editor.refused(packs.importPack, { params: { pack: preview.id }, body: {} })).toBe('not-permitted')
    expect(await editor.ok(listCampaigns, {})).toEqual([])
  })

  test('a viewer neither brings nor imports nor exports', async () => {
    const viewer = await (await start()).as('viewer')
    expect((await sendZip(viewer, Buffer.from('x'))).error?.code).toBe('not-permitted')
    expect(await viewer.refused(packs.importPack, { params: VIET_HUNG, body: {} })).toBe('not-permitted')
    expect(await viewer.refused(packs.exportCampaign, { params: { id: 1 as CampaignId }, query: {} })).toBe(
      'not-permitted',
    )
  })
})

describe('[PK4] locked wording', () => {
  const change = ({ id, version, ...material }: Material, headline: string, template = 'digital') => {
    const { title, topic, campaign } = material
    const content = slogan(headline, { template: template as never })
    return { params: { id }, body: { ...materialDraft({ title, topic, campaign, content }), version } }
  }

  test('is not reworded where it came in, nor in a copy; looks and blanks may change', async () => {
    const here = await ownCampaign(await start())
    const there = await (await start()).as('admin')
    const { preview } = await sendZip(there, await exportBytes(here.admin, here.id, true))
    expect(preview.parts.materials.every(({ locked }) => locked)).toBe(true)
    await there.ok(packs.importPack, { params: { pack: preview.id }, body: {} })
    const find = async () => (await all(there)).find(({ title }) => title === 'Lời')!
    const { updateMaterial } = materials
    expect(await there.refused(updateMaterial, change(await find(), 'Hè đỏ'))).toBe('wording-locked')
    await there.ok(updateMaterial, change(await find(), 'Hè xanh 2027'))
    await there.ok(updateMaterial, change(await find(), 'Hè xanh 2028', 'formal'))
    const locked = await find()
    expect(locked).toMatchObject({ lockedWording: true, pack: preview.id })
    const twin = await there.ok(materials.createMaterial, {
      body: materialDraft({ title: 'Bản sao', content: locked.latest.content }),
    })
    expect(twin.lockedWording).toBe(true)
    expect(await there.refused(updateMaterial, change(twin, 'Hè đỏ'))).toBe('wording-locked')
  })
})

describe('[PK5] a copy', () => {
  test('of a pack is a campaign of its own, in its own time, with blanks filled', async () => {
    const admin = await (await start()).as('admin')
    await admin.ok(packs.importPack, { params: VIET_HUNG, body: {} })
    const body = { name: 'Phường Một 2027', from: on('2027-01-01'), values: { gio_lam_viec: 'Thứ Hai: 08:00 - 12:00' } }
    const made = await admin.ok(packs.copyPack, { params: VIET_HUNG, body })
    expect(made.used).toBe(0)
    const { name, plan, materials: count } = await admin.ok(readCampaign, { params: { id: made.campaign } })
    expect([name, plan.phases[0]!.period, plan.phases[3]!.until, count]).toEqual([
      'Phường Một 2027',
      'Quý I/2027',
      '2027-12-31',
      made.materials.length,
    ])
    expect(await admin.refused(packs.copyPack, { params: VIET_HUNG, body })).toBe('name-taken')
    const items = await admin.ok(packs.listPackItems, { params: { pack: made.pack } })
    expect(items.filter(({ placeholders }) => placeholders.length > 0)).toEqual([])
    const long = { ...body, name: 'Khác', values: { gio_lam_viec: 'x'.repeat(200) } }
    await admin.ok(packs.copyPack, { params: VIET_HUNG, body: long })
    await admin.ok(packs.undoPack, { params: { pack: made.pack }, body: {} })
    expect((await admin.ok(listCampaigns, {})).find(({ id }) => id === made.campaign)?.archivedAt).not.toBeNull()
  })

  test('of a campaign that is here leaves that as it is', async () => {
    const { admin, id } = await ownCampaign(await start())
    const before = await all(admin)
    const body = { name: 'Hè xanh 2027', from: on('2027-06-01'), values: { nam: '2027' } }
    const made = await admin.ok(packs.copyCampaign, { params: { id }, body })
    expect(made.materials).toHaveLength(3)
    const after = await all(admin)
    expect(after.filter(({ campaign }) => campaign === id)).toEqual(before.filter(({ campaign }) => campaign === id))
    const words = after.find((one) => one.campaign === made.campaign && one.title === 'Lời')
    expect(words?.latest.content).toEqual(slogan('Hè xanh 2027'))
    const lists = (await admin.ok(listPlaylists, {})).map(({ name }) => name)
    expect(lists).toEqual(['Ngoài', 'Ngoài (2)', 'Theo luật', 'Theo luật (2)', 'Trong', 'Trong (2)'])
  })
})
