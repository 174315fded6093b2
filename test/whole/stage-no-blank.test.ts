import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Subject } from '../../display/engine/snapshot.ts'
import type { Hash } from '../../playlists/ids.ts'
import type { ImageContent, VideoContent } from '../../playlists/content.ts'
import { decodePng, openStageBrowser, show, showPainted } from '../support/stage-browser.ts'
import type { StageBrowser } from '../support/stage-browser.ts'
import { QRS, SLOGANS, playing, showing } from '../support/stage-showings.ts'

const [WIDTH, HEIGHT] = [640, 480]
const FILE = '0'.repeat(64) as Hash

let bench: StageBrowser
beforeAll(async () => {
  bench = await openStageBrowser()
  for (const [i, color] of ['#d03030', '#30b040', '#3050d0', '#c09020'].entries())
    bench.stage.put(`image-${i}.png`, await noisyPng(color))
  bench.stage.put('clip.mp4', await readFile(path.join(import.meta.dirname, '..', 'fixtures', 'stage-clip.mp4')))
  bench.stage.put('broken.png', new Uint8Array(3000).fill(7))
  bench.stage.put('broken.mp4', new Uint8Array(5000).fill(7))
})
afterAll(() => bench.close())

/** Twelve million pixels that do not compress away: slow to decode. */
async function noisyPng(color: string): Promise<Buffer> {
  const [width, height] = [4000, 3000]
  const size = { width: width / 8, height: height / 8 }
  const noise = { ...size, channels: 3 as const, noise: { type: 'gaussian' as const, mean: 128, sigma: 20 } }
  const grain = await sharp({ create: { ...noise, background: color } })
    .png()
    .toBuffer()
  const tile = await sharp(grain).tint(color).png().toBuffer()
  const plain = sharp({ create: { width, height, channels: 3, background: color } })
  return plain
    .composite([{ input: tile, tile: true, blend: 'soft-light' }])
    .png({ compressionLevel: 3 })
    .toBuffer()
}

const image = (): ImageContent => ({
  kind: 'image',
  file: FILE,
  type: 'image/png',
  bytes: 1,
  width: 4000,
  height: 3000,
  fit: 'cover',
  description: '',
})
const video: VideoContent = {
  kind: 'video',
  file: FILE,
  type: 'video/mp4',
  bytes: 1,
  width: 320,
  height: 180,
  durationMs: 2000,
  hasSound: false,
  fit: 'cover',
  description: '',
}

/** Bright materials of every kind in turn, each showing with a key of its own. */
function script(count: number): Subject[] {
  const texts = ['safety-short', 'notice-long', 'emergency-short', 'formal-parts', 'green-short'].map(
    (name) => SLOGANS[name]!,
  )
  return Array.from({ length: count }, (_, i) => {
    const key = `s${i}`
    if (i % 8 === 3) return showing(key, video, '/clip.mp4')
    if (i % 8 === 6) return showing(key, QRS['qr-host']!)
    return i % 2 === 0
      ? showing(key, image(), `/image-${(i / 2) % 4}.png`)
      : showing(key, texts[(i >> 1) % texts.length]!)
  })
}

type Seen = { frames: number; blank: string[]; order: string[]; most: number }

/** Plays the script as an engine would, looking at the page in every animation frame. */
function play(page: Page, showings: Subject[]): Promise<Seen> {
  const snapshots = showings.map((one, i) => playing(WIDTH, HEIGHT, one, showings[i + 1] ?? null))
  return page.evaluate(async (all) => {
    const seen: Seen = { frames: 0, blank: [], order: [], most: 0 }
    const frame = (): Promise<number> => new Promise(requestAnimationFrame)
    const decoded = (layer: Element): boolean => {
      const img = layer.querySelector('img')
      const clip = layer.querySelector('video')
      if (img) return img.complete && img.naturalWidth > 0
      if (!clip) return layer.textContent !== ''
      // `readyState` may lag behind what is on the glass on a busy machine: frames are counted where they are put out.
      const { totalVideoFrames, droppedVideoFrames } = clip.getVideoPlaybackQuality()
      return totalVideoFrames > droppedVideoFrames
    }
    const look = (): void => {
      seen.frames += 1
      const layers = [...document.querySelectorAll('.bt-layer')]
      seen.most = Math.max(seen.most, layers.length)
      const visible = layers.filter((layer) => layer.getAttribute('data-visible') === 'true')
      const key = visible[0]?.getAttribute('data-showing') ?? ''
      if (seen.order.at(-1) !== key) seen.order.push(key)
      const solid = layers.filter(
        (layer) => layer.matches('.bt-shown, .bt-leaving') && getComputedStyle(layer).opacity === '1',
      )
      if (visible.length !== 1 || !decoded(visible[0]!) || solid.length === 0)
        seen.blank.push(`${key} at frame ${seen.frames}`)
    }
    for (const snapshot of all) {
      window.bench.show(snapshot)
      const key = snapshot.zones[0]!.current.key
      const next = snapshot.zones[0]!.next?.key
      const heard = (what: string, of: string): boolean =>
        window.bench.told.some((one) => one.key === of && one.what === what)
      for (let n = 0; n < 600 && !(heard('painted', key) && (!next || heard('ready', next))); n++) {
        await frame()
        if (heard('painted', all[0]!.zones[0]!.current.key)) look()
      }
    }
    return seen
  }, snapshots)
}

