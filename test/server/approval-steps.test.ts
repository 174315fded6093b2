/** Two steps, many at once, who answers for what, and what no order of steps may ever bring on air. */
import fc from 'fast-check'
import { Kysely, Migrator } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { APPROVAL_STEPS } from '../../playlists/approval.ts'
import type { ApprovalStep } from '../../playlists/approval.ts'
import { decideMany, listWaiting } from '../../playlists/wire/approvals.ts'
import * as menu from '../../playlists/wire/materials.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { readSettings, updateSettings } from '../../playlists/wire/settings.ts'
import { migrations } from '../../server/db/migrations.ts'
import { sqliteDialect } from '../../server/db/sqlite.ts'
import { approvedMaterials } from '../../server/materials/store.ts'
import path from 'node:path'
import { materialDraft, slogan, step } from '../support/drafts.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'
import { look } from '../support/uploads.ts'
import { freshFolder, removeFolder } from '../support/whole.ts'

let server: TestServer
let editor: TestPerson
let reviewer: TestPerson
let approver: TestPerson
beforeAll(async () => {
  server = await startTestServer()
  editor = await server.as('editor')
  reviewer = await server.as('reviewer')
  approver = await server.as('approver')
})
afterAll(() => server.close())

async function office(rules: { twoStepApproval?: boolean; selfApproval?: boolean }): Promise<void> {
  const admin = await server.as('admin')
  const settings = await admin.ok(readSettings, {})
  await admin.ok(updateSettings, { body: { ...settings, twoStepApproval: false, selfApproval: false, ...rules } })
}
const create = (headline: string, more: object = {}, by = editor) =>
  by.ok(menu.createMaterial, { body: materialDraft({ title: headline, content: slogan(headline), ...more }) })
const submitted = async (headline: string, more: object = {}, by = editor) =>
  step(by, await create(headline, more, by), 'submit')
const refused = (by: TestPerson, { id, latest, version }: Material, name: ApprovalStep, reason = 'vì') =>
  by.refused(menu.stepMaterial, { params: { id }, body: { step: name, revision: latest.number, reason, version } })
const read = ({ id }: Material) => editor.ok(menu.readMaterial, { params: { id } })
const onAir = async ({ id }: Material) =>
  (await look(server, approvedMaterials)).find((material) => material.id === id)?.revision ?? null

