import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { MaterialId } from '../../playlists/ids.ts'
import type { OrderKind } from '../../playlists/orders.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../playlists/time.ts'
import { listAudit } from '../../playlists/wire/access.ts'
import { acknowledgeAlarm, displayVitals, listAlarms } from '../../playlists/wire/alarms.ts'
import * as devices from '../../playlists/wire/devices.ts'
import * as menu from '../../playlists/wire/displays.ts'
import { displayPicture, giveOrder, listOrders, sendPicture } from '../../playlists/wire/orders.ts'
import { joinDisplay, makeHealth, rejoin } from '../support/fleet.ts'
import type { Health, Joined } from '../support/fleet.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'

let server: TestServer
let admin: TestPerson
let led: Joined
let name: string
let count = 0
beforeAll(async () => {
  server = await startTestServer()
  admin = await server.as('admin')
})
afterAll(() => server.close())
/** A display of its own for each test. */
beforeEach(async () => {
  name = `LED ${++count}`
  led = await joinDisplay(server, { name })
  await server.app.settle()
})

const vitals = (given: Partial<NonNullable<Health['vitals']>> = {}): NonNullable<Health['vitals']> => ({
  at: server.clock.now(),
  zones: [{ zone: 'main', shows: 'fallback', revision: null, material: null, since: server.clock.now() }],
  failing: [],
  upMs: HOUR,
  frames: { shown: 900, dropped: 3 },
  failures: 1,
  memory: { used: 50_000_000, limit: 4_000_000_000 },
  network: { online: true, kind: '4g', megabits: 10, roundTripMs: 50 },
  visible: true,
  ...given,
})
/** A heartbeat of a page that has the programme in force. */
async function beat(given: Partial<Health> & { answers?: object[] } = {}, { device, id } = led) {
  const { programme } = (await list()).find((one) => one.id === id)!
  return device.ok(devices.heartbeat, { body: { ...makeHealth({ programme, vitals: vitals(), ...given }) } as Health })
}
const list = () => admin.ok(menu.listDisplays, {})
const own = async () => (await list()).find(({ id }) => id === led.id)!
const look = () => server.alarms.ring('look-at-displays')
const alarms = async () => (await admin.ok(listAlarms, {})).filter(({ display }) => display === led.id)

/** Time goes by; the screen beats as it does, and the server looks. */
async function pass(ms: number, given: Partial<Health> | null = {}): Promise<void> {
  for (let left = ms; left > 0; left -= 30 * SECOND) {
    server.clock.advance(Math.min(left, 30 * SECOND))
    if (given !== null) await beat(given)
    await look()
  }
}

