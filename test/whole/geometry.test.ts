/** GE1–GE5 on real glass: what comes out is the canvas cut up and turned, pixel for pixel, and all else is black. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Output } from '../../playlists/geometry.ts'
import type { Hash } from '../../playlists/ids.ts'
import type { ImageContent, VideoContent } from '../../playlists/content.ts'
import { openStageBrowser, picture, show, showPainted } from '../support/stage-browser.ts'
import type { Picture, StageBrowser } from '../support/stage-browser.ts'
import { SLOGANS, playing, showing } from '../support/stage-showings.ts'
import type { Playing } from '../support/stage-showings.ts'

const SCREEN = { width: 1300, height: 640 }
let bench: StageBrowser
let page: Page
beforeAll(async () => {
  bench = await openStageBrowser()
  page = await bench.open(SCREEN)
})
afterAll(() => bench.close())

const piece = (x: number, y: number, width: number, height: number, toX: number, toY: number) => ({
  x,
  y,
  width,
  height,
  toX,
  toY,
})
const FOLD: Output = {
  turn: 0,
  pieces: [piece(0, 0, 1280, 96, 8, 4), piece(1280, 0, 1280, 96, 8, 100), piece(2560, 0, 640, 96, 8, 196)],
}

/** Name, canvas, where it stands, how it comes out. */
const CANVASES: [string, { width: number; height: number }, [number, number], Output | null][] = [
  ['an LED board away from the corner', { width: 200, height: 56 }, [41, 33], null],
  ['a strip of 3200 × 96 folded into three rows', { width: 3200, height: 96 }, [8, 4], FOLD],
  [
    'a television that hangs on its right side',
    { width: 540, height: 950 },
    [0, 0],
    { turn: 90, pieces: [piece(0, 0, 540, 950, 0, 0)] },
  ],
  ['a board upside down', { width: 129, height: 65 }, [7, 11], { turn: 180, pieces: [piece(0, 0, 129, 65, 7, 11)] }],
  [
    'a strip that stands, in two pieces, turned to the left',
    { width: 1024, height: 96 },
    [0, 0],
    { turn: 270, pieces: [piece(0, 0, 512, 96, 3, 5), piece(512, 0, 512, 96, 101, 5)] },
  ],
  [
    'the lower right screen of a wall',
    { width: 2 * 640 + 20, height: 2 * 360 + 11 },
    [0, 0],
    { turn: 0, pieces: [piece(660, 371, 640, 360, 0, 0)] },
  ],
]

/** A picture in which no two neighbours are alike, and a ramp that tells every pixel from every other one. */
async function testCard(width: number, height: number): Promise<Buffer> {
  const data = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      data.set([x & 255, y & 255, ((x >> 8) << 4) | (y >> 8) | (((x + y) % 2) << 7)], (y * width + x) * 3)
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer()
}

const card = (width: number, height: number): ImageContent => ({
  kind: 'image',
  file: ''.padStart(64, 'c') as Hash,
  bytes: 1,
  type: 'image/png',
  width,
  height,
  fit: 'contain',
  description: '',
})

/** What the output has to look like: each pixel of each piece where the rules say, written down apart from the stage. */
function expectedOf(canvas: Picture, { turn, pieces }: Output): Buffer {
  const out = Buffer.alloc(SCREEN.width * SCREEN.height * 3)
  for (const { x, y, width, height, toX, toY } of pieces)
    for (let v = 0; v < height; v += 1)
      for (let u = 0; u < width; u += 1) {
        const [dx, dy] = {
          0: [u, v],
          90: [height - 1 - v, u],
          180: [width - 1 - u, height - 1 - v],
          270: [v, width - 1 - u],
        }[turn] as [number, number]
        const from = ((y + v) * canvas.width + x + u) * 3
        canvas.data.copy(out, ((toY + dy) * SCREEN.width + toX + dx) * 3, from, from + 3)
      }
  return out
}

/** How many pixels of the whole screen are not as they should be, and the first of them. */
function differences(seen: Picture, expected: Buffer): string {
  let count = 0
  let first = ''
  for (let i = 0; i < expected.length; i += 3) {
    if (seen.data[i] === expected[i] && seen.data[i + 1] === expected[i + 1] && seen.data[i + 2] === expected[i + 2])
      continue
    count += 1
    first ||= `${(i / 3) % SCREEN.width},${Math.floor(i / 3 / SCREEN.width)}: ${[...seen.data.subarray(i, i + 3)]} for ${[...expected.subarray(i, i + 3)]}`
  }
  return `${count} ${first}`.trim()
}

