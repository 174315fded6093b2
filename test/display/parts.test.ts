import { describe, expect, it } from 'vitest'
import { BackOff } from '../../display/engine/back-off.ts'
import { Bench } from '../../display/engine/bench.ts'
import { UNKNOWN_DRIFT, fitClock } from '../../display/engine/clock-fit.ts'
import { ClockSync, firstGuess } from '../../display/engine/clock-sync.ts'
import { planMedia } from '../../display/engine/media-plan.ts'
import { parseProgramme } from '../../display/engine/programme-text.ts'
import { canonical } from '../../playlists/canonical.ts'
import type { Hash, MaterialId } from '../../playlists/ids.ts'
import type { Content, ImageContent } from '../../playlists/content.ts'
import type { Programme } from '../../playlists/programme.ts'
import { resolve } from '../../playlists/resolve.ts'
import { at, days, hash, makeFacts, makeMaterial, makePlaylist, makeSchedule, weekly } from '../support/make.ts'
import { FakeTime } from '../support/fake-time.ts'

const TINY: ImageContent = {
  kind: 'image',
  file: hash(0),
  type: 'image/png',
  bytes: 5,
  width: 1,
  height: 1,
  fit: 'contain',
  description: '',
}

describe('clock', () => {
  const time = (): FakeTime => new FakeTime(1_000_000)

  it('[DI4] takes the quickest way there and the quickest way back, though of two round trips, and trusts less what is old', () => {
    const there = { askedAt: 0, answeredAt: 320, server: 1_000_020 }
    const back = { askedAt: 0, answeredAt: 320, server: 1_000_300 }
    const fit = (samples: Parameters<typeof fitClock>[0], now = 320) => fitClock(samples, now, UNKNOWN_DRIFT)
    expect(fit([there]).base).toBe(999_860)
    expect(fit([there, back]).base).toBeCloseTo(1_000_000, 1)
    expect(fit([there, back]).doubtMs).toBeCloseTo(20, 0)
    expect(fit([there, back], 1_000_000).doubtMs).toBeGreaterThan(100)
  })

  it('works a small difference off unseen: never a step, never backwards', async () => {
    const fake = time()
    const clock = new ClockSync(fake, null)
    await fake.forward(20_000)
    clock.observe({ askedAt: 20_000, answeredAt: 20_000, server: 1_019_400 })
    let before = clock.now()
    expect(before).toBe(1_020_000)
    for (let i = 0; i < 100; i++) {
      await fake.forward(100)
      const now = clock.now()
      expect(now - before).toBeGreaterThanOrEqual(94)
      before = now
    }
    await fake.forward(3000)
    expect(clock.now()).toBe(1_032_400)
    expect(clock.offsetMs()).toBe(-600)
  })

  it('[DI5] a step waits for the end of an item, however long that takes', async () => {
    const fake = time()
    const clock = new ClockSync(fake, null)
    await fake.forward(20_000)
    clock.observe({ askedAt: 20_000, answeredAt: 20_000, server: 1_025_000 })
    await fake.forward(600_000)
    expect(clock.settle(false)).toBe(false)
    expect(clock.now()).toBe(1_620_000)
    expect(clock.settle(true)).toBe(true)
    expect(clock.now()).toBe(1_625_000)
    expect(clock.settle(true)).toBe(false)
  })

  it('[DI4] answers that contradict all before them begin anew: the server was set, or the machine slept', async () => {
    const fake = time()
    const clock = new ClockSync(fake, null)
    for (let i = 0; i < 20; i++) {
      await fake.forward(1000)
      clock.observe({ askedAt: fake.monotonic(), answeredAt: fake.monotonic(), server: fake.wall() })
    }
    await fake.forward(1000)
    clock.observe({ askedAt: fake.monotonic(), answeredAt: fake.monotonic(), server: fake.wall() + 500 })
    await fake.forward(11_000)
    expect(clock.now()).toBe(fake.wall() + 500)
  })

  it('[DI5][DI6] takes the first answer after a start at once, however far off it was', () => {
    const clock = new ClockSync(time(), null)
    clock.observe({ askedAt: 0, answeredAt: 0, server: 1_700_000_000_000 })
    expect(clock.now()).toBe(1_700_000_000_000)
  })

  const day = 86_400_000
  const known = 1_700_000_000_000
  it.each([
    ['nothing known', known, null, known],
    ['a flat battery: 1970', 5000, { now: known, offsetMs: known }, known],
    ['a battery replaced since', known + day, { now: known, offsetMs: known }, known + day],
    ['a clock 90 s slow, as before', known + day - 90_000, { now: known, offsetMs: 90_000 }, known + day],
    ['a clock a year ahead, as before', known + 366 * day, { now: known, offsetMs: -365 * day }, known + day],
    ['a clock set back since', known - day, { now: known, offsetMs: 0 }, known],
  ])('[DI6] without the server: %s', (_, wall, kept, expected) => {
    expect(firstGuess(wall, kept)).toBe(expected)
  })
})