describe('alarms', () => {
  test('[AL2][AL9][AL10] a lost display is told of, dated from its silence on, and is over by itself; both ends are kept', async () => {
    await pass(MINUTE)
    expect(await alarms()).toEqual([])
    const heardAt = server.clock.now()
    await pass(2 * MINUTE, null)
    expect(await alarms()).toMatchObject([
      { display: led.id, displayName: name, kind: 'lost', detail: { heardAt }, endedAt: null, acknowledged: null },
    ])
    await pass(30 * SECOND)
    const backAt = server.clock.now()
    expect((await alarms())[0]!.endedAt).toBe(null)
    await pass(MINUTE)
    expect(await alarms()).toMatchObject([{ kind: 'lost', endedAt: backAt }])
  })

  test('[AL3] wrong content, with what is shown and what should be', async () => {
    await pass(3 * MINUTE, { showing: 'black', vitals: vitals({ zones: [] }) })
    const wanted = { kind: 'fallback', material: null }
    expect(await alarms()).toMatchObject([{ kind: 'wrong-content', detail: { zone: 'main', wanted, hidden: false } }])
  })

  test('[AL7] an item that fails is named, each one by itself', async () => {
    const failing = [7, 9].map((id) => ({ material: id as MaterialId, reason: 'decode', times: 3 }))
    await pass(30 * SECOND, { vitals: vitals({ failing }) })
    const found = (await alarms()).map(({ kind, material, detail }) => [kind, material, detail.reason])
    expect(found.toSorted()).toEqual([
      ['failing-item', 7, 'decode'],
      ['failing-item', 9, 'decode'],
    ])
  })

  test('[AL8] of two players with one identity the one that yields says nothing of the display, and is told of with its address', async () => {
    await pass(MINUTE, { boot: 11, output: { width: 512, height: 256, ratio: 1 } })
    const twin = { boot: 22, output: { width: 100, height: 100, ratio: 1 } }
    await beat(twin)
    await pass(30 * SECOND, { boot: 11 })
    expect((await beat(twin)).elsewhere).toBe(true)
    expect((await own()).health).toMatchObject({ boot: 11, output: { width: 1920 } })
    await look()
    expect(await alarms()).toMatchObject([{ kind: 'twins', detail: { address: '127.0.0.1' } }])
    await pass(3 * MINUTE, { boot: 11 })
    expect((await alarms())[0]!.endedAt).not.toBe(null)
  })

  test('[AL10] are acknowledged with a note, once they are open, by who may; that leaves a trace and ends nothing', async () => {
    await pass(30 * SECOND)
    await pass(2 * MINUTE, null)
    const { id } = (await alarms())[0]!
    const params = { id }
    const editor = await server.as('editor')
    expect(await editor.refused(acknowledgeAlarm, { params, body: { note: 'Có' } })).toBe('not-permitted')
    expect(await admin.refused(acknowledgeAlarm, { params, body: { note: '' } })).toBe('invalid')
    const said = await admin.ok(acknowledgeAlarm, { params, body: { note: 'Đã báo điện lực' } })
    expect(said).toMatchObject({ endedAt: null, acknowledged: { by: 'admin', note: 'Đã báo điện lực' } })
    const { entries } = await admin.ok(listAudit, { query: { noun: 'displays' } })
    expect(entries[0]).toMatchObject({ action: 'acknowledge', nounName: name })
    await pass(2 * MINUTE)
    expect(await admin.refused(acknowledgeAlarm, { params, body: { note: 'Lại' } })).toBe('wrong-state')
    expect(await admin.refused(acknowledgeAlarm, { params: { id: 99 }, body: { note: 'Lại' } })).toBe('not-found')
  })

  test('[AL1] are over when the display is unpaired; a test display has none', async () => {
    const tab = await joinDisplay(server, { name: 'Thử', test: true })
    await pass(30 * SECOND)
    await beat({}, tab)
    await pass(2 * MINUTE, null)
    const open = (await admin.ok(listAlarms, {})).filter(({ endedAt }) => endedAt === null)
    expect(open.map(({ display }) => display)).toContain(led.id)
    expect(open.map(({ display }) => display)).not.toContain(tab.id)
    await admin.ok(menu.unpairDisplay, { params: { id: led.id } })
    await pass(90 * SECOND, null)
    expect((await alarms())[0]!.endedAt).not.toBe(null)
  })
})

test('how a display was is kept for two days, in steps of five minutes', async () => {
  server.clock.advance(5 * MINUTE - (server.clock.now() % (5 * MINUTE)))
  await pass(12 * MINUTE)
  const { id } = led
  const points = await admin.ok(displayVitals, { params: { id } })
  expect(points).toHaveLength(3)
  expect(points[0]).toMatchObject({ shown: 900, dropped: 3, failures: 1, memory: 50_000_000, upMs: HOUR })
})

