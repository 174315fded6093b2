import { beforeEach, describe, expect, it } from 'vitest'
import { PlayQueue } from '../../display/engine/play-queue.ts'
import { renewDaily } from '../../display/engine/renew-daily.ts'
import type { StoredPlay } from '../../display/engine/ports.ts'
import { memoryStore } from '../../display/world/memory-store.ts'
import { resolve } from '../../playlists/resolve.ts'
import type { Facts } from '../../playlists/facts.ts'
import { FakeDisplay, FakeServer, refusal } from '../support/fake-display.ts'
import { FakeTime } from '../support/fake-time.ts'
import { DAY } from '../../playlists/time.ts'
import { at, days, makeFacts, makeOpening, row } from '../support/make.ts'

const programme = (given: Partial<Facts> = {}) => resolve(makeFacts(given), days(7))

let time: FakeTime
let server: FakeServer
beforeEach(() => {
  time = new FakeTime(at('2026-01-06 09:00'))
  server = new FakeServer(time)
})

async function start(given: Partial<Parameters<typeof FakeDisplay.start>[0]> = {}) {
  const store = given.store ?? memoryStore()
  await store.write('identity', { token: 'token', display: 1 })
  return FakeDisplay.start({ time, server, ...given, store })
}
const outcomes = () => server.received.map(({ play }) => [play.material, play.outcome, play.reason])
const seqs = () => server.received.map(({ play }) => play.seq)

describe('plays', () => {
  it('a full disk loses none: they wait in memory, what was never shown is only counted, and no number is missing', async () => {
    const store = memoryStore()
    const { addPlay } = store
    let full = false
    store.addPlay = async (entry) => {
      if (full) throw new DOMException('full', 'QuotaExceededError')
      return addPlay(entry)
    }
    server.publish(programme())
    const display = await start({ store })
    await time.forward(15_000)
    full = true
    server.away = true
    display.broken.add(2)
    await time.forward(120_000)
    expect(await store.countPlays()).toBeLessThan(3)
    full = false
    server.away = false
    await time.forward(400_000)
    expect(seqs()).toEqual(seqs().map((_, i) => i))
    expect(outcomes().filter(([material]) => material !== 2).length).toBeGreaterThan(25)
    const health = server.beats.map((beat) => beat.errors.join())
    expect(health.some((errors) => errors.includes('records not kept'))).toBe(true)
  })

  it('are forgotten only one by one, as they are answered for', async () => {
    server.publish(programme())
    const store = memoryStore()
    await start({ store })
    server.away = true
    await time.forward(120_000)
    const owed = await store.countPlays()
    server.away = false
    server.answerPlays = (plays) => plays.slice(0, 3).map((play) => ({ seq: play.seq, result: 'known' }))
    await time.forward(20_000)
    const left = (await store.readPlays(1, 1000)).map((entry: StoredPlay) => entry.play.seq)
    expect(left.length).toBeGreaterThan(0)
    expect(left[0]! % 3).toBe(0)
    expect(owed).toBeGreaterThan(5)
    server.answerPlays = (plays) => plays.map(() => ({ seq: -1, result: 'quarantined', reason: 'malformed' }))
    await time.forward(120_000)
    expect(await store.countPlays()).toBeLessThan(5)
  })

  it('a batch that is too much is sent in smaller parts', async () => {
    server.publish(programme())
    const store = memoryStore()
    await start({ store })
    server.away = true
    await time.forward(2_000_000)
    server.away = false
    server.mostPlays = 20
    await time.forward(1_200_000)
    expect(await store.countPlays()).toBeLessThan(25)
    expect(new Set(seqs()).size).toBe(seqs().length)
  })

  it('of one display are never handed over as those of another', async () => {
    server.publish(programme())
    const store = memoryStore()
    const display = await start({ store })
    server.faults = Array.from({ length: 20 }, () => ({ path: /plays/, answer: refusal(503, 'busy') }))
    await time.forward(60_000)
    server.revoked = true
    server.revoke()
    await time.forward(1000)
    const owed = await store.readPlays(1, 1000)
    expect(owed.length).toBeGreaterThan(3)
    server.faults = []
    server.revoked = false
    server.display = 2
    server.pairedToken = 'token'
    await time.forward(120_000)
    expect(display.current()).toMatchObject({ kind: 'content' })
    expect(await store.readPlays(1, 1000)).toEqual(owed)
    expect(server.received.length).toBeGreaterThan(5)
    expect(server.received.every(({ boot }) => boot !== owed[0]!.boot)).toBe(true)
    expect(seqs()).toEqual(seqs().map((_, i) => i))
  })
})

