import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import type { Content } from '../../playlists/content.ts'
import { openStageBrowser, picture, show, showPainted, showSheets } from '../support/stage-browser.ts'
import type { StageBrowser } from '../support/stage-browser.ts'
import { FIGURES, HOURS, TABLES, makeHoursSheet } from '../support/stage-sheets.ts'
import { CANVASES, QRS, SLOGANS, playing, showing, slogan } from '../support/stage-showings.ts'

let bench: StageBrowser
beforeAll(async () => {
  bench = await openStageBrowser()
})
afterAll(() => bench.close())

type Faults = Record<string, string[]>

/** What is wrong with the text on each sheet: sticks out of its box or the canvas, too small, too tight. */
function faultsOf(page: Page): Promise<Faults> {
  return page.evaluate(() => {
    const sheets = [...document.querySelectorAll<HTMLElement>('[data-sheet]')]
    return Object.fromEntries(sheets.map((sheet) => [sheet.dataset['sheet'], look(sheet)]))

    function look(sheet: HTMLElement): string[] {
      const canvas = sheet.getBoundingClientRect()
      const layer = sheet.querySelector('[data-visible="true"]')!
      const faults = layer.textContent.trim() === '' ? ['no text at all'] : []
      for (const block of layer.querySelectorAll('.bt-block')) {
        const { fontSize, lineHeight } = getComputedStyle(block)
        if (parseFloat(lineHeight) < 1.35 * parseFloat(fontSize)) faults.push(`tight: ${lineHeight} of ${fontSize}`)
        if (parseFloat(fontSize) < 12) faults.push(`small: ${fontSize}`)
        const home = block.closest('.bt-text')!.getBoundingClientRect()
        for (const line of block.querySelectorAll('.bt-line')) {
          const ink = inkOf(line)
          if (!inside(ink, home)) faults.push(`out of its box: ${line.textContent}`)
          if (!inside(ink, canvas)) faults.push(`off the canvas: ${line.textContent}`)
        }
      }
      if (layer.querySelector('[data-marquee]') !== null) faults.push('runs')
      return [...faults, ...overlapsIn(layer)]
    }

    function inkOf(line: Element): DOMRect {
      const range = document.createRange()
      range.selectNodeContents(line)
      const { left, width } = range.getBoundingClientRect()
      const { top, height } = line.getBoundingClientRect()
      return new DOMRect(left, top, width, height)
    }

    function inside(a: DOMRect, b: DOMRect): boolean {
      return a.left >= b.left - 0.5 && a.right <= b.right + 0.5 && a.top >= b.top - 0.5 && a.bottom <= b.bottom + 0.5
    }

    /** Lines of different blocks never lie on one another. */
    function overlapsIn(layer: Element): string[] {
      const lines = [...layer.querySelectorAll('.bt-line')].map((line) => {
        const { left, right, top, bottom, height } = inkOf(line)
        // The line box is taller than its letters.
        return { line, left, right, top: top + height * 0.1, bottom: bottom - height * 0.1 }
      })
      return lines.flatMap((one, n) =>
        lines.slice(n + 1).flatMap((other) => {
          const apart = one.right <= other.left + 1 || other.right <= one.left + 1
          if (apart || one.bottom <= other.top + 1 || other.bottom <= one.top + 1) return []
          return [`over one another: ${one.line.textContent} / ${other.line.textContent}`]
        }),
      )
    }
  })
}

const SMALL = new Set(['192x96', '128x64', '64x32', '256x128', '1024x96', '200x56'])
const SHEETS: Record<string, Content> = { ...FIGURES, ...TABLES, ...HOURS }
const WORDS: Record<string, Content> = { ...SLOGANS, ...QRS, ...SHEETS }
const FALLBACK = {
  kind: 'fallback' as const,
  key: 'fallback',
  office: 'Trung tâm Phục vụ hành chính công phường Vĩnh Tuy',
  line: 'Kính chào quý vị',
  solemn: false,
}

