import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { io } from 'socket.io-client'
import type { ManagerOptions, Socket, SocketOptions } from 'socket.io-client'
import { signOut } from '../../playlists/wire/access.ts'
import * as devices from '../../playlists/wire/devices.ts'
import * as menu from '../../playlists/wire/displays.ts'
import { readSettings, updateSettings } from '../../playlists/wire/settings.ts'
import { joinDisplay, makeDisplay, rejoin } from '../support/fleet.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'

let server: TestServer
let admin: TestPerson
let origin: string
let sockets: Socket[] = []
beforeEach(async () => {
  server = await startTestServer()
  admin = await server.as('admin')
  await server.app.listen({ port: 0, host: '127.0.0.1' })
  origin = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`
})
afterEach(async () => {
  for (const socket of sockets) socket.disconnect()
  sockets = []
  await server.close()
})

type Options = Partial<ManagerOptions & SocketOptions>

function open(room: '/display' | '/panel' | '', options: Options): Socket {
  const fresh = { forceNew: true, reconnection: false, transports: ['websocket'], ...options }
  const socket = io(origin + room, fresh)
  sockets.push(socket)
  return socket
}
const heard = (socket: Socket, event: string): Promise<unknown> => new Promise((done) => socket.once(event, done))
/** `in`, or why not. */
const outcome = (socket: Socket): Promise<string> =>
  Promise.race([
    heard(socket, 'connect').then(() => 'in'),
    heard(socket, 'connect_error').then((error) => (error as Error).message),
  ])
const asPanel = (person: TestPerson, headers: Record<string, string> = {}): Options => ({
  extraHeaders: { cookie: person.cookie, ...headers },
})

describe.each(['websocket', 'polling'])('over %s', (transport) => {
  const transports = [transport]

  test('a display comes in with its token, and with no other', async () => {
    const { token } = await joinDisplay(server)
    expect(await outcome(open('/display', { transports, auth: { token } }))).toBe('in')
    for (const auth of [{}, { token: 'A'.repeat(43) }, { token: 7 }, { token: '' }])
      expect(await outcome(open('/display', { transports, auth }))).toBe('not-permitted')
  })

  test('staff come in with their session, and with nothing else', async () => {
    const { token } = await joinDisplay(server)
    expect(await outcome(open('/panel', { transports, ...asPanel(admin) }))).toBe('in')
    expect(await outcome(open('/panel', { transports, auth: { token } }))).toBe('not-permitted')
    const forged = { cookie: `bt_session=${'A'.repeat(43)}` }
    expect(await outcome(open('/panel', { transports, extraHeaders: forged }))).toBe('not-permitted')
  })

  test('a page of another origin is turned away, cookie or not; our own is not', async () => {
    const foreign = asPanel(admin, { origin: 'https://evil.example' })
    expect(await outcome(open('/panel', { transports, ...foreign }))).not.toBe('in')
    expect(await outcome(open('/panel', { transports, ...asPanel(admin, { origin: 'null' }) }))).not.toBe('in')
    expect(await outcome(open('/panel', { transports, ...asPanel(admin, { origin }) }))).toBe('in')
  })
})

test('there is nothing to connect to but the two rooms', async () => {
  expect(await outcome(open('', {}))).toBe('not-found')
})

test('the end of a session ends its sockets, and no others', async () => {
  const editor = await server.as('editor')
  const [mine, theirs] = [open('/panel', asPanel(editor)), open('/panel', asPanel(admin))]
  await Promise.all([outcome(mine), outcome(theirs)])
  const gone = heard(mine, 'disconnect')
  await editor.call(signOut, {})
  expect(await gone).toBe('io server disconnect')
  expect(theirs.connected).toBe(true)
})

test.each(['unpair', 'join again', 'archive'])('a display hears that its token has ended (%s)', async (way) => {
  const { id, token } = await joinDisplay(server)
  const socket = open('/display', { auth: { token } })
  await outcome(socket)
  const said = Promise.all([heard(socket, 'revoked'), heard(socket, 'disconnect')])
  if (way === 'unpair') await admin.ok(menu.unpairDisplay, { params: { id } })
  else if (way === 'archive')
    await admin.ok(menu.archiveDisplay, { params: { id }, body: { archived: true, version: 1 } })
  else await rejoin(server, id)
  expect((await said)[1]).toBe('io server disconnect')
})

test('a panel hears what changed', async () => {
  const socket = open('/panel', asPanel(admin))
  await outcome(socket)
  const said = heard(socket, 'changed')
  await admin.ok(menu.createDisplay, { body: makeDisplay() })
  expect(await said).toContain('displays')
})

test('a display is told to look when its programme has changed, and is told which', async () => {
  const { token, device } = await joinDisplay(server)
  await server.app.settle()
  const socket = open('/display', { auth: { token } })
  await outcome(socket)
  const said = heard(socket, 'look')
  const body = { ...(await admin.ok(readSettings, {})), fallbackLine: 'Kính chào quý vị' }
  await admin.ok(updateSettings, { body })
  const hash = await said
  expect((await device.call(devices.deviceProgramme, {})).headers['etag']).toBe(`"${String(hash)}"`)
})

test('closing the server lets every socket go', async () => {
  const socket = open('/panel', asPanel(admin))
  await outcome(socket)
  const gone = heard(socket, 'disconnect')
  await server.app.close()
  expect(await gone).toMatch(/io server disconnect|transport close/)
})
