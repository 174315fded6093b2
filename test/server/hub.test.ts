import type { AddressInfo } from 'node:net'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import cookie from '@fastify/cookie'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { io } from 'socket.io-client'
import { Devices } from '../../server/access/devices.ts'
import { Sessions } from '../../server/access/sessions.ts'
import { Database } from '../../server/db/open.ts'
import { addDisplay } from '../../server/displays/store.ts'
import { isFromHere } from '../../server/live/handshake.ts'
import { Hub } from '../../server/live/hub.ts'
import { Programmes } from '../../server/programmes/programmes.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { makeDisplay } from '../support/fleet.ts'

test('beyond its limit the hub takes no more sockets, and takes one again when another has gone', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'bang-tin-hub-'))
  const db = await Database.open(path.join(folder, 'hub.sqlite'))
  const clock = new FakeClock()
  const devices = new Devices(db)
  const token = await db.transact(async (w) => {
    const { id } = await addDisplay(w, makeDisplay(), clock.now())
    return devices.issue(w, id, clock.now())
  })
  await devices.refresh()
  const app = Fastify()
  await app.register(cookie)
  const sessions = new Sessions(db, clock)
  new Hub(app, { devices, sessions, programmes: new Programmes(), changes: db.changes, mostSockets: 2 })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/display`

  const options = { forceNew: true, reconnection: false, transports: ['websocket'], auth: { token } }
  const enter = () => {
    const socket = io(url, options)
    return new Promise<typeof socket | null>((done) => {
      socket.once('connect', () => done(socket))
      socket.once('connect_error', () => done(null))
    })
  }
  const [one, two] = [await enter(), await enter()]
  expect([one?.connected, two?.connected]).toEqual([true, true])
  expect(await enter()).toBe(null)
  one!.disconnect()
  await expect.poll(enter).not.toBe(null)

  await app.close()
  await db.close()
  await rm(folder, { recursive: true, force: true })
})

test.each([
  [undefined, 'panel.local:8080', true],
  ['http://panel.local:8080', 'panel.local:8080', true],
  ['https://panel.local:8080', 'panel.local:8080', true],
  ['http://panel.local', 'panel.local:8080', false],
  ['http://panel.local.evil.example:8080', 'panel.local:8080', false],
  ['http://evil.example/panel.local:8080', 'panel.local:8080', false],
  ['null', 'panel.local:8080', false],
  ['', 'panel.local:8080', false],
  ['http://panel.local:8080', undefined, false],
])('a page of %s at host %s may connect: %s', (origin, host, may) => {
  const headers = { ...(origin === undefined ? {} : { origin }), ...(host === undefined ? {} : { host }) }
  expect(isFromHere({ headers })).toBe(may)
})
