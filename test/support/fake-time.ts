import type { Time } from '../../display/engine/ports.ts'

/** Time moved by hand. Between timers every promise that can settle does. */
export class FakeTime implements Time {
  #mono = 0
  #wall: number
  #timers: { at: number; run: () => void }[] = []

  constructor(wall: number) {
    this.#wall = wall
  }

  readonly wall = (): number => this.#wall
  readonly monotonic = (): number => this.#mono
  readonly after = (ms: number, run: () => void): (() => void) => {
    const timer = { at: this.#mono + Math.max(0, ms), run }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((t) => t !== timer)
    }
  }

  /** Frames are drawn just then. */
  readonly atFrame = this.after

  /** The machine's own clock is set, as by a person or a bad battery. */
  setWall(wall: number): void {
    this.#wall = wall
  }

  /** Runs what is due on the way, and what has been late. */
  async forward(ms: number): Promise<void> {
    const end = this.#mono + ms
    await settle()
    for (let next = this.#due(end); next; next = this.#due(end)) {
      this.#move(Math.max(this.#mono, next.at))
      this.#timers = this.#timers.filter((t) => t !== next)
      next.run()
      await settle()
    }
    this.#move(end)
  }

  /** The page stands still: time goes on, no timer runs. */
  freeze(ms: number): void {
    this.#move(this.#mono + ms)
  }

  #due(end: number) {
    return this.#timers.filter((t) => t.at <= end).sort((a, b) => a.at - b.at)[0]
  }

  #move(to: number): void {
    this.#wall += to - this.#mono
    this.#mono = to
  }
}

/** Lets promises that wait for nothing but each other come to rest. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 30; i++) await Promise.resolve()
}
