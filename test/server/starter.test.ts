import { afterEach, describe, expect, test } from 'vitest'
import { ALWAYS_OPEN } from '../../playlists/opening.ts'
import { STARTER } from '../../playlists/starter/campaign.ts'
import { STARTER_PACK_ID } from '../../playlists/starter/shipped.ts'
import * as access from '../../playlists/wire/access.ts'
import { createDisplay } from '../../playlists/wire/displays.ts'
import * as materials from '../../playlists/wire/materials.ts'
import { listPlaylists, listSchedules } from '../../playlists/wire/playlists.ts'
import { listCampaigns } from '../../playlists/wire/campaigns.ts'
import * as packs from '../../playlists/wire/packs.ts'
import { approvedMaterials } from '../../server/materials/store.ts'
import { allMaterials, materialDraft, slogan } from '../support/drafts.ts'
import { makeMeasurement } from '../support/measurement.ts'
import { startTestServer } from '../support/test-server.ts'
import type { ServerOptions, TestServer } from '../support/test-server.ts'
import { look } from '../support/uploads.ts'

let server: TestServer
const start = async (options: ServerOptions = {}) => (server = await startTestServer({ starter: true, ...options }))
afterEach(() => server.close())

const PASSWORD = 'bốn từ bất kỳ của admin'
const params = { pack: STARTER_PACK_ID }
const FRAME = makeMeasurement(256, 128, { smallest: { text: 'Chữ', px: 20 } })
const choose = (...keys: string[]) => ({ items: keys.map((key) => ({ key, values: {} })) })

describe('a new office', () => {
  test('has 39 drafts by nobody, a campaign, a playlist without the models, and a filler everywhere', async () => {
    const admin = await (await start()).as('admin')
    const all = await allMaterials(admin)
    expect(all.map(({ packItem }) => packItem).sort()).toEqual(STARTER.map(({ code }) => code))
    expect(new Set(all.map(({ latest }) => `${latest.state} ${latest.authorName}`))).toEqual(
      new Set(['draft Hệ thống']),
    )
    const [campaign] = await admin.ok(listCampaigns, {})
    expect(campaign).toMatchObject({ name: 'Chiến dịch khởi đầu 2026', materials: 39 })
    expect(all.every((material) => material.campaign === campaign!.id)).toBe(true)
    const [playlist] = await admin.ok(listPlaylists, {})
    const codes = playlist!.items.map(
      (item) => all.find(({ id }) => 'material' in item && id === item.material)!.packItem,
    )
    expect(playlist!.name).toBe('Chiến dịch khởi đầu')
    expect(codes).toEqual(STARTER.map(({ code }) => code).filter((code) => code !== 'N38' && code !== 'N39'))
    const [schedule] = await admin.ok(listSchedules, { query: {} })
    expect(schedule).toMatchObject({
      layer: 'filler',
      show: { kind: 'playlist', playlist: playlist!.id },
      target: { all: true },
      timing: { kind: 'recurring', recurrence: { from: null, until: null } },
    })
    expect(await look(server, approvedMaterials)).toEqual([])
  })

  test('gets it once, whatever restarts follow', async () => {
    await (await start()).as('admin')
    server = await server.restart({ starter: true })
    const admin = await server.signIn('admin')
    expect(await allMaterials(admin)).toHaveLength(39)
  })

  test('the author of the drafts is no account: it signs in nowhere and is not on the list', async () => {
    const admin = await (await start()).as('admin')
    expect((await admin.ok(access.listAccounts, {})).map(({ username }) => username)).toEqual(['admin'])
    for (const password of ['', 'he-thong', PASSWORD]) {
      const body = { username: 'he-thong', password }
      expect(await server.anyone.refused(access.signIn, { body })).toBe('wrong-credentials')
    }
    const [{ latest } = { latest: { author: 0 } }] = await allMaterials(admin)
    const params = { id: latest.author as access.Me['id'] }
    const body = { password: 'một mật khẩu rất dài' }
    expect(await admin.refused(access.resetPassword, { params, body })).toBe('not-found')
    const twin = { username: 'he-thong', name: 'x', role: 'editor' as const, password: 'một mật khẩu rất dài' }
    expect(await admin.refused(access.createAccount, { body: twin })).toBe('name-taken')
  })
})

