/** Campaigns and their plans, and how a plan fills in from what was made and played. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CampaignId } from '../../playlists/ids.ts'
import type { LocalDate } from '../../playlists/time.ts'
import * as access from '../../playlists/wire/access.ts'
import * as menu from '../../playlists/wire/campaigns.ts'
import { campaignDraft } from '../support/drafts.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'

let server: TestServer
let admin: TestPerson
beforeEach(async () => {
  server = await startTestServer()
  admin = await server.as('admin')
})
afterEach(() => server.close())

describe('campaigns', () => {
  const body = campaignDraft({
    name: 'Tuần lễ chuyển đổi số',
    goal: 'Nâng cao kỹ năng số',
    basis: '41-KH/ĐU',
    from: '2026-10-01' as LocalDate,
    until: '2026-10-10' as LocalDate,
  })

  test('are added, changed, archived and restored', async () => {
    const editor = await server.as('editor')
    const made = await editor.ok(menu.createCampaign, { body })
    expect(made).toEqual({ id: made.id, ...body, archivedAt: null, materials: 0, version: 1 })
    const params = { id: made.id }
    const archive = { ...body, name: 'Tên mới', archived: true, version: 1 }
    const archived = await editor.ok(menu.updateCampaign, { params, body: archive })
    expect(archived).toMatchObject({ name: 'Tên mới', archivedAt: server.clock.now(), version: 2 })
    const restored = await editor.ok(menu.updateCampaign, { params, body: { ...archive, archived: false, version: 2 } })
    expect(restored).toMatchObject({ archivedAt: null, version: 3 })
    expect(await editor.ok(menu.listCampaigns, {})).toEqual([restored])
    const { entries } = await admin.ok(access.listAudit, { query: { noun: 'campaigns' } })
    expect(entries.map(({ actor, action }) => `${actor} ${action}`)).toEqual([
      'editor update',
      'editor update',
      'editor create',
    ])
  })

  test.each([
    ['dates the wrong way round', { until: '2026-09-30' as LocalDate }, 'dates-reversed'],
    ['a date that does not exist', { from: '2026-13-01' as LocalDate }, 'invalid'],
    ['a name too long', { name: 'x'.repeat(201) }, 'invalid'],
  ])('%s are refused', async (_, fault, code) => {
    expect(await admin.refused(menu.createCampaign, { body: { ...body, ...fault } })).toBe(code)
    expect(await admin.ok(menu.listCampaigns, {})).toEqual([])
  })

  test('a stale change and an unknown campaign are refused', async () => {
    const { id } = await admin.ok(menu.createCampaign, { body })
    const next = { ...body, archived: false, version: 5 }
    expect(await admin.refused(menu.updateCampaign, { params: { id }, body: next })).toBe('stale')
    expect(await admin.refused(menu.updateCampaign, { params: { id: 99 as CampaignId }, body: next })).toBe('not-found')
  })
})
