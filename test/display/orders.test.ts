import { beforeEach, describe, expect, it } from 'vitest'
import { memoryMedia, memoryStore } from '../../display/world/memory-store.ts'
import type { Facts } from '../../playlists/facts.ts'
import type { Hash } from '../../playlists/ids.ts'
import { resolve } from '../../playlists/resolve.ts'
import { PICTURE_MS } from '../../playlists/orders.ts'
import { FakeDisplay, FakeServer, sha256 } from '../support/fake-display.ts'
import { FakeTime } from '../support/fake-time.ts'
import { at, days, makeFacts, makeMaterial, makePlaylist, makeSchedule } from '../support/make.ts'

const SIZE = { width: 10, height: 10, fit: 'cover', description: '' } as const
const programme = (given: Partial<Facts> = {}) => resolve(makeFacts(given), days(7))

let time: FakeTime
let server: FakeServer
beforeEach(() => {
  time = new FakeTime(at('2026-01-06 09:00'))
  server = new FakeServer(time)
})

async function start(given: Partial<Parameters<typeof FakeDisplay.start>[0]> = {}): Promise<FakeDisplay> {
  const store = memoryStore()
  await store.write('identity', { token: 'token', display: 1 })
  const display = await FakeDisplay.start({ time, server, store, ...given })
  await time.forward(15_000)
  return display
}

let serial = 0
async function order(kind: string): Promise<number> {
  const id = ++serial
  server.orders.push({ id, kind })
  server.beat()
  await time.forward(500)
  return id
}
const lastBeat = () => server.beats.at(-1)!

describe('orders', () => {
  it('[PL4] identify shows who it is for its time, plays nothing meanwhile, and is answered at once', async () => {
    server.publish(programme())
    const display = await start()
    const id = await order('identify')
    const canvas = { x: 0, y: 0, width: 1920, height: 1080 }
    const shown = { kind: 'picture', picture: 'identify', display: { id: 1, name: 'Tivi sảnh' } }
    expect(display.snapshot()).toMatchObject({ ...shown, canvas: { x: canvas.x, y: canvas.y } })
    expect(display.snapshot()).toBe(display.snapshot())
    expect(server.answers).toEqual([{ id, outcome: 'done', problem: '' }])
    await time.forward(2000)
    expect(lastBeat()).toMatchObject({ showing: 'test', playing: null, programme: server.programme!.hash })
    const during = display.seen.length
    await time.forward(PICTURE_MS.identify - 4000)
    expect(display.seen.length).toBe(during)
    await time.forward(3000)
    expect(display.snapshot().kind).toBe('playing')
    await time.forward(60_000)
    const cut = server.received.filter(({ play }) => play.reason === 'ordered')
    expect(cut.map(({ play }) => play.outcome)).toEqual(['interrupted'])
    expect(lastBeat()).toMatchObject({ showing: 'slot' })
  })

  it('are carried out once, however often they are heard', async () => {
    server.publish(programme())
    const display = await start()
    await order('test-pattern')
    expect(display.snapshot()).toMatchObject({ picture: 'test-pattern' })
    const first = serial
    await order('end-picture')
    expect(display.snapshot().kind).toBe('playing')
    server.orders.push({ id: first, kind: 'test-pattern' })
    server.beat()
    await time.forward(500)
    expect(display.snapshot().kind).toBe('playing')
  })

  it('come with the next heartbeat when the hint is lost, and the answer is kept while the server is away', async () => {
    server.publish(programme())
    const display = await start()
    server.orders.push({ id: ++serial, kind: 'identify' })
    await time.forward(40_000)
    expect(display.engine.snapshot().kind).not.toBe('starting')
    expect(server.answers).toHaveLength(1)
    server.orders.push({ id: ++serial, kind: 'end-picture' })
    server.faults = [{ path: /heartbeat/, answer: server.answer(503) }]
    await time.forward(100_000)
    expect(server.answers.map(({ id }) => id)).toEqual([serial - 1, serial])
  })

  it('[LD2] an emergency ends a test picture', async () => {
    server.publish(programme())
    const display = await start()
    await order('test-pattern')
    const now = time.wall()
    const emergency = makeSchedule(9, {
      layer: 'emergency',
      show: { kind: 'playlist', playlist: makePlaylist(9, [9]).id },
      timing: { kind: 'once', start: now as never, end: (now + 600_000) as never },
    })
    const plain = makeFacts()
    server.publish(
      programme({
        schedules: [...plain.schedules, emergency],
        playlists: [...plain.playlists, makePlaylist(9, [9])],
        materials: [...plain.materials, makeMaterial(9)],
      }),
    )
    await time.forward(2000)
    expect(display.snapshot().kind).toBe('playing')
    expect(display.current()).toMatchObject({ kind: 'content', material: 9 })
  })

  it('a reload is asked for once and is not answered: the next page shows that it was', async () => {
    server.publish(programme())
    await start()
    await order('reload')
    await time.forward(60_000)
    expect(server.reloads).toBe(1)
    expect(server.answers).toEqual([])
  })

  it('a picture of the page is handed over before the order is answered', async () => {
    server.publish(programme())
    const display = await start()
    const id = await order('photograph')
    expect(server.pictures).toEqual(['a picture'])
    expect(server.answers).toEqual([{ id, outcome: 'done', problem: '' }])
    expect(display.snapshot().kind).toBe('playing')
  })

  it('what this page does not know is answered as failed', async () => {
    server.publish(programme())
    await start()
    const id = await order('dance')
    expect(server.answers).toEqual([{ id, outcome: 'failed', problem: 'unknown order' }])
  })

  it('[DI1] files are fetched anew one by one; what cannot be had stays as it was, and that is said', async () => {
    const picture = sha256('a picture') as Hash
    server.files.set(picture, 'a picture')
    const content = { kind: 'image', file: picture, type: 'image/png', bytes: 9, ...SIZE } as const
    server.publish(programme({ materials: [makeMaterial(1, { content })], playlists: [makePlaylist(1, [1])] }))
    const media = memoryMedia()
    await start({ media })
    const asked = () => server.asked.filter((path) => path.endsWith(picture)).length
    expect(asked()).toBe(1)
    await order('clear-cache')
    expect(asked()).toBe(2)
    expect(server.answers.at(-1)).toMatchObject({ outcome: 'done' })
    server.files.delete(picture)
    await order('clear-cache')
    expect(server.answers.at(-1)).toMatchObject({ outcome: 'failed', problem: '1 files could not be fetched' })
    expect((await media.list()).map(({ hash }) => hash)).toEqual([picture])
  })
})

describe('vitals', () => {
  it('[DI3] say what each zone has on, what fails, and how often', async () => {
    server.publish(programme())
    const display = await start()
    await time.forward(30_000)
    const { vitals } = lastBeat()
    expect(vitals).toMatchObject({ failing: [], failures: 0, visible: true })
    expect(vitals!.zones).toMatchObject([{ zone: 'main', shows: 'slot', revision: lastBeat().playing!.revision }])
    expect(Math.abs(vitals!.at - time.wall())).toBeLessThan(40_000)
    display.broken.add(2)
    await time.forward(200_000)
    expect(lastBeat().vitals).toMatchObject({ failing: [{ material: 2, reason: 'decode', times: 3 }], failures: 3 })
  })
})
