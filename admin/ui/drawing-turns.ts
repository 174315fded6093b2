import { typing } from './typing.ts'

/** What has not been drawn by then holds nobody up any longer. */
const TURN_MS = 2000
const YIELD_MS = 250

type Turn = { draw: () => void; signal: AbortSignal }

/** One preview is drawn after the other, and between two of them the page may answer whoever uses it. */
class DrawingTurns {
  readonly #queue: Turn[] = []
  #timer: number | undefined
  #asked = false

  /** `draw` is called when its turn has come, unless it was called off; whoever draws says `done`. */
  take(turn: Turn): void {
    this.#queue.push(turn)
    this.#next()
  }

  readonly done = (): void => {
    window.clearTimeout(this.#timer)
    this.#timer = undefined
    this.#next()
  }

  #next(): void {
    if (this.#asked || this.#timer !== undefined || this.#queue.length === 0) return
    this.#asked = true
    typing.onceOver(() => window.requestIdleCallback(() => this.#begin(), { timeout: YIELD_MS }))
  }

  #begin(): void {
    this.#asked = false
    if (typing.isOn) return this.#next()
    const turn = this.#queue.shift()
    if (turn === undefined) return
    if (turn.signal.aborted) return this.#next()
    this.#timer = window.setTimeout(this.done, TURN_MS)
    turn.draw()
  }
}

export const drawingTurns = new DrawingTurns()