/** Samples of every frame that the browser put out. */
async function filmed(page: Page, during: () => Promise<void>): Promise<{ frames: number; black: number }> {
  const session = await page.context().newCDPSession(page)
  const frames: Buffer[] = []
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    frames.push(Buffer.from(data, 'base64'))
    void session.send('Page.screencastFrameAck', { sessionId }).catch(() => {})
  })
  await session.send('Page.startScreencast', { format: 'png', everyNthFrame: 1 })
  await during()
  await session.send('Page.stopScreencast')
  let black = 0
  for (const png of frames) {
    const { at, width, height } = await decodePng(png)
    const places = [0.02, 0.3, 0.6, 0.98].flatMap((x) =>
      [0.02, 0.35, 0.65, 0.98].map((y) => at(Math.floor(x * width), Math.floor(y * height))),
    )
    if (places.filter((rgb) => Math.max(...rgb) < 30).length > 8) black += 1
  }
  return { frames: frames.length, black }
}

describe('never a blank frame', () => {
  it('over 72 changes of pictures, films, words and codes', async () => {
    const page = await bench.open({ width: WIDTH, height: HEIGHT })
    const showings = script(73)
    await showPainted(page, playing(WIDTH, HEIGHT, showings[0]!))
    let seen: Seen | null = null
    const film = await filmed(page, async () => {
      seen = await play(page, showings)
    })
    const told = await page.evaluate(() => window.bench.told)
    expect(told.filter((one) => one.what === 'failed')).toEqual([])
    expect(seen!.blank).toEqual([])
    expect(seen!.order).toEqual(showings.map((one) => one.key))
    expect(seen!.most).toBeLessThanOrEqual(2)
    expect(film.black).toBe(0)
    expect(film.frames).toBeGreaterThan(72)
    console.log(`no blank: 72 changes, ${seen!.frames} frames looked at, ${film.frames} filmed, 0 blank`)
    expect(await page.locator('.bt-layer').count()).toBe(1)
    await page.close()
  })

  it('keeps the node of a layer from waiting to showing', async () => {
    const page = await bench.open({ width: WIDTH, height: HEIGHT })
    const [a, b] = [showing('a', SLOGANS['formal-short']!), showing('b', image(), '/image-0.png')]
    await showPainted(page, playing(WIDTH, HEIGHT, a, b))
    await page.waitForFunction(() => window.bench.told.some((one) => one.key === 'b' && one.what === 'ready'))
    const node = await page.$('[data-showing="b"] img')
    await showPainted(page, playing(WIDTH, HEIGHT, b))
    expect(await page.evaluate((old) => old === document.querySelector('[data-visible="true"] img'), node)).toBe(true)
    await page.close()
  })

  it.each([
    ['a picture that is no picture', showing('bad', image(), '/broken.png'), 'decode'],
    ['a picture that is not there', showing('bad', image(), '/none.png'), 'decode'],
    ['a picture without bytes', showing('bad', image()), 'media-missing'],
    ['a film that is no film', showing('bad', video, '/broken.mp4'), 'decode'],
  ])('%s is reported and never shown', async (_name, bad, reason) => {
    const page = await bench.open({ width: WIDTH, height: HEIGHT })
    const good = showing('good', SLOGANS['formal-short']!)
    await showPainted(page, playing(WIDTH, HEIGHT, good, bad))
    await show(page, playing(WIDTH, HEIGHT, bad))
    await page.waitForFunction(() => window.bench.told.some((one) => one.what === 'failed'))
    expect(await page.evaluate(() => window.bench.told.find((one) => one.what === 'failed'))).toEqual({
      what: 'failed',
      key: 'bad',
      reason,
    })
    expect(await page.locator('[data-visible="true"]').getAttribute('data-showing')).toBe('good')
    await page.close()
  })

  it('[DI2] a picture that never comes is given up after some seconds of frames', async () => {
    const page = await bench.browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } })
    await page.route('**/never.png', () => {})
    await page.clock.install()
    await page.goto(bench.stage.url)
    await page.clock.resume()
    await showPainted(page, playing(WIDTH, HEIGHT, showing('good', SLOGANS['formal-short']!)))
    await show(page, playing(WIDTH, HEIGHT, showing('bad', image(), '/never.png')))
    await page.waitForFunction(() => document.querySelector('[data-showing="bad"] img') !== null)
    await page.clock.fastForward(9000)
    await page.waitForFunction(() => window.bench.told.some((one) => one.what === 'failed'))
    const failed = await page.evaluate(() => window.bench.told.filter((one) => one.what === 'failed'))
    expect(failed).toEqual([{ what: 'failed', key: 'bad', reason: 'stalled' }])
    expect(await page.locator('[data-visible="true"]').getAttribute('data-showing')).toBe('good')
    await page.close()
  })

  it('draws off as pure black, and dims by the percent told', async () => {
    const page = await bench.open({ width: WIDTH, height: HEIGHT })
    const white = playing(100, 100, showing('w', SLOGANS['notice-short']!))
    await showPainted(page, { ...white, brightness: 50 })
    const dimmed = (await decodePng(await page.screenshot())).at(50, 95)
    expect(dimmed[0]).toBeLessThan(110)
    await showPainted(page, playing(WIDTH, HEIGHT, { kind: 'black', key: 'off' }))
    const { data } = await decodePng(await page.screenshot())
    expect(data.every((value) => value === 0)).toBe(true)
    await page.close()
  })

  it('draws the canvas at its place, one pixel to one, whatever the pixel ratio', async () => {
    for (const deviceScaleFactor of [1, 2]) {
      const context = await bench.browser.newContext({ viewport: { width: 640, height: 400 }, deviceScaleFactor })
      const page = await context.newPage()
      await page.goto(bench.stage.url)
      const snapshot = playing(192, 96, showing('x', SLOGANS['safety-short']!))
      await showPainted(page, { ...snapshot, canvas: { x: 37, y: 21, width: 192, height: 96 } })
      const { at } = await decodePng(await page.screenshot())
      expect([at(36, 60), at(40, 20), at(229, 60), at(100, 117)]).toEqual(Array(4).fill([0, 0, 0]))
      // Inside its border (2 px of black) the ground is amber to the last pixel.
      expect([at(40, 24), at(225, 113)]).toEqual(Array(2).fill([217, 154, 0]))
      await context.close()
    }
  })
})

