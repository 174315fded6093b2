/** Several zones on one screen: each turns by its own cycle, gives way to what takes the whole frame, and is counted alone. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Showing } from '../../display/engine/snapshot.ts'
import { memoryStore } from '../../display/world/memory-store.ts'
import type { CalendarEntry } from '../../playlists/calendar.ts'
import type { Facts } from '../../playlists/facts.ts'
import type { FrameName } from '../../playlists/frames.ts'
import { resolve } from '../../playlists/resolve.ts'
import type { ZoneName } from '../../playlists/schedule.ts'
import { FakeDisplay, FakeServer } from '../support/fake-display.ts'
import { FakeTime } from '../support/fake-time.ts'
import { at, date, days, makeFacts, makeMaterial, makePlaylist, makeSchedule } from '../support/make.ts'

const WHOLE = { x: 0, y: 0, width: 1920, height: 1080 }
const canvas = WHOLE
const once = (start: string, end: string) => ({ kind: 'once' as const, start: at(start), end: at(end) })

/** Materials of 10 s in the main zone, of 7 s in the ticker. */
function facts(given: Partial<Facts> = {}, frame: FrameName = 'main-ticker'): Facts {
  const materials = [1, 2, 3].map((id) => makeMaterial(id))
  return makeFacts({
    display: { ...makeFacts().display, canvas, frame },
    schedules: [makeSchedule(1), makeSchedule(2, { playlist: 2, zone: 'ticker' })],
    playlists: [makePlaylist(1, [1, 2, 3]), makePlaylist(2, [4, 5])],
    materials: [...materials, ...[4, 5].map((id) => makeMaterial(id, { durationMs: 7000 }))],
    ...given,
  })
}

const withTakeover = (): Facts => {
  const base = facts()
  const takeover = makeSchedule(9, {
    layer: 'takeover',
    playlist: 9,
    timing: once('2026-01-06 09:01', '2026-01-06 09:02'),
  })
  return facts({
    schedules: [...base.schedules, takeover],
    playlists: [...base.playlists, makePlaylist(9, [9])],
    materials: [...base.materials, makeMaterial(9)],
  })
}

let time: FakeTime
let server: FakeServer
const play = async (given: Facts): Promise<FakeDisplay> => {
  server.publish(resolve(given, days(7)))
  const store = memoryStore()
  await store.write('identity', { token: 'token', display: 1 })
  return FakeDisplay.start({ time, server, store })
}
const zoneOf = (display: FakeDisplay, name: ZoneName): Showing => {
  const snapshot = display.snapshot()
  if (snapshot.kind !== 'playing') throw new Error('not playing')
  return snapshot.zones.find((zone) => zone.name === name)!.current
}
const turns = (display: FakeDisplay, zone: ZoneName) =>
  display.seen.filter((seen) => seen.zone === zone).map(({ material, kind }) => material ?? kind)
const played = (zone: ZoneName) =>
  server.received.filter(({ play }) => play.zone === zone).map(({ play }) => [play.material, play.outcome, play.reason])

beforeEach(() => {
  time = new FakeTime(at('2026-01-06 09:00'))
  server = new FakeServer(time)
})

describe('several zones', () => {
  it('[ZN2] each turns by its own cycle, and each of its showings is written down under its name', async () => {
    const display = await play(facts())
    await time.forward(36_000)
    expect(turns(display, 'main')).toEqual([1, 2, 3, 1])
    expect(turns(display, 'ticker')).toEqual([4, 5, 4, 5, 4, 5])
    await time.forward(30_000)
    expect(played('main').slice(0, 3)).toEqual([1, 2, 3].map((id) => [id, 'completed', '']))
    expect(played('ticker').filter(([, outcome]) => outcome === 'completed').length).toBeGreaterThan(5)
    const seqs = server.received.map(({ play }) => play.seq)
    expect(seqs).toEqual(seqs.map((_, n) => n))
  })

  it('[ZN1] a fault in one zone leaves the others alone', async () => {
    const display = await play(facts())
    display.broken.add(4)
    display.broken.add(5)
    await time.forward(40_000)
    expect(turns(display, 'main')).toEqual([1, 2, 3, 1])
    expect(played('main').every(([, outcome]) => outcome === 'completed')).toBe(true)
  })

  it('[ZN2] a ticker with nothing to say is a quiet band; a side panel says whose screen it is', async () => {
    const alone = { schedules: [makeSchedule(1)] }
    const ticker = await play(facts(alone))
    await time.forward(1000)
    expect(zoneOf(ticker, 'ticker')).toMatchObject({ kind: 'quiet', solemn: false })
    const side = await play(facts(alone, 'main-side'))
    await time.forward(1000)
    expect(zoneOf(side, 'side')).toMatchObject({ kind: 'fallback', rect: { x: 1280, y: 0, width: 640, height: 1080 } })
  })
})