describe('the first administrator', () => {
  test('sees each item with its source, its blanks and what the office would fill in', async () => {
    const admin = await (await start()).as('admin')
    const items = await admin.ok(packs.listPackItems, { params })
    expect(items.map(({ key }) => key)).toEqual(STARTER.map(({ code }) => code))
    expect(items.find(({ key }) => key === 'N35')).toMatchObject({
      recommended: false,
      placeholders: [
        {
          key: 'gio_lam_viec',
          label: 'Giờ làm việc',
          suggestion: 'Thứ Hai - thứ Sáu: 08:00 - 12:00, 13:00 - 17:00',
        },
      ],
    })
    expect(items.filter(({ recommended }) => recommended).every(({ placeholders }) => placeholders.length === 0)).toBe(
      true,
    )
  })

  test('approves the ticked ones in the own name, with the blanks filled', async () => {
    const admin = await (await start()).as('admin')
    const hours = { key: 'N35', values: { gio_lam_viec: 'Thứ Hai - thứ Sáu: 07:30 - 16:30', other: 'x' } }
    const body = { items: [{ key: 'N01', values: {} }, hours] }
    expect(await admin.ok(packs.approvePackItems, { params, body })).toEqual({
      approved: ['N01', 'N35'],
      blocked: [],
    })
    const on = await look(server, approvedMaterials)
    expect(on.map(({ content }) => content)).toEqual([
      slogan('Hành động đột phá, lan tỏa kết quả'),
      slogan('Giờ làm việc', {
        template: 'hours',
        support: 'Thứ Hai - thứ Sáu: 07:30 - 16:30',
        steps: ['Lấy số', 'Chờ gọi', 'Nộp hồ sơ', 'Nhận giấy hẹn'],
      }),
    ])
    const all = await allMaterials(admin, { state: 'approved' })
    expect(all.map(({ latest }) => [latest.authorName, latest.deciderName])).toEqual(
      Array(2).fill(['Hệ thống', 'admin']),
    )
    const item = (await admin.ok(packs.listPackItems, { params })).find(({ key }) => key === 'N35')
    expect(item).toMatchObject({ state: 'approved', placeholders: [] })
    const { entries } = await admin.ok(access.listAudit, { query: { noun: 'materials', actor: 'admin' } })
    expect(entries.map(({ action }) => action)).toEqual(['approve', 'submit', 'approve', 'submit'])
  })

  test('[PF22] what its frames show to be blocked stays a draft with its reason; the rest is approved as checked', async () => {
    const admin = await (await start()).as('admin')
    const canvas = { x: 0, y: 0, width: 256, height: 128 }
    const body = { name: 'LED', location: '', kind: 'led' as const, canvas, opening: ALWAYS_OPEN }
    await admin.ok(createDisplay, { body: { ...body, frame: 'main', muted: true, groups: [] } })
    const offered = await admin.ok(packs.listPackItems, { params })
    const card = offered.find(({ content }) => content.kind === 'qr')!.key
    const hours = { key: 'N35', values: { gio_lam_viec: 'Thứ Hai - thứ Sáu: 07:30 - 16:30' } }
    const cut = { ...FRAME, clipped: { text: 'Chữ', px: 9 } }
    const items = [
      { key: 'N01', values: {}, measurements: [FRAME] },
      { key: card, values: {}, measurements: [FRAME] },
      { ...hours, measurements: [cut] },
    ]
    const outcome = await admin.ok(packs.approvePackItems, { params, body: { items } })
    expect(outcome.approved).toEqual(['N01'])
    const why = outcome.blocked.map(({ key, findings }) => [key, findings.map(({ check }) => check)])
    expect(why).toEqual([
      [card, ['qr-read']],
      ['N35', ['fits']],
    ])
    const all = await allMaterials(admin)
    const latest = (code: string) => all.find(({ packItem }) => packItem === code)!.latest
    expect(latest('N01')).toMatchObject({ state: 'approved', preflight: { verdict: 'pass' } })
    expect(latest(card)).toMatchObject({ state: 'draft', preflight: { verdict: 'block' } })
    expect(latest('N35')).toMatchObject({ state: 'draft', content: { support: hours.values.gio_lam_viec } })
    const odd = { key: 'N02', values: {}, measurements: [{ ...FRAME, smallest: { text: 'Chữ', px: 500 } }] }
    expect(await admin.refused(packs.approvePackItems, { params, body: { items: [odd] } })).toBe('invalid')
  })

  test('asking again changes nothing', async () => {
    const admin = await (await start()).as('admin')
    await admin.ok(packs.approvePackItems, { params, body: choose('N01') })
    const before = await allMaterials(admin)
    expect(await admin.ok(packs.approvePackItems, { params, body: choose('N01', 'N01') })).toEqual({
      approved: ['N01'],
      blocked: [],
    })
    expect(await allMaterials(admin)).toEqual(before)
  })

  test.each([
    ['a blank left open', choose('N01', 'N35'), 'placeholder-missing'],
    ['a blank of spaces', { items: [{ key: 'N35', values: { gio_lam_viec: '  ' } }] }, 'placeholder-missing'],
    ['another blank in the word', { items: [{ key: 'N35', values: { gio_lam_viec: '{x}' } }] }, 'placeholder-missing'],
    ['a code that is not there', choose('N01', 'N99'), 'not-found'],
    ['a word too long', { items: [{ key: 'N35', values: { gio_lam_viec: 'x'.repeat(201) } }] }, 'invalid'],
  ])('with %s nothing is approved', async (_name, body, code) => {
    const admin = await (await start()).as('admin')
    expect(await admin.refused(packs.approvePackItems, { params, body })).toBe(code)
    expect(await look(server, approvedMaterials)).toEqual([])
  })

  test('what an editor rewrote is approved as it stands; own rewriting is own work', async () => {
    const editor = await (await start()).as('editor')
    const admin = await server.as('admin')
    const find = async (code: string) => (await allMaterials(admin)).find(({ packItem }) => packItem === code)!
    const { id, version } = await find('N01')
    const draft = { ...materialDraft({ content: slogan('Viết lại') }), version }
    await editor.ok(materials.updateMaterial, { params: { id }, body: draft })
    await admin.ok(packs.approvePackItems, { params, body: choose('N01') })
    expect((await find('N01')).approved?.content).toEqual(slogan('Viết lại'))
    const second = await find('N02')
    const own = { ...materialDraft({ content: slogan('Của quản trị') }), version: second.version }
    await admin.ok(materials.updateMaterial, { params: { id: second.id }, body: own })
    expect(await admin.refused(packs.approvePackItems, { params, body: choose('N02') })).toBe('own-work')
  })

  test('only who may approve', async () => {
    const editor = await (await start()).as('editor')
    expect(await editor.refused(packs.approvePackItems, { params, body: choose('N01') })).toBe('not-permitted')
  })
})

describe('an unattended start', () => {
  test('approves what needs nobody’s word, in the name of admin', async () => {
    const admin = await (await start({ config: { adminPassword: PASSWORD } })).signIn('admin', PASSWORD)
    const approved = await allMaterials(admin, { state: 'approved' })
    const codes = approved.map(({ packItem }) => packItem).sort()
    expect(codes).toEqual(STARTER.filter(({ recommended }) => recommended).map(({ code }) => code))
    expect(new Set(approved.map(({ latest }) => latest.deciderName))).toEqual(new Set(['Quản trị viên']))
    expect((await look(server, approvedMaterials)).length).toBe(codes.length)
  })

  test('leaves drafts when it is told so', async () => {
    const config = { adminPassword: PASSWORD, starterCampaign: 'draft' as const }
    const admin = await (await start({ config })).signIn('admin', PASSWORD)
    expect(await allMaterials(admin, { state: 'draft' })).toHaveLength(39)
  })
})