describe('a film', () => {
  it('waits on its first frame, plays when shown, and lets go of its decoder', async () => {
    const page = await bench.open({ width: WIDTH, height: HEIGHT })
    const [text, film] = [showing('t', SLOGANS['formal-short']!), showing('v', video, '/clip.mp4')]
    await showPainted(page, playing(WIDTH, HEIGHT, text, film))
    await page.waitForFunction(() => window.bench.told.some((one) => one.key === 'v' && one.what === 'ready'))
    const waiting = await page
      .locator('video')
      .evaluate((clip: HTMLVideoElement) => [clip.paused, clip.currentTime < 0.3, clip.muted])
    expect(waiting).toEqual([true, true, true])
    const clip = await page.$('video')
    await showPainted(page, playing(WIDTH, HEIGHT, film, showing('t2', SLOGANS['green-short']!)))
    await page.waitForFunction(() => document.querySelector('video')!.currentTime > 0.6)
    await showPainted(page, playing(WIDTH, HEIGHT, showing('t2', SLOGANS['green-short']!)))
    expect(await page.locator('video').count()).toBe(0)
    expect(await page.evaluate((old) => (old as HTMLVideoElement).hasAttribute('src'), clip)).toBe(false)
    await page.close()
  })

  it('[DI7] joined in the middle begins where it would be, and keeps step', async () => {
    const page = await bench.open({ width: WIDTH, height: HEIGHT })
    const lateMs = 1100
    await page.evaluate((ms) => window.bench.runTime(ms), lateMs)
    await showPainted(page, playing(WIDTH, HEIGHT, showing('v', video, '/clip.mp4')))
    const aheadMs = (): Promise<number> =>
      page.locator('video').evaluate((clip: HTMLVideoElement) => clip.currentTime * 1000 - (window.bench.now() % 3000))
    await page.waitForFunction(() => window.bench.now() > 4200)
    expect(Math.abs(await aheadMs())).toBeLessThan(150)
    await page.close()
  })

  it('is played on elements that are used again, emptied in between', async () => {
    const page = await bench.open({ width: WIDTH, height: HEIGHT })
    await page.evaluate(() => {
      const { createElement } = Document.prototype
      let made = 0
      Document.prototype.createElement = function (this: Document, name: string) {
        if (name === 'video') made++
        Object.assign(window, { made })
        return createElement.call(this, name)
      } as typeof createElement
    })
    for (let i = 0; i < 6; i++) {
      await showPainted(page, playing(WIDTH, HEIGHT, showing(`v${i}`, video, '/clip.mp4')))
      await showPainted(page, playing(WIDTH, HEIGHT, showing(`t${i}`, SLOGANS['formal-short']!)))
    }
    expect(await page.evaluate(() => (window as unknown as { made: number }).made)).toBeLessThanOrEqual(2)
    await page.close()
  })
})

it('outside the canvas all is black, and nothing of the start stays behind', async () => {
  const page = await bench.open({ width: 1280, height: 720 })
  await page.getByText('Bảng tin').waitFor()
  const { canvas, ...rest } = playing(1024, 96, showing('t', SLOGANS['safety-short']!))
  await showPainted(page, { ...rest, canvas: { ...canvas, x: 40, y: 20 } })
  expect(await page.getByText('Bảng tin').count()).toBe(0)
  const { width, height, data } = await decodePng(await page.screenshot())
  let strays = 0
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const inside = x >= 40 && x < 1064 && y >= 20 && y < 116
      const i = (y * width + x) * 3
      if (!inside && data[i]! + data[i + 1]! + data[i + 2]! > 0) strays++
    }
  expect(strays).toBe(0)
  await page.close()
})