describe('plays that the server asks for again', () => {
  it('[PL7] are told lost, with the reason, when they are not here', async () => {
    server.publish(programme())
    const store = memoryStore()
    await start({ store })
    await time.forward(60_000)
    const { boot } = server.received[0]!
    server.missing = [
      { boot, first: 0, last: 1 },
      { boot: boot + 1, first: 3, last: 9 },
    ]
    await time.forward(120_000)
    expect(server.lost).toEqual([
      { boot, first: 0, last: 1, reason: 'delivered' },
      { boot: boot + 1, first: 3, last: 9, reason: 'gone' },
    ])
    expect(seqs()).toEqual(seqs().map((_, i) => i))
  })

  it('[PL7] those shown before it was known which display this is are here, and come in their turn', async () => {
    const store = memoryStore()
    const play = (seq: number) => ({ seq, zone: 'main' }) as StoredPlay['play']
    for (const seq of [0, 1]) await store.addPlay({ owner: 0, boot: 5, play: play(seq) })
    for (const seq of [2, 3]) await store.addPlay({ owner: 1, boot: 5, play: play(seq) })
    server.missing = [{ boot: 5, first: 0, last: 1 }]
    await start({ store })
    await time.forward(60_000)
    expect(server.lost).toEqual([])
    expect(seqs()).toEqual([2, 3, 0, 1])
  })

  it('[PL7] those that the disk never took, and memory had no room for, are told so', { timeout: 60_000 }, async () => {
    const store = memoryStore()
    const { addPlay } = store
    const refused = new DOMException('full', 'QuotaExceededError')
    let full = true
    store.addPlay = async (entry) => {
      if (full) throw refused
      return addPlay(entry)
    }
    const queue = new PlayQueue({ store, http: server.http, time, random: () => 0 })
    const add = (seq: number) => queue.add({ owner: 1, boot: 5, play: { seq, zone: 'main' } as StoredPlay['play'] })
    for (let seq = 0; seq < 5003; seq++) add(seq)
    await queue.written()
    full = false
    add(5003)
    await queue.written()
    server.missing = [{ boot: 5, first: 4998, last: 5002 }]
    let batches = 0
    server.answerPlays = (plays) => {
      server.away = ++batches === 2
      return plays.map(({ seq }) => ({ seq, result: 'stored' }))
    }
    queue.connect({ token: 'token', owner: 1 })
    await time.forward(60_000)
    expect(server.lost).toEqual([{ boot: 5, first: 5000, last: 5002, reason: 'no-room' }])
  })

  it('a display that was shut out keeps its plays, and hands them over when it is paired again as itself', async () => {
    server.publish(programme())
    const store = memoryStore()
    await start({ store })
    server.faults = Array.from({ length: 20 }, () => ({ path: /plays/, answer: refusal(503, 'busy') }))
    await time.forward(60_000)
    server.revoked = true
    server.revoke()
    await time.forward(1000)
    const owed = (await store.readPlays(1, 1000)).map(({ boot, play }) => `${boot} ${play.seq}`)
    expect(owed.length).toBeGreaterThan(3)
    server.faults = []
    server.revoked = false
    server.pairedToken = 'token'
    await time.forward(120_000)
    const received = server.received.map(({ boot, play }) => `${boot} ${play.seq}`)
    expect(received).toEqual(expect.arrayContaining(owed))
  })

  it('a busy server is not asked again by all at once: each waits what it was told, and up to as long again', async () => {
    const waits: number[] = []
    for (let i = 0; i < 20; i++) {
      time = new FakeTime(at('2026-01-06 09:00'))
      server = new FakeServer(time)
      server.publish(programme())
      await time.forward(i * 1000)
      await start()
      await time.forward(20_000)
      const calls = () => server.asked.filter((path) => path.endsWith('/plays')).length
      server.faults = [{ path: /plays/, answer: refusal(503, 'busy', '60') }]
      await time.forward(20_000)
      const before = calls()
      let waited = 0
      for (; calls() === before && waited < 200; waited++) await time.forward(1000)
      waits.push(waited)
    }
    expect(Math.min(...waits)).toBeGreaterThan(40)
    expect(Math.max(...waits) - Math.min(...waits)).toBeGreaterThan(20)
  })
})