describe('back-off', () => {
  it('doubles up to its most, spread over the upper half', () => {
    const low = new BackOff(1000, 8000, () => 0)
    expect([1, 2, 3, 4, 5].map(() => low.next())).toEqual([500, 1000, 2000, 4000, 4000])
    const high = new BackOff(1000, 8000, () => 0.999)
    expect(high.next()).toBeCloseTo(999.5)
    low.reset()
    expect(low.next()).toBe(500)
  })
})

describe('the bench', () => {
  const content: Content = { ...TINY, file: hash(7) }
  const item = { revision: hash(1), material: 4 as MaterialId, content }
  const bench = (times: number): Bench => {
    const made = new Bench()
    for (let i = 0; i < times; i++) made.failed(item, 'stalled')
    return made
  }

  it('[DI3] takes the third failure in a row', () => {
    expect(bench(2).reasonFor(item)).toBeNull()
    expect(bench(3).reasonFor(item)).toBe('stalled')
    expect(bench(3).problems()).toEqual(['item 4 benched: stalled, 3 times in a row'])
  })

  it('[DI3] lets go of an item when its bytes are others: of a new size of its picture, or fetched anew', () => {
    expect(bench(3).reasonFor({ ...item, content: { ...content, file: hash(8) } })).toBeNull()
    const anew = bench(3)
    anew.renewed(hash(8))
    expect(anew.reasonFor(item)).toBe('stalled')
    anew.renewed(hash(7))
    expect(anew.reasonFor(item)).toBeNull()
    expect(anew.problems()).toEqual([])
  })
})

describe('media plan', () => {
  const image = (file: Hash): Content => ({ ...TINY, file })
  const programme = resolve(
    makeFacts({
      schedules: [
        makeSchedule(1, { timing: weekly('08:00', '09:00') }),
        makeSchedule(2, { playlist: 2, timing: weekly('07:00', '08:00') }),
      ],
      playlists: [makePlaylist(1, [1, 2]), makePlaylist(2, [3])],
      materials: [
        makeMaterial(1, { content: image(hash(101)) }),
        makeMaterial(2, { content: image(hash(102)) }),
        makeMaterial(3, { content: image(hash(103)) }),
      ],
    }),
    days(7),
  )
  const file = (n: number, bytes = 5) => ({ hash: hash(n), bytes })
  const told = (have: ReturnType<typeof file>[], when: string, room: number | null = null) => {
    const { fetch, drop, beyond } = planMedia(programme, have, at(when), room)
    return [fetch.map((one) => one.hash), drop, beyond.map((one) => one.hash)]
  }
  const hashes = (...lists: number[][]) => lists.map((list) => list.map(hash))

  it('[DI9] fetches what is needed next first, over all zones', () => {
    expect(told([], '2026-01-05 06:00')).toEqual(hashes([103, 101, 102], [], []))
    expect(told([], '2026-01-05 08:30')).toEqual(hashes([101, 102, 103], [], []))
    expect(told([file(101)], '2026-01-05 06:00')).toEqual(hashes([103, 102], [], []))
  })

  it('[DI9] keeps what is old while there is room, the latest longest', () => {
    const old = [file(901), file(902)]
    expect(told(old, '2026-01-05 06:00')).toEqual(hashes([103, 101, 102], [], []))
    expect(told(old, '2026-01-05 06:00', 20)).toEqual(hashes([103, 101, 102], [901], []))
    expect(told([file(901, 2e9), file(902)], '2026-01-05 06:00')).toEqual(hashes([103, 101, 102], [901], []))
  })

  it('[DI9] without room for all, has what is needed next, and lets go of what is needed last', () => {
    expect(told([], '2026-01-05 06:00', 10)).toEqual(hashes([103, 101], [], [102]))
    expect(told([file(102), file(101)], '2026-01-05 06:00', 10)).toEqual(hashes([103], [102], [102]))
  })
})