const placed = (snapshot: Playing, [x, y]: [number, number], output: Output | null): Playing => ({
  ...snapshot,
  canvas: { ...snapshot.canvas, x, y },
  ...(output && { output }),
})

it.each(CANVASES)('[GE1][GE5] %s', async (name, { width, height }, at, output) => {
  const file = `${width}x${height}.png`
  const bytes = await testCard(width, height)
  bench.stage.put(file, bytes)
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
  const canvas = { data, width: info.width, height: info.height } as Picture
  await showPainted(
    page,
    placed(playing(width, height, showing(`card ${name}`, card(width, height), `/${file}`)), at, output),
  )
  const plain: Output = { turn: 0, pieces: [piece(0, 0, width, height, ...at)] }
  expect(differences(await picture(page, SCREEN.width, SCREEN.height), expectedOf(canvas, output ?? plain))).toBe('0')
})

it('[GE3] words on a folded strip are those of the strip in one piece', async () => {
  const words = (key: string) => playing(3200, 96, showing(key, SLOGANS['formal-long']!))
  const wide = await bench.open({ width: 3200, height: 400 })
  await showPainted(wide, words('whole'))
  const whole = await picture(wide, 3200, 96)
  await wide.close()
  await showPainted(page, placed(words('folded'), [0, 0], FOLD))
  expect(differences(await picture(page, SCREEN.width, SCREEN.height), expectedOf(whole, FOLD))).toBe('0')
})

it('[GE3] a test picture comes out as the canvas does, so that a controller can be set by it', async () => {
  const canvas = { x: 0, y: 0, width: 3200, height: 96 }
  const ordered = { kind: 'picture', picture: 'test-pattern', canvas, display: { id: 7, name: 'Dải gấp' } } as const
  const drawn = (glass: Page) => glass.locator('.bt-stage[data-kind=picture] canvas').first().waitFor()
  const wide = await bench.open({ width: 3200, height: 400 })
  await show(wide, { ...ordered, output: null })
  await drawn(wide)
  const whole = await picture(wide, 3200, 96)
  await wide.close()
  await show(page, { ...ordered, output: FOLD })
  await drawn(page)
  expect(await page.locator('canvas').count()).toBe(3)
  expect(differences(await picture(page, SCREEN.width, SCREEN.height), expectedOf(whole, FOLD))).toBe('0')
})

it('[GE3] a film shows the same frame in every piece of a strip, and moves', async () => {
  bench.stage.put('clip.mp4', await readFile(path.join(import.meta.dirname, '../fixtures/stage-clip.mp4')))
  const film: VideoContent = {
    kind: 'video',
    file: ''.padStart(64, 'd') as Hash,
    bytes: 1,
    type: 'video/mp4',
    width: 320,
    height: 180,
    fit: 'cover',
    durationMs: 2000,
    hasSound: false,
    description: '',
  }
  await page.evaluate(() => window.bench.runTime(0))
  await showPainted(page, placed(playing(3200, 96, showing('film', film, '/clip.mp4')), [0, 0], FOLD))
  const seen = await page.evaluate(async () => {
    const glasses = [...document.querySelectorAll<HTMLCanvasElement>('.bt-shown canvas')]
    const small = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!
    const look = (glass: HTMLCanvasElement): string => {
      small.drawImage(glass, 0, 0, 32, 18)
      return small.getImageData(0, 0, 32, 18).data.join()
    }
    const frames = new Set<string>()
    let apart = 0
    for (let i = 0; i < 60; i += 1) {
      await new Promise(requestAnimationFrame)
      const [first, ...others] = glasses.map(look)
      frames.add(first!)
      if (others.some((other) => other !== first)) apart += 1
    }
    return { pieces: glasses.length, films: document.querySelectorAll('video').length, frames: frames.size, apart }
  })
  expect(seen).toMatchObject({ pieces: 3, films: 1, apart: 0 })
  expect(seen.frames).toBeGreaterThan(5)
  await show(page, { kind: 'starting' })
  expect(await page.locator('video').count()).toBe(0)
})
