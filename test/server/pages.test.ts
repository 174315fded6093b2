import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ENDPOINTS } from '../../playlists/wire-http.ts'
import { freshDataDir, startTestServer } from '../support/test-server.ts'
import type { TestServer } from '../support/test-server.ts'

let server: TestServer
let distDir: string
const put = async (file: string, text: string) => {
  await mkdir(path.dirname(path.join(distDir, file)), { recursive: true })
  await writeFile(path.join(distDir, file), text)
}

beforeEach(async () => {
  const dataDir = await freshDataDir()
  distDir = path.join(dataDir, 'dist')
  await put('admin/index.html', '<title>panel</title>')
  await put('admin/assets/main-Ab12Cd34.js', 'panel()')
  await put('display/index.html', '<title>player</title>')
  await put('display/sw.js', 'self')
  await put('secret.txt', 'outside')
  server = await startTestServer({ dataDir, config: { distDir } })
})
afterEach(() => server.close())

test.each([
  ['/', 'panel', 'no-cache'],
  ['/assets/main-Ab12Cd34.js', 'panel()', 'public, max-age=31536000, immutable'],
  ['/display/', 'player', 'no-cache'],
  ['/display/sw.js', 'self', 'no-cache'],
])('%s is served with its caching', async (url, text, caching) => {
  const reply = await server.app.inject({ url })
  expect([reply.statusCode, reply.headers['cache-control']]).toEqual([200, caching])
  expect(reply.body).toContain(text)
})

test('an unchanged page is not sent again', async () => {
  const { headers } = await server.app.inject({ url: '/' })
  const again = await server.app.inject({ url: '/', headers: { 'if-none-match': String(headers['etag']) } })
  expect(again.statusCode).toBe(304)
})

test('/display leads to /display/', async () => {
  const reply = await server.app.inject({ url: '/display' })
  expect([reply.statusCode, reply.headers['location']]).toEqual([301, '/display/'])
})

test.each([
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/display/..%2f..%2fsecret.txt',
  '/..%5csecret.txt',
])('%s leads nowhere', async (url) => {
  const reply = await server.app.inject({ url })
  expect(reply.statusCode).toBeGreaterThanOrEqual(400)
  expect(reply.body).not.toContain('outside')
})

test('pages that have not been built say so, in both languages', async () => {
  const bare = await startTestServer()
  for (const url of ['/', '/display/']) {
    const reply = await bare.app.inject({ url })
    expect(reply.statusCode).toBe(503)
    expect(reply.body).toContain('npm run build')
    expect(reply.body).toContain('Giao diện chưa được tạo')
  }
  await bare.close()
})

test('the API describes itself, entry by entry', async () => {
  const described = (await server.app.inject({ url: '/api/openapi.json' })).json<{ paths: Record<string, object> }>()
  const served = ENDPOINTS.filter(({ method, path: url }) => method !== 'HEAD' && server.app.hasRoute({ method, url }))
  expect(served.length).toBeGreaterThan(15)
  for (const { method, path: url } of served) {
    expect(described.paths[url.replaceAll(/:(\w+)/g, '{$1}')]).toHaveProperty(method.toLowerCase())
  }
})

test('the description has a page that asks nothing of other hosts', async () => {
  const page = await server.app.inject({ url: '/api/docs/' })
  expect(page.statusCode).toBe(200)
  expect(page.body).not.toMatch(/(src|href)="https?:/)
  const script = await server.app.inject({ url: '/api/docs/static/swagger-ui-bundle.js' })
  expect(script.statusCode).toBe(200)
})
