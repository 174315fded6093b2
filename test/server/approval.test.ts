import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Material } from '../../playlists/wire/materials.ts'
import * as access from '../../playlists/wire/access.ts'
import * as menu from '../../playlists/wire/materials.ts'
import { readSettings, updateSettings } from '../../playlists/wire/settings.ts'
import { approvedMaterials } from '../../server/materials/store.ts'
import { materialDraft, slogan, step } from '../support/drafts.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'
import { look } from '../support/uploads.ts'

let server: TestServer
let editor: TestPerson
let approver: TestPerson
beforeAll(async () => {
  server = await startTestServer()
  editor = await server.as('editor')
  approver = await server.as('approver')
})
afterAll(() => server.close())

const create = (headline = 'Không giấy tờ', by = editor) =>
  by.ok(menu.createMaterial, { body: materialDraft({ title: headline, content: slogan(headline) }) })
const edit = ({ id, version }: Material, headline: string, by = editor) =>
  by.ok(menu.updateMaterial, {
    params: { id },
    body: { ...materialDraft({ title: headline, content: slogan(headline) }), version },
  })
const playing = async ({ id }: Material) =>
  (await look(server, approvedMaterials)).find((material) => material.id === id)?.content
const approved = async (headline = 'Không giấy tờ') =>
  step(approver, await step(editor, await create(headline), 'submit'), 'approve')
const refused = (
  by: TestPerson,
  { id, latest, version }: Material,
  name: 'approve' | 'return' | 'submit' | 'withdraw',
  more = {},
) =>
  by.refused(menu.stepMaterial, {
    params: { id },
    body: { step: name, revision: latest.number, reason: '', version, ...more },
  })

describe('from draft to air', () => {
  test('[AP1] submitted by an editor, approved by an approver, on air from then on', async () => {
    const draft = await create()
    const pending = await step(editor, draft, 'submit')
    expect(pending.latest).toMatchObject({ state: 'pending', submittedAt: server.clock.now(), deciderName: null })
    expect(await playing(pending)).toBeUndefined()
    server.clock.advance(60_000)
    const done = await step(approver, pending, 'approve')
    expect(done.latest).toMatchObject({ state: 'approved', decidedAt: server.clock.now(), deciderName: 'approver' })
    expect(done.approved).toEqual(done.latest)
    expect(await playing(done)).toEqual(done.latest.content)
    const { entries } = await (await server.as('admin')).ok(access.listAudit, { query: { noun: 'materials' } })
    expect(entries[0]).toMatchObject({ actor: 'approver', action: 'approve' })
    expect(JSON.parse(entries[0]!.after!)).toMatchObject({ hash: done.latest.hash, state: 'approved' })
  })

  test('[AP1] recalled, returned with a reason, submitted again', async () => {
    const recalled = await step(editor, await step(editor, await create(), 'submit'), 'recall')
    expect(recalled.latest).toMatchObject({ state: 'draft', submittedAt: null })
    const pending = await step(editor, recalled, 'submit')
    const returned = await step(approver, pending, 'return', 'Sai tên cơ quan')
    expect(returned.latest).toMatchObject({ state: 'returned', reason: 'Sai tên cơ quan' })
    expect((await step(editor, returned, 'submit')).latest).toMatchObject({ state: 'pending', reason: '' })
  })

  test('[AP1] no step from a state that has none', async () => {
    const draft = await create()
    expect(await refused(approver, draft, 'approve')).toBe('wrong-state')
    expect(await refused(approver, draft, 'withdraw', { reason: 'x' })).toBe('wrong-state')
    expect(await refused(approver, draft, 'submit', { revision: 7 })).toBe('not-found')
  })

  test('[AP2] an editor may not approve, a viewer may do nothing', async () => {
    const pending = await step(editor, await create(), 'submit')
    expect(await refused(editor, pending, 'approve')).toBe('not-permitted')
    expect(await refused(await server.as('viewer'), pending, 'approve')).toBe('not-permitted')
  })

  test('[AP4] returning and withdrawing need a reason', async () => {
    const pending = await step(editor, await create(), 'submit')
    expect(await refused(approver, pending, 'return', { reason: '  ' })).toBe('reason-missing')
    expect(await refused(approver, pending, 'return', { reason: '\u2060' })).toBe('reason-missing')
    const done = await step(approver, pending, 'approve')
    expect(await refused(approver, done, 'withdraw')).toBe('reason-missing')
  })

  test('[AP3] nobody approves their own work, until the office allows it', async () => {
    const own = await step(approver, await create('Của mình', approver), 'submit')
    expect(await refused(approver, own, 'approve')).toBe('own-work')
    const admin = await server.as('admin')
    const settings = await admin.ok(readSettings, {})
    const allowed = await admin.ok(updateSettings, { body: { ...settings, selfApproval: true } })
    expect((await step(approver, own, 'approve')).latest.state).toBe('approved')
    await admin.ok(updateSettings, { body: { ...allowed, selfApproval: false } })
  })

  test('[AP3] who changes the content makes it their own work', async () => {
    const pending = await step(editor, await create(), 'submit')
    const mine = await edit(pending, 'Sửa một chữ', approver)
    expect(mine.latest).toMatchObject({ number: 2, state: 'draft', authorName: 'approver' })
    expect(await refused(approver, await step(approver, mine, 'submit'), 'approve')).toBe('own-work')
  })

  test('what changed since it was looked at is not approved', async () => {
    const pending = await step(editor, await create(), 'submit')
    const changed = await edit(pending, 'Chữ khác')
    expect(await refused(approver, pending, 'approve')).toBe('stale')
    const old = { revision: pending.latest.number, version: changed.version }
    expect(await refused(approver, pending, 'approve', old)).toBe('wrong-state')
    expect(await playing(pending)).toBeUndefined()
  })
})

