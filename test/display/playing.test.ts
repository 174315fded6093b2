import { beforeEach, describe, expect, it } from 'vitest'
import { memoryMedia, memoryStore } from '../../display/world/memory-store.ts'
import type { Content } from '../../playlists/content.ts'
import { resolve } from '../../playlists/resolve.ts'
import type { Facts } from '../../playlists/facts.ts'
import type { Hash } from '../../playlists/ids.ts'
import { at, days, hash, makeFacts, makeMaterial, makePlaylist } from '../support/make.ts'
import { makeOpening, makeSchedule, row, weekly } from '../support/make.ts'
import { FakeDisplay, FakeServer, refusal, sha256 } from '../support/fake-display.ts'
import { FakeTime } from '../support/fake-time.ts'

const START = '2026-01-06 09:00'
const programme = (given: Partial<Facts> = {}) => resolve(makeFacts(given), days(7))
const once = (start: string, end: string) => ({ kind: 'once' as const, start: at(start), end: at(end) })

let time: FakeTime
let server: FakeServer
const store = memoryStore
const paired = async (given: Partial<Parameters<typeof FakeDisplay.start>[0]> = {}) => {
  const memory = given.store ?? store()
  await memory.write('identity', { token: 'token', display: 1 })
  return FakeDisplay.start({ time, server, ...given, store: memory })
}
const materials = (display: FakeDisplay) => display.seen.map((s) => s.material)
const outcomes = () => server.received.map(({ play }) => [play.material, play.outcome, play.reason])

beforeEach(() => {
  time = new FakeTime(at(START))
  server = new FakeServer(time)
})

describe('playing', () => {
  it('[PB1] shows what the clock asks for, in turn, and writes down each showing', async () => {
    server.publish(programme())
    const display = await paired()
    await time.forward(65_000)
    expect(materials(display)).toEqual([1, 2, 3, 1, 2, 3, 1])
    expect(display.seen[1]!.at).toBe(at('2026-01-06 09:00:10') + 16)
    await time.forward(20_000)
    expect(outcomes().slice(0, 6)).toEqual([1, 2, 3, 1, 2, 3].map((m) => [m, 'completed', '']))
  })

  it('[PL1] numbers its plays from 0 without gaps, under one boot', async () => {
    server.publish(programme())
    await paired()
    await time.forward(600_000)
    expect(server.received.length).toBeGreaterThan(40)
    expect(server.received.map(({ play }) => play.seq)).toEqual(server.received.map((_, i) => i))
    expect(new Set(server.received.map(({ boot }) => boot)).size).toBe(1)
  })

  it('[PL2] a screen that joins in the middle of a slot does not call it complete', async () => {
    time.setWall(at('2026-01-06 09:00:04'))
    server.publish(programme())
    await paired()
    await time.forward(40_000)
    expect(outcomes()[0]).toEqual([1, 'interrupted', 'late-start'])
    expect(outcomes()[1]).toEqual([2, 'completed', ''])
  })

  it('[PL4] goes black by the clock when the hours end, and says why the slot was cut', async () => {
    const opening = makeOpening([{ ...row([2], '07:00', '09:01'), brightness: 70 }])
    const display7 = { ...makeFacts().display, opening }
    server.publish(
      programme({ display: display7, materials: [1, 2, 3].map((id) => makeMaterial(id, { durationMs: 25_000 })) }),
    )
    const display = await paired()
    await time.forward(61_000)
    expect(display.current()?.kind).toBe('black')
    await time.forward(60_000)
    expect(outcomes().at(-1)).toEqual([3, 'interrupted', 'closed'])
  })

  it('[PL4] an emergency is on at once, and what it interrupted is written down as outranked', async () => {
    const facts = makeFacts()
    server.publish(programme())
    const display = await paired()
    await time.forward(13_000)
    const emergency = makeSchedule(9, {
      layer: 'emergency',
      playlist: 9,
      timing: once('2026-01-06 09:00:10', '2026-01-06 09:10'),
    })
    server.publish(
      programme({
        schedules: [...facts.schedules, emergency],
        playlists: [...facts.playlists, makePlaylist(9, [9])],
        materials: [...facts.materials, makeMaterial(9)],
      }),
    )
    await time.forward(100)
    expect(display.current()).toMatchObject({ material: 9 })
    await time.forward(60_000)
    expect(outcomes()[1]).toEqual([2, 'interrupted', 'outranked'])
  })

  it('publishing again lets what runs and is still right go on', async () => {
    server.publish(programme())
    const display = await paired()
    await time.forward(13_000)
    const key = display.current()?.key
    const facts = makeFacts({ schedules: [makeSchedule(1), makeSchedule(2, { timing: weekly('14:00', '15:00') })] })
    server.publish(resolve(facts, days(7)))
    await time.forward(3000)
    expect(display.current()?.key).toBe(key)
    await time.forward(40_000)
    expect(outcomes()[1]).toEqual([2, 'completed', ''])
  })

  it('another order lets the running item end before it is followed', async () => {
    server.publish(programme())
    const display = await paired()
    await time.forward(13_000)
    server.publish(programme({ playlists: [makePlaylist(1, [3, 3, 2, 1])] }))
    await time.forward(6000)
    expect(display.current()).toMatchObject({ material: 2 })
    await time.forward(40_000)
    expect(outcomes()[1]).toEqual([2, 'completed', ''])
  })

  it('[PL4] what is withdrawn is off at once', async () => {
    server.publish(programme())
    const display = await paired()
    await time.forward(13_000)
    expect(display.current()).toMatchObject({ material: 2 })
    server.publish(programme({ materials: [makeMaterial(1), makeMaterial(3)] }))
    await time.forward(50)
    expect(display.current()).not.toMatchObject({ material: 2 })
    await time.forward(60_000)
    expect(outcomes()[1]).toEqual([2, 'interrupted', 'republished'])
    expect(materials(display).slice(2)).not.toContain(2)
  })

  it("with nothing to show, the fallback bears the office's name", async () => {
    server.publish(programme({ schedules: [] }))
    const display = await paired()
    await time.forward(1000)
    expect(display.current()).toMatchObject({ kind: 'fallback', office: 'Phường Thử' })
    await time.forward(60_000)
    expect(server.received).toEqual([])
  })

  it("a step of the machine's clock moves nothing", async () => {
    server.publish(programme())
    const display = await paired()
    await time.forward(13_000)
    server.offsetMs = -86_400_000
    time.setWall(time.wall() + 86_400_000)
    await time.forward(52_000)
    expect(materials(display)).toEqual([1, 2, 3, 1, 2, 3, 1])
    expect(server.received.every(({ play }) => play.durationMs < 10_100)).toBe(true)
  })
})

