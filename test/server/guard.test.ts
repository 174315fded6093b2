import Fastify from 'fastify'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PERMISSIONS, ROLES, roleMay } from '../../playlists/permissions.ts'
import type { Permission, Role } from '../../playlists/permissions.ts'
import { MINUTE, SECOND } from '../../playlists/time.ts'
import * as access from '../../playlists/wire/access.ts'
import type { EndpointShape } from '../../playlists/wire/endpoint.ts'
import * as campaigns from '../../playlists/wire/campaigns.ts'
import * as settings from '../../playlists/wire/settings.ts'
import { ENDPOINTS } from '../../playlists/wire-http.ts'
import { buildApp } from '../../server/app.ts'
import { answerErrors } from '../../server/error-handler.ts'
import type { Refusal } from '../../server/errors.ts'
import { checkMenu } from '../../server/menu.ts'
import { secure, shedWhenLate } from '../../server/security.ts'
import { passwordOf, startTestServer } from '../support/test-server.ts'
import type { TestServer } from '../support/test-server.ts'
import { campaignDraft } from '../support/drafts.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const nameOf = ({ method, path }: EndpointShape) => `${method} ${path}`
const isPermission = (who: string): who is Permission => (PERMISSIONS as readonly string[]).includes(who)
/** Some path that fits; the guard answers before anything is looked up. */
const somewhere = (entry: EndpointShape) => {
  const url = entry.path.replace(':hash', 'a'.repeat(64)).replace(':code', 'CD01').replaceAll(/:\w+/g, '1')
  return { method: entry.method, url }
}

test('what is open to everyone is this list and nothing else', () => {
  expect(
    ENDPOINTS.filter(({ who }) => who === 'open')
      .map(nameOf)
      .sort(),
  ).toEqual([
    'GET /api/displays/:id/feed.ics',
    'GET /api/health',
    'GET /api/session',
    'POST /api/pairings',
    'POST /api/pairings/claim',
    'POST /api/pairings/poll',
    'POST /api/session',
    'POST /api/setup',
    'POST /api/setup/check',
  ])
})

test('what a role may do is this table', () => {
  const table = Object.fromEntries(
    ROLES.map((role) => [role, PERMISSIONS.filter((one) => roleMay(role, one)).join(' ')]),
  )
  expect(table).toEqual({
    admin: 'read edit schedule approve override displays settings accounts audit',
    approver: 'read edit schedule approve override audit',
    editor: 'read edit schedule',
    viewer: 'read',
  })
})

describe.each(ENDPOINTS.filter(({ who }) => who !== 'open').map((entry) => [nameOf(entry), entry] as const))(
  '%s',
  (_, entry) => {
    test('is shut to strangers', async () => {
      const reply = await server.app.inject(somewhere(entry))
      expect(reply.statusCode).toBe(401)
      const code = entry.who === 'device' ? 'device-unknown' : 'not-signed-in'
      expect(reply.json()).toMatchObject({ error: { code } })
    })

    test('is shut to made-up cookies and tokens', async () => {
      const headers = { cookie: 'bt_session=made-up', authorization: 'Bearer made-up' }
      const reply = await server.app.inject({ ...somewhere(entry), headers })
      expect(reply.statusCode).toBe(401)
    })

    test.each(ROLES.filter((role) => isPermission(entry.who) && !roleMay(role, entry.who)))(
      'is shut to %s',
      async (role) => {
        const person = await server.as(role)
        const reply = await server.app.inject({ ...somewhere(entry), headers: { ...person.headers } })
        expect(reply.statusCode).toBe(403)
        expect(reply.json()).toMatchObject({ error: { code: 'not-permitted' } })
      },
    )
  },
)

test.each(ROLES)('%s reaches what reading is enough for', async (role: Role) => {
  const person = await server.as(role)
  expect((await person.ok(settings.readSettings, {})).zone).toBe('Asia/Ho_Chi_Minh')
})

