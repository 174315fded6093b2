/** What a screen does when the world around it breaks: each fault has one named behaviour, and none is a browser's error. */
import { beforeEach, describe, expect, it } from 'vitest'
import { memoryMedia, memoryStore } from '../../display/world/memory-store.ts'
import { resolve } from '../../playlists/resolve.ts'
import type { Facts } from '../../playlists/facts.ts'
import type { Hash } from '../../playlists/ids.ts'
import type { Content } from '../../playlists/content.ts'
import { FakeDisplay, FakeServer, sha256 } from '../support/fake-display.ts'
import { FakeTime } from '../support/fake-time.ts'
import { at, days, makeFacts, makeMaterial, makePlaylist } from '../support/make.ts'

const NINE = at('2026-01-06 09:00')
const HOUR = 3_600_000
const DAY = 24 * HOUR
const programme = (given: Partial<Facts> = {}) => resolve(makeFacts(given), days(20))
const imageOf = (bytes: string): Content => ({
  kind: 'image',
  file: sha256(bytes) as Hash,
  type: 'image/png',
  bytes: bytes.length,
  width: 1,
  height: 1,
  fit: 'contain',
  description: '',
})
const pictures = [1, 2, 3].map((id) => makeMaterial(id, { content: imageOf(`picture ${id}`) }))

let time: FakeTime
let server: FakeServer
beforeEach(() => {
  time = new FakeTime(NINE)
  server = new FakeServer(time)
  for (const id of [1, 2, 3]) server.files.set(sha256(`picture ${id}`), `picture ${id}`)
})

async function start(given: Partial<Parameters<typeof FakeDisplay.start>[0]> = {}) {
  const store = given.store ?? memoryStore()
  await store.write('identity', { token: 'token', display: 1 })
  return FakeDisplay.start({ time, server, ...given, store })
}
const shown = (display: FakeDisplay) => new Set(display.seen.map(({ material }) => material))
const kinds = (display: FakeDisplay) => new Set(display.seen.map(({ kind }) => kind))

describe('files', () => {
  it('[DI1] after a power cut every file is checked, and a damaged one is fetched again before its turn', async () => {
    const [store, media] = [memoryStore(), memoryMedia()]
    server.publish(programme({ materials: pictures, playlists: [makePlaylist(1, [1])] }))
    const old = sha256('picture 3') as Hash
    await media.put(old, new Blob(['pictURe 3']))
    await start({ store, media })
    await time.forward(20_000)
    const after = await start({ store, media })
    await time.forward(20_000)
    expect(new Set(server.beats.map((beat) => beat.keeping!.lastEnd))).toEqual(new Set(['none', 'sudden']))
    expect(await media.get(old)).toBeNull()
    expect(kinds(after)).toEqual(new Set(['content']))
  })

  it('[DI1] an end in good order is told, and checks nothing twice', async () => {
    const [store, media] = [memoryStore(), memoryMedia()]
    server.publish(programme({ materials: pictures }))
    const first = await start({ store, media })
    await time.forward(1000)
    await first.engine.stop()
    await start({ store, media })
    await time.forward(2000)
    expect(server.beats.at(-1)!.keeping).toMatchObject({ lastEnd: 'clean', persistent: true, beyond: 0 })
  })

  it.each([
    ['404', 404, ''],
    ['cut short', 200, 'pict'],
    ["a stranger's page", 200, '<html>Sign in</html>'],
  ])('[DI1] %s: the item is skipped, the others play, and it comes when its file does', async (_, status, body) => {
    server.faults = Array.from({ length: 6 }, () => ({
      path: new RegExp(sha256('picture 2')),
      answer: server.answer(status, body),
    }))
    server.publish(programme({ materials: pictures }))
    const display = await start()
    await time.forward(45_000)
    expect(shown(display)).toEqual(new Set([1, 3]))
    expect(server.beats.at(-1)!.errors.join()).toContain(sha256('picture 2').slice(0, 8))
    await time.forward(10 * 60_000)
    expect(shown(display)).toEqual(new Set([1, 2, 3]))
    expect(server.beats.at(-1)!.errors).toEqual([])
  })

  it('[DI9] no room for all: what is needed next is here, the rest is told, and words play throughout', async () => {
    server.publish(programme({ materials: [...pictures.slice(0, 2), makeMaterial(3)] }))
    const display = await start({ free: 12 })
    await time.forward(90_000)
    expect(shown(display)).toEqual(new Set([1, 3]))
    expect(server.beats.at(-1)!.errors).toContain('no room for 1 files')
  })
})

