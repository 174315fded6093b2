import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as campaigns from '../../playlists/wire/campaigns.ts'
import { ENDPOINTS } from '../../playlists/wire-http.ts'
import { ERROR_CODES } from '../../playlists/wire/errors.ts'
import type { ErrorReply } from '../../playlists/wire/errors.ts'
import { cleanWords } from '../../playlists/words.ts'
import { buildApp } from '../../server/app.ts'
import { en } from '../../server/text.en.ts'
import { fill, wordsFor } from '../../server/text.ts'
import { vi } from '../../server/text.vi.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'
import { campaignDraft } from '../support/drafts.ts'

let server: TestServer
let editor: TestPerson
beforeAll(async () => {
  server = await startTestServer()
  editor = await server.as('editor')
})
afterAll(() => server.close())

const good = campaignDraft()
const post = (payload: string | object, headers: Record<string, string> = {}) =>
  server.app.inject({
    method: 'POST',
    url: '/api/campaigns',
    headers: { 'content-type': 'application/json', ...editor.headers, ...headers },
    payload,
  })
const count = async () => (await editor.ok(campaigns.listCampaigns, {})).length

describe('bad input is refused by name, and nothing is written', () => {
  test.each([
    ['malformed JSON', '{"name":', 400, 'malformed-json'],
    ['an empty body', '', 400, 'malformed-json'],
    ['a poisoned prototype', '{"__proto__":{"admin":true}}', 400, 'malformed-json'],
    ['a body too large', JSON.stringify({ ...good, goal: 'x'.repeat(1_100_000) }), 413, 'body-too-large'],
    ['no object at all', '"text"', 400, 'invalid'],
    ['an array', '[]', 400, 'invalid'],
    ['null', 'null', 400, 'invalid'],
  ])('%s', async (_, payload, status, code) => {
    const before = await count()
    const reply = await post(payload)
    expect(reply.statusCode).toBe(status)
    expect(reply.json()).toMatchObject({ error: { code } })
    expect(await count()).toBe(before)
  })

  test.each([
    [{ name: '' }, 'name', 'không được để trống'],
    [{ name: ' \u0000\u0007\ufeff ' }, 'name', 'không được để trống'],
    [{ name: '\u200b\u200d' }, 'name', 'không được để trống'],
    [{ name: 'x'.repeat(201) }, 'name', 'tối đa 200 ký tự'],
    [{ name: 5 }, 'name', 'sai kiểu dữ liệu'],
    [{ name: null }, 'name', 'sai kiểu dữ liệu'],
    [{ name: undefined }, 'name', 'bắt buộc nhập'],
    [{ from: '2026-02-30' }, 'from', 'không phải là ngày có thật (năm-tháng-ngày)'],
    [{ name: 'nửa chữ \ud83d' }, 'name', 'chứa ký tự bị hỏng'],
  ])('%o', async (fault, field, problem) => {
    const before = await count()
    const reply = await post({ ...good, ...fault })
    expect(reply.json()).toMatchObject({ error: { code: 'invalid', details: [{ field, problem }] } })
    expect(await count()).toBe(before)
  })

  test('several fields are named together, in the language asked for', async () => {
    const reply = await post({ ...good, name: '', goal: 7 }, { 'accept-language': 'en-US,en;q=0.9' })
    expect(reply.json<object>()).toEqual({
      error: {
        code: 'invalid',
        message: 'Something in what was sent is not right. Please check the fields named and try again.',
        details: [
          { field: 'name', problem: 'must not be empty' },
          { field: 'goal', problem: 'has the wrong type' },
        ],
      },
    })
  })

  test('fields that nobody asked for are dropped, not stored', async () => {
    const campaign = (await post({ ...good, id: 77, version: 9, archivedAt: 1 })).json<campaigns.Campaign>()
    expect(campaign).toMatchObject({ version: 1, archivedAt: null })
    expect(campaign.id).not.toBe(77)
  })

  test.each(['/api/audit?before=abc', '/api/audit?before=0', '/api/audit?before=1.5', '/api/audit?before=1e99'])(
    '%s',
    async (url) => {
      const admin = await server.as('admin')
      const reply = await server.app.inject({ url, headers: { ...admin.headers } })
      expect(reply.json()).toMatchObject({ error: { code: 'invalid', details: [{ field: 'before' }] } })
    },
  )

  test.each(['0', '-1', '1.5', 'abc', '9'.repeat(30), '1%00', '..%2f..%2fetc%2fpasswd', "1'--"])(
    'the id %s',
    async (id) => {
      const reply = await server.app.inject({
        method: 'PUT',
        url: `/api/campaigns/${id}`,
        headers: { ...editor.headers },
        payload: { ...good, archived: false, version: 1 },
      })
      expect(reply.statusCode).toBe(400)
      expect(reply.json()).toMatchObject({ error: { code: 'invalid', details: [{ field: 'id' }] } })
    },
  )
})