describe('things that break', () => {
  it('an item that cannot be drawn is skipped and said so; what was there stays, never nothing', async () => {
    server.publish(programme())
    const display = await paired()
    display.broken.add(2)
    await time.forward(12_000)
    expect(display.current()).toMatchObject({ material: 1 })
    await time.forward(30_000)
    expect(materials(display).slice(0, 3)).toEqual([1, 3, 1])
    await time.forward(30_000)
    expect(outcomes()).toContainEqual([2, 'failed', 'decode'])
    const ones = server.received.filter(({ play }) => play.material === 1)
    expect(ones[0]!.play.durationMs).toBeLessThanOrEqual(11_600)
  })

  it('a file that is not here yet is skipped, fetched, checked, and then shown', async () => {
    const bytes = 'picture'
    const file = sha256(bytes) as Hash
    const content: Content = {
      kind: 'image',
      file,
      type: 'image/png',
      bytes: 7,
      width: 1,
      height: 1,
      fit: 'contain',
      description: '',
    }
    server.publish(programme({ materials: [makeMaterial(1), makeMaterial(2, { content }), makeMaterial(3)] }))
    const display = await paired()
    await time.forward(31_000)
    expect(materials(display)).toEqual([1, 3, 1])
    server.files.set(file, 'other bytes under its name')
    await time.forward(30_000)
    expect(materials(display)).not.toContain(2)
    server.files.set(file, bytes)
    await time.forward(300_000)
    expect(materials(display)).toContain(2)
    expect(display.seen.every((s) => s.kind !== 'black')).toBe(true)
  })

  it.each([
    ['HTML with status 200', 200, '<html>Sign in to the Wi-Fi</html>'],
    ['JSON of something else', 200, '{"hello":1}'],
    ['a torn programme', 200, '{"format":1,"zones":['],
    ['a server error', 500, ''],
  ])('%s instead of a programme changes nothing, and it asks again', async (_, status, body) => {
    server.publish(programme())
    const display = await paired()
    await time.forward(5000)
    server.faults.push({ path: /programme/, answer: server.answer(status, body, '"' + hash(1) + '"') })
    server.publish(programme({ playlists: [makePlaylist(1, [3])] }))
    await time.forward(500)
    expect(display.current()).toMatchObject({ material: 1 })
    await time.forward(60_000)
    expect(display.current()).toMatchObject({ material: 3 })
  })

  it('a lost hint costs nothing: the heartbeat tells', async () => {
    server.publish(programme())
    const display = await paired()
    await time.forward(5000)
    server.look = () => {}
    server.publish(programme({ playlists: [makePlaylist(1, [3])] }))
    await time.forward(45_000)
    expect(display.current()).toMatchObject({ material: 3 })
  })
})