describe('[AP8] two steps', () => {
  beforeAll(() => office({ twoStepApproval: true }))
  afterAll(() => office({}))

  test('edited, reviewed, approved, by three people; on air only then', async () => {
    const pending = await submitted('Ba người')
    expect(await refused(approver, pending, 'approve')).toBe('wrong-state')
    const reviewed = await step(reviewer, pending, 'review')
    expect(reviewed.latest).toMatchObject({ state: 'reviewed', reviewerName: 'reviewer' })
    expect(await onAir(reviewed)).toBeNull()
    expect(await refused(reviewer, reviewed, 'approve')).toBe('not-permitted')
    const done = await step(approver, reviewed, 'approve')
    expect(await onAir(done)).toBe(done.latest.hash)
    expect(done.latest).toMatchObject({ reviewerName: 'reviewer', deciderName: 'approver' })
  })

  test('[AP9] who reviewed it does not approve it', async () => {
    const reviewed = await step(approver, await submitted('Một người hai bước'), 'review')
    expect(await refused(approver, reviewed, 'approve')).toBe('own-review')
    const second = await server.as('approver', 'approver-2')
    expect((await step(second, reviewed, 'approve')).latest.state).toBe('approved')
  })

  test('[AP3] nobody reviews their own; an editor reviews nothing', async () => {
    const own = await submitted('Của người rà soát', {}, reviewer)
    expect(await refused(reviewer, own, 'review')).toBe('own-work')
    expect(await refused(editor, own, 'review')).toBe('not-permitted')
  })

  test('[AP3] nor what they submitted for somebody else; the queue names who submitted it', async () => {
    const pending = await step(reviewer, await create('Trình hộ'), 'submit')
    expect(pending.latest).toMatchObject({ authorName: 'editor', submitterName: 'reviewer' })
    expect(await refused(reviewer, pending, 'review')).toBe('own-work')
    const again = await step(editor, await step(editor, pending, 'recall'), 'submit')
    expect(again.latest).toMatchObject({ submitterName: 'editor' })
    expect((await step(reviewer, again, 'review')).latest.submitterName).toBe('editor')
  })

  test('[AP4] is returned at either step, with a reason', async () => {
    const pending = await submitted('Trả lại')
    expect(await refused(reviewer, pending, 'return', ' ')).toBe('reason-missing')
    const returned = await step(reviewer, pending, 'return', 'Thiếu số điện thoại')
    expect(returned.latest).toMatchObject({ state: 'returned', deciderName: 'reviewer' })
    const reviewed = await step(reviewer, await step(editor, returned, 'submit'), 'review')
    expect(await refused(reviewer, reviewed, 'return')).toBe('not-permitted')
    expect((await step(approver, reviewed, 'return', 'Sai ngày')).latest.reason).toBe('Sai ngày')
  })

  test('[AP6] other words take the first word back', async () => {
    const reviewed = await step(reviewer, await submitted('Đã rà soát'), 'review')
    const { id, version } = reviewed
    const body = { ...materialDraft({ title: 'x', content: slogan('Đã sửa sau rà soát') }), version }
    const edited = await editor.ok(menu.updateMaterial, { params: { id }, body })
    expect(edited.latest).toMatchObject({ number: 2, state: 'draft', reviewer: null })
    expect(await refused(approver, edited, 'approve')).toBe('wrong-state')
  })

  test('switched off, what was reviewed goes on to the approver, what is new needs one word', async () => {
    const [reviewed, fresh] = [await step(reviewer, await submitted('Đang dở'), 'review'), await submitted('Mới')]
    await office({})
    expect((await step(approver, reviewed, 'approve')).latest.state).toBe('approved')
    expect(await refused(reviewer, fresh, 'review')).toBe('wrong-state')
    expect((await step(approver, fresh, 'approve')).latest.state).toBe('approved')
    await office({ twoStepApproval: true })
  })
})

describe('who answers for it', () => {
  const duty = {
    basis: { number: '445', symbol: 'KH-UBND', date: '2026-03-16' as never, title: 'Kế hoạch tuyên truyền' },
    responsible: 'Nguyễn Thị An',
    deadline: '2026-12-01' as never,
  }

  test('is kept, needs no new approval, and stays where a later change does not speak of it', async () => {
    const pending = await submitted('Có căn cứ', duty)
    expect(pending).toMatchObject(duty)
    const approved = await step(approver, pending, 'approve')
    const { id, version } = approved
    const body = { ...materialDraft({ title: 'Đổi tên', content: approved.latest.content }), version }
    const after = await editor.ok(menu.updateMaterial, { params: { id }, body })
    expect(after).toMatchObject({ ...duty, title: 'Đổi tên', latest: { state: 'approved' } })
    const cleared = { ...body, basis: null, version: after.version }
    expect(await editor.ok(menu.updateMaterial, { params: { id }, body: cleared })).toMatchObject({ basis: null })
  })

  test('a document without a number or with a day that is not is refused', async () => {
    const wrong = [
      { ...duty.basis, number: '' },
      { ...duty.basis, date: '2026-02-30' },
    ]
    for (const basis of wrong)
      expect(await editor.refused(menu.createMaterial, { body: materialDraft({ basis } as never) })).toBe('invalid')
  })

  test('[AP10] the queue has the nearest deadline first', async () => {
    await submitted('Không hạn')
    await submitted('Hạn xa', { deadline: '2027-01-31' })
    await submitted('Hạn gần', { deadline: '2026-11-25' })
    const titles = (await approver.ok(listWaiting, {})).map(({ title }) => title)
    const mine = titles.filter((title) => /hạn/i.test(title))
    expect(mine).toEqual(['Hạn gần', 'Hạn xa', 'Không hạn'])
  })
})

