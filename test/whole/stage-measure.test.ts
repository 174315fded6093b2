/** What the preview says of its own frame, against the pixels of a screenshot of it. */
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import type { DisplayId } from '../../playlists/ids.ts'
import type { Content } from '../../playlists/content.ts'
import { preflight } from '../../playlists/preflight.ts'
import type { Measurement } from '../../playlists/preflight/findings.ts'
import { USUAL_VIEWING } from '../../playlists/preflight/target.ts'
import type { Target } from '../../playlists/preflight/target.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { openStageBrowser } from '../support/stage-browser.ts'
import type { StageBrowser } from '../support/stage-browser.ts'
import { CANVASES, QRS, SLOGANS, qr, slogan } from '../support/stage-showings.ts'
import { scanPng } from '../support/scan.ts'

type Reply = {
  type: string
  job?: number
  measurement: Measurement
  picture: { width: number; height: number; data: Record<string, number> } | null
}
type Asking = Window & { answers: Map<number, Reply> }

let bench: StageBrowser
beforeAll(async () => {
  bench = await openStageBrowser()
  bench.stage.put(
    'panel.html',
    new TextEncoder().encode(
      '<!doctype html><style>body{margin:0}iframe{border:0}</style><iframe src="/?preview"></iframe>',
    ),
  )
})
afterAll(() => bench.close())

class Panel {
  readonly page: Page
  #job = 0

  constructor(page: Page) {
    this.page = page
  }

  static async open(width: number, height: number): Promise<Panel> {
    const page = await bench.open({ width, height })
    await page.addInitScript(() => {
      const answers = new Map<number, unknown>()
      Object.assign(window, { answers })
      addEventListener('message', ({ data }: MessageEvent<{ type: string; job?: number }>) => {
        if (data.type === 'preview-ready') answers.set(0, data)
        if (data.type === 'preview-measured') answers.set(data.job!, data)
      })
    })
    await page.goto(`${bench.stage.url}panel.html`)
    await page.evaluate(
      ([w = 0, h = 0]) => Object.assign(document.querySelector('iframe')!, { width: w, height: h }),
      [width, height],
    )
    await page.waitForFunction(() => (window as unknown as Asking).answers.has(0))
    return new Panel(page)
  }