describe('without the server', () => {
  it('starts from what it remembers, plays on for days, and delivers every play once it can', async () => {
    const memory = store()
    const media = memoryMedia()
    server.publish(programme())
    const first = await paired({ store: memory, media })
    await time.forward(20_000)
    await first.engine.stop()
    server.away = true
    const second = await paired({ store: memory, media })
    await time.forward(3_600_000)
    expect(materials(second).length).toBeGreaterThan(350)
    const owed = await memory.countPlays()
    expect(owed).toBeGreaterThan(350)
    server.away = false
    await time.forward(600_000)
    expect(await memory.countPlays()).toBeLessThan(5)
    const keys = server.received.map(({ boot, play }) => `${boot} ${play.seq}`)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.length).toBeGreaterThanOrEqual(owed)
  })

  it('keeps its plays while the server is busy, and waits as long as it was told', async () => {
    server.publish(programme())
    const memory = store()
    await paired({ store: memory })
    server.faults.push({ path: /plays/, answer: server.answer(503, '', '', '120') })
    await time.forward(130_000)
    expect(server.received).toEqual([])
    // Up to twice as long, so that not all of them return at once.
    await time.forward(150_000)
    expect(server.received.length).toBeGreaterThan(10)
  })

  it('boots in 1970 with the time it last knew, and corrects itself', async () => {
    const memory = store()
    server.publish(programme())
    const first = await paired({ store: memory })
    await time.forward(70_000)
    await first.engine.stop()
    time.setWall(5000)
    server.away = true
    const second = await paired({ store: memory })
    await time.forward(1000)
    expect(second.current()?.kind).toBe('content')
    server.away = false
    server.offsetMs = at('2026-01-06 10:00') - time.wall()
    await time.forward(70_000)
    expect(Math.abs(second.engine.now() - (time.wall() + server.offsetMs))).toBeLessThan(50)
  })
})

describe('pairing', () => {
  it('shows the code until it is accepted, then plays', async () => {
    server.publish(programme())
    const display = await FakeDisplay.start({ time, server })
    await time.forward(4000)
    expect(display.snapshot()).toMatchObject({ kind: 'pairing', code: 'ABC234', serverAway: false })
    server.pairedToken = 'token'
    await time.forward(4000)
    expect(display.current()).toMatchObject({ kind: 'content' })
  })

  it('a claim in the address pairs at once', async () => {
    server.publish(programme())
    server.pairedToken = 'token'
    const display = await FakeDisplay.start({ time, server, claim: 'x' })
    await time.forward(500)
    expect(display.current()).toMatchObject({ kind: 'content' })
    expect(server.asked).not.toContain('/api/pairings')
  })

  it('asks for a new code when the old one has expired, and says when the server is away', async () => {
    const display = await FakeDisplay.start({ time, server })
    await time.forward(1000)
    server.faults.push({ path: /poll/, answer: refusal(410, 'pairing-expired') })
    server.code = 'XYZ789'
    await time.forward(10_000)
    expect(display.snapshot()).toMatchObject({ kind: 'pairing', code: 'XYZ789' })
    server.away = true
    await time.forward(10_000)
    expect(display.snapshot()).toMatchObject({ kind: 'pairing', serverAway: true })
  })

  it('when its token ends it shows nothing of the office and keeps what it owes', async () => {
    const memory = store()
    server.publish(programme())
    const display = await paired({ store: memory })
    server.faults.push({ path: /plays/, answer: server.answer(503) })
    await time.forward(25_000)
    server.revoked = true
    server.revoke()
    await time.forward(5000)
    expect(display.snapshot().kind).toBe('pairing')
    expect(await memory.countPlays()).toBeGreaterThan(0)
    expect(await memory.read('programme')).toBeNull()
  })
})