describe('orders', () => {
  const order = (kind: OrderKind) => admin.ok(giveOrder, { params: { id: led.id }, body: { kind } })
  const orders = () => admin.ok(listOrders, { params: { id: led.id } })

  test('come with every heartbeat until they are answered; who gave them stands in the trail', async () => {
    await beat()
    const { id } = await order('identify')
    expect(await orders()).toMatchObject([{ id, kind: 'identify', outcome: 'waiting', orderedBy: 'admin' }])
    expect((await beat()).orders).toEqual([{ id, kind: 'identify' }])
    expect((await beat()).orders).toEqual([{ id, kind: 'identify' }])
    expect((await beat({ answers: [{ id, outcome: 'done', problem: '' }] })).orders).toEqual([])
    expect(await orders()).toMatchObject([{ outcome: 'done', answeredAt: server.clock.now() }])
    expect((await own()).health).not.toHaveProperty('answers')
    const { entries } = await admin.ok(listAudit, { query: { noun: 'displays' } })
    expect(entries[0]).toMatchObject({ action: 'order-identify', actor: 'admin', nounName: name })
  })

  test('are void after two minutes, and are given no more; an answer that comes late still counts', async () => {
    const { id } = await order('clear-cache')
    server.clock.advance(2 * MINUTE)
    expect(await orders()).toMatchObject([{ outcome: 'expired' }])
    expect((await beat()).orders).toEqual([])
    await beat({ answers: [{ id, outcome: 'failed', problem: '2 files could not be fetched' }] })
    expect(await orders()).toMatchObject([{ outcome: 'failed', problem: '2 files could not be fetched' }])
  })

  test('a reload is done when another page is heard, and asks no page twice', async () => {
    await beat({ boot: 11 })
    await order('reload')
    expect((await beat({ boot: 11 })).orders).toMatchObject([{ kind: 'reload' }])
    expect((await beat({ boot: 12 })).orders).toEqual([])
    expect(await orders()).toMatchObject([{ kind: 'reload', outcome: 'done' }])
  })

  test('a picture comes only when it is asked for, not too often, and is forgotten', async () => {
    const params = { id: led.id }
    const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0]).toString('base64')
    expect(await led.device.refused(sendPicture, { body: { jpeg } })).toBe('wrong-state')
    await order('photograph')
    expect(await admin.refused(giveOrder, { params, body: { kind: 'photograph' } })).toBe('too-many')
    expect(await led.device.refused(sendPicture, { body: { jpeg: 'PGh0bWw+' } })).toBe('file-type')
    expect(await admin.refused(displayPicture, { params })).toBe('not-found')
    expect((await led.device.call(sendPicture, { body: { jpeg } })).status).toBe(204)
    expect((await admin.call(displayPicture, { params })).headers['content-type']).toBe('image/jpeg')
    server.clock.advance(10 * MINUTE)
    expect(await admin.refused(displayPicture, { params })).toBe('not-found')
  })

  test('a display answers for its own orders alone', async () => {
    const { id } = await order('identify')
    const other = await joinDisplay(server, { name: 'Tivi' })
    expect((await beat({ answers: [{ id, outcome: 'done', problem: '' }] }, other)).orders).toEqual([])
    expect(await orders()).toMatchObject([{ outcome: 'waiting' }])
  })

  test('are refused where no device can hear them, and to who may not', async () => {
    const params = { id: led.id }
    const approver = await server.as('approver')
    expect(await approver.refused(giveOrder, { params, body: { kind: 'reload' } })).toBe('not-permitted')
    await admin.ok(menu.unpairDisplay, { params })
    expect(await admin.refused(giveOrder, { params, body: { kind: 'reload' } })).toBe('wrong-state')
    led = await rejoin(server, led.id)
    expect(await order('test-pattern')).toMatchObject({ outcome: 'waiting' })
  })
})

test('what is over is shown for seven days, and how a display was for two', async () => {
  await pass(MINUTE)
  await pass(2 * MINUTE, null)
  await pass(2 * MINUTE)
  const { id } = led
  expect([await alarms(), await admin.ok(displayVitals, { params: { id } })].map(({ length }) => length > 0)).toEqual([
    true,
    true,
  ])
  server.clock.advance(8 * DAY)
  await server.alarms.ring('forget-vitals')
  admin = await server.signIn('admin')
  expect([await alarms(), await admin.ok(displayVitals, { params: { id } })]).toEqual([[], []])
})
