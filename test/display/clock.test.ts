/** The display's clock on simulated machines and lines: what is shown, against the true time. */
import { describe, expect, it } from 'vitest'
import { UNKNOWN_DRIFT, fitClock } from '../../display/engine/clock-fit.ts'
import { ClockSync } from '../../display/engine/clock-sync.ts'
import type { KeptTime } from '../../display/engine/ports.ts'
import { TimeAsker } from '../../display/engine/time-asker.ts'
import { answer } from '../support/fake-display.ts'
import { FakeTime } from '../support/fake-time.ts'

/** A frame of 60 Hz. */
const FRAME_MS = 17
const MINUTE = 60_000
const EPOCH = 1_800_000_000_000
const SCREENS = 40

type Line = { least: number; most: number }
const JITTERY: Line = { least: 50, most: 300 }
const LOCAL: Line = { least: 0.3, most: 3 }

const randomOf = (seed: number) => {
  let state = seed * 7919
  return (): number => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647
}

/** A screen whose quartz and wall clock are wrong, over a line that delays each way by itself. */
class Simulated {
  readonly fake: FakeTime
  readonly rate: number
  readonly line: Line
  readonly random: () => number
  readonly clock: ClockSync
  readonly asker: TimeAsker
  away = false
  asked = 0

  constructor(seed: number, line: Line, kept: KeptTime | null = null) {
    this.random = randomOf(seed)
    this.random()
    this.line = line
    this.rate = 1 + (this.random() - 0.5) * 2e-4
    this.fake = new FakeTime(EPOCH + (this.random() - 0.5) * 180_000)
    this.clock = new ClockSync(this.fake, kept)
    this.asker = new TimeAsker({
      world: { time: this.fake, http: () => this.#ask() },
      token: 'token',
      doubtMs: () => this.clock.doubtMs(),
      heard: (sample) => this.clock.observe(sample),
    })
    this.asker.start()
  }

  /** What the server's clock says at this moment. */
  truth(): number {
    return EPOCH + this.fake.monotonic() * this.rate
  }

  errorMs(): number {
    return this.clock.now() + 0.5 - this.truth()
  }

  async #ask() {
    this.asked++
    await this.#travel()
    if (this.away) throw new Error('away')
    const now = Math.floor(this.truth())
    await this.#travel()
    return answer(200, JSON.stringify({ now }))
  }

  #travel(): Promise<void> {
    const { least, most } = this.line
    return new Promise((resolve) => void this.fake.after(least + this.random() * (most - least), resolve))
  }
}

async function run(line: Line, connectedMs: number, awayMs: number): Promise<number[]> {
  const errors: number[] = []
  for (let seed = 1; seed <= SCREENS; seed++) {
    const screen = new Simulated(seed, line)
    await screen.fake.forward(connectedMs)
    screen.away = true
    await screen.fake.forward(awayMs)
    errors.push(Math.abs(screen.errorMs()))
    screen.asker.close()
  }
  return errors.sort((a, b) => a - b)
}
const p99 = (sorted: readonly number[]): number => sorted[Math.ceil(sorted.length * 0.99) - 1]!
const told = (errors: readonly number[]): string =>
  `p50 ${errors[errors.length >> 1]!.toFixed(1)} ms, p99 ${p99(errors).toFixed(1)} ms`

describe('clocks off by up to 90 s that drift by up to 100 ppm', () => {
  it.each([
    ['a line of 50 to 300 ms each way, after 60 s', JITTERY, MINUTE, 0],
    ['the same, after 5 min', JITTERY, 5 * MINUTE, 0],
    ['the same, after 15 min and then 10 min without the server', JITTERY, 15 * MINUTE, 10 * MINUTE],
    ['the same, after an hour and then 10 min without the server', JITTERY, 60 * MINUTE, 10 * MINUTE],
    ['a local line, after 60 s', LOCAL, MINUTE, 0],
    ['a local line, after 60 s and then 10 min without the server', LOCAL, MINUTE, 10 * MINUTE],
  ])('[DI4] agree to within a frame: %s', async (name, line, connectedMs, awayMs) => {
    const errors = await run(line, connectedMs, awayMs)
    console.log(`clock: ${name}: ${told(errors)}`)
    expect(p99(errors)).toBeLessThanOrEqual(FRAME_MS)
  })

  it('[DI4][DI5] never goes back and never jumps while it learns', async () => {
    const screen = new Simulated(7, JITTERY)
    await screen.fake.forward(5000)
    let before = screen.clock.now()
    for (let i = 0; i < 2000; i++) {
      await screen.fake.forward(100)
      const now = screen.clock.now()
      expect(Math.abs(now - before - 100)).toBeLessThan(7)
      before = now
    }
  })

  it('[DI4] a drift that was learnt is kept over a restart without the server', async () => {
    const first = new Simulated(3, JITTERY)
    await first.fake.forward(60 * MINUTE)
    const kept = first.clock.keep()
    expect(Math.abs(kept.drift! - (first.rate - 1))).toBeLessThan(6e-6)
    const second = new Simulated(3, JITTERY, kept)
    expect(second.clock.source()).toBe('kept')
    expect(second.clock.driftPpm()).toBeCloseTo(kept.drift! * 1e6)
  })

  it('a local line needs few questions, a jittery one more at first', async () => {
    const asked = async (line: Line, ms: number): Promise<number> => {
      const screen = new Simulated(5, line)
      await screen.fake.forward(ms)
      return screen.asked
    }
    expect(await asked(LOCAL, 10 * MINUTE)).toBeLessThanOrEqual(32)
    expect(await asked(JITTERY, 10 * MINUTE)).toBeLessThanOrEqual(220)
    expect(await asked(JITTERY, 60 * MINUTE)).toBeLessThanOrEqual(490)
  })
})

it('answers of one and the same moment tell nothing of a drift', () => {
  const same = Array.from({ length: 40 }, () => ({ askedAt: 5, answeredAt: 5, server: 1_000_005 }))
  expect(fitClock(same, 5, UNKNOWN_DRIFT)).toEqual({ base: 1_000_000, at: 5, doubtMs: 0, drift: UNKNOWN_DRIFT })
})