describe('claims', () => {
  it('an old link opened again on a screen that has its token changes nothing', async () => {
    server.publish(programme())
    server.faults.push({ path: /claim/, answer: refusal(410, 'pairing-expired') })
    const display = await start({ claim: 'spent' })
    await time.forward(40_000)
    expect(display.current()).toMatchObject({ kind: 'content' })
    expect(server.asked).not.toContain('/api/pairings')
    expect(server.beats.length).toBeGreaterThan(0)
  })

  it('a claim waits for a server that is away', async () => {
    server.publish(programme())
    server.away = true
    server.pairedToken = 'token'
    const display = await FakeDisplay.start({ time, server, claim: 'fresh' })
    await time.forward(20_000)
    expect(display.snapshot()).toMatchObject({ kind: 'pairing', serverAway: true })
    server.away = false
    await time.forward(60_000)
    expect(display.current()).toMatchObject({ kind: 'content' })
    expect(server.asked).not.toContain('/api/pairings')
  })
})

describe('the fresh page of each day', () => {
  it('comes in the night after a day, on the edge of a slot: what was on has been shown in full', async () => {
    time = new FakeTime(at('2026-01-06 09:00'))
    server = new FakeServer(time)
    server.publish(programme())
    const store = memoryStore()
    const display = await start({ store })
    const reloads: number[] = []
    renewDaily(
      (run) => display.engine.whenQuiet(run),
      time,
      () => {
        reloads.push(display.engine.now())
        void display.engine.stop()
      },
    )
    await time.forward(60_000)
    time.freeze(DAY - 120_000)
    await time.forward(180_000)
    expect(reloads).toEqual([])
    time.freeze(at('2026-01-08 02:58') - time.wall())
    await time.forward(300_000)
    const [reload, ...more] = reloads
    expect(more).toEqual([])
    expect(reload! - at('2026-01-08 03:00')).toBeLessThan(12_000)
    const left = await store.readPlays(1, 500)
    const last = [...server.received.map(({ play }) => play), ...left.map(({ play }) => play)].at(-1)!
    expect(last.outcome).toBe('completed')
    expect(Math.abs(last.startedAt + last.durationMs - reload!)).toBeLessThanOrEqual(20)
    // The next page is right where this one went.
    const next = await start({ store })
    await time.forward(1000)
    expect(next.current()).toMatchObject({ kind: 'content' })
  })
})

describe('a quiet moment to load a newer shell', () => {
  const opening = (from: string, to: string) => makeOpening([row([1, 2, 3, 4, 5, 6, 7], from, to)])
  it.each([
    ['at once while the screen is black by plan', '2026-01-06 22:00', opening('07:00', '20:00'), '2026-01-06 22:00'],
    ['when the screen goes black', '2026-01-06 19:59', opening('07:00', '20:00'), '2026-01-06 20:00'],
    ['at a slot of the small hours', '2026-01-06 02:59:30', opening('00:00', '24:00'), '2026-01-06 03:00'],
  ])('%s', async (_, begin, hours, expected) => {
    time = new FakeTime(at(begin))
    server = new FakeServer(time)
    server.publish(programme({ display: { ...makeFacts().display, opening: hours } }))
    const display = await start()
    await time.forward(1000)
    const quiet: number[] = []
    display.engine.whenQuiet(() => quiet.push(display.engine.now()))
    await time.forward(100_000)
    expect(quiet.length).toBe(1)
    expect(quiet[0]! - at(expected)).toBeGreaterThanOrEqual(0)
    expect(quiet[0]! - at(expected)).toBeLessThan(12_000)
  })
})
