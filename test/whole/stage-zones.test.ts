/** The four frames on four canvases; what takes the whole frame, and what it lies over; the grave look of a solemn day. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Showing, Snapshot, Subject } from '../../display/engine/snapshot.ts'
import { makeCanvas } from '../../display/stage/canvas.ts'
import { FRAME_NAMES, zonesOf } from '../../playlists/frames.ts'
import type { FrameName } from '../../playlists/frames.ts'
import type { ZoneName } from '../../playlists/schedule.ts'
import { HO_CHI_MINH } from '../../playlists/time.ts'
import { contrast, hexOf } from '../support/contrast.ts'
import { openStageBrowser, picture, show, showPainted } from '../support/stage-browser.ts'
import type { StageBrowser } from '../support/stage-browser.ts'
import { OFFICE as SIGN, QRS, SLOGANS, playing, qr, showing, slogan } from '../support/stage-showings.ts'
import type { Playing } from '../support/stage-showings.ts'

let bench: StageBrowser
beforeAll(async () => {
  bench = await openStageBrowser()
})
afterAll(() => bench.close())

const CANVASES = [
  [1920, 1080],
  [1080, 1920],
  [1024, 96],
  [128, 64],
] as const

const OFFICE = 'Trung tâm Phục vụ hành chính công phường Vĩnh Tuy'
const fallback = (key: string, solemn = false): Subject => ({ kind: 'fallback', key, office: OFFICE, line: '', solemn })

/** What usually stands in each zone. */
const IN_ZONE: Record<ZoneName, Subject> = {
  main: showing('in-main', SLOGANS['formal-long']!),
  header: fallback('in-header'),
  ticker: showing('in-ticker', slogan('notice', 'Tạm dừng tiếp nhận hồ sơ từ 14:00 đến 16:30 ngày 20/11/2026')),
  side: showing('in-side', QRS['qr-short']!),
}

type Places = Partial<Record<ZoneName, Subject | Showing>>

function framed(frame: FrameName, width: number, height: number, given: Places = {}): Playing {
  const zones = zonesOf(frame, { width, height }).map(({ name, rect }) => {
    const current = { rect, ...(given[name] ?? IN_ZONE[name]) }
    return { name, current, next: null }
  })
  return {
    kind: 'playing',
    canvas: { x: 0, y: 0, width, height },
    zone: HO_CHI_MINH,
    office: SIGN,
    brightness: 100,
    muted: true,
    zones,
  }
}

/** Text that sticks out of its layer, and layers that are not where they should be. */
const faultsOf = (page: Page, floor: number): Promise<string[]> =>
  page.evaluate((least) => {
    const faults: string[] = []
    for (const layer of document.querySelectorAll('.bt-shown')) {
      const box = layer.getBoundingClientRect()
      const key = layer.getAttribute('data-showing')
      const blocks = [...layer.querySelectorAll('.bt-block')].filter((one) => !one.closest('[data-marquee]'))
      if (layer.getAttribute('data-content') !== 'quiet' && layer.textContent === '') faults.push(`${key}: no words`)
      for (const block of blocks) {
        const { left, right, top, bottom } = block.getBoundingClientRect()
        if (left < box.left - 1 || right > box.right + 1 || top < box.top - 1 || bottom > box.bottom + 1)
          faults.push(`${key}: ${block.textContent}`)
        if (Number(block.getAttribute('data-font-px')) < least) faults.push(`${key}: small letters`)
      }
    }
    return faults
  }, floor)

describe.each(CANVASES)('on %i × %i', (width, height) => {
  it.each(FRAME_NAMES)('[ZN1] %s: every zone in its place, its words whole', async (frame) => {
    const page = await bench.open({ width, height })
    const snapshot = framed(frame, width, height)
    await showPainted(page, snapshot)
    const places = await page.locator('.bt-shown').evaluateAll((layers) =>
      layers.map((layer) => {
        const { x, y, width: w, height: h } = layer.getBoundingClientRect()
        return { x, y, width: w, height: h }
      }),
    )
    expect(places).toEqual(snapshot.zones.map(({ current }) => current.rect))
    expect(await faultsOf(page, makeCanvas(width, height).floor)).toEqual([])
    await page.close()
  })
})

