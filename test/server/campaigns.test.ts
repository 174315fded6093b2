/** Campaigns and their plans, and how a plan fills in from what was made and played. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { NO_PLAN } from '../../playlists/campaign.ts'
import type { CampaignId } from '../../playlists/ids.ts'
import type { LocalDate } from '../../playlists/time.ts'
import * as access from '../../playlists/wire/access.ts'
import * as menu from '../../playlists/wire/campaigns.ts'
import { sendPlays } from '../../playlists/wire/devices.ts'
import { createMaterial } from '../../playlists/wire/materials.ts'
import { campaignDraft, materialDraft, step } from '../support/drafts.ts'
import { joinDisplay, makePlay } from '../support/fleet.ts'
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

describe('[CP2][CP3] a plan fills in', () => {
  const quarter = (n: number, topics: string[]) => ({
    ...{ name: `Quý ${n}`, period: `Quý ${n}/2026`, goal: '', contents: '', forms: '', topics },
    from: `2026-${String(n * 3 - 2).padStart(2, '0')}-01` as LocalDate,
    until: `2026-${n === 4 ? '12-31' : '09-30'}` as LocalDate,
  })
  const plan = {
    ...NO_PLAN,
    phases: [quarter(3, []), quarter(4, ['CD05']), quarter(4, ['CD11'])],
    groups: [{ name: 'Cải cách', details: '', topics: ['CD05', 'CD11'] }],
  }

  test('from what was made and what was played, test displays aside', async () => {
    const [editor, approver] = [await server.as('editor'), await server.as('approver')]
    const { id } = await editor.ok(menu.createCampaign, { body: campaignDraft({ plan }) })
    const create = (topic: string, more: object = {}) =>
      editor.ok(createMaterial, { body: materialDraft({ topic, campaign: id, ...more }) })
    const shown = await step(approver, await step(editor, await create('CD05'), 'submit'), 'approve')
    await create('CD11', { validUntil: '2026-09-01' })
    await editor.ok(createMaterial, { body: materialDraft({ topic: 'CD05' }) })
    const screen = await joinDisplay(server)
    const of = { material: shown.id, revision: shown.approved!.hash }
    const cut = { outcome: 'interrupted', reason: 'outranked', durationMs: 1000 } as const
    const plays = [makePlay(0, of), makePlay(1, of), makePlay(2, { ...of, ...cut })]
    await screen.device.ok(sendPlays, { body: { boot: 1, plays } })

    const { progress, materials } = await editor.ok(menu.readCampaign, { params: { id } })
    const { durationMs } = progress.total
    expect(materials).toBe(2)
    expect(progress.total).toMatchObject({ materials: 2, approved: 1, plays: 2 })
    expect(progress.displays).toBe(1)
    expect(progress.states.filter((state) => state.materials > 0)).toEqual([
      { state: 'draft', materials: 1 },
      { state: 'approved', materials: 1 },
    ])
    const forms = [{ kind: 'slogan', materials: 1 }]
    expect(progress.phases).toEqual([
      { materials: 2, approved: 1, plays: 0, durationMs: 0, forms: [{ kind: 'slogan', materials: 2 }] },
      { materials: 1, approved: 1, plays: 2, durationMs, forms },
      { materials: 0, approved: 0, plays: 0, durationMs: 0, forms: [] },
    ])
    expect(progress.groups).toEqual([{ materials: 2, approved: 1, plays: 2, durationMs }])
    expect(progress.topics.map(({ topic, materials, plays }) => [topic, materials, plays])).toEqual([
      ['CD05', 1, 2],
      ['CD11', 1, 0],
    ])
  })

  test.each([
    ['a topic that there is not', { ...plan, groups: [{ name: 'x', details: '', topics: ['CD99'] }] }, 'not-found'],
    [
      'a phase that ends before it begins',
      { ...NO_PLAN, phases: [{ ...quarter(4, []), until: '2026-01-01' as LocalDate }] },
      'dates-reversed',
    ],
    ['a target without a name', { ...NO_PLAN, groups: [{ name: '', details: '', topics: [] }] }, 'invalid'],
  ])('%s is refused', async (_, wrong, code) => {
    expect(await admin.refused(menu.createCampaign, { body: campaignDraft({ plan: wrong }) })).toBe(code)
  })

  test('a campaign that there is not has no page', async () =>
    expect(await admin.refused(menu.readCampaign, { params: { id: 99 as CampaignId } })).toBe('not-found'))
})
