import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import type { Showing, Snapshot } from '../../display/engine/snapshot.ts'
import { launchChromium } from './chromium.ts'
import { openStagePage } from './stage-page.ts'
import type { StagePage } from './stage-page.ts'
import './stage-page/window.ts'

export type StageBrowser = {
  browser: Browser
  stage: StagePage
  open: (options?: OpenOptions) => Promise<Page>
  close: () => Promise<void>
}
export type OpenOptions = { width?: number; height?: number; query?: string }

/** Headless Chromium draws frames of very small windows once a second: small canvases stand in a larger window. */
const LEAST = { width: 640, height: 400 }

/** In a browser of its own, or in one that is open and stays so. */
export async function openStageBrowser(given?: Browser): Promise<StageBrowser> {
  const [stage, browser] = await Promise.all([openStagePage(), given ?? launchChromium()])
  const open = async ({ width = 0, height = 0, query = '' }: OpenOptions = {}): Promise<Page> => {
    const viewport = { width: Math.max(LEAST.width, width), height: Math.max(LEAST.height, height) }
    const page = await browser.newPage({ viewport })
    await page.goto(stage.url + query)
    return page
  }
  const close = async (): Promise<void> => {
    if (given === undefined) await browser.close()
    await stage.close()
  }
  return { browser, stage, open, close }
}

export const show = (page: Page, snapshot: Snapshot): Promise<void> =>
  page.evaluate((one) => window.bench.show(one), snapshot)

/** Shows and waits until it has been painted at full strength. */
export async function showPainted(page: Page, snapshot: Extract<Snapshot, { kind: 'playing' }>): Promise<void> {
  await show(page, snapshot)
  const shown = snapshot.zones.map((zone): Showing['key'] => zone.current.key)
  await page.waitForFunction((keys) => {
    const painted = keys.every((key) => window.bench.told.some((one) => one.key === key && one.what === 'painted'))
    return painted && document.querySelector('.bt-leaving') === null
  }, shown)
}

/** Draws each on a sheet of its own, all in one page (opened with `?sheets`), and waits until all have been painted. */
export async function showSheets(page: Page, snapshots: Extract<Snapshot, { kind: 'playing' }>[]): Promise<void> {
  await page.evaluate((all) => window.bench.showAll(all), snapshots)
  await page.waitForFunction((all) => {
    const painted = new Set(window.bench.told.flatMap(({ what, key }) => (what === 'painted' ? [key] : [])))
    return all === painted.size
  }, snapshots.length)
}

export type Picture = {
  data: Buffer
  width: number
  height: number
  at: (x: number, y: number) => [number, number, number]
}

/** The pixels of an area of the page. */
export async function picture(page: Page, width: number, height: number): Promise<Picture> {
  return decodePng(await page.screenshot({ clip: { x: 0, y: 0, width, height } }))
}

export async function decodePng(png: Buffer): Promise<Picture> {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const at = (x: number, y: number): [number, number, number] => {
    const i = (y * info.width + x) * 3
    return [data[i]!, data[i + 1]!, data[i + 2]!]
  }
  return { data, width: info.width, height: info.height, at }
}