describe('what takes the whole frame', () => {
  const [width, height] = [1280, 720]
  const whole = { x: 0, y: 0, width, height }
  const covered = (key: string): Subject => ({ kind: 'covered', key })
  const red = showing('takeover', slogan('emergency', 'Sơ tán ngay'))
  /** Which showing lies on top at points of the main zone and of the ticker. */
  const onTop = (page: Page) =>
    page.evaluate(
      (points) =>
        points.map(
          ([x, y]) => document.elementFromPoint(x!, y!)?.closest('.bt-layer')?.getAttribute('data-showing') ?? null,
        ),
      [
        [640, 300],
        [640, 700],
      ],
    )

  it('[ZN3] lies over every zone at once; until it is drawn everything stays, in its place', async () => {
    const page = await bench.open({ width, height, query: '?still' })
    await showPainted(page, framed('header-main-ticker', width, height))
    const before = await page.locator('[data-showing=in-main]').boundingBox()
    const film = {
      kind: 'video',
      file: '',
      type: 'video/mp4',
      bytes: 1,
      width: 16,
      height: 9,
      durationMs: 1000,
      hasSound: false,
    }
    const late = showing('late', { ...film, fit: 'cover', description: '' } as never, '/never-comes.mp4')
    const away = { header: covered('away-1'), ticker: covered('away-2') }
    await show(page, framed('header-main-ticker', width, height, { main: { ...late, rect: whole }, ...away }))
    await page.waitForFunction(() => window.bench.told.some(({ key, what }) => key === 'late' && what === 'failed'))
    expect(await onTop(page)).toEqual(['in-main', 'in-ticker'])
    expect(await page.locator('[data-showing=in-main]').boundingBox()).toEqual(before)

    await show(page, framed('header-main-ticker', width, height, { main: { ...red, rect: whole }, ...away }))
    const seen = await page.evaluate(async () => {
      const pairs = new Set<string>()
      const look = (y: number) =>
        document.elementFromPoint(640, y)?.closest('.bt-layer')?.getAttribute('data-showing') ?? 'nothing'
      for (let frames = 0; frames < 30; frames++) {
        await new Promise(requestAnimationFrame)
        pairs.add(`${look(300)} ${look(700)}`)
      }
      return [...pairs]
    })
    expect(seen.at(-1)).toBe('takeover takeover')
    expect(seen.filter((pair) => !['in-main in-ticker', 'takeover takeover'].includes(pair))).toEqual([])
    await page.waitForFunction(() => window.bench.told.some(({ key, what }) => key === 'away-2' && what === 'painted'))
    await page.close()
  })

  it('[ZN3] and goes away from over them when it is over', async () => {
    const page = await bench.open({ width, height, query: '?still' })
    const away = { header: covered('away-1'), ticker: covered('away-2') }
    await showPainted(page, framed('header-main-ticker', width, height, { main: { ...red, rect: whole }, ...away }))
    await showPainted(page, framed('header-main-ticker', width, height))
    expect(await onTop(page)).toEqual(['in-main', 'in-ticker'])
    await page.close()
  })
})

describe('a solemn day', () => {
  const grey = (snapshot: Snapshot): Playing => snapshot as Playing

  it.each(CANVASES)('[LD9] on %i × %i code and fallback are grey, with words at 7:1', async (width, height) => {
    const page = await bench.open({ width, height, query: '?still' })
    const card = showing('card', qr('https://ihanoi.gov.vn', 'Cài iHanoi', 'Miễn phí'))
    for (const subject of [{ ...card, solemn: true } as Subject, fallback('quiet', true)]) {
      await showPainted(page, grey(playing(width, height, subject)))
      const colours = await page
        .locator('.bt-shown .bt-block')
        .evaluateAll((blocks) => blocks.map((block) => getComputedStyle(block).color))
      const { at } = await picture(page, width, height)
      const ground = at(0, 0)
      expect(Math.max(...ground) - Math.min(...ground), subject.key).toBeLessThanOrEqual(4)
      expect(colours.length).toBeGreaterThan(0)
      for (const colour of colours)
        expect(contrast(hexOf(colour), hexOf(`rgb(${ground.join(',')})`))).toBeGreaterThanOrEqual(7)
    }
    await page.close()
  })
})
