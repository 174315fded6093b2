import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { deviceProgramme, heartbeat } from '../../playlists/wire/devices.ts'
import { displayProgramme, listDisplays } from '../../playlists/wire/displays.ts'
import * as settings from '../../playlists/wire/settings.ts'
import { joinDisplay, makeHealth } from '../support/fleet.ts'
import type { Joined } from '../support/fleet.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestServer } from '../support/test-server.ts'

let server: TestServer
let screen: Joined
beforeEach(async () => {
  server = await startTestServer()
  screen = await joinDisplay(server)
  await server.app.settle()
})
afterEach(() => server.close())

const fetch = (tag?: string) =>
  screen.device.call(deviceProgramme, tag === undefined ? {} : { headers: { 'if-none-match': tag } })

async function renameOffice(officeName: string) {
  const admin = await server.as('admin')
  const body = { ...(await admin.ok(settings.readSettings, {})), officeName }
  await admin.ok(settings.updateSettings, { body })
  await server.app.settle()
}

test('a display fetches its programme whole, then asks whether it is still the same', async () => {
  const whole = await fetch()
  const etag = String(whole.headers['etag'])
  expect(whole.headers['cache-control']).toBe('no-cache')
  expect(whole.headers['content-type']).toBe('application/json; charset=utf-8')
  expect(`"${createHash('sha256').update(whole.text).digest('hex')}"`).toBe(etag)
  for (const tag of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
    const again = await fetch(tag)
    expect([again.status, again.text, again.headers['etag']]).toEqual([304, '', etag])
  }
  expect((await fetch('"x"')).status).toBe(200)
})

test('a change gives a new tag; the heartbeat and the panel name it', async () => {
  const before = String((await fetch()).headers['etag'])
  await renameOffice('UBND phường Mới')
  const after = await fetch(before)
  expect(after.status).toBe(200)
  expect(after.body.fallback.office).toBe('UBND phường Mới')
  const said = await screen.device.ok(heartbeat, { body: makeHealth() })
  expect(`"${said.programme}"`).toBe(after.headers['etag'])
  const admin = await server.as('admin')
  expect((await admin.ok(listDisplays, {}))[0]?.programme).toBe(said.programme)
  const preview = await admin.ok(displayProgramme, { params: { id: screen.id } })
  expect(preview).toEqual({ hash: said.programme, programme: after.body })
})

test('nobody reads a programme without a token', async () => {
  expect(await server.anyone.refused(deviceProgramme, {})).toBe('device-unknown')
  const admin = await server.as('admin')
  expect(await admin.refused(deviceProgramme, {})).toBe('device-unknown')
})

test('after a restart the same programme is served under the same tag', async () => {
  const etag = String((await fetch()).headers['etag'])
  server = await server.restart()
  screen = { ...screen, device: server.device(screen.token) }
  expect((await fetch(etag)).status).toBe(304)
})
