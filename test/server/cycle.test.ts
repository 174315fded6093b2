/** The program from its start to its end and on to its next start, as a service manager sees it. */
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readSession } from '../../playlists/wire/access.ts'
import { createCampaign, listCampaigns } from '../../playlists/wire/campaigns.ts'
import { health } from '../../playlists/wire/settings.ts'
import { finishUpload, listUploads } from '../../playlists/wire/uploads.ts'
import { inspect } from '../../server/backups/inspect.ts'
import { databaseFile } from '../../server/data-dir.ts'
import { end } from '../../server/end.ts'
import { Caller } from '../support/caller.ts'
import { begin, piece } from '../support/send-file.ts'
import { startTestServer } from '../support/test-server.ts'
import { beginUpload, fixture } from '../support/uploads.ts'
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

test('what has come before it was asked to end is gone on with after the next start', SLOW, async () => {
  server = await start({ ADMIN_PASSWORD: PASSWORD })
  const bytes = await fixture('clip.mp4')
  const admin = await new Caller(server.origin).signIn('admin', PASSWORD)
  const { pathname } = await begin(admin, bytes.length, 'phim.mp4')
  const send = async (caller: Caller, from: number, until: number) => {
    const body = new Uint8Array(bytes.subarray(from, until))
    return fetch(new URL(pathname, caller.origin), { method: 'PATCH', headers: piece(caller, from), body })
  }
  expect((await send(admin, 0, 5000)).status).toBe(204)
  expect(await server.stop()).toBe(0)
  await expectClosed()

  server = await start()
  const again = await new Caller(server.origin).signIn('admin', PASSWORD)
  expect(await again.ask(listUploads, {})).toMatchObject([
    { name: 'phim.mp4', at: { kind: 'receiving', received: 5000 } },
  ])
  expect((await send(again, 5000, bytes.length)).status).toBe(204)
  const { at } = await again.ask(finishUpload, { params: { id: pathname.split('/').at(-1)! } })
  expect(at).toMatchObject({ kind: 'stored', files: [{ bytes: bytes.length }] })
  expect(await server.stop()).toBe(0)
})

test('a sender that never comes to an end is cut off, and the server ends', async () => {
  const small = await startTestServer()
  const editor = await small.as('editor')
  await small.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = small.app.server.address() as AddressInfo
  const { url } = await beginUpload(editor, 1_000_000, 'phim.mp4')
  const headers = { ...piece(new Caller('', editor.headers), 0), 'content-length': 1_000_000 }
  const upload = request({ port, path: url, method: 'PATCH', headers })
  const cut = once(upload, 'error')
  upload.write('the first bytes')
  await end(small.app, 1)
  await cut
  await small.close()
})