  async ask(content: Content, width: number, height: number, mediaUrl: string | null = null): Promise<Measurement> {
    const job = (this.#job += 1)
    const order = { type: 'preview', canvas: { width, height }, content, mediaUrl, job }
    await this.page.evaluate(
      (one) => document.querySelector('iframe')!.contentWindow!.postMessage(one, location.origin),
      order,
    )
    await this.page.waitForFunction((n) => (window as unknown as Asking).answers.has(n), job)
    return this.page.evaluate((n) => (window as unknown as Asking).answers.get(n)!.measurement, job)
  }

  /** What stands on it now. */
  get layer(): Locator {
    return this.page.frameLocator('iframe').locator('[data-visible="true"]')
  }

  /** The page's own pixels; the frame before may still be fading away. */
  async screenshot(width: number, height: number): Promise<Buffer> {
    await this.page.frameLocator('iframe').locator('.bt-leaving').waitFor({ state: 'detached' })
    return this.page.screenshot({ clip: { x: 0, y: 0, width, height } })
  }

  /** How far the pixels it gave are from those on the page: mean difference of a channel, 0 to 255. */
  async distance(width: number, height: number): Promise<number> {
    const url = await this.page.evaluate((n) => {
      const { picture } = (window as unknown as { answers: Map<number, { picture: ImageData }> }).answers.get(n)!
      const canvas = document.createElement('canvas')
      Object.assign(canvas, { width: picture.width, height: picture.height })
      canvas.getContext('2d')!.putImageData(picture, 0, 0)
      return canvas.toDataURL()
    }, this.#job)
    const rawOf = (png: Buffer) => sharp(png).removeAlpha().raw().toBuffer()
    const given = await rawOf(Buffer.from(url.split(',')[1]!, 'base64'))
    const data = await rawOf(await this.screenshot(width, height))
    let sum = 0
    for (let at = 0; at < data.length; at++) sum += Math.abs(data[at]! - given[at]!)
    return sum / data.length
  }
}

const targetOf = (width: number, height: number): Target => {
  const kind = Math.min(width, height) < 480 ? 'led' : width < height ? 'kiosk' : 'tv'
  const rest = { ...USUAL_VIEWING[kind], muted: true, aimed: true }
  return { display: 1 as DisplayId, name: `${width} × ${height}`, width, height, led: kind === 'led', ...rest }
}

/** One of each layout; the others are measured on the bare stage (stage-legible). */
const SAMPLES = ['formal-short', 'steps-four', 'safety-short', 'notice-long', 'emergency-short']

/** Canvases without room for two pixels a module: the smallest code, 29 modules of 2 px with its rim, is higher than 56 px. */
const WITHOUT: Record<string, string[]> = {
  '64x32': Object.keys(QRS),
  '200x56': Object.keys(QRS),
  '128x64': ['qr-host', 'qr-path'],
}

/** Long addresses ask for more modules than small boards have pixels for. */
const CARDS = {
  ...QRS,
  'qr-long': qr(`https://dichvucong.gov.vn/p/home/dvc-chi-tiet-thu-tuc?ma=${'0123456789'.repeat(6)}`, 'Nộp hồ sơ'),
  'qr-longest': qr(`https://example.gov.vn/${'duong-dan-rat-dai/'.repeat(24)}`, 'Xem danh mục'),
}

/** A starter's card: says its host in words, and has a code, of whole modules that stand still, wherever there is room. */
async function expectCard(
  { layer }: Panel,
  name: string,
  opens: boolean,
  [width, height]: readonly [number, number],
): Promise<void> {
  const words = (await layer.textContent())!.toLowerCase().replaceAll(/\s/g, '')
  expect(words, name).toContain(new URL(QRS[name]!.url).hostname)
  expect(!opens, name).toBe((WITHOUT[`${width}x${height}`] ?? []).includes(name))
  const code = layer.locator('[data-qr]')
  expect(await code.count(), name).toBe(opens ? 1 : 0)
  if (!opens) return
  expect(Number(await code.getAttribute('data-qr')), name).toBeGreaterThanOrEqual(Math.min(width, height) < 480 ? 2 : 4)
  expect(await layer.locator('[data-marquee]').count(), name).toBe(0)
}

describe.each(CANVASES)('on %i × %i', (width, height) => {
  it('every code reads back from the screenshot, or preflight blocks it and says why', async () => {
    const panel = await Panel.open(width, height)
    const target = targetOf(width, height)
    for (const [name, content] of Object.entries(CARDS)) {
      const measured = await panel.ask(content, width, height)
      const shot = await panel.screenshot(width, height)
      const read = await scanPng(shot)
      const found = preflight({ content, durationMs: 60_000 }, [target], [measured], '2026-11-21' as LocalDate)
      const codes = found.filter(({ check }) => check.startsWith('qr-'))
      const blocks = codes.filter(({ verdict }) => verdict === 'block')
      const opens = read !== null && new URL(read).href === new URL(content.url).href
      expect(opens || blocks.length > 0, `${name}: ${read}`).toBe(true)
      if (!opens)
        expect(
          blocks.every(({ about }) => about === content.url),
          name,
        ).toBe(true)
      expect(codes[0], name).toMatchObject({ check: 'qr-read', verdict: opens ? 'pass' : 'block' })
      if (name in QRS) await expectCard(panel, name, opens, [width, height])
      if (!opens) continue
      expect(measured.qr!.modulePx, name).toBe(Math.round(measured.qr!.modulePx))
      expect(measured.qr!.quiet, name).toBeGreaterThanOrEqual(4)
    }
    await panel.page.close()
  })

  it('its own words are whole and plain, and its pixels are those of the page', async () => {
    const panel = await Panel.open(width, height)
    for (const name of SAMPLES) {
      const { drawn, clipped, faintest, runMs } = await panel.ask(SLOGANS[name]!, width, height)
      expect({ drawn, clipped }, name).toEqual({ drawn: true, clipped: null })
      expect(faintest!.ratio, `${name}: ${faintest!.text}`).toBeGreaterThanOrEqual(7)
      if (runMs === null) expect(await panel.distance(width, height), name).toBeLessThan(3)
    }
    await panel.page.close()
  })
})

describe('what is amiss is seen', () => {
  it('says how long running words take, and that a picture is not there', async () => {
    const panel = await Panel.open(128, 64)
    const long = await panel.ask(SLOGANS['safety-long']!, 128, 64)
    expect(long.runMs).toBeGreaterThan(8000)
    expect(long.clipped).toBeNull()
    const short = await panel.ask(slogan('formal', 'Cấp cứu 115'), 128, 64)
    expect(short).toMatchObject({ runMs: null, smallest: { text: 'Cấp cứu 115' }, clipped: null })
    const image = {
      kind: 'image' as const,
      file: '' as never,
      type: 'image/png' as const,
      bytes: 1,
      width: 1,
      height: 1,
      fit: 'cover' as const,
      description: '',
    }
    expect(await panel.ask(image, 128, 64, '/nothing.png')).toMatchObject({ drawn: false, smallest: null })
    await panel.page.close()
  })
})
