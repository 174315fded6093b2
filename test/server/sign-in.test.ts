import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../playlists/time.ts'
import * as access from '../../playlists/wire/access.ts'
import { SESSION_COOKIE, Sessions } from '../../server/access/sessions.ts'
import { databaseFile } from '../../server/data-dir.ts'
import { Database } from '../../server/db/open.ts'
import { SETUP_TOKEN, passwordOf, personOf, startTestServer } from '../support/test-server.ts'
import type { TestServer } from '../support/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.close())

const wrong = { username: 'editor', password: 'not the right one' }

test('the cookie is out of reach of scripts and other sites', async () => {
  await server.as('editor')
  const body = { username: 'editor', password: passwordOf('editor') }
  const { headers } = await server.anyone.call(access.signIn, { body })
  const cookie = String(headers['set-cookie'])
  expect(cookie).toMatch(new RegExp(`^${SESSION_COOKIE}=[\\w-]{43};`))
  for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/', 'Max-Age=604800']) expect(cookie).toContain(part)
  expect(cookie).not.toContain('Secure')
})

test('a user name is taken in any case, with spaces around it', async () => {
  await server.as('editor')
  const body = { username: ' Editor ', password: passwordOf('editor') }
  expect((await server.anyone.ok(access.signIn, { body })).account?.username).toBe('editor')
})

test.each([
  ['a wrong password', wrong],
  ['an unknown name', { username: 'nobody', password: 'not the right one' }],
  ['an empty password', { username: 'editor', password: '' }],
])('%s is refused in the same words', async (_, body) => {
  await server.as('editor')
  const answer = await server.anyone.call(access.signIn, { body })
  expect(answer.status).toBe(401)
  expect(answer.error).toEqual({ code: 'wrong-credentials', message: 'Tên đăng nhập hoặc mật khẩu không đúng.' })
})

test('ten wrong passwords close the door for a quarter of an hour, for that person at that address', async () => {
  await server.as('editor')
  for (let i = 0; i < 10; i++)
    expect(await server.anyone.refused(access.signIn, { body: wrong })).toBe('wrong-credentials')
  const right = { username: 'editor', password: passwordOf('editor') }
  const shut = await server.anyone.call(access.signIn, { body: right })
  expect(shut).toMatchObject({ status: 429, error: { code: 'too-many' } })
  expect(shut.error?.message).toContain('15 phút')
  expect(shut.headers['retry-after']).toBe('900')
  expect((await server.anyone.call(access.signIn, { body: right, from: '10.0.0.9' })).status).toBe(200)
  server.clock.advance(15 * MINUTE)
  expect((await server.anyone.call(access.signIn, { body: right })).status).toBe(200)
})

test('the audit trail tells of every failure and of a door that closes, and keeps no name that nobody bears', async () => {
  await server.as('editor')
  for (let i = 0; i < 10; i++) await server.anyone.refused(access.signIn, { body: wrong, from: '10.0.0.7' })
  await server.anyone.refused(access.signIn, { body: { username: 'my secret password', password: 'editor' } })
  const { entries } = await (
    await server.as('admin')
  ).ok(access.listAudit, { query: { noun: 'accounts', actor: 'system' } })
  const lines = entries.map(({ action, nounName, address }) => `${action} ${nounName} ${address}`)
  const failures = Array.from({ length: 10 }, () => 'sign-in-failed editor 10.0.0.7')
  expect(lines).toEqual(['sign-in-failed  127.0.0.1', 'locked-out editor 10.0.0.7', ...failures])
})

test('ten wrong passwords sent at once count as ten', async () => {
  await server.as('editor')
  const tries = Array.from({ length: 14 }, () => server.anyone.refused(access.signIn, { body: wrong }))
  expect((await Promise.all(tries)).filter((code) => code === 'too-many')).toHaveLength(4)
})

test('a hundred wrong passwords from one address close it for every name', async () => {
  await server.as('admin')
  for (let i = 0; i < 100; i++) {
    const body = { username: `guess${i}`, password: 'not the right one' }
    await server.anyone.refused(access.signIn, { body })
  }
  const body = { username: 'admin', password: passwordOf('admin') }
  expect(await server.anyone.refused(access.signIn, { body })).toBe('too-many')
})

