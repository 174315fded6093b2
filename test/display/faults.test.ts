import { beforeEach, describe, expect, it } from 'vitest'
import { memoryMedia, memoryStore } from '../../display/world/memory-store.ts'
import { canonical } from '../../playlists/canonical.ts'
import type { Hash } from '../../playlists/ids.ts'
import type { Content } from '../../playlists/content.ts'
import { playingAt } from '../../playlists/playback.ts'
import { resolve } from '../../playlists/resolve.ts'
import type { Facts } from '../../playlists/facts.ts'
import { FakeDisplay, FakeServer, sha256 } from '../support/fake-display.ts'
import { FakeTime } from '../support/fake-time.ts'
import { at, days, makeFacts, makeMaterial, makePlaylist } from '../support/make.ts'

const programme = (given: Partial<Facts> = {}) => resolve(makeFacts(given), days(7))
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
const pictures = (...ids: number[]) => ids.map((id) => makeMaterial(id, { content: imageOf(`picture ${id}`) }))

let time: FakeTime
let server: FakeServer
beforeEach(() => {
  time = new FakeTime(at('2026-01-06 09:00'))
  server = new FakeServer(time)
  for (const id of [1, 2, 3]) server.files.set(sha256(`picture ${id}`), `picture ${id}`)
})

async function start(given: Partial<Parameters<typeof FakeDisplay.start>[0]> = {}) {
  const store = given.store ?? memoryStore()
  await store.write('identity', { token: 'token', display: 1 })
  return FakeDisplay.start({ time, server, ...given, store })
}
const outcomes = () => server.received.map(({ play }) => [play.material, play.outcome, play.reason])
const seqs = () => server.received.map(({ play }) => play.seq)

describe('strangers on the line', () => {
  it.each([
    ['a sign-in page', 200, '<html>Wi-Fi</html>'],
    ["a stranger's 401", 401, '<html>Sign in</html>'],
    ["a stranger's 404", 404, 'Not Found'],
    ["another program's JSON", 200, '{"now":"yes","programme":7,"answers":[{"seq":0}],"token":1}'],
    ['a broken gateway', 502, ''],
  ])('%s answers everything for an hour: the screen plays on and forgets nothing', async (_, status, body) => {
    server.publish(programme())
    const store = memoryStore()
    const display = await start({ store })
    await time.forward(5000)
    server.portal = server.answer(status, body, `"${sha256(body)}"`)
    await time.forward(3_600_000)
    expect(display.current()).toMatchObject({ kind: 'content' })
    expect(await store.read('identity')).toEqual({ token: 'token', display: 1 })
    expect(await store.countPlays()).toBeGreaterThan(350)
    server.portal = null
    await time.forward(700_000)
    expect(await store.countPlays()).toBeLessThan(5)
    expect(seqs()).toEqual(seqs().map((_, i) => i))
  })

  it('a programme under a name that is not its hash is not played', async () => {
    server.publish(programme())
    const display = await start()
    await time.forward(5000)
    const other = canonical(programme({ schedules: [] }))
    server.programme = { text: other.replace('Phường Thử', 'Phường Lạ'), hash: sha256(other) }
    server.look()
    await time.forward(20_000)
    expect(display.current()).toMatchObject({ kind: 'content' })
    server.programme = { text: other, hash: sha256(other) }
    await time.forward(60_000)
    expect(display.current()).toMatchObject({ kind: 'fallback', office: 'Phường Thử' })
  })
})