describe('what it remembers', () => {
  it('[DI8] deleted: it asks to be paired and shows nothing of the office', async () => {
    const media = memoryMedia()
    server.publish(programme({ materials: pictures }))
    const first = await start({ media })
    await time.forward(1000)
    await first.engine.stop()
    const bare = await FakeDisplay.start({ time, server, media })
    await time.forward(1000)
    expect(bare.snapshot().kind).toBe('pairing')
  })

  it('[DI8] refusing every read and write from now on: it plays on and hands its plays over', async () => {
    const store = memoryStore()
    server.publish(programme())
    const display = await start({ store })
    await time.forward(15_000)
    const refuse = async (): Promise<never> => Promise.reject(new DOMException('gone', 'InvalidStateError'))
    Object.assign(store, { read: refuse, write: refuse, addPlay: refuse, countPlays: refuse, readPlays: refuse })
    await time.forward(120_000)
    expect(shown(display)).toEqual(new Set([1, 2, 3]))
    expect(kinds(display)).toEqual(new Set(['content']))
  })

  it('[DI8] 14 days without the server, with a power cut each day: it plays to the last hour, then the fallback', async () => {
    const store = memoryStore()
    server.publish(resolve(makeFacts({ playlists: [makePlaylist(1, [1])], materials: [long] }), days(15)))
    await (await start({ store })).engine.stop()
    server.away = true
    for (let day = 1; day <= 14; day++) {
      time.setWall(NINE + day * DAY - HOUR)
      const display = await start({ store })
      await time.forward(1000)
      const last = day === 14
      expect(display.current()?.kind).toBe(last ? 'fallback' : 'content')
      await display.engine.stop()
    }
  })
  const long = makeMaterial(1, { durationMs: 60_000 })
})

describe("the machine's clock", () => {
  it.each([
    ['an hour ahead', HOUR],
    ['an hour back', -HOUR],
    ['a day ahead', DAY],
    ['a day back', -DAY],
    ['to 1970', -NINE],
  ])('[DI4] set %s while it plays: nothing moves, with the server and without', async (_, step) => {
    server.publish(programme())
    const display = await start()
    await time.forward(13_000)
    server.offsetMs = -step
    time.setWall(time.wall() + step)
    await time.forward(22_000)
    server.away = true
    await time.forward(30_000)
    expect(display.seen.map(({ material }) => material)).toEqual([1, 2, 3, 1, 2, 3, 1])
    expect(Math.abs(display.engine.now() - (time.wall() - step))).toBeLessThan(20)
  })

  it('[DI6] wrong at a start without the server: it says so as soon as it can, and is right from then on', async () => {
    const store = memoryStore()
    server.publish(programme())
    await (await start({ store })).engine.stop()
    server.away = true
    server.offsetMs = 5 * DAY
    time.setWall(NINE - 5 * DAY)
    const display = await start({ store })
    await time.forward(1000)
    expect(display.current()?.kind).toBe('content')
    server.away = false
    await time.forward(60_000)
    expect(server.beats.at(-1)!.clock!.source).toBe('server')
    expect(Math.abs(server.beats.at(-1)!.clock!.correctedMs!)).toBeGreaterThan(0)
    expect(Math.abs(display.engine.now() - (time.wall() + server.offsetMs))).toBeLessThan(20)
  })
})

describe('the server', () => {
  it("restored from yesterday's backup: what it publishes now is shown, without a restart", async () => {
    server.publish(programme())
    const display = await start()
    await time.forward(13_000)
    const boot = server.beats.at(-1)!.boot
    server.look = () => {}
    server.publish(programme({ playlists: [makePlaylist(1, [3])] }))
    await time.forward(60_000)
    expect(display.current()).toMatchObject({ material: 3 })
    expect(server.beats.at(-1)!.boot).toBe(boot)
  })

  it('restored to before this screen was paired: it asks to be paired, and keeps what it owes', async () => {
    const store = memoryStore()
    server.publish(programme())
    const display = await start({ store })
    await time.forward(13_000)
    server.revoked = true
    await time.forward(60_000)
    expect(display.snapshot().kind).toBe('pairing')
    expect(await store.countPlays()).toBeGreaterThan(0)
  })
})

it('[DI11] a second player with the same token yields, says so, counts nothing more, and plays when the other is gone', async () => {
  server.publish(programme())
  const display = await start()
  await time.forward(13_000)
  server.elsewhere = true
  await time.forward(40_000)
  expect(display.snapshot().kind).toBe('elsewhere')
  const counted = server.received.length
  await time.forward(60_000)
  expect(server.received.length - counted).toBeLessThan(4)
  expect(display.seen.at(-1)!.at).toBeLessThan(NINE + 60_000)
  server.elsewhere = false
  await time.forward(40_000)
  expect(display.current()).toMatchObject({ kind: 'content' })
})
