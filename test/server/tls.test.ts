import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { request } from 'node:https'
import { hostname } from 'node:os'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { connect as connectTls } from 'node:tls'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DAY } from '../../playlists/time.ts'
import { buildApp } from '../../server/app.ts'
import { announce } from '../../server/announce.ts'
import { ConfigProblem, readConfig } from '../../server/config.ts'
import type { Config } from '../../server/config.ts'
import { certificateFor, pinOf } from '../../server/tls.ts'
import { MORNING } from '../support/fake-clock.ts'
import { SETUP_TOKEN, freshDataDir } from '../support/test-server.ts'

let dataDir: string
let config: Config
beforeEach(async () => {
  dataDir = await freshDataDir()
  config = { ...readConfig({ LAN: '1', PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent' }), dataDir }
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

test('the own certificate is made once, for ten years, for the names of this machine; its key is private', async () => {
  const made = (await certificateFor(config, MORNING))!
  expect(await certificateFor(config, MORNING)).toEqual(made)
  const certificate = new X509Certificate(made.cert)
  expect(certificate.checkHost('localhost')).toBe('localhost')
  expect(certificate.checkHost(hostname())).toBe(hostname())
  expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1')
  expect(certificate.validToDate.getTime() - MORNING).toBeGreaterThan(3600 * DAY)
  const { mode } = await stat(path.join(dataDir, 'tls', 'key.pem'))
  if (process.platform !== 'win32') expect(mode & 0o777).toBe(0o600)
})

test('a key that does not fit its certificate is replaced', async () => {
  const made = (await certificateFor(config, MORNING))!
  await writeFile(path.join(dataDir, 'tls', 'key.pem'), 'garbage')
  const next = (await certificateFor(config, MORNING))!
  expect(next.pin).not.toBe(made.pin)
  expect(await readFile(path.join(dataDir, 'tls', 'key.pem'), 'utf8')).toBe(next.key)
})

test('a configured certificate is used as it is; a wrong one is refused by name', async () => {
  const own = (await certificateFor(config, MORNING))!
  const tls = { cert: path.join(dataDir, 'tls', 'cert.pem'), key: path.join(dataDir, 'tls', 'key.pem') }
  expect(await certificateFor({ ...config, tls }, MORNING)).toEqual(own)
  const missing = certificateFor({ ...config, tls: { ...tls, key: '/nowhere.pem' } }, MORNING)
  await expect(missing).rejects.toThrow(ConfigProblem)
  const mixed = certificateFor({ ...config, tls: { ...tls, key: tls.cert } }, MORNING)
  await expect(mixed).rejects.toThrow(/^TLS_CERT, TLS_KEY: the files are not a certificate and its key/)
})

test('without TLS there is none', async () => {
  expect(await certificateFor({ ...config, tls: 'off' }, MORNING)).toBeNull()
})

test('over TLS the cookie is Secure, and the server shows the key whose pin is printed', async () => {
  const certificate = (await certificateFor(config, MORNING))!
  const app = await buildApp(config, { certificate, setupToken: SETUP_TOKEN })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const printed = await announce(app, { config, certificate, setupToken: SETUP_TOKEN })
  const { port } = app.server.address() as AddressInfo
  expect(printed).toContain(`--ignore-certificate-errors-spki-list=${certificate.pin}`)
  expect(printed).toContain(`https://localhost:${port}/#/setup?token=${SETUP_TOKEN}`)

  const body = JSON.stringify({ token: SETUP_TOKEN, username: 'chief', name: 'Trưởng', password: 'bốn từ bất kỳ đó' })
  const answer = await new Promise<{ pin: string; cookie: string }>((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const to = { port, method: 'POST', path: '/api/setup', ca: certificate.cert, servername: 'localhost', headers }
    const sent = request({ host: '127.0.0.1', ...to }, (reply) => {
      const shown = (reply.socket as import('node:tls').TLSSocket).getPeerX509Certificate()!
      resolve({ pin: pinOf(shown.toString()), cookie: String(reply.headers['set-cookie']) })
      reply.resume()
    })
    sent.on('error', reject)
    sent.end(body)
  })
  expect(answer.pin).toBe(certificate.pin)
  expect(answer.cookie).toContain('Secure')
  await app.close()
})

test('who comes with plain http is sent to https at the same place, and nothing else is answered in the clear', async () => {
  const certificate = (await certificateFor(config, MORNING))!
  const app = await buildApp(config, { certificate, setupToken: SETUP_TOKEN })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const plain = (path: string, method = 'GET') =>
    fetch(`http://127.0.0.1:${port}${path}`, { method, redirect: 'manual', body: method === 'POST' ? '{}' : null })
  const sent = await plain('/display/?a=b')
  expect([sent.status, sent.headers.get('location')]).toEqual([307, `https://127.0.0.1:${port}/display/?a=b`])
  expect((await plain('/api/session', 'POST')).status).toBe(400)

  const silent = connect(port, '127.0.0.1')
  await once(silent, 'connect')
  const { subject } = new X509Certificate(certificate.cert)
  const secure = connectTls({ port, host: '127.0.0.1', ca: certificate.cert, servername: 'localhost' })
  await once(secure, 'secureConnect')
  expect(secure.getPeerX509Certificate()?.subject).toBe(subject)
  secure.destroy()
  const gone = once(silent, 'close')
  await app.close()
  await gone
})
