import { HOLD_LAST_MS, filmPlace, stepFor } from './film-clock.ts'
import { countFrames } from './film-frames.ts'
import type { FailReason } from './scene.ts'
import type { VideoPool } from './video-pool.ts'

type FilmReports = { ready: () => void; failed: (reason: FailReason) => void }

/** How long ago its showing began, in ms; null where it runs by itself, in a preview. */
export type Elapsed = () => number | null

/** A frame must be presented within this time of opening, which may lie long before it is wanted. */
const OPEN_PATIENCE_MS = 12_000
/** A playing film must present frames; so many looks without a new one and it is stalled. */
const LOOK_EVERY_MS = 250
const LOOKS_BEFORE_NUDGE = 12
const LOOKS_BEFORE_STALLED = 24
/** One that is opened in the middle of its showing is set a little ahead, and waits there: opening takes time. */
const LEAD_MS = 400
const LONGEST_WAIT_MS = 1500
/** Having been set to its place a film is not set again for so long. */
const JUMP_EVERY_MS = 5000

/**
 * A film on the stage, from opening to letting go. It plays muted, unseen, until a frame has been presented, then pauses
 * there: that frame is on the glass before the layer is revealed. In sight it keeps step with the clock.
 */
export class Film {
  readonly #video: HTMLVideoElement
  readonly #pool: VideoPool
  readonly #elapsed: Elapsed
  readonly #reports: FilmReports
  #opening: ReturnType<typeof setTimeout> | undefined
  #request = 0
  #looking: ReturnType<typeof setInterval> | undefined
  #waiting: ReturnType<typeof setTimeout> | undefined
  #seenFrames = -1
  #idle = 0
  #lastElapsed = -1
  #jumpedAt = -Infinity

  constructor(pool: VideoPool, holder: HTMLElement, elapsed: Elapsed, reports: FilmReports) {
    this.#pool = pool
    this.#video = pool.take()
    this.#elapsed = elapsed
    this.#reports = reports
    holder.append(this.#video)
  }

  open(src: string, lengthMs: number): void {
    const video = this.#video
    this.#opening = setTimeout(() => this.#fail('stalled'), OPEN_PATIENCE_MS)
    video.addEventListener('error', this.#broken)
    video.muted = true
    video.src = src
    const elapsed = this.#elapsed() ?? 0
    if (elapsed > 0) video.currentTime = filmPlace(elapsed + LEAD_MS, lengthMs) / 1000
    this.#request = video.requestVideoFrameCallback(() => {
      clearTimeout(this.#opening)
      video.pause()
      this.#reports.ready()
    })
    video.play().catch(() => {})
  }

  /** In sight of all from now on. */
  show(sound: boolean): void {
    this.#rest()
    this.#video.addEventListener('ended', this.#ended)
    this.#looking = setInterval(() => this.#look(), LOOK_EVERY_MS)
    const ahead = this.#ahead()
    const wait = ahead !== null && ahead <= LONGEST_WAIT_MS ? Math.max(0, ahead) : 0
    this.#waiting = setTimeout(() => this.#play(sound), wait)
  }

  /** Gives the decoder and all it holds back. */
  close(): void {
    this.#rest()
    clearTimeout(this.#opening)
    this.#video.cancelVideoFrameCallback(this.#request)
    this.#video.removeEventListener('error', this.#broken)
    this.#video.removeEventListener('ended', this.#ended)
    countFrames(this.#video.getVideoPlaybackQuality())
    this.#pool.give(this.#video)
  }

  readonly #broken = (): void => this.#fail('decode')

  readonly #ended = (): void => {
    const elapsed = this.#elapsed()
    const period = this.#video.duration * 1000 + HOLD_LAST_MS
    const left = elapsed === null ? HOLD_LAST_MS : period - (elapsed % period)
    this.#waiting = setTimeout(() => this.#play(!this.#video.muted), Math.min(left, HOLD_LAST_MS))
  }

  #fail(reason: FailReason): void {
    this.#rest()
    clearTimeout(this.#opening)
    this.#video.cancelVideoFrameCallback(this.#request)
    this.#reports.failed(reason)
  }

  #rest(): void {
    clearTimeout(this.#waiting)
    clearInterval(this.#looking)
  }

  /** A browser that forbids sound without a touch plays silently rather than not at all. */
  #play(sound: boolean): void {
    const video = this.#video
    video.muted = !sound
    video.play().catch(() => {
      video.muted = true
      video.play().catch(() => {})
    })
  }

  #look(): void {
    this.#watch()
    this.#keepStep()
  }

  /** RULES DI2. Looks at frames, never at events. */
  #watch(): void {
    const video = this.#video
    const frames = video.getVideoPlaybackQuality().totalVideoFrames
    this.#idle = frames !== this.#seenFrames || video.ended || document.hidden ? 0 : this.#idle + 1
    this.#seenFrames = frames
    if (this.#idle === LOOKS_BEFORE_NUDGE) video.play().catch(() => {})
    if (this.#idle === LOOKS_BEFORE_STALLED) this.#fail('stalled')
  }

  /** RULES DI7. A clock that stands still, in a preview of one moment, is not kept step with. */
  #keepStep(): void {
    const video = this.#video
    const elapsed = this.#elapsed()
    const isMoving = elapsed !== this.#lastElapsed
    this.#lastElapsed = elapsed ?? -1
    const ahead = this.#ahead()
    if (ahead === null || !isMoving || video.paused || video.seeking || video.ended) return
    const step = stepFor(ahead)
    if (step.kind === 'rate') video.playbackRate = step.rate
    else if (performance.now() - this.#jumpedAt > JUMP_EVERY_MS) {
      this.#jumpedAt = performance.now()
      video.currentTime = filmPlace(elapsed!, video.duration * 1000) / 1000
    }
  }

  #ahead(): number | null {
    const elapsed = this.#elapsed()
    const { currentTime, duration } = this.#video
    if (elapsed === null || !Number.isFinite(duration)) return null
    return currentTime * 1000 - filmPlace(elapsed, duration * 1000)
  }
}