describe('what takes the whole frame', () => {
  it('[ZN3] brings its own place; what it replaces keeps the one it had, and comes back to it', async () => {
    const display = await play(withTakeover())
    const main = { ...WHOLE, height: 983 }
    await time.forward(59_000)
    const before = zoneOf(display, 'main')
    expect(before.rect).toEqual(main)
    const snapshot = display.snapshot()
    const next = snapshot.kind === 'playing' ? snapshot.zones[0]!.next : null
    expect(next).toMatchObject({ material: 9, rect: WHOLE })
    await time.forward(2000)
    expect(zoneOf(display, 'main')).toMatchObject({ material: 9, rect: WHOLE })
    expect(before.rect).toEqual(main)
    expect(zoneOf(display, 'ticker').kind).toBe('covered')
    await time.forward(60_000)
    expect(zoneOf(display, 'main').rect).toEqual(main)
    expect(zoneOf(display, 'ticker')).toMatchObject({
      kind: 'content',
      rect: { x: 0, y: 983, width: 1920, height: 97 },
    })
  })

  it('[ZN3][PL4] cuts what ran in every zone, and a covered zone counts nothing', async () => {
    await play(withTakeover())
    await time.forward(150_000)
    const covered = server.received.filter(
      ({ play }) =>
        play.zone === 'ticker' && play.startedAt >= at('2026-01-06 09:01') && play.startedAt < at('2026-01-06 09:02'),
    )
    expect(covered).toEqual([])
    expect(played('main').filter(([material]) => material === 9).length).toBe(6)
    const cut = server.received.filter(({ play }) => play.zone === 'ticker' && play.outcome === 'interrupted')
    expect(cut.some(({ play }) => play.startedAt < at('2026-01-06 09:01'))).toBe(true)
  })
})

describe('another frame', () => {
  it('moves what runs to its new place without beginning it anew', async () => {
    const display = await play(facts())
    await time.forward(13_000)
    const before = zoneOf(display, 'main')
    server.publish(resolve(facts({}, 'main'), days(7)))
    await time.forward(500)
    expect(zoneOf(display, 'main')).toMatchObject({ key: before.key, rect: WHOLE })
    await time.forward(60_000)
    expect(played('main')[1]).toEqual([2, 'completed', ''])
  })
})

describe('a solemn day', () => {
  const solemn: CalendarEntry = {
    date: date('2026-01-07'),
    name: 'Quốc tang',
    kind: 'note',
    as: null,
    holiday: null,
    solemn: true,
    look: true,
  }

  it('[LD9] is told to every view of the stage, and changes the fallback at midnight', async () => {
    time.setWall(at('2026-01-06 23:59:30'))
    const calendar = { ...makeFacts().calendar, entries: [solemn] }
    const display = await play(facts({ calendar, schedules: [makeSchedule(1)] }))
    await time.forward(5000)
    expect(zoneOf(display, 'main')).toMatchObject({ solemn: false })
    const quiet = zoneOf(display, 'ticker')
    expect(quiet).toMatchObject({ kind: 'quiet', solemn: false })
    await time.forward(40_000)
    expect(zoneOf(display, 'main')).toMatchObject({ solemn: true, content: { template: 'solemn' } })
    expect(zoneOf(display, 'ticker')).toMatchObject({ kind: 'quiet', solemn: true })
    expect(zoneOf(display, 'ticker').key).not.toBe(quiet.key)
  })
})
