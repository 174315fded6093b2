import { once } from 'node:events'
import { createServer } from 'node:https'
import type { RequestListener } from 'node:http'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { generate } from 'selfsigned'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { WEB_FRAME_PATH, isAllowedHost } from '../../playlists/web-page.ts'
import { createMaterial } from '../../playlists/wire/materials.ts'
import { readSettings, updateSettings } from '../../playlists/wire/settings.ts'
import { checkWebPage } from '../../playlists/wire/web-pages.ts'
import { isPublic } from '../../server/materials/web-check.ts'
import type { Reach } from '../../server/materials/web-check.ts'
import { materialDraft } from '../support/drafts.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'
import { sendBytes } from '../support/uploads.ts'

/** The site, answering on this machine; the server believes it to be at a public address. */
let answer: RequestListener
let addresses: Record<string, string[]>
const called: string[] = []
let server: TestServer
let editor: TestPerson
let closeSite: () => void

beforeAll(async () => {
  const keys = await generate([{ name: 'commonName', value: 'trang.vn' }], {
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: ['trang.vn', 'khac.vn', 'trong.vn'].map((value) => ({ type: 2, value })) },
    ],
  })
  const site = createServer({ key: keys.private, cert: keys.cert }, (request, reply) => answer(request, reply))
  site.listen(0, '127.0.0.1')
  await once(site, 'listening')
  closeSite = () => (site.closeAllConnections(), site.close())
  const { port } = site.address() as AddressInfo
  const reach: Reach = {
    ca: keys.cert,
    resolve: async (host) => addresses[host] ?? Promise.reject(new Error('ENOTFOUND')),
    connect: (address) => (called.push(address), connect({ host: '127.0.0.1', port })),
  }
  server = await startTestServer({ ports: { reach } })
  const admin = await server.as('admin')
  editor = await server.as('editor')
  const settings = await admin.ok(readSettings, {})
  await admin.ok(updateSettings, { body: { ...settings, webHosts: ['trang.vn', 'trong.vn', '*.hanoi.gov.vn'] } })
})
afterAll(async () => {
  await server.close()
  closeSite()
})
beforeEach(() => {
  called.length = 0
  addresses = { 'trang.vn': ['8.8.8.8'], 'khac.vn': ['8.8.4.4'], 'trong.vn': ['8.8.8.8', '10.0.0.5'] }
  answer = (_, reply) => reply.setHeader('content-type', 'text/html').end('<p>Chào</p>')
})

const check = async (url: string) => (await editor.ok(checkWebPage, { body: { url } })).fault

