import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scanPng } from '../support/scan.ts'
import { openStageBrowser, showPainted } from '../support/stage-browser.ts'
import type { StageBrowser } from '../support/stage-browser.ts'
import { CANVASES, QRS, playing, showing } from '../support/stage-showings.ts'

let bench: StageBrowser
beforeAll(async () => {
  bench = await openStageBrowser()
})
afterAll(() => bench.close())

/** Canvases without room for two pixels a module: the smallest code, 29 modules of 2 px with its rim, is higher than 56 px. */
const WITHOUT: Record<string, string[]> = {
  '64x32': Object.keys(QRS),
  '200x56': Object.keys(QRS),
  '128x64': ['qr-host', 'qr-path'],
}

describe.each(CANVASES)('on %i × %i', (width, height) => {
  it('each code reads back from the screen, or the address is said in words', async () => {
    const page = await bench.open({ width, height, query: Math.min(width, height) < 480 ? '' : '?still' })
    for (const [name, content] of Object.entries(QRS)) {
      await showPainted(page, playing(width, height, showing(name, content)))
      const layer = page.locator('[data-visible="true"]')
      const shown = await layer.locator('[data-qr]').count()
      const words = (await layer.textContent())!.toLowerCase()
      const host = new URL(content.url).hostname
      expect(words.replaceAll(/\s/g, ''), name).toContain(host)
      expect(shown === 0, name).toBe((WITHOUT[`${width}x${height}`] ?? []).includes(name))
      if (shown === 0) continue
      const module = Number(await layer.locator('[data-qr]').getAttribute('data-qr'))
      expect(module).toBeGreaterThanOrEqual(Math.min(width, height) < 480 ? 2 : 4)
      expect(await layer.locator('[data-marquee]').count()).toBe(0)
      const read = await scanPng(await page.screenshot({ clip: { x: 0, y: 0, width, height } }))
      expect(read && new URL(read).href, name).toBe(new URL(content.url).href)
    }
    await page.close()
  })
})
