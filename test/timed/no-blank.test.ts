/** Two hundred changes of what is shown, on two screens at once, looked at frame by frame: not one frame without content. */
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import type { PlaylistId } from '../../playlists/ids.ts'
import * as displays from '../../playlists/wire/displays.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { launchChromium } from '../support/chromium.ts'
import { makeDisplay } from '../support/fleet.ts'
import { until } from '../support/observer.ts'
import { ALL_DAY, addApproved, addPlaylist, addSchedule, contentOf, openOffice, upload } from '../support/office.ts'
import type { Office } from '../support/office.ts'
import { quicken } from '../support/quicken.ts'

/** A hundred on each. */
const SCREENS = [
  { width: 1920, height: 1080 },
  { width: 720, height: 1280 },
]
const CHANGES = 100
/** Far under what an editor may ask for: the programme is made quicker on its way to the page. */
const SLOT_MS = 500
const WITHIN_MS = 75_000

let office: Office
let browser: Browser
beforeAll(async () => {
  office = await openOffice()
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await office.close()
})

test('two hundred changes without one frame that shows nothing', async () => {
  const playlist = await fillOffice()
  const screens = await Promise.all(SCREENS.map((size) => openScreen(playlist, size)))
  const watched = await Promise.all(screens.map(watchScreen))
  for (const { seen, pixels } of watched) {
    console.log(
      `no blank: ${seen.changes} changes over ${seen.frames} frames of the page, ${pixels.frames} frames of its picture; ` +
        `darkest ${(100 * pixels.darkest).toFixed(1)} % black`,
    )
    expect(seen.bare, 'frames without complete, opaque content').toEqual([])
    expect(Object.keys(seen.kinds).toSorted()).toEqual(['image', 'qr', 'slogan', 'video'])
    expect(seen.frames).toBeGreaterThan(seen.changes * 4)
    expect(pixels.frames).toBeGreaterThan(seen.changes)
    expect(pixels.darkest, 'share of black in the darkest frame').toBeLessThan(0.5)
  }
})

/** A display of its own, in a window of its own, showing the quickened playlist. */
async function openScreen(playlist: PlaylistId, size: { width: number; height: number }): Promise<Page> {
  const { admin, editor } = office
  const name = `Màn hình ${size.width}`
  const { id } = await admin.ask(displays.createDisplay, {
    body: makeDisplay({ name, canvas: { x: 0, y: 0, ...size } }),
  })
  await addSchedule(editor, { name, playlist, displays: [id], hours: ALL_DAY })
  const context = await browser.newContext({ viewport: size, serviceWorkers: 'block' })
  await quicken(office, context, id, SLOT_MS)
  const page = await context.newPage()
  const { claim } = await admin.ask(displays.offerClaim, { params: { id } })
  await page.goto(`${office.server.origin}/display/#claim=${claim}`)
  await page.locator('[data-visible="true"][data-material]').waitFor({ timeout: 60_000 })
  return page
}

async function watchScreen(page: Page) {
  const picture = await watchPicture(page)
  await page.evaluate(watchLayers)
  const seen = await until(`${CHANGES} changes`, WITHIN_MS, () => page.evaluate(readProbe, CHANGES))
  return { seen, pixels: await picture.end() }
}

/** Bright pictures of a screen's own size, each its own colour, under a pattern that makes them heavy to decode. */
async function pictureOf(hue: number): Promise<Uint8Array<ArrayBuffer>> {
  const [width, height] = [1920, 1080]
  const stripes = Array.from({ length: 60 }, (_, i) => {
    const fill = `hsl(${hue + i}, 85%, ${55 + (i % 5) * 6}%)`
    return `<rect x="${i * 32}" width="32" height="${height}" fill="${fill}"/>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${stripes.join('')}</svg>`
  return new Uint8Array(await sharp(Buffer.from(svg)).png().toBuffer())
}

async function fillOffice(): Promise<PlaylistId> {
  const { editor } = office
  const materials: Material[] = []
  for (const hue of [0, 120, 210, 300]) {
    const stored = await upload(editor, `${hue}.png`, await pictureOf(hue))
    materials.push(await addApproved(office, `Ảnh ${hue}`, contentOf(stored)))
  }
  materials.push(await addApproved(office, 'Video', contentOf(await upload(editor, 'clip.mp4'))))
  const words = { headline: 'Mỗi người dân là một công dân số', support: '', steps: [] }
  for (const template of ['green', 'safety', 'digital'] as const)
    materials.push(await addApproved(office, template, { kind: 'slogan', template, ...words }))
  const qr = { url: 'https://binhdanhocvuso.gov.vn', headline: 'Học kỹ năng số', support: '' }
  materials.push(await addApproved(office, 'Mã QR', { kind: 'qr', ...qr }))
  const shares = materials.map((material) => ({ material, weight: 1, durationMs: 3000 }))
  return addPlaylist(editor, 'Nhanh', shares)
}

type Probe = { frames: number; changes: number; kinds: Record<string, number>; bare: string[] }

/** Runs in the page. In every frame some layer in sight must be complete and opaque, else what was wrong is noted. */
function watchLayers(): void {
  const probe: Probe = { frames: 0, changes: 0, kinds: {}, bare: [] }
  Object.assign(window, { probe })
  const isComplete = (layer: Element): boolean => {
    const [image, video] = [layer.querySelector('img'), layer.querySelector('video')]
    if (image) return image.complete && image.naturalWidth > 0
    if (video) return video.readyState >= 2 && video.videoWidth > 0
    return layer.querySelector('.bt-text') !== null && layer.textContent.trim() !== ''
  }
  const covers = (layer: Element): boolean => {
    const { opacity, visibility } = getComputedStyle(layer)
    const { width, height } = layer.getBoundingClientRect()
    return Number(opacity) === 1 && visibility === 'visible' && width >= innerWidth && height >= innerHeight
  }
  let last = ''
  const look = (): void => {
    const shown = document.querySelector('[data-visible="true"][data-content]')
    const layers = [...document.querySelectorAll('.bt-shown[data-content], .bt-leaving[data-content]')]
    probe.frames++
    if (!shown || !isComplete(shown) || !layers.some((layer) => isComplete(layer) && covers(layer)))
      probe.bare.push(layers.map((layer) => layer.outerHTML.slice(0, 200)).join(' | ') || 'no layer')
    const showing = shown?.getAttribute('data-showing') ?? ''
    const kind = shown?.getAttribute('data-content') ?? ''
    if (showing !== last && last !== '') {
      probe.changes++
      probe.kinds[kind] = (probe.kinds[kind] ?? 0) + 1
    }
    last = showing
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** Null until there have been so many changes. */
function readProbe(changes: number): Probe | null {
  const { probe } = window as unknown as { probe: Probe }
  return probe.changes >= changes ? probe : null
}

/** Takes every frame that the browser composes, and finds out how much of it is black. */
async function watchPicture(page: Page): Promise<{ end: () => Promise<{ frames: number; darkest: number }> }> {
  const session = await page.context().newCDPSession(page)
  const shares: Promise<number>[] = []
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    void session.send('Page.screencastFrameAck', { sessionId }).catch(() => {})
    shares.push(blackShare(Buffer.from(data, 'base64')))
  })
  const format = { format: 'jpeg' as const, quality: 60, maxWidth: 240, maxHeight: 135, everyNthFrame: 1 }
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