describe('[MA9] a page of another site is looked at before it is shown', () => {
  const headed =
    (headers: Record<string, string>, status = 200): RequestListener =>
    (_, reply) =>
      reply.writeHead(status, { 'content-type': 'text/html', ...headers }).end('x')
  const cases: [string, string, RequestListener | null, string | null][] = [
    ['a page', 'https://trang.vn/a?b=1', null, null],
    ['a host that is not on the list', 'https://khac.vn/', null, 'not-allowed'],
    ['a host that is on the list and within the house', 'https://trong.vn/', null, 'private-address'],
    ['an address of numbers', 'https://127.0.0.1/', null, 'private-address'],
    ['the same in other numbers', 'https://2130706433/', null, 'private-address'],
    ['IPv4 within IPv6', 'https://[::ffff:192.168.1.1]/', null, 'private-address'],
    ['a name nobody knows', 'https://mat.hanoi.gov.vn/', null, 'no-such-host'],
    ['a name and password', 'https://a:b@trang.vn/', null, 'not-allowed'],
    ['on to a private address', 'https://trang.vn/', headed({ location: 'https://192.168.1.1/' }, 302), 'private-address'],
    ['on to the machine itself', 'https://trang.vn/', headed({ location: 'https://[::1]/' }, 301), 'private-address'],
    ['on to a name within the house', 'https://trang.vn/', headed({ location: 'https://trong.vn/' }, 307), 'private-address'],
    ['on to the metadata of a cloud', 'https://trang.vn/', headed({ location: 'http://169.254.169.254/' }, 302), 'private-address'],
    ['on to plain http', 'https://trang.vn/', headed({ location: 'http://trang.vn/' }, 302), 'redirected'],
    ['on to a host not on the list', 'https://trang.vn/', headed({ location: 'https://khac.vn/' }, 302), 'redirected'],
    ['round and round', 'https://trang.vn/', headed({ location: '/' }, 302), 'redirected'],
    ['an error', 'https://trang.vn/', headed({}, 500), 'status'],
    ['a picture', 'https://trang.vn/', headed({ 'content-type': 'image/png' }), 'not-a-page'],
    ['X-Frame-Options', 'https://trang.vn/', headed({ 'x-frame-options': 'SAMEORIGIN' }), 'frame-refused'],
    ['frame-ancestors', 'https://trang.vn/', headed({ 'content-security-policy': "frame-ancestors 'self'" }), 'frame-refused'],
    ['frame-ancestors for all', 'https://trang.vn/', headed({ 'content-security-policy': 'frame-ancestors *' }), null],
    ['more than 5 MB', 'https://trang.vn/', (_, r) => r.setHeader('content-type', 'text/html').end(Buffer.alloc(6e6)), 'too-large'],
    ['a line that is cut', 'https://trang.vn/', (request) => void request.socket.destroy(), 'unreachable'],
  ] // prettier-ignore
  test.each(cases)('%s', async (_name, url, given, fault) => {
    if (given) answer = given
    expect(await check(url)).toBe(fault)
    expect(called.filter((address) => !isPublic(address))).toEqual([])
  })

  test('the address that was judged is called, whatever the name says a moment later', async () => {
    const asked = ['8.8.8.8', '127.0.0.1']
    Object.defineProperty(addresses, 'trang.vn', { get: () => [asked.shift() ?? '127.0.0.1'] })
    expect(await check('https://trang.vn/')).toBeNull()
    expect(called).toEqual(['8.8.8.8'])
  })

  test.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '169.254.1.1',
    '172.16.0.1',
    '192.168.0.1',
    '::1',
    'fe80::1',
    'fc00::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '224.0.0.1',
    'x',
  ])(
    // prettier-ignore
    '%s is not public',
    (address) => expect(isPublic(address)).toBe(false),
  )

  test.each([
    ['trang.vn', true],
    ['www.trang.vn', true],
    ['a.trang.vn', false],
    ['xtrang.vn', false],
    ['mat.hanoi.gov.vn', true],
    ['hanoi.gov.vn', false],
    ['xhanoi.gov.vn', false],
  ])('the list says of %s: %s', (host, isIn) => expect(isAllowedHost(host, ['trang.vn', '*.hanoi.gov.vn'])).toBe(isIn))
})

test('a material of a host that is not on the list is refused, and says what to do', async () => {
  const create = { width: 320, height: 180, channels: 3 as const, background: 'navy' }
  const { body } = await sendBytes(editor, await sharp({ create }).png().toBuffer(), 'a.png')
  const { file, type, bytes, width, height } = body
  const still = { file, type, bytes, width, height } as never
  const content = { kind: 'web', url: 'https://trang.vn/a', still, description: '' } as const
  await editor.ok(createMaterial, { body: materialDraft({ content }) })
  const foreign = { ...content, url: 'https://khac.vn/' }
  const { error } = await editor.call(createMaterial, { body: materialDraft({ content: foreign }) })
  expect([error?.code, error?.message]).toEqual(['host-not-allowed', expect.stringContaining('(khac.vn)')])
})

test('the frame around a page may show that site and do nothing else', async () => {
  const ask = (url: string) => server.app.inject({ url: WEB_FRAME_PATH, query: { url } })
  const reply = await ask('https://trang.vn/a?b="><script>')
  expect(reply.statusCode).toBe(200)
  const policy = String(reply.headers['content-security-policy'])
  expect(policy).toContain(
    "default-src 'none'; frame-src https://trang.vn; connect-src https://trang.vn; script-src 'sha256-",
  )
  expect(policy).toContain("frame-ancestors 'self'")
  expect(policy).toMatch(/sandbox allow-scripts$/)
  expect(reply.body).not.toContain('"><script>')
  for (const url of ['https://khac.vn/', 'http://trang.vn/', 'javascript:alert(1)', '', 'https://a@trang.vn/'])
    expect((await ask(url)).statusCode).toBe(404)
})