describe('what does not fit a screen, asked with bad input (PF25)', () => {
  const asked = { playlist: null, materials: [1], target: { all: true, displays: [], groups: [] } }
  const ask = (payload: string | object, headers = editor.headers) =>
    server.app.inject({
      method: 'POST',
      url: '/api/playlists/misfits',
      headers: { 'content-type': 'application/json', ...headers },
      payload,
    })

  test.each<[string, string | object, number, string, string | undefined]>([
    ['malformed JSON', '{"playlist":', 400, 'malformed-json', undefined],
    ['an empty body', '', 400, 'malformed-json', undefined],
    ['null', 'null', 400, 'invalid', undefined],
    ['a body too large', { ...asked, note: 'x'.repeat(1_100_000) }, 413, 'body-too-large', undefined],
    ['nothing said of materials', { playlist: 1, target: null }, 400, 'invalid', 'materials'],
    ['a list of no number', { ...asked, playlist: 'abc' }, 400, 'invalid', 'playlist'],
    ['the list nought', { ...asked, playlist: 0 }, 400, 'invalid', 'playlist'],
    ['half a material', { ...asked, materials: [1.5] }, 400, 'invalid', 'materials.0'],
    ['too many materials', { ...asked, materials: new Array(501).fill(1) }, 400, 'invalid', 'materials'],
    ['a display twice', { ...asked, target: { ...asked.target, displays: [1, 1] } }, 400, 'invalid', 'target.displays'],
    ['a target without groups', { ...asked, target: { all: true, displays: [] } }, 400, 'invalid', 'target.groups'],
  ])('%s', async (_, payload, status, code, field) => {
    const reply = await ask(payload)
    expect([reply.statusCode, reply.json<ErrorReply>().error.code]).toEqual([status, code])
    const { details = [] } = reply.json<{ error: { details?: { field: string }[] } }>().error
    if (field !== undefined) expect(details.map((one) => one.field)).toEqual([field])
  })

  test.each([
    ['a list', { ...asked, playlist: 99_999, materials: null, target: null }],
    ['a material', { ...asked, materials: [99_999, 99_999] }],
    ['a display and a group', { ...asked, target: { all: false, displays: [99_999], groups: [99_999] } }],
    ['nothing at all', { playlist: null, materials: null, target: null }],
  ])('%s that is not there brings nothing anywhere', async (_, payload) => {
    const reply = await ask(payload)
    expect([reply.statusCode, reply.json<unknown>()]).toEqual([200, []])
  })

  test('whoever may look may ask; nobody else', async () => {
    expect((await ask(asked, (await server.as('viewer')).headers)).statusCode).toBe(200)
    const stranger = await ask(asked, {})
    expect([stranger.statusCode, stranger.json<ErrorReply>().error.code]).toEqual([401, 'not-signed-in'])
    const { cookie = '' } = editor.headers
    expect((await ask(asked, { cookie })).statusCode).toBe(403)
  })
})

describe('addresses that are not there', () => {
  test.each([
    ['GET', '/api/nothing', 404, 'not-found'],
    ['GET', '/api/', 404, 'not-found'],
    ['GET', '/nothing.html', 404, 'not-found'],
    ['GET', '/..%2f..%2fetc/passwd', 404, 'not-found'],
    ['GET', '/display/..%2f..%2fbang-tin.sqlite', 404, 'not-found'],
    ['DELETE', '/api/settings', 405, 'method-not-allowed'],
    ['POST', '/api/accounts/5', 405, 'method-not-allowed'],
  ] as const)('%s %s', async (method, url, status, code) => {
    const reply = await server.app.inject({ method, url })
    expect(reply.statusCode).toBe(status)
    expect(reply.json()).toMatchObject({ error: { code } })
    expect(reply.body).not.toContain(server.dataDir)
  })

  test('a wrong method is told which ones there are', async () => {
    const reply = await server.app.inject({ method: 'DELETE', url: '/api/settings' })
    expect(reply.headers['allow']).toBe('GET, PUT')
  })
})

test('an unexpected error says nothing of its insides', async () => {
  const app = await buildApp({ ...server.config, dataDir: path.join(server.dataDir, 'other') })
  app.get('/broken', { config: { who: 'open' } }, async () => {
    throw new Error(`near "select": syntax error in ${server.dataDir}`)
  })
  const reply = await app.inject({ url: '/broken' })
  expect(reply.statusCode).toBe(500)
  expect(reply.json<object>()).toEqual({ error: { code: 'internal', message: vi.errors.internal } })
  await app.close()
})