describe('[AP5] blanks', () => {
  test('are filled before anything is submitted', async () => {
    const draft = await create('Giờ làm việc: {gio}')
    const body = { step: 'submit' as const, revision: 1, reason: '', version: 1 }
    const answer = await editor.call(menu.stepMaterial, { params: { id: draft.id }, body })
    expect([answer.status, answer.error?.code]).toEqual([422, 'placeholder-missing'])
    expect(answer.error?.message).toContain('Giờ làm việc')
    expect((await step(editor, await edit(draft, 'Giờ làm việc: 08:00'), 'submit')).latest.state).toBe('pending')
  })
})

describe('[MA4] what is on air', () => {
  test('stays while a newer draft waits, and gives way when that is approved', async () => {
    const first = await approved('Bản một')
    const second = await edit(first, 'Bản hai')
    expect(second).toMatchObject({ latest: { number: 2, state: 'draft' }, approved: { number: 1 } })
    const pending = await step(editor, second, 'submit')
    expect(await playing(first)).toEqual(slogan('Bản một'))
    const done = await step(approver, pending, 'approve')
    expect(done.approved?.number).toBe(2)
    expect(await playing(first)).toEqual(slogan('Bản hai'))
  })

  test('is withdrawn at once, and no older one comes back', async () => {
    const second = await step(
      approver,
      await step(editor, await edit(await approved('Cũ'), 'Mới'), 'submit'),
      'approve',
    )
    const gone = await step(approver, second, 'withdraw', 'Có sai sót')
    expect(gone).toMatchObject({ approved: null, latest: { state: 'withdrawn', reason: 'Có sai sót' } })
    expect(await playing(gone)).toBeUndefined()
    expect(await refused(approver, gone, 'withdraw', { revision: 1, reason: 'x' })).toBe('wrong-state')
  })

  test('[AP6] is withdrawn beside a newer draft, which goes its own way', async () => {
    const first = await approved('Đang phát')
    const draft = await edit(first, 'Đang soạn')
    const body = { step: 'withdraw' as const, revision: 1, reason: 'Hết hiệu lực', version: draft.version }
    const gone = await approver.ok(menu.stepMaterial, { params: { id: first.id }, body })
    expect(gone).toMatchObject({ approved: null, latest: { number: 2, state: 'draft' } })
    const again = await step(approver, await step(editor, gone, 'submit'), 'approve')
    expect(await playing(again)).toEqual(slogan('Đang soạn'))
  })

  test('begins anew after a withdrawal, with the same words too', async () => {
    const gone = await step(approver, await approved('Như cũ'), 'withdraw', 'Xem lại')
    const again = await edit(gone, 'Như cũ')
    expect(again.latest).toMatchObject({ number: 2, state: 'draft', hash: gone.latest.hash })
  })

  test('leaves the screens when it is archived, and takes no further step', async () => {
    const done = await approved('Lưu trữ')
    const params = { id: done.id }
    const archived = await editor.ok(menu.archiveMaterial, { params, body: { archived: true, version: done.version } })
    expect(await playing(done)).toBeUndefined()
    await editor.ok(menu.archiveMaterial, { params, body: { archived: false, version: archived.version } })
    expect(await playing(done)).toEqual(slogan('Lưu trữ'))
    const draft = await create('Bản nháp')
    const filed = await editor.ok(menu.archiveMaterial, {
      params: { id: draft.id },
      body: { archived: true, version: 1 },
    })
    expect(await refused(editor, filed, 'submit')).toBe('wrong-state')
  })

  test('keeps its time and its dates as the material says now', async () => {
    const done = await approved('Có hạn')
    const dates = { validFrom: '2026-11-01' as never, validUntil: '2026-11-30' as never }
    const body = {
      ...materialDraft({ ...dates, durationMs: 12_000, content: done.latest.content }),
      version: done.version,
    }
    await editor.ok(menu.updateMaterial, { params: { id: done.id }, body })
    const facts = (await look(server, approvedMaterials)).find(({ id }) => id === done.id)
    expect(facts).toEqual({
      id: done.id,
      revision: done.latest.hash,
      content: done.latest.content,
      durationMs: 12_000,
      ...dates,
      topic: 'CD05',
      campaign: null,
      audience: 'everyone',
      festive: false,
      since: done.latest.createdAt,
    })
  })
})

test('two approvals at the same moment: one is done, the other is stale', async () => {
  const pending = await step(editor, await create('Hai người duyệt'), 'submit')
  const second = await server.as('approver', 'approver-2')
  const ask = (by: TestPerson) =>
    by.call(menu.stepMaterial, {
      params: { id: pending.id },
      body: { step: 'approve', revision: 1, reason: '', version: pending.version },
    })
  const answers = await Promise.all([ask(approver), ask(second)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
})