test('signing in again makes a new session and ends the one before', async () => {
  const first = await server.as('editor')
  const body = { username: 'editor', password: passwordOf('editor') }
  const again = personOf(server.app, await first.call(access.signIn, { body }))
  expect(again.cookie).not.toBe(first.cookie)
  expect((await first.ok(access.readSession, {})).account).toBeNull()
  expect((await again.ok(access.readSession, {})).account?.username).toBe('editor')
})

test('a made-up session id is not taken over at sign-in', async () => {
  await server.as('editor')
  const cookie = `${SESSION_COOKIE}=chosen-by-an-attacker`
  const body = { username: 'editor', password: passwordOf('editor') }
  const { headers } = await server.anyone.call(access.signIn, { body, headers: { cookie } })
  expect(String(headers['set-cookie'])).not.toContain('chosen-by-an-attacker')
})

test.each([
  ['twelve hours without a request', [12 * HOUR + 1]],
  ['seven days, however busy', Array.from({ length: 15 }, () => 11.5 * HOUR)],
])('a session ends after %s', async (_, steps) => {
  const editor = await server.as('editor')
  for (const step of steps.slice(0, -1)) {
    server.clock.advance(step)
    expect((await editor.ok(access.readSession, {})).account).not.toBeNull()
  }
  server.clock.advance(steps.at(-1)!)
  expect((await editor.ok(access.readSession, {})).account).toBeNull()
})

test('signing out ends the session on the server too', async () => {
  const editor = await server.as('editor')
  const answer = await editor.call(access.signOut, {})
  expect(answer.status).toBe(204)
  expect(String(answer.headers['set-cookie'])).toContain(`${SESSION_COOKIE}=;`)
  expect(await editor.refused(access.signOut, {})).toBe('not-signed-in')
})

test('changing the own password ends every other session and renews this one', async () => {
  const [here, elsewhere] = [await server.as('editor'), await server.signIn('editor')]
  const body = { current: passwordOf('editor'), next: 'năm từ khác hẳn đấy' }
  const renewed = personOf(server.app, await here.call(access.changePassword, { body }))
  expect((await renewed.ok(access.readSession, {})).account?.username).toBe('editor')
  for (const old of [here, elsewhere]) expect((await old.ok(access.readSession, {})).account).toBeNull()
  await server.signIn('editor', 'năm từ khác hẳn đấy')
  expect(
    await server.anyone.refused(access.signIn, { body: { username: 'editor', password: passwordOf('editor') } }),
  ).toBe('wrong-credentials')
})

test('changing the own password needs the present one, and its wrong guesses count', async () => {
  const editor = await server.as('editor')
  const body = { current: 'guess', next: 'năm từ khác hẳn đấy' }
  for (let i = 0; i < 10; i++) expect(await editor.refused(access.changePassword, { body })).toBe('wrong-credentials')
  expect(await editor.refused(access.changePassword, { body })).toBe('too-many')
})

test.each([
  ['short', 'password-short', 'cần ít nhất 12 ký tự'],
  ['matkhau123456', 'password-common', 'quá dễ đoán'],
  ['Mật-Khẩu-2026!!', 'password-common', 'quá dễ đoán'],
  ['password123456!', 'password-common', 'quá dễ đoán'],
  ['111111111111', 'password-common', 'quá dễ đoán'],
  ['123456789012', 'password-common', 'quá dễ đoán'],
  ['qwertyuiopas', 'password-common', 'quá dễ đoán'],
  ['Nguyen.Van.An2026', 'password-is-username', 'tên đăng nhập'],
])('%s is refused as %s', async (password, _, words) => {
  const admin = await server.as('admin')
  const body = { username: 'nguyen.van.an', name: 'An', role: 'viewer' as const, password }
  const answer = await admin.call(access.createAccount, { body })
  expect(answer).toMatchObject({ status: 422, error: { code: 'password-weak' } })
  expect(answer.error?.details).toEqual([{ field: 'password', problem: expect.stringContaining(words) as string }])
})

