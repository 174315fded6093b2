import { fieldsOf } from './answers.ts'
import type { Sample } from './clock-fit.ts'
import type { Dispose, World } from './ports.ts'

/** After a start many questions: on a line that jitters only many find a quick way there and a quick way back. */
const EAGER_MS = 60_000
/** By then the drift is known well enough for ten minutes without the server. */
const LEARNING_MS = 900_000
/** A clock known within this is on a good line, where a few answers tell the time, and some more the drift. */
const WELL_KNOWN_MS = 4
const EVERY_MS = {
  eager: { good: 3000, jittery: 1000 },
  learning: { good: 60_000, jittery: 3000 },
  calm: { good: 60_000, jittery: 15_000 },
}

export type Asking = {
  world: Pick<World, 'http' | 'time'>
  token: string
  doubtMs: () => number | null
  heard: (sample: Sample) => void
}

/** Asks the server what time it is. */
export class TimeAsker {
  readonly #asking: Asking
  readonly #startedAt: number
  #timer: Dispose = () => {}
  #over = false

  constructor(asking: Asking) {
    this.#asking = asking
    this.#startedAt = asking.world.time.monotonic()
  }

  start(): void {
    void this.#ask()
  }

  close(): void {
    this.#over = true
    this.#timer()
  }

  async #ask(): Promise<void> {
    const isAnswered = await this.#askOnce().catch(() => false)
    if (this.#over) return
    const { world, doubtMs } = this.#asking
    const age = world.time.monotonic() - this.#startedAt
    const phase = !isAnswered || age >= LEARNING_MS ? 'calm' : age < EAGER_MS ? 'eager' : 'learning'
    const line = (doubtMs() ?? Infinity) <= WELL_KNOWN_MS ? 'good' : 'jittery'
    // Screens keep the spread of their starts: nothing makes them ask together.
    this.#timer = world.time.after(EVERY_MS[phase][line], () => void this.#ask())
  }

  async #askOnce(): Promise<boolean> {
    const { world, token, heard } = this.#asking
    const askedAt = world.time.monotonic()
    const answer = await world.http({ method: 'GET', path: '/api/device/time', token })
    const answeredAt = world.time.monotonic()
    if (answer.status !== 200) return false
    const now = fieldsOf(await answer.text())?.['now']
    if (typeof now !== 'number' || !Number.isSafeInteger(now)) return false
    heard({ askedAt, answeredAt, ...wholeMs(now) })
    return true
  }
}

/** A time told in whole ms lies half a ms later, give or take as much. */
export const wholeMs = (now: number): Pick<Sample, 'server' | 'coarseMs'> => ({ server: now + 0.5, coarseMs: 0.5 })