describe('many at once', () => {
  const itemOf = ({ id, latest, version }: Material) => ({ material: id, revision: latest.number, version })

  test('each on its own: what changed meanwhile is refused, the others are done', async () => {
    const [a, b, c] = [await submitted('A nhiều'), await submitted('B nhiều'), await submitted('C nhiều', {}, approver)]
    const body = { ...materialDraft({ title: 'B nhiều', content: slogan('B sửa') }), version: b.version }
    await editor.ok(menu.updateMaterial, { params: { id: b.id }, body })
    const items = [a, b, c].map(itemOf)
    const rows = await approver.ok(decideMany, { body: { step: 'approve', reason: '', items } })
    expect(rows.map(({ title, error }) => [title, error?.code ?? null])).toEqual([
      ['A nhiều', null],
      ['B nhiều', 'stale'],
      ['C nhiều', 'own-work'],
    ])
    expect(rows[1]!.error!.message).toContain('Người khác vừa thay đổi')
    expect([await onAir(a), await onAir(b), await onAir(c)]).toEqual([a.latest.hash, null, null])
  })

  test('returned with one reason for all, which none may lack', async () => {
    const items = [await submitted('Trả một'), await submitted('Trả hai')].map(itemOf)
    const none = await approver.ok(decideMany, { body: { step: 'return', reason: ' ', items } })
    expect(none.map(({ error }) => error?.code)).toEqual(['reason-missing', 'reason-missing'])
    const rows = await approver.ok(decideMany, { body: { step: 'return', reason: 'Sai tên phường', items } })
    expect(rows.map(({ error }) => error)).toEqual([null, null])
    const [first] = items
    const { steps } = await editor.ok(menu.readMaterial, { params: { id: first!.material } })
    expect(steps[0]).toMatchObject({ step: 'return', name: 'approver', reason: 'Sai tên phường' })
  })

  test('the same row twice is done once; one that is not there is told', async () => {
    const item = itemOf(await submitted('Hai lần'))
    const items = [item, item, { ...item, material: 999_999 as never }]
    const rows = await approver.ok(decideMany, { body: { step: 'approve', reason: '', items } })
    expect(rows.map(({ error }) => error?.code ?? null)).toEqual([null, 'stale', 'not-found'])
  })

  test('an editor decides nothing, whoever else asks in the same moment', async () => {
    const pending = await submitted('Không được')
    const body = { step: 'approve' as const, reason: '', items: [itemOf(pending)] }
    expect(await editor.refused(decideMany, { body })).toBe('not-permitted')
    const [row] = await reviewer.ok(decideMany, { body })
    expect(row?.error?.code).toBe('not-permitted')
  })
})

test('[AP11] every step is a row that later steps leave as it was', async () => {
  let material = await create('Lịch sử')
  const seen: unknown[][] = []
  const take = async (by: TestPerson, name: Parameters<typeof step>[2], reason = '') => {
    server.clock.advance(1000)
    material = await step(by, material, name, reason)
    seen.push((await read(material)).steps.toReversed())
  }
  await take(editor, 'submit')
  await take(editor, 'recall')
  await take(editor, 'submit')
  await take(approver, 'return', 'Sai số')
  await take(editor, 'submit')
  await take(approver, 'approve')
  await take(approver, 'withdraw', 'Hết hiệu lực')
  for (const [n, rows] of seen.entries()) expect(seen.at(-1)!.slice(0, n + 1)).toEqual(rows)
  const { steps } = await read(material)
  expect(steps.toReversed().map(({ step, name, reason }) => `${step} ${name} ${reason}`.trim())).toEqual([
    'submit editor',
    'recall editor',
    'submit editor',
    'return approver Sai số',
    'submit editor',
    'approve approver',
    'withdraw approver Hết hiệu lực',
  ])
  const times = steps.map(({ at }) => at)
  expect(times).toEqual(times.toSorted((a, b) => b - a))
})

test('[AP11] edited while it waits: the recall is a row too', async () => {
  const pending = await submitted('Sửa khi đang chờ')
  const { id, version } = pending
  const body = { ...materialDraft({ title: 'x', content: slogan('Chữ khác hẳn') }), version }
  await editor.ok(menu.updateMaterial, { params: { id }, body })
  expect((await read(pending)).steps.map(({ revision, step }) => [revision, step])).toEqual([
    [1, 'recall'],
    [1, 'submit'],
  ])
})