test('the set-up link works once, and never again', async () => {
  const body = { token: SETUP_TOKEN, username: 'chief', name: 'Chị Trưởng', password: 'bốn từ bất kỳ đó' }
  expect(await server.anyone.ok(access.checkSetUp, { body: { token: SETUP_TOKEN } })).toEqual({ works: true })
  expect(await server.anyone.ok(access.checkSetUp, { body: { token: 'forged' } })).toEqual({ works: false })
  expect(await server.anyone.refused(access.setUp, { body: { ...body, token: 'forged' } })).toBe('setup-link-wrong')
  expect(await server.anyone.refused(access.setUp, { body: { ...body, password: 'short' } })).toBe('password-weak')
  const answer = await server.anyone.call(access.setUp, { body })
  expect(answer.body).toMatchObject({ account: { username: 'chief', role: 'admin' }, setupNeeded: false, wizard: true })
  expect(await server.anyone.refused(access.setUp, { body: { ...body, username: 'second' } })).toBe('setup-done')
  expect(await server.anyone.ok(access.checkSetUp, { body: { token: SETUP_TOKEN } })).toEqual({ works: false })
})

test('two who use the set-up link at once make one administrator', async () => {
  const ask = (username: string) => {
    const body = { token: SETUP_TOKEN, username, name: username, password: 'bốn từ bất kỳ đó' }
    return server.anyone.call(access.setUp, { body })
  }
  const answers = await Promise.all([ask('first'), ask('second')])
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
})

test('each start offers a new link while there is no account, and none afterwards', async () => {
  const next = await server.restart({ ports: { setupToken: 'a newer one' } })
  expect(await next.anyone.ok(access.checkSetUp, { body: { token: SETUP_TOKEN } })).toEqual({ works: false })
  expect(await next.anyone.ok(access.checkSetUp, { body: { token: 'a newer one' } })).toEqual({ works: true })
  const body = { token: 'a newer one', username: 'chief', name: 'Trưởng', password: 'bốn từ bất kỳ đó' }
  await next.anyone.ok(access.setUp, { body })
  server = await next.restart({ ports: { setupToken: 'a third' } })
  expect(await server.anyone.ok(access.checkSetUp, { body: { token: 'a third' } })).toEqual({ works: false })
})

test('ADMIN_PASSWORD makes admin once; a later one changes nothing', async () => {
  const config = { adminPassword: 'bốn từ bất kỳ đó' }
  const first = await server.restart({ config })
  expect((await first.anyone.ok(access.readSession, {})).setupNeeded).toBe(false)
  await first.signIn('admin', 'bốn từ bất kỳ đó')
  server = await first.restart({ config: { adminPassword: 'một câu khác hẳn' } })
  const body = { username: 'admin', password: 'một câu khác hẳn' }
  expect(await server.anyone.refused(access.signIn, { body })).toBe('wrong-credentials')
})

test('a session outlives a restart, and the database holds no token that would open it', async () => {
  const editor = await server.as('editor')
  const next = await server.restart()
  const reply = await next.app.inject({ url: access.readSession.path, headers: { cookie: editor.cookie } })
  expect(reply.json()).toMatchObject({ account: { username: 'editor' } })
  server = next
  const token = editor.cookie.split('=')[1]!
  for (const name of await readdir(next.dataDir)) {
    const bytes = await readFile(path.join(next.dataDir, name)).catch(() => Buffer.alloc(0))
    expect(bytes.includes(token)).toBe(false)
    expect(bytes.includes(SETUP_TOKEN)).toBe(false)
  }
})

test('the night sweeps away sessions that have run out', async () => {
  await server.as('editor')
  server.clock.advance(8 * DAY)
  await server.signIn('admin')
  const db = await Database.open(databaseFile(server.dataDir))
  const sessions = new Sessions(db, server.clock)
  const ended: string[] = []
  sessions.onSessionsEnded((ids) => ended.push(...ids))
  await sessions.sweep()
  expect(ended).toHaveLength(2)
  expect(await db.read((r) => r.sql.selectFrom('sessions').select('id').execute())).toHaveLength(1)
  await db.close()
})
