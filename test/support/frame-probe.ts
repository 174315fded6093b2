/** Looks at a playing page in every frame: is what it shows complete and opaque, what is it, and did the page ever stand still. */
import type { Page } from 'playwright-core'
import sharp from 'sharp'

export type Frame = {
  /** ms since 1970, by the machine's own clock. */
  at: number
  showing: string
  kind: string
  revision: string
  /** What was wrong with it; empty when something complete and opaque covered the whole page. */
  bare: string
}

/** A task of the page's main thread that took longer than 50 ms. */
export type Stall = { at: number; ms: number; what: string }
export type Seen = { frames: Frame[]; stalls: Stall[] }

declare global {
  interface Window {
    takeSeen: () => Seen
  }
}

export class FrameProbe {
  readonly #page: Page

  private constructor(page: Page) {
    this.#page = page
  }

  static async on(page: Page): Promise<FrameProbe> {
    await page.evaluate(watchFrames)
    return new FrameProbe(page)
  }

  /** What there was since it was asked last. */
  take(): Promise<Seen> {
    return this.#page.evaluate(() => window.takeSeen())
  }
}

/** Runs in the page. */
function watchFrames(): void {
  let seen: Seen = { frames: [], stalls: [] }
  const takeSeen = (): Seen => {
    const taken = seen
    seen = { frames: [], stalls: [] }
    return taken
  }
  Object.assign(window, { takeSeen })
  const isComplete = (layer: Element): boolean => {
    const [image, video] = [layer.querySelector('img'), layer.querySelector('video')]
    if (image) return image.complete && image.naturalWidth > 0
    if (video) return hasPicture(video)
    return layer.querySelector('.bt-text') !== null && layer.textContent.trim() !== ''
  }
  // `readyState` may lag behind what is on the glass, and falls while it looks for another place: frames put out are counted.
  const hasPicture = (video: HTMLVideoElement): boolean => {
    const { totalVideoFrames, droppedVideoFrames } = video.getVideoPlaybackQuality()
    return totalVideoFrames > droppedVideoFrames
  }
  const covers = (layer: Element): boolean => {
    const { opacity, visibility } = getComputedStyle(layer)
    const { width, height } = layer.getBoundingClientRect()
    return Number(opacity) === 1 && visibility === 'visible' && width >= innerWidth && height >= innerHeight
  }
  const look = (drawnAt: number): void => {
    const shown = document.querySelector('[data-visible="true"][data-content]')
    const layers = [...document.querySelectorAll('.bt-shown[data-content], .bt-leaving[data-content]')]
    const isWhole = shown && isComplete(shown) && layers.some((layer) => isComplete(layer) && covers(layer))
    const of = (name: string): string => shown?.getAttribute(name) ?? ''
    seen.frames.push({
      at: performance.timeOrigin + drawnAt,
      showing: of('data-showing'),
      kind: of('data-content'),
      revision: of('data-revision'),
      bare: isWhole ? '' : layers.map((layer) => layer.outerHTML.slice(0, 200)).join(' | ') || 'no layer',
    })
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
  new PerformanceObserver((list) => {
    for (const { startTime, duration, name } of list.getEntries())
      seen.stalls.push({ at: performance.timeOrigin + startTime, ms: duration, what: name })
  }).observe({ type: 'longtask' })
}

/** How often another item came into sight, and of which kinds those were. */
export function changesOf(frames: readonly Frame[]): { count: number; kinds: Record<string, number> } {
  const kinds: Record<string, number> = {}
  const changes = frames.filter(({ showing }, i) => i > 0 && showing !== frames[i - 1]!.showing)
  for (const { kind } of changes) kinds[kind] = (kinds[kind] ?? 0) + 1
  return { count: changes.length, kinds }
}

/** Takes every nth frame that the browser composes, and finds out how much of it is black. */
export async function watchPicture(
  page: Page,
  everyNthFrame = 1,
): Promise<{ end: () => Promise<{ frames: number; darkest: number }> }> {
  const session = await page.context().newCDPSession(page)
  const shares: Promise<number>[] = []
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    void session.send('Page.screencastFrameAck', { sessionId }).catch(() => {})
    shares.push(blackShare(Buffer.from(data, 'base64')))
  })
  const format = { format: 'jpeg' as const, quality: 60, maxWidth: 240, maxHeight: 135, everyNthFrame }
  await session.send('Page.startScreencast', format)
  return {
    end: async () => {
      await session.send('Page.stopScreencast')
      const all = await Promise.all(shares)
      return { frames: all.length, darkest: Math.max(...all) }
    },
  }
}

/** The part of a picture, 0–1, whose every channel is nearly off. */
async function blackShare(jpeg: Buffer): Promise<number> {
  const { data } = await sharp(jpeg).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  let black = 0
  for (let i = 0; i < data.length; i += 3) if (Math.max(data[i]!, data[i + 1]!, data[i + 2]!) < 24) black++
  return black / (data.length / 3)
}