/** Everything that has words, each on its own sheet of this size, in one page. */
async function openSheets(width: number, height: number): Promise<Page> {
  const still = SMALL.has(`${width}x${height}`) ? '' : '&still'
  const page = await bench.open({ query: `?sheets${still}` })
  const subjects = Object.entries(WORDS).map(([name, content]) => ({
    ...showing(name, content),
    hours: content.kind === 'hours' ? makeHoursSheet() : null,
  }))
  await showSheets(
    page,
    [...subjects, FALLBACK].map((subject) => playing(width, height, subject)),
  )
  return page
}

/** What the stage's own measuring finds amiss; it looks at codes elsewhere. */
async function faintOf(page: Page): Promise<Faults> {
  const names = Object.keys({ ...SLOGANS, ...SHEETS })
  const seen = await page.evaluate(async (keys) => {
    const all = []
    for (const key of keys) all.push(await window.bench.measure(key))
    return all
  }, names)
  return Object.fromEntries(
    seen.map(({ faintest, smallest, clipped }, n) => [
      names[n]!,
      [
        ...((faintest?.ratio ?? 0) < 7 ? [`faint: ${faintest?.ratio} of ${faintest?.text}`] : []),
        ...((smallest?.px ?? 0) < 9 ? [`low: ${smallest?.px} px of ${smallest?.text}`] : []),
        ...(clipped === null ? [] : [`cut: ${clipped.px} px of ${clipped.text}`]),
      ],
    ]),
  )
}

const told = (faults: Faults): string[] =>
  Object.entries(faults).flatMap(([name, all]) => all.map((fault) => `${name}: ${fault}`))

describe.each(CANVASES)('on %i × %i', (width, height) => {
  it('every text stands whole and plain, in letters of at least 12 px; only small canvases let it run', async () => {
    const page = await openSheets(width, height)
    const faults = await faultsOf(page)
    expect(Object.keys(faults)).toEqual([...Object.keys(WORDS), 'fallback'])
    const meant = (fault: string): boolean => SMALL.has(`${width}x${height}`) && fault.endsWith(': runs')
    expect(told(faults).filter((fault) => !meant(fault))).toEqual([])
    expect(told(await faintOf(page))).toEqual([])
    await page.close()
  })
})

describe('on a screen of its own', () => {
  it('stacked marks are not cut: the outermost rows hold no ink', async () => {
    const page = await bench.open()
    const cut: string[] = []
    for (const [width, height] of CANVASES) {
      await page.setViewportSize({ width: Math.max(640, width), height: Math.max(400, height) })
      const key = `marks-${width}x${height}`
      await showPainted(page, playing(width, height, showing(key, slogan('digital', 'ẲẴỄỂỢỰ ẬẶ'))))
      const { at } = await picture(page, width, height)
      const bright = (y: number) => Array.from({ length: width }, (_, x) => at(x, y)).filter(([r]) => r > 150).length
      if (bright(0) + bright(height - 1) > 0) cut.push(key)
    }
    expect(cut).toEqual([])
    await page.close()
  })

  it('the pairing screen shows the whole code', async () => {
    const page = await bench.browser.newPage()
    await page.goto(bench.stage.url)
    await page.evaluate(() => window.bench.setTime(0))
    for (const [width, height] of [...CANVASES, [640, 480] as const]) {
      await page.setViewportSize({ width, height })
      await show(page, { kind: 'starting' })
      await show(page, { kind: 'pairing', code: 'K7M2QX', expiresAt: 600_000 as never, serverAway: false })
      const code = page.getByText('K7M\u00a02QX').last()
      await code.waitFor()
      const box = (await code.boundingBox())!
      const name = `${width} × ${height}`
      expect(box.x, name).toBeGreaterThanOrEqual(0)
      expect(box.x + box.width, name).toBeLessThanOrEqual(width)
      expect(box.height, name).toBeGreaterThanOrEqual(16)
      expect(await page.locator('.bt-stage').getAttribute('data-kind'), name).toBe('pairing')
    }
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