describe('what may be seen', () => {
  it('a withdrawn item is off within seconds even when what follows is slow to draw', async () => {
    server.publish(programme())
    const display = await start()
    await time.forward(13_000)
    for (const id of [1, 3]) display.drawMs.set(id, 6000)
    server.publish(programme({ materials: [makeMaterial(1), makeMaterial(3)] }))
    await time.forward(1500)
    expect(display.seen.at(-1)).toMatchObject({ kind: 'fallback' })
    await time.forward(12_000)
    expect(display.seen.at(-1)).toMatchObject({ kind: 'content' })
  })

  it('an item that breaks on the wall gives way to the fallback until its slot is over', async () => {
    server.publish(programme())
    const display = await start()
    await time.forward(13_000)
    display.engine.reports.failed(display.current()!.key, 'decode')
    await time.forward(100)
    expect(display.current()).toMatchObject({ kind: 'fallback' })
    await time.forward(8000)
    expect(display.current()).toMatchObject({ material: 3 })
    await time.forward(20_000)
    expect(outcomes()[1]).toEqual([2, 'failed', 'decode'])
  })

  it('[DI2] an item that is stuck on the wall keeps its last picture, is written down, and is tried again', async () => {
    server.publish(programme())
    const display = await start()
    await time.forward(13_000)
    display.engine.reports.failed(display.current()!.key, 'stalled')
    await time.forward(5000)
    expect(display.current()).toMatchObject({ material: 2 })
    await time.forward(60_000)
    const twos = outcomes().filter(([material]) => material === 2)
    expect(twos.slice(0, 2)).toEqual([
      [2, 'failed', 'stalled'],
      [2, 'completed', ''],
    ])
    expect(server.beats.at(-1)!.errors).toEqual([])
  })

  it('[DI3] three failures in a row bench an item, and the heartbeat says so; other bytes bring it back', async () => {
    server.publish(programme())
    const display = await start()
    display.broken.add(2)
    await time.forward(300_000)
    const twos = outcomes().filter(([material]) => material === 2)
    expect(twos.slice(0, 3)).toEqual(Array(3).fill([2, 'failed', 'decode']))
    expect(new Set(twos.slice(3).map(([, outcome]) => outcome))).toEqual(new Set(['skipped']))
    expect(server.beats.at(-1)!.errors).toEqual(['item 2 benched: decode, 3 times in a row'])
    display.broken.clear()
    const again = makeMaterial(2, { revision: sha256('other') as Hash })
    server.publish(programme({ materials: [makeMaterial(1), again, makeMaterial(3)] }))
    await time.forward(40_000)
    expect(display.seen.some((s) => s.material === 2)).toBe(true)
  })

  it('[DI3] two failures and a full showing begin a new count', async () => {
    server.publish(programme())
    const display = await start()
    for (let round = 0; round < 4; round++) {
      display.broken.add(2)
      await time.forward(60_000)
      display.broken.clear()
      await time.forward(30_000)
    }
    expect(server.beats.flatMap((beat) => beat.errors)).toEqual([])
    expect(display.seen.filter((s) => s.material === 2).length).toBe(4)
  })

  it("another name of the office is on the wall at once, though it is 'the fallback' as before", async () => {
    server.publish(programme({ schedules: [] }))
    const display = await start()
    await time.forward(1000)
    server.publish(programme({ schedules: [], fallback: { office: 'Phường Mới', line: '', logo: null } }))
    await time.forward(300)
    expect(display.current()).toMatchObject({ kind: 'fallback', office: 'Phường Mới' })
  })

  it('[PB1] at every moment it shows what playingAt says, once drawn', async () => {
    const given = { playlists: [makePlaylist(1, [3, 1, 2, 2, 1])] }
    server.publish(programme(given))
    const display = await start()
    for (let i = 0; i < 400; i++) {
      await time.forward(777)
      const [zone] = playingAt(programme(given), display.engine.now())
      if (zone!.show.kind !== 'slot' || display.engine.now() - zone!.show.plannedAt < 50) continue
      expect(display.current()).toMatchObject({ material: zone!.show.slot.material })
      expect(display.seen.at(-1)!.key).toBe(display.current()!.key)
    }
  })

  it('a page that was frozen for an hour credits its item with its own length, and joins where the clock is', async () => {
    server.publish(programme())
    const display = await start()
    await time.forward(13_000)
    time.freeze(3_600_000)
    await time.forward(40_000)
    const two = server.received.find(({ play }) => play.material === 2)!.play
    expect(two.outcome).toBe('completed')
    expect(two.durationMs).toBeLessThanOrEqual(11_000)
    expect(display.current()).toMatchObject({ kind: 'content' })
  })
})

describe('files', () => {
  it('are let go of as the pictures change, and hashed once', async () => {
    server.publish(programme({ materials: pictures(1, 2, 3) }))
    const display = await start()
    await time.forward(60_000)
    const hashed = display.desk.hashed
    await time.forward(2_000_000)
    expect(display.seen.length).toBeGreaterThan(190)
    expect(display.desk.lent.size).toBeLessThanOrEqual(4)
    expect(display.desk.hashed).toBe(hashed)
  })

  it('publishing again does not take away the file of what was being prepared', async () => {
    server.publish(programme({ materials: pictures(1, 2, 3) }))
    const display = await start()
    for (let i = 0; i < 30; i++) {
      await time.forward(3100)
      server.publish(
        programme({ materials: pictures(1, 2, 3), fallback: { office: `Phường ${i}`, line: '', logo: null } }),
      )
    }
    await time.forward(10_000)
    expect(outcomes().filter(([, outcome]) => outcome === 'failed')).toEqual([])
    expect(display.seen.at(-1)).toMatchObject({ kind: 'content' })
  })

  it('a file that arrives in the middle of a long slot is shown from then on', async () => {
    const long = pictures(1).map((one) => ({ ...one, durationMs: 600_000 }))
    server.files.delete(sha256('picture 1'))
    server.publish(programme({ materials: long, playlists: [makePlaylist(1, [1])] }))
    const display = await start()
    await time.forward(5000)
    expect(display.current()).toMatchObject({ kind: 'fallback' })
    server.files.set(sha256('picture 1'), 'picture 1')
    await time.forward(30_000)
    expect(display.seen.at(-1)).toMatchObject({ material: 1 })
  })

  it.each([
    ['with a bit flipped', 'pictURe 2'],
    ['cut short', 'pic'],
  ])('[DI1] a stored file %s is thrown away and fetched again', async (_, damaged) => {
    const media = memoryMedia()
    const file = sha256('picture 2') as Hash
    await media.put(file, new Blob([damaged]))
    server.publish(programme({ materials: pictures(1, 2, 3) }))
    const display = await start({ media })
    await time.forward(60_000)
    expect(await (await media.get(file))!.text()).toBe('picture 2')
    expect(display.seen.map((s) => s.material)).toContain(2)
  })

  it('[DI9] a full disk makes room by dropping what nothing needs', async () => {
    const media = memoryMedia()
    await media.put(sha256('old') as Hash, new Blob(['old']))
    const { put } = media
    media.put = async (hash, file) => {
      if ((await media.list()).some(({ hash }) => hash === sha256('old')))
        throw new DOMException('full', 'QuotaExceededError')
      return put(hash, file)
    }
    server.publish(programme({ materials: pictures(1, 2, 3) }))
    await start({ media })
    await time.forward(30_000)
    expect((await media.list()).length).toBe(3)
  })
})