/** A programme with which anything may be done. */
type Spoilable = Record<string, unknown> & {
  zones: [{ windows: [Record<string, unknown>] }]
  cycles: [{ totalMs: number; slots: number[] }]
  slots: [{ durationMs: number }]
}

describe('the door', () => {
  const sound = JSON.parse(
    canonical(resolve(makeFacts({ materials: [1, 2, 3].map((id) => makeMaterial(id)) }), days(2))),
  ) as Programme
  const spoilt = (change: (programme: Spoilable) => unknown) => {
    const copy = structuredClone(sound) as unknown as Spoilable
    change(copy)
    return copy
  }

  it('lets a programme in', () => expect(parseProgramme(sound)).toBe(sound))

  it.each([
    { kind: 'figure', headline: 'Thôn thông minh', value: 3, unit: '', decimals: 0, source: '', support: '' },
    { kind: 'table', headline: 'Lệ phí', columns: [{ title: 'Mức', align: 'end' }], rows: [['5.000']], source: '' },
    { kind: 'hours', headline: 'Giờ làm việc', support: '' },
  ])('lets words of the kind $kind in, which are no file', (content) => {
    const worded = structuredClone(sound)
    const revision = sound.slots[0]!.revision
    worded.contents[revision] = content as never
    expect(parseProgramme(worded)).toBe(worded)
  })
  it.each<[string, unknown]>([
    ['nothing', null],
    ['a list', []],
    ['another format', spoilt((p) => (p['format'] = 1000))],
    ['no hours', spoilt((p) => delete p['hours'])],
    ['a logo that is no file', spoilt((p) => (p['fallback'] = { office: '', line: '', logo: {} }))],
    ['no zones', spoilt((p) => (p['zones'] = [] as never))],
    ['a window without an end', spoilt((p) => delete p.zones[0].windows[0]['end'])],
    ['a cycle that is not there', spoilt((p) => (p.cycles = [] as never))],
    ['a cycle longer than its slots', spoilt((p) => (p.cycles[0].totalMs += 1))],
    ['an empty cycle', spoilt((p) => (p.cycles[0].slots = []))],
    ['a slot that is not there', spoilt((p) => (p.cycles[0].slots[0] = 99))],
    ['content that is not there', spoilt((p) => (p['contents'] = {}))],
    ['a slot of no length', spoilt((p) => (p.slots[0].durationMs = 0))],
    ['a canvas of no size', spoilt((p) => (p['canvas'] = { x: 0, y: 0, width: 0, height: 1 }))],
    ['no fallback', spoilt((p) => delete p['fallback'])],
    ['a zone without offsets', spoilt((p) => (p['zone'] = { name: 'x', offsets: [] }))],
  ])('refuses %s', (_, value) => expect(parseProgramme(value)).toBeNull())
})
