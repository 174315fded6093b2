/** The program from its start to its end and on to its next start, as a service manager sees it. */
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { request } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readSession } from '../../playlists/wire/access.ts'
import { uploadFile } from '../../playlists/wire/materials.ts'
import { createCampaign, listCampaigns } from '../../playlists/wire/campaigns.ts'
import { health } from '../../playlists/wire/settings.ts'
import { inspect } from '../../server/backups/inspect.ts'
import { databaseFile } from '../../server/data-dir.ts'
import { end } from '../../server/end.ts'
import { Caller } from '../support/caller.ts'
import { startTestServer } from '../support/test-server.ts'
import { fixture } from '../support/uploads.ts'
import { freshFolder, removeFolder, setupLink, startServer } from '../support/whole.ts'
import type { Server } from '../support/whole.ts'
import { campaignDraft } from '../support/drafts.ts'

/** Each starts the program once or twice, on machines that have other work too. */
const SLOW = { timeout: 60_000 }
const PASSWORD = 'four words of one test'

let dataDir: string
let server: Server | undefined
const start = (env: Record<string, string> = {}) => startServer({ dataDir, env: { LOG_LEVEL: 'warn', ...env } })
beforeEach(async () => {
  server = undefined
  dataDir = await freshFolder()
})
afterEach(async () => {
  await server?.kill()
  await removeFolder(dataDir)
})

/** Nothing of the journal is left beside the database, and every page of it is sound. */
async function expectClosed(): Promise<void> {
  const files = await readdir(dataDir)
  expect(files.filter((name) => name.startsWith('bang-tin.sqlite'))).toEqual(['bang-tin.sqlite'])
  await inspect(databaseFile(dataDir))
}

test('starts on nothing, serves, ends when asked, and goes on where it was', SLOW, async () => {
  server = await start({ ADMIN_PASSWORD: PASSWORD })
  const admin = await new Caller(server.origin).signIn('admin', PASSWORD)
  expect(await admin.ask(health, {})).toMatchObject({ ok: true })
  const body = campaignDraft({ name: 'Chiến dịch một' })
  await admin.ask(createCampaign, { body })
  expect(await server.stop()).toBe(0)
  await expectClosed()

  server = await start()
  const again = await new Caller(server.origin).signIn('admin', PASSWORD)
  expect((await again.ask(listCampaigns, {})).map(({ name }) => name)).toContain('Chiến dịch một')
  expect(await server.stop()).toBe(0)
  await expectClosed()
})

test('ended before anybody came, it offers the set-up link again', SLOW, async () => {
  server = await start()
  const first = setupLink(server)
  expect(await server.stop()).toBe(0)
  await expectClosed()
  server = await start()
  expect(setupLink(server)).not.toBe(first)
  expect((await new Caller(server.origin).ask(readSession, {})).setupNeeded).toBe(true)
})

test('what is being sent when it is asked to end is taken to its end', SLOW, async () => {
  server = await start({ ADMIN_PASSWORD: PASSWORD })
  const admin = await new Caller(server.origin).signIn('admin', PASSWORD)
  const bytes = await fixture('clip.mp4')
  const headers = { ...admin.headers, 'content-type': 'application/octet-stream', 'content-length': bytes.length }
  const upload = request(`${server.origin}${uploadFile.path}?name=phim.mp4`, { method: 'POST', headers })
  const answered = once(upload, 'response') as Promise<[IncomingMessage]>
  upload.write(bytes.subarray(0, 5000))
  await incoming(dataDir)

  const ended = server.stop()
  while (await answers(server.origin));
  upload.end(bytes.subarray(5000))
  const [reply] = await answered
  expect([reply.statusCode, JSON.parse(await text(reply))]).toMatchObject([200, { bytes: bytes.length }])
  expect(await ended).toBe(0)
  await expectClosed()
})

test('a sender that never comes to an end is cut off, and the server ends', async () => {
  const small = await startTestServer()
  const editor = await small.as('editor')
  await small.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = small.app.server.address() as AddressInfo
  const headers = { ...editor.headers, 'content-type': 'application/octet-stream', 'content-length': 1_000_000 }
  const upload = request({ port, path: `${uploadFile.path}?name=phim.mp4`, method: 'POST', headers })
  const cut = once(upload, 'error')
  upload.write('the first bytes')
  await incoming(small.dataDir)
  await end(small.app, 1)
  await cut
  expect(await readdir(`${small.dataDir}/incoming`)).toEqual([])
  await small.close()
})

/** Until the server has begun to write down what comes. */
async function incoming(folder: string): Promise<void> {
  while ((await readdir(`${folder}/incoming`)).length === 0);
}

const answers = (origin: string): Promise<boolean> =>
  fetch(`${origin}${health.path}`, { headers: { connection: 'close' } }).then(
    () => true,
    () => false,
  )
