import { beforeEach, describe, expect, it } from 'vitest'
import { memoryStore } from '../../display/world/memory-store.ts'
import type { Hash } from '../../playlists/ids.ts'
import type { Content } from '../../playlists/content.ts'
import { resolve } from '../../playlists/resolve.ts'
import type { Facts } from '../../playlists/facts.ts'
import { at, days, makeFacts, makeMaterial, makePlaylist, makeSchedule, weekly } from '../support/make.ts'
import { FakeDisplay, FakeServer, sha256 } from '../support/fake-display.ts'
import { FakeTime } from '../support/fake-time.ts'

const NINE = at('2026-01-06 09:00')
const programme = (given: Partial<Facts> = {}) => resolve(makeFacts(given), days(7))
const lasting = (durationMs: number) => [1, 2, 3].map((id) => makeMaterial(id, { durationMs }))

let time: FakeTime
let server: FakeServer
beforeEach(() => {
  time = new FakeTime(NINE)
  server = new FakeServer(time)
})

const paired = async () => {
  const store = memoryStore()
  await store.write('identity', { token: 'token', display: 1 })
  return FakeDisplay.start({ time, server, store })
}
const playsOf = (material: number) =>
  server.received.map(({ play }) => play).filter((play) => play.material === material)

/** Two schedules on one layer, one after the other: the edge at 09:01 is nobody's rise and nobody's closing. */
const twoInARow = (durationMs: number) =>
  programme({
    schedules: [
      makeSchedule(1, { timing: weekly('09:00', '09:01') }),
      makeSchedule(2, { timing: weekly('09:01', '09:02'), playlist: 2 }),
    ],
    playlists: [makePlaylist(1, [1, 2, 3]), makePlaylist(2, [4])],
    materials: [...lasting(durationMs), makeMaterial(4)],
  })

describe('what is cut by an edge', () => {
  it('[PL2][PL4] is no full showing, though it went as planned', async () => {
    server.publish(twoInARow(25_000))
    await paired()
    await time.forward(120_000)
    expect(playsOf(1)[0]).toMatchObject({ outcome: 'completed', reason: '', plannedMs: 25_000 })
    const [cut] = playsOf(3)
    expect(cut).toMatchObject({ outcome: 'interrupted', reason: 'window-edge', plannedMs: 25_000 })
    expect(cut!.plannedAt).toBe(at('2026-01-06 09:00:50'))
    expect(Math.abs(cut!.durationMs - 10_000)).toBeLessThan(100)
  })

  it('[PL2] by less than half a second is a full showing, and so is one that is held to the edge', async () => {
    server.publish(twoInARow(20_100))
    await paired()
    await time.forward(120_000)
    expect(playsOf(3)[0]).toMatchObject({ outcome: 'completed', reason: '' })

    time = new FakeTime(NINE)
    server = new FakeServer(time)
    server.publish(twoInARow(29_000))
    await paired()
    await time.forward(120_000)
    expect(playsOf(2)[0]).toMatchObject({ outcome: 'completed', plannedMs: 29_000 })
    expect(playsOf(2)[0]!.durationMs).toBeGreaterThan(30_500)
    expect(playsOf(3)).toEqual([])
  })

  it('[PL4] and drawn late too, it was late', async () => {
    server.publish(twoInARow(25_000))
    const display = await paired()
    display.drawMs.set(3, 900)
    await time.forward(120_000)
    expect(playsOf(3)[0]).toMatchObject({ outcome: 'interrupted', reason: 'late-start' })
  })
})

describe('what is drawn too late', () => {
  const missing: Content = {
    kind: 'image',
    file: sha256('nowhere') as Hash,
    type: 'image/png',
    bytes: 7,
    width: 1,
    height: 1,
    fit: 'contain',
    description: '',
  }
  /** The third cannot be shown, so the stage goes on with the second beyond the end of its slot (09:00:20). */
  const slowSecond = async (drawMs: number) => {
    server.publish(programme({ materials: [makeMaterial(1), makeMaterial(2), makeMaterial(3, { content: missing })] }))
    const display = await paired()
    display.drawMs.set(2, drawMs)
    await time.forward(45_000)
    return display
  }

  it('[PL5] painted after the end of its slot it was seen, and is written down so', async () => {
    const display = await slowSecond(10_400)
    expect(display.seen.map(({ material }) => material)).toContain(2)
    const [play] = playsOf(2)
    expect(play).toMatchObject({ outcome: 'interrupted', reason: 'late-start', plannedAt: NINE + 10_000 })
    expect(play!.startedAt).toBeGreaterThan(NINE + 20_000)
    expect(play!.durationMs).toBeGreaterThan(0)
    expect(play!.durationMs).toBeLessThanOrEqual(1000)
  })

  it('[PL5] never painted, it is skipped', async () => {
    const display = await slowSecond(40_000)
    expect(display.seen.map(({ material }) => material)).not.toContain(2)
    expect(playsOf(2)).toMatchObject([{ outcome: 'skipped', reason: 'late-start', durationMs: 0 }])
  })
})
