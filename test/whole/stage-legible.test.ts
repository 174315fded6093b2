import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { openStageBrowser, picture, show, showPainted } from '../support/stage-browser.ts'
import type { StageBrowser } from '../support/stage-browser.ts'
import { FIGURES, HOURS, TABLES, makeHoursSheet } from '../support/stage-sheets.ts'
import { CANVASES, QRS, SLOGANS, playing, showing, slogan } from '../support/stage-showings.ts'

let bench: StageBrowser
beforeAll(async () => {
  bench = await openStageBrowser()
})
afterAll(() => bench.close())

/** What is wrong with the text on the page: sticks out of its box or the canvas, too small, too tight. */
function faultsOf(page: Page, width: number, height: number): Promise<string[]> {
  return page.evaluate(
    ([right = 0, bottom = 0]) => {
      const layer = document.querySelector('[data-visible="true"]')!
      const faults = layer.textContent.trim() === '' ? ['no text at all'] : []
      const inside = (a: DOMRect, b: Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>): boolean =>
        a.left >= b.left - 0.5 && a.right <= b.right + 0.5 && a.top >= b.top - 0.5 && a.bottom <= b.bottom + 0.5
      const checkLine = (line: Element, home: DOMRect): void => {
        const range = document.createRange()
        range.selectNodeContents(line)
        const { left, width } = range.getBoundingClientRect()
        const { top, height } = line.getBoundingClientRect()
        const ink = new DOMRect(left, top, width, height)
        if (!inside(ink, home)) faults.push(`out of its box: ${line.textContent}`)
        if (!inside(ink, { left: 0, top: 0, right, bottom })) faults.push(`off the canvas: ${line.textContent}`)
      }
      for (const block of layer.querySelectorAll('.bt-block')) {
        const { fontSize, lineHeight } = getComputedStyle(block)
        if (parseFloat(lineHeight) < 1.35 * parseFloat(fontSize)) faults.push(`tight: ${lineHeight} of ${fontSize}`)
        if (parseFloat(fontSize) < 12) faults.push(`small: ${fontSize}`)
        const home = block.closest('.bt-text')!.getBoundingClientRect()
        for (const line of block.querySelectorAll('.bt-line')) checkLine(line, home)
      }
      checkOverlaps()
      return faults

      /** Lines of different blocks never lie on one another. */
      function checkOverlaps(): void {
        const lines = [...layer.querySelectorAll('.bt-line')].map((line) => {
          const range = document.createRange()
          range.selectNodeContents(line)
          const { left, right } = range.getBoundingClientRect()
          const { top, bottom, height } = line.getBoundingClientRect()
          // The line box is taller than its letters.
          return { line, left, right, top: top + height * 0.1, bottom: bottom - height * 0.1 }
        })
        lines.forEach((one, n) => {
          for (const other of lines.slice(n + 1)) {
            const apart = one.right <= other.left + 1 || other.right <= one.left + 1
            if (apart || one.bottom <= other.top + 1 || other.bottom <= one.top + 1) continue
            faults.push(`over one another: ${one.line.textContent} / ${other.line.textContent}`)
          }
        })
      }
    },
    [width, height],
  )
}

const SMALL = new Set(['192x96', '128x64', '64x32', '256x128', '1024x96', '200x56'])

describe.each(CANVASES)('on %i × %i', (width, height) => {
  it('every text stands whole, in letters of at least 12 px; only small canvases let it run', async () => {
    const page = await bench.open({ width, height, query: SMALL.has(`${width}x${height}`) ? '' : '?still' })
    const faults: string[] = []
    for (const [name, content] of Object.entries({ ...SLOGANS, ...QRS, ...FIGURES, ...TABLES, ...HOURS })) {
      const hours = content.kind === 'hours' ? makeHoursSheet() : null
      await showPainted(page, playing(width, height, { ...showing(name, content), hours }))
      faults.push(...(await faultsOf(page, width, height)).map((fault) => `${name}: ${fault}`))
      const runs = await page.locator('[data-visible="true"] [data-marquee]').count()
      if (runs > 0 && !SMALL.has(`${width}x${height}`)) faults.push(`${name}: runs`)
    }
    const office = 'Trung tâm Phục vụ hành chính công phường Vĩnh Tuy'
    const fallback = { kind: 'fallback' as const, key: 'f', office, line: 'Kính chào quý vị', solemn: false }
    await showPainted(page, playing(width, height, fallback))
    faults.push(...(await faultsOf(page, width, height)).map((fault) => `fallback: ${fault}`))
    expect(faults).toEqual([])
    await page.close()
  })

  it('stacked marks are not cut: the outermost rows hold no ink', async () => {
    const page = await bench.open({ width, height })
    await showPainted(page, playing(width, height, showing('marks', slogan('digital', 'ẲẴỄỂỢỰ ẬẶ'))))
    const { at } = await picture(page, width, height)
    const bright = (y: number) => Array.from({ length: width }, (_, x) => at(x, y)).filter(([r]) => r > 150).length
    expect([bright(0), bright(height - 1)]).toEqual([0, 0])
    await page.close()
  })
})

describe('the pairing screen', () => {
  it.each([...CANVASES, [640, 480]] as const)('on %i × %i shows the whole code', async (width, height) => {
    const page = await bench.browser.newPage({ viewport: { width, height } })
    await page.goto(bench.stage.url)
    await page.evaluate(() => window.bench.setTime(0))
    await show(page, { kind: 'pairing', code: 'K7M2QX', expiresAt: 600_000 as never, serverAway: false })
    const code = page.getByText('K7M\u00a02QX').last()
    await code.waitFor()
    const box = (await code.boundingBox())!
    expect(box.x).toBeGreaterThanOrEqual(0)
    expect(box.x + box.width).toBeLessThanOrEqual(width)
    expect(box.height).toBeGreaterThanOrEqual(16)
    expect(await page.locator('.bt-stage').getAttribute('data-kind')).toBe('pairing')
    await page.close()
  })
})

describe('a marquee', () => {
  it('moves by whole pixels, and pages turn instead where nothing may move', async () => {
    const content = SLOGANS['safety-long']!
    const page = await bench.open()
    await showPainted(page, playing(128, 64, showing('run', content)))
    const moved = await page.evaluate(async () => {
      const track = document.querySelector<HTMLElement>('.bt-track')!
      const places = new Set<number>()
      while (places.size < 30) {
        await new Promise(requestAnimationFrame)
        places.add(Number(/translate3d\(([-\d.]+)px/.exec(track.style.transform)?.[1] ?? 0))
      }
      return [...places]
    })
    expect(moved.every((x) => Number.isInteger(x) && x <= 0)).toBe(true)
    await page.close()

    const still = await bench.open({ query: '?still' })
    await showPainted(still, playing(128, 64, showing('page', content)))
    expect(await still.locator('.bt-track').count()).toBe(0)
    expect(await still.locator('[data-marquee="pages"] .bt-line').count()).toBeGreaterThan(0)
    await still.close()
  })
})