describe('a change must come from the panel itself', () => {
  const body = campaignDraft()

  test.each([
    ['without a CSRF token', { 'x-csrf-token': '' }],
    ['with the token of another session', { 'x-csrf-token': 'x'.repeat(43) }],
    ['from another origin', { origin: 'https://evil.example' }],
    ['from no origin that can be named', { origin: 'null' }],
    ['from another port of this host', { origin: 'http://localhost:9999' }],
    ['from another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['from a neighbour site, as the browser says', { 'sec-fetch-site': 'same-site' }],
  ])('%s it is refused', async (_, headers) => {
    const editor = await server.as('editor')
    expect(await editor.refused(campaigns.createCampaign, { body, headers })).toBe('csrf-failed')
  })

  test("another person's CSRF token does not do", async () => {
    const [editor, approver] = [await server.as('editor'), await server.as('approver')]
    const headers = { 'x-csrf-token': approver.headers['x-csrf-token']! }
    expect(await editor.refused(campaigns.createCampaign, { body, headers })).toBe('csrf-failed')
  })

  test('from this origin it is taken', async () => {
    const editor = await server.as('editor')
    const headers = { origin: 'http://localhost', host: 'localhost', 'sec-fetch-site': 'same-origin' }
    expect((await editor.call(campaigns.createCampaign, { body, headers })).status).toBe(200)
  })

  test('signing in from another site is refused too', async () => {
    const given = { username: 'admin', password: passwordOf('admin') }
    const headers = { origin: 'https://evil.example' }
    expect(await server.anyone.refused(access.signIn, { body: given, headers })).toBe('csrf-failed')
  })

  test('a form that a foreign page could send is not read', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const headers = { 'content-type': type }
      const reply = await server.app.inject({ method: 'POST', url: '/api/session', headers, payload: '{}' })
      expect(reply.json()).toMatchObject({ error: { code: 'unsupported-media' } })
    }
  })
})

test('X-Forwarded headers of just anyone change nothing', async () => {
  const editor = await server.as('editor')
  const headers = { 'x-forwarded-for': '6.6.6.6', 'x-forwarded-host': 'evil.example', origin: 'https://evil.example' }
  const body = campaignDraft()
  expect(await editor.refused(campaigns.createCampaign, { body, headers })).toBe('csrf-failed')
})

describe('the server does not start', () => {
  const start = async (url: string, config: object = {}) => {
    const app = await buildApp({ ...server.config, dataDir: `${server.dataDir}/other` })
    app.get(url, { config }, async () => 'open?')
    try {
      await app.ready()
    } finally {
      await app.close()
    }
  }

  test('with a route that does not say who may call it', () =>
    expect(start('/somewhere')).rejects.toThrow('/somewhere does not say who may call it'))

  test('with an API route that is not on the menu', () =>
    expect(start('/api/secret', { who: 'open' })).rejects.toThrow('GET /api/secret is not on the menu'))

  test('with an entry of the menu that has no route', async () => {
    const app = Fastify()
    checkMenu(app)
    for (const { method, path, who } of ENDPOINTS.slice(1)) {
      app.route({ method, url: path, config: { who }, handler: async () => 'served' })
    }
    await expect(app.ready()).rejects.toThrow(
      `the routes do not match the menu:\n${nameOf(ENDPOINTS[0]!)} has no route`,
    )
    await app.close()
  })
})

test('each sender has a share of each minute, whoever else is at the same address', async () => {
  const small = await startTestServer({ config: { requestsPerMinute: 20 } })
  const admin = await small.as('admin')
  const statuses = await Promise.all(
    Array.from({ length: 25 }, async () => (await small.anyone.call(access.readSession, {})).status),
  )
  expect(statuses.filter((status) => status === 200)).toHaveLength(19)
  const refused = await small.anyone.call(access.readSession, {})
  expect(refused.error?.code).toBe('too-many')
  expect(refused.headers['retry-after']).toBe('60')
  expect((await admin.call(access.readSession, {})).status).toBe(200)
  expect((await small.anyone.call(access.readSession, { from: '10.0.0.9' })).status).toBe(200)
  small.clock.advance(MINUTE)
  expect((await small.anyone.call(access.readSession, {})).status).toBe(200)
  await small.close()
})

describe('load is shed', () => {
  const office = async () => {
    const app = Fastify()
    answerErrors(app)
    await secure(app)
    app.get('/', async () => 'served')
    await app.ready()
    return app
  }
  /** Nothing else runs meanwhile. */
  const standStill = (ms: number) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
  const ask = async (app: FastifyInstance) => {
    for (let turn = 0; turn < 2; turn++) await new Promise((timersHaveRun) => setImmediate(timersHaveRun))
    return app.inject('/')
  }

  test('not when the machine stood still for a second: such a look at the loop may hold no sample at all', async () => {
    const app = await office()
    standStill(1100)
    expect((await ask(app)).statusCode).toBe(200)
    await app.close()
  })

  test.each([
    ['on an empty sample, which reads as an infinite delay', Infinity, null],
    ['on a late loop', 6 * SECOND, 'busy'],
  ])('%s: %s ms, %s', async (_, delayMs, code) => {
    const refused = await shedWhenLate(delayMs).then(
      () => null,
      (error: Refusal) => error.code,
    )
    expect(refused).toBe(code)
  })
})
