import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AccountId } from '../../playlists/ids.ts'
import * as access from '../../playlists/wire/access.ts'
import * as campaigns from '../../playlists/wire/campaigns.ts'
import { passwordOf, startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'
import { campaignDraft } from '../support/drafts.ts'

let server: TestServer
let admin: TestPerson
beforeEach(async () => {
  server = await startTestServer()
  admin = await server.as('admin')
})
afterEach(() => server.close())

const find = async (username: string) =>
  (await admin.ok(access.listAccounts, {})).find((one) => one.username === username)!
const isIn = async (person: TestPerson) => (await person.ok(access.readSession, {})).account !== null

test('accounts are listed without any secret', async () => {
  await server.as('editor')
  const answer = await admin.call(access.listAccounts, {})
  expect(answer.body.map(({ username, role, active }) => [username, role, active])).toEqual([
    ['admin', 'admin', true],
    ['editor', 'editor', true],
  ])
  expect(answer.text).not.toContain('argon2')
})

test.each([
  ['a taken user name', { username: 'admin' }, 'name-taken'],
  ['capital letters', { username: 'Editor' }, 'invalid'],
  ['a path in the name', { username: '../../etc' }, 'invalid'],
  ['a role that does not exist', { role: 'root' as 'admin' }, 'invalid'],
  ['an empty name', { name: '  ' }, 'invalid'],
  ['a weak password', { password: '123' }, 'password-weak'],
])('%s is refused and nothing is created', async (_, fault, code) => {
  const body = {
    username: 'editor',
    name: 'Biên tập',
    role: 'editor' as const,
    password: passwordOf('editor'),
    ...fault,
  }
  expect(await admin.refused(access.createAccount, { body })).toBe(code)
  expect(await admin.ok(access.listAccounts, {})).toHaveLength(1)
})

test('two who edit at once: the second is told, and nothing of theirs is kept', async () => {
  await server.as('editor')
  const { id, version } = await find('editor')
  const first = { version, name: 'Chị Lan', role: 'editor' as const, active: true }
  await admin.ok(access.updateAccount, { params: { id }, body: first })
  const second = await admin.call(access.updateAccount, { params: { id }, body: { ...first, name: 'Anh Hùng' } })
  expect(second).toMatchObject({ status: 409, error: { code: 'stale' } })
  expect((await find('editor')).name).toBe('Chị Lan')
})

test.each([
  ['demoted', { role: 'viewer' as const, active: true }],
  ['locked', { role: 'admin' as const, active: false }],
])('the last active administrator cannot be %s', async (_, next) => {
  const { id, version } = await find('admin')
  const body = { version, name: 'admin', ...next }
  expect(await admin.refused(access.updateAccount, { params: { id }, body })).toBe('last-admin')
  await server.as('admin', 'second')
  expect((await admin.call(access.updateAccount, { params: { id }, body })).status).toBe(200)
})

test('a locked administrator does not count as one', async () => {
  await server.as('admin', 'second')
  const second = await find('second')
  const lock = { version: second.version, name: 'second', role: 'admin' as const, active: false }
  await admin.ok(access.updateAccount, { params: { id: second.id }, body: lock })
  const { id, version } = await find('admin')
  const body = { version, name: 'admin', role: 'viewer' as const, active: true }
  expect(await admin.refused(access.updateAccount, { params: { id }, body })).toBe('last-admin')
})

test.each([
  ['another role', { role: 'viewer' as const, active: true }],
  ['a lock', { role: 'editor' as const, active: false }],
])('%s ends the sessions of that account at once, and of nobody else', async (_, next) => {
  const editor = await server.as('editor')
  const approver = await server.as('approver')
  const { id, version } = await find('editor')
  await admin.ok(access.updateAccount, { params: { id }, body: { version, name: 'editor', ...next } })
  expect([await isIn(editor), await isIn(approver), await isIn(admin)]).toEqual([false, true, true])
})

test('another name ends no session', async () => {
  const editor = await server.as('editor')
  const { id, version } = await find('editor')
  const body = { version, name: 'Chị Lan', role: 'editor' as const, active: true }
  await admin.ok(access.updateAccount, { params: { id }, body })
  expect(await isIn(editor)).toBe(true)
})

test('a locked account cannot sign in, and is not told why', async () => {
  await server.as('editor')
  const { id, version } = await find('editor')
  const body = { version, name: 'editor', role: 'editor' as const, active: false }
  await admin.ok(access.updateAccount, { params: { id }, body })
  const given = { username: 'editor', password: passwordOf('editor') }
  expect(await server.anyone.refused(access.signIn, { body: given })).toBe('wrong-credentials')
})

test('a new password from the administrator ends the sessions and works at once', async () => {
  const editor = await server.as('editor')
  const { id } = await find('editor')
  await admin.ok(access.resetPassword, { params: { id }, body: { password: 'một mật khẩu mới tinh' } })
  expect(await isIn(editor)).toBe(false)
  expect(await isIn(await server.signIn('editor', 'một mật khẩu mới tinh'))).toBe(true)
})

test('unknown accounts are not found', async () => {
  const params = { id: 999 as AccountId }
  const body = { version: 1, name: 'x', role: 'viewer' as const, active: true }
  expect(await admin.refused(access.updateAccount, { params, body })).toBe('not-found')
  expect(await admin.refused(access.resetPassword, { params, body: { password: 'một mật khẩu mới' } })).toBe(
    'not-found',
  )
})

test('every change leaves a line in the audit trail, without secrets', async () => {
  await server.as('editor')
  const { id, version } = await find('editor')
  const body = { version, name: 'Chị Lan', role: 'approver' as const, active: true }
  await admin.ok(access.updateAccount, { params: { id }, body })
  await admin.ok(access.resetPassword, { params: { id }, body: { password: 'một mật khẩu mới tinh' } })
  const answer = await admin.call(access.listAudit, { query: { noun: 'accounts' } })
  const lines = answer.body.entries.map(({ actor, action, nounName }) => `${actor} ${action} ${nounName}`)
  expect(lines).toEqual([
    'admin password editor',
    'admin update editor',
    'editor sign-in editor',
    'admin create editor',
    'admin create admin',
  ])
  const update = answer.body.entries[1]!
  expect(JSON.parse(update.before!)).toMatchObject({ name: 'editor', role: 'editor' })
  expect(JSON.parse(update.after!)).toMatchObject({ name: 'Chị Lan', role: 'approver' })
  expect(update).toMatchObject({ at: server.clock.now(), address: '127.0.0.1' })
  expect(answer.text).not.toMatch(/argon2|mật khẩu mới|bốn từ/)
})

test('a refused change leaves no line', async () => {
  const before = (await admin.ok(access.listAudit, { query: {} })).entries.length
  const { id } = await find('admin')
  const body = { version: 99, name: 'x', role: 'admin' as const, active: true }
  await admin.refused(access.updateAccount, { params: { id }, body })
  expect((await admin.ok(access.listAudit, { query: {} })).entries).toHaveLength(before)
})

test('the audit trail is read page by page, newest first', async () => {
  const body = campaignDraft()
  for (let i = 0; i < 105; i++) await admin.ok(campaigns.createCampaign, { body: { ...body, name: `Chiến dịch ${i}` } })
  const first = await admin.ok(access.listAudit, { query: {} })
  expect([first.entries.length, first.more]).toEqual([100, true])
  const rest = await admin.ok(access.listAudit, { query: { before: first.entries.at(-1)!.id } })
  expect([rest.entries.length, rest.more]).toEqual([6, false])
  expect((await admin.ok(access.listAudit, { query: { actor: 'nobody' } })).entries).toEqual([])
})
