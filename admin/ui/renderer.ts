import type { Content } from '../../playlists/content.ts'
import type { Measurement } from '../../playlists/preflight/findings.ts'
import type { PreviewOffice } from './preview-office.ts'
import { typing } from './typing.ts'

type Size = { width: number; height: number }
/** A drawn frame: what was measured in it and its pixels, none where nothing could be drawn. */
export type Frame = { measurement: Measurement; picture: ImageData | null }
export type Order = { canvas: Size; content: Content } & PreviewOffice

/** `picture`: how it looks, as a small file, without measuring anything. */
type Asked = Order & { only?: 'picture' }
type Answer = ({ type: 'preview-measured' } & Frame) | { type: 'preview-picture'; picture: Blob | null }
type Job = { order: Asked; signal: AbortSignal; settle: (answer: Answer | null) => void }
type Heard = { type: 'preview-ready' } | (Answer & { job: number })

/** So many frames are drawn at the same time: more would only wait for each other. */
const FRAMES = 2
/** A frame that has not come by then counts as not measured. */
const PATIENCE_MS = 30_000

/** Draws frames out of sight, by the stage itself, a few at a time. Whoever makes one disposes of it; asked again, it begins anew. */
export class FrameRenderer {
  readonly #queue: Job[] = []
  readonly #title: string
  readonly #most: number
  #pages: Page[] = []

  constructor(title: string, most = FRAMES) {
    this.#title = title
    this.#most = most
  }

  /** Null when it was called off or nothing came in time. */
  async render(order: Order, signal: AbortSignal): Promise<Frame | null> {
    const answer = await this.#ask(order, signal)
    return answer?.type === 'preview-measured' ? { measurement: answer.measurement, picture: answer.picture } : null
  }

  /** Only how it looks; null when it was called off, could not be drawn, or nothing came in time. */
  async picture(order: Order, signal: AbortSignal): Promise<Blob | null> {
    const answer = await this.#ask({ ...order, only: 'picture' }, signal)
    return answer?.type === 'preview-picture' ? answer.picture : null
  }

  #ask(order: Asked, signal: AbortSignal): Promise<Answer | null> {
    if (this.#pages.length === 0) {
      this.#pages = Array.from({ length: this.#most }, () => new Page(this.#title, () => this.#next()))
    }
    return new Promise((settle) => {
      this.#queue.push({ order, signal, settle })
      this.#next()
    })
  }

  dispose(): void {
    for (const { settle } of this.#queue.splice(0)) settle(null)
    for (const page of this.#pages.splice(0)) page.dispose()
  }

  readonly #goOn = (): void => this.#next()

  #next(): void {
    if (typing.isOn) return typing.onceOver(this.#goOn)
    const page = this.#pages.find(({ isFree }) => isFree)
    if (page === undefined) return
    const job = this.#queue.shift()
    if (job === undefined) return
    if (job.signal.aborted) job.settle(null)
    else page.draw(job.order, job.settle)
    this.#next()
  }
}

/** One preview page in a frame that nobody sees; it stands in the window all the same, or the browser would not draw it. */
class Page {
  readonly #frame = document.createElement('iframe')
  readonly #free: () => void
  #ready = false
  #job = 0
  #settle: ((answer: Answer | null) => void) | null = null
  #patience: number | undefined

  constructor(title: string, free: () => void) {
    this.#free = free
    Object.assign(this.#frame, { src: '/display/?preview', title, tabIndex: -1 })
    this.#frame.setAttribute('aria-hidden', 'true')
    const still = { position: 'fixed', left: '0', top: '0', width: '64px', height: '64px', border: '0' }
    Object.assign(this.#frame.style, { ...still, opacity: '0', zIndex: '-1', pointerEvents: 'none' })
    addEventListener('message', this.#hear)
    document.body.append(this.#frame)
  }

  get isFree(): boolean {
    return this.#ready && this.#settle === null
  }

  draw(order: Asked, settle: (answer: Answer | null) => void): void {
    this.#job += 1
    this.#settle = settle
    this.#patience = window.setTimeout(() => this.#done(null), PATIENCE_MS)
    const message = { type: 'preview', ...order, job: this.#job }
    this.#frame.contentWindow?.postMessage(message, location.origin)
  }

  dispose(): void {
    removeEventListener('message', this.#hear)
    this.#frame.remove()
    this.#done(null)
  }

  readonly #hear = ({ source, origin, data }: MessageEvent<Heard>): void => {
    if (source !== this.#frame.contentWindow || origin !== location.origin) return
    if (data.type === 'preview-ready') {
      this.#ready = true
      this.#free()
    } else if (isAnswer(data) && data.job === this.#job) this.#done(data)
  }

  #done(answer: Answer | null): void {
    window.clearTimeout(this.#patience)
    const settle = this.#settle
    this.#settle = null
    settle?.(answer)
    if (settle) this.#free()
  }
}

const isAnswer = (heard: Heard): heard is Answer & { job: number } =>
  heard.type === 'preview-measured' || heard.type === 'preview-picture'
