/** Two screens with wrong clocks on a slow, jittery line change on the frame that true time asks for. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PlaylistId } from '../../playlists/ids.ts'
import * as displays from '../../playlists/wire/displays.ts'
import { launchChromium } from '../support/chromium.ts'
import { makeDisplay } from '../support/fleet.ts'
import { ALL_DAY, addApproved, addPlaylist, addSchedule, openOffice } from '../support/office.ts'
import type { Office } from '../support/office.ts'
import { quicken } from '../support/quicken.ts'

const SLOT_MS = 500
const SKEWS_MS = [-90_000, 90_000]
const CHANGES = 20
/** Enough questions on this line for a clock that is right to within half a frame, mostly. */
const LEARNING_MS = 18_000
const FRAME_MS = 17

let office: Office
let browser: Browser
beforeAll(async () => {
  ;[office, browser] = await Promise.all([openOffice(), launchChromium()])
})
afterAll(async () => {
  await browser.close()
  await office.close()
})

test('[DI4][PB1] two screens with clocks off by 90 s, behind 50 to 300 ms each way, change together', async () => {
  const { editor } = office
  const words = { support: '', steps: [], template: 'digital' as const, kind: 'slogan' as const }
  const materials = await Promise.all(
    ['Một', 'Hai', 'Ba'].map((headline) => addApproved(office, headline, { ...words, headline })),
  )
  const shares = materials.map((material) => ({ material, weight: 1, durationMs: 3000 }))
  const playlist = await addPlaylist(editor, 'Nhanh', shares)
  const pages = await Promise.all(SKEWS_MS.map((skewMs) => openScreen(playlist, skewMs)))
  await pause(LEARNING_MS)
  const errors = await Promise.all(pages.map((page) => page.evaluate(watchChanges, [SLOT_MS, CHANGES])))
  for (const [i, seen] of errors.entries())
    console.log(`in step: clock off by ${SKEWS_MS[i]} ms: changes at ${seen.map((ms) => ms.toFixed(0)).join(' ')} ms`)
  const sizes = errors
    .flat()
    .map(Math.abs)
    .sort((a, b) => a - b)
  console.log(`in step: p50 ${sizes[sizes.length >> 1]!.toFixed(1)} ms, worst ${sizes.at(-1)!.toFixed(1)} ms`)
  expect(sizes.length).toBe(2 * CHANGES)
  expect(sizes[sizes.length >> 1]).toBeLessThanOrEqual(FRAME_MS)
})

/** A display of its own in a browser of its own. */
async function openScreen(playlist: PlaylistId, skewMs: number): Promise<Page> {
  const { admin, editor, server } = office
  const name = `Sảnh ${skewMs}`
  const canvas = { x: 0, y: 0, width: 640, height: 360 }
  const { id } = await admin.ask(displays.createDisplay, { body: makeDisplay({ name, canvas }) })
  await addSchedule(editor, { name, playlist, displays: [id], hours: ALL_DAY })
  const context = await openContext(skewMs)
  await quicken(office, context, id, SLOT_MS)
  const page = await context.newPage()
  const { claim } = await admin.ask(displays.offerClaim, { params: { id } })
  await page.goto(`${server.origin}/display/#claim=${claim}`)
  await page.locator('[data-visible="true"][data-material]').waitFor({ timeout: 30_000 })
  return page
}

/** A browser of its own whose wall clock is wrong and whose questions and answers take their time. */
async function openContext(skewMs: number): Promise<BrowserContext> {
  const viewport = { width: 640, height: 360 }
  const context = await browser.newContext({ viewport, serviceWorkers: 'block' })
  await context.addInitScript((skew) => {
    const { now } = Date
    Date.now = () => now() + skew
  }, skewMs)
  const travel = (): Promise<void> => pause(50 + Math.random() * 250)
  await context.route(/\/api\/device\/(time|heartbeat)$/, async (route) => {
    await travel()
    const response = await route.fetch().catch(() => null)
    await travel()
    await (response ? route.fulfill({ response }) : route.abort()).catch(() => undefined)
  })
  return context
}

/** By how much each change, as drawn in its frame, misses the true moment, in ms. The machine's own clock is true. */
function watchChanges([slotMs, count]: number[]): Promise<number[]> {
  return new Promise((resolve) => {
    const seen: number[] = []
    let last: string | null = null
    const frames = new MessageChannel()
    // A task after the frame's callbacks sees what the frame was drawn from.
    frames.port1.onmessage = ({ data: drawnAt }: MessageEvent<number>) => {
      const showing = document.querySelector('[data-visible="true"]')?.getAttribute('data-showing') ?? ''
      const at = performance.timeOrigin + drawnAt
      if (last !== null && showing !== last) seen.push(((at + slotMs! / 2) % slotMs!) - slotMs! / 2)
      last = showing
      if (seen.length === count) resolve(seen)
      else requestAnimationFrame(frame)
    }
    const frame = (drawnAt: number): void => frames.port2.postMessage(drawnAt)
    requestAnimationFrame(frame)
  })
}
