/** Screens whose wall clocks are wrong, each in a browser of its own, on a line that delays both ways; and when they change. */
import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserContext, Page } from 'playwright-core'
import type { PlaylistId } from '../../playlists/ids.ts'
import { launchChromium } from './chromium.ts'
import { openScreen } from './glass.ts'
import { openLine } from './line.ts'
import { addApproved, addPlaylist } from './office.ts'
import type { Office } from './office.ts'

const SLOT_MS = 500

/** Three slogans that follow each other. */
export async function addQuick(office: Office): Promise<PlaylistId> {
  const words = { support: '', steps: [], template: 'digital' as const, kind: 'slogan' as const }
  const materials = await Promise.all(
    ['Một', 'Hai', 'Ba'].map((headline) => addApproved(office, headline, { ...words, headline })),
  )
  const shares = materials.map((material) => ({ material, weight: 1, durationMs: 3000 }))
  return addPlaylist(office.editor, 'Nhanh', shares)
}

declare global {
  interface Window {
    /** By how much each change seen so far missed its moment, in ms; the latest watch's. */
    changes: number[]
  }
}

export type Skewed = {
  skewMs: number
  /** By how much each of its next changes misses the true moment, in ms. */
  changes: (count: number) => Promise<number[]>
  close: () => Promise<void>
}

type Opening = {
  name: string
  playlist: PlaylistId
  skewMs: number
  /** Each way, for each piece; the least is 50. */
  mostDelayMs: number
}

export async function openSkewed(office: Office, opening: Opening): Promise<Skewed> {
  const { name, playlist, skewMs, mostDelayMs } = opening
  const [browser, line] = await Promise.all([
    launchChromium(),
    openLine(office.server.port, { delayMs: () => 50 + Math.random() * (mostDelayMs - 50) }),
  ])
  const { page } = await openScreen(
    { office, browser },
    {
      name,
      width: 640,
      height: 360,
      playlist,
      slotMs: SLOT_MS,
      origin: line.origin,
      prepare: (context) => setWall(context, skewMs),
    },
  )
  return {
    skewMs,
    changes: (count) => watchChanges(page, count),
    close: async () => {
      await browser.close()
      await line.close()
    },
  }
}

const setWall = (context: BrowserContext, skewMs: number): Promise<unknown> =>
  context.addInitScript((skew) => {
    const { now } = Date
    Date.now = () => now() + skew
  }, skewMs)

/** It is asked now and then, so that a page that stands still is noticed. */
async function watchChanges(page: Page, count: number): Promise<number[]> {
  await page.evaluate(beginWatching, SLOT_MS)
  const deadline = performance.now() + 4 * count * SLOT_MS + 10_000
  for (;;) {
    const seen = await page.evaluate(() => window.changes)
    if (seen.length >= count) return seen.slice(0, count)
    if (performance.now() > deadline) throw new Error(`Only ${seen.length} of ${count} changes`)
    await pause(1000)
  }
}

/** Runs in the page: how far each change, as drawn in its frame, is from its moment. The machine's own clock is true. */
function beginWatching(slotMs: number): void {
  const seen: number[] = []
  Object.assign(window, { changes: seen })
  let last: string | null = null
  const frames = new MessageChannel()
  // A task after the frame's callbacks sees what the frame was drawn from.
  frames.port1.onmessage = ({ data: drawnAt }: MessageEvent<number>) => {
    const showing = document.querySelector('[data-visible="true"]')?.getAttribute('data-showing') ?? ''
    const at = performance.timeOrigin + drawnAt
    if (last !== null && showing !== last) seen.push(((at + slotMs / 2) % slotMs) - slotMs / 2)
    last = showing
    // Another watch has begun.
    if (window.changes === seen) requestAnimationFrame(frame)
  }
  const frame = (drawnAt: number): void => frames.port2.postMessage(drawnAt)
  requestAnimationFrame(frame)
}

/** The sizes of errors, in order; `at(0.99)` is what 99 % of them stay within. */
export function sizesOf(errors: readonly number[]): { at: (share: number) => number; told: string } {
  const sorted = errors.map(Math.abs).sort((a, b) => a - b)
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]!
  return { at, told: `p50 ${at(0.5).toFixed(1)} ms, p99 ${at(0.99).toFixed(1)} ms, worst ${at(1).toFixed(1)} ms` }
}