/** Any people doing anything in any order: what is on air was approved, for exactly these bytes, by somebody who may. */
describe('[MA1][AP3] no order of deeds brings on air what nobody approved', () => {
  const people = () => [editor, reviewer, approver]
  const deed = fc.record({
    who: fc.nat(2),
    what: fc.oneof(fc.constantFrom(...APPROVAL_STEPS), fc.constant('edit' as const)),
    words: fc.nat(2),
    late: fc.boolean(),
  })
  type Deed = { who: number; what: ApprovalStep | 'edit'; words: number; late: boolean }

  async function act(known: Material, { who, what, words, late }: Deed): Promise<void> {
    const by = people()[who]!
    const { id } = known
    const { version, latest } = late ? known : await read(known)
    if (what === 'edit') {
      const body = { ...materialDraft({ title: 'Bất kỳ', content: slogan(`Câu ${words}`) }), version }
      await by.call(menu.updateMaterial, { params: { id }, body })
    } else {
      const body = { step: what, revision: latest.number, reason: 'vì', version }
      await by.call(menu.stepMaterial, { params: { id }, body })
    }
  }

  async function holds(material: Material): Promise<void> {
    const hash = await onAir(material)
    const { revisions, steps, approved } = await read(material)
    expect(approved?.hash ?? null).toBe(hash)
    if (approved === null) return
    const own = steps.filter(({ revision }) => revision === approved.number)
    expect(own[0]).toMatchObject({ step: 'approve', name: 'approver' })
    const { authorName } = revisions.find(({ number }) => number === approved.number)!
    expect(authorName).not.toBe('approver')
    expect(own.filter(({ step }) => step === 'withdraw')).toEqual([])
  }

  test.each([false, true])('two steps: %s', { timeout: 60_000 }, async (twoStepApproval) => {
    await office({ twoStepApproval })
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 14 }), async (deeds) => {
        const material = await submitted('Bất kỳ')
        for (const one of deeds) {
          await act(material, one)
          await holds(material)
        }
      }),
      { numRuns: 25 },
    )
    await office({})
  })
})

test('0024 fills the history from the audit trail', async () => {
  const folder = await freshFolder()
  const db = new Kysely<Record<string, Record<string, unknown>>>({
    dialect: sqliteDialect({ file: path.join(folder, 'old.db'), connections: 1, begin: 'immediate', pragmas: [] }),
  })
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
    await migrator.migrateTo('0013-zones')
    const put = (table: string, row: object) => db.insertInto(table).values(row).execute()
    const account = { id: 1, username: 'duyet', name: 'Duyệt', role: 'approver', passwordHash: '', createdAt: 0 }
    await put('accounts', account)
    await put('topics', { code: 'CD01', name: '', description: '', counted: 1 })
    await put('materials', { id: 5, title: '', topic: 'CD01', source: '', durationMs: 1, createdAt: 0 })
    const words = { kind: 'slogan', template: 'formal', headline: 'Xanh', support: '', steps: [] }
    const revision = {
      material: 5,
      number: 2,
      hash: '',
      content: JSON.stringify(words),
      state: 'returned',
      author: 1,
      createdAt: 0,
    }
    await put('revisions', { id: 9, ...revision })
    const after = JSON.stringify({ revision: 2, state: 'returned', reason: 'Sai tên' })
    const line = { noun: 'materials', nounId: '5', nounName: '', actor: 'duyet', address: '', after }
    await put('audit', { ...line, at: 77, action: 'return' })
    await put('audit', { ...line, at: 78, action: 'archive' })
    expect((await migrator.migrateToLatest()).error).toBeUndefined()
    const rows = await db.selectFrom('revisionSteps').selectAll().execute()
    expect(rows).toEqual([{ id: 1, revision: 9, step: 'return', account: 1, at: 77, reason: 'Sai tên' }])
  } finally {
    await db.destroy()
    await removeFolder(folder)
  }
})
