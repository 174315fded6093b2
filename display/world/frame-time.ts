import type { Dispose } from '../engine/ports.ts'

/** Frames are watched from so long before the moment, and not waited for longer than so long after it: a page may lie hidden. */
const WATCH_MS = 80
const LATE_MS = 150
const USUAL_FRAME_MS = 1000 / 60
const LONGEST_FRAME_MS = 50

/** Runs on the frame that is drawn nearest to the moment in `ms`, so up to half a frame before it. */
export function atFrame(ms: number, run: () => void): Dispose {
  const due = performance.now() + ms
  let last: number | null = null
  let frame = 0
  const stop = (): void => {
    clearTimeout(early)
    clearTimeout(late)
    cancelAnimationFrame(frame)
  }
  const end = (): void => {
    stop()
    run()
  }
  const look = (drawnAt: number): void => {
    const length = last === null ? USUAL_FRAME_MS : Math.min(drawnAt - last, LONGEST_FRAME_MS)
    last = drawnAt
    if (drawnAt + length / 2 >= due) end()
    else frame = requestAnimationFrame(look)
  }
  const early = setTimeout(() => (frame = requestAnimationFrame(look)), Math.max(0, ms - WATCH_MS))
  const late = setTimeout(end, Math.max(0, ms) + LATE_MS)
  return stop
}