test.each([
  ['SQLITE_BUSY', 503, 'busy'],
  ['SQLITE_FULL', 507, 'disk-full'],
  ['ENOSPC', 507, 'disk-full'],
])('the fault %s is explained', async (code, status, refusal) => {
  const app = await buildApp({ ...server.config, dataDir: path.join(server.dataDir, 'other') })
  app.get('/broken', { config: { who: 'open' } }, async () => {
    throw Object.assign(new Error('inside'), { code })
  })
  const reply = await app.inject({ url: '/broken' })
  expect([reply.statusCode, reply.json<ErrorReply>().error.code]).toEqual([status, refusal])
  await app.close()
})

describe('words coming in', () => {
  test.each([
    ['decomposed letters are composed', 'Tie\u0302\u0301ng Vie\u0323\u0302t', 'Tiếng Việt'],
    ['white space at the ends is dropped', '  Phường  \n', 'Phường'],
    ['control characters are dropped', 'A\u0000B\u001b[31mC\u0085', 'AB[31mC'],
    ['line breaks become one kind', 'một\r\nhai\rba\u2028bốn', 'một\nhai\nba\nbốn'],
    ['tabs become spaces', 'a\tb', 'a b'],
    ['marks that turn the writing are dropped', 'ảnh\u202egnp.exe', 'ảnhgnp.exe'],
    ['emoji stay', 'Chào 👋🏽', 'Chào 👋🏽'],
    ['a break without width stays between words', 'Làn\u200bxanh', 'Làn\u200bxanh'],
    ['what nobody would see is nothing', ' \u200b\u2060\u3164\u00ad\u2800 ', ''],
  ])('%s', (_, given, stored) => expect(cleanWords(given)).toBe(stored))

  test('they are stored like that', async () => {
    const campaign = (await post({ ...good, name: ' Chie\u0302\u0301n di\u0323ch\u0007 ' })).json<campaigns.Campaign>()
    expect(campaign.name).toBe('Chiến dịch')
  })
})

describe('the tables of words', () => {
  test.each([
    [undefined, vi],
    ['', vi],
    ['en', en],
    ['en-GB,en;q=0.9,vi;q=0.8', en],
    ['vi-VN,vi;q=0.9,en;q=0.8', vi],
    ['fr-FR, en;q=0.5', en],
    ['de', vi],
    ['x-english', vi],
  ])('Accept-Language %o', (header, words) => expect(wordsFor(header)).toBe(words))

  test('every code has its words in both languages, with the same blanks, composed', () => {
    const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort()
    for (const code of ERROR_CODES) expect([code, blanks(vi.errors[code])]).toEqual([code, blanks(en.errors[code])])
    expect(JSON.stringify(vi)).toBe(JSON.stringify(vi).normalize('NFC'))
  })

  test('a blank without a word disappears with the space before it', () => {
    expect(fill('Tệp quá lớn {limit}.', {})).toBe('Tệp quá lớn.')
    expect(fill('Tệp quá lớn {limit}.', { limit: '(30 MB)' })).toBe('Tệp quá lớn (30 MB).')
  })
})

describe('what goes out', () => {
  const namesIn = (schema: unknown): string[] => {
    if (typeof schema !== 'object' || schema === null) return []
    const own =
      'properties' in schema && typeof schema.properties === 'object' ? Object.keys(schema.properties ?? {}) : []
    return [...own, ...Object.values(schema).flatMap(namesIn)]
  }
  /** What is handed out on purpose, once, to the one it belongs to. */
  const HANDED_OUT: Record<string, string[]> = {
    'POST /api/pairings': ['secret', 'code'],
    'POST /api/pairings/poll': ['token'],
    'POST /api/pairings/claim': ['token'],
    'POST /api/displays/:id/claim': ['claim'],
  }

  test.each(ENDPOINTS.map((entry) => [`${entry.method} ${entry.path}`, entry] as const))(
    '%s carries no secret',
    (name, { reply }) => {
      const secrets = namesIn(reply).filter(
        (field) => /password|token|secret|claim|hash$/i.test(field) && field !== 'hash',
      )
      expect(secrets.filter((field) => !HANDED_OUT[name]?.includes(field))).toEqual([])
    },
  )

  test('every reply bears the headers that keep a browser safe', async () => {
    for (const url of ['/api/health', '/', '/nothing']) {
      const { headers } = await server.app.inject({ url })
      const policy = String(headers['content-security-policy'])
      expect(policy).toContain("default-src 'self'")
      expect(policy).toContain("frame-ancestors 'self'")
      expect(policy).toContain("script-src 'self';")
      expect(policy).not.toContain('upgrade-insecure-requests')
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
      expect(headers['x-powered-by']).toBeUndefined()
    }
  })

  test('answers of the API are not kept by caches', async () => {
    expect((await server.app.inject({ url: '/api/health' })).headers['cache-control']).toBe('no-store')
    expect((await server.app.inject({ url: '/api/nothing' })).headers['cache-control']).toBe('no-store')
  })
})
