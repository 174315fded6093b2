/** Draws every template on every canvas, in one picture for each size: `node test/support/contact-sheet.ts FOLDER`. */
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import type { Content } from '../../playlists/content.ts'
import { openStageBrowser, showPainted } from './stage-browser.ts'
import type { StageBrowser } from './stage-browser.ts'
import { FIGURES, HOURS, TABLES, makeHoursSheet } from './stage-sheets.ts'
import { CANVASES, QRS, SLOGANS, playing, showing } from './stage-showings.ts'

const ALL: Record<string, Content> = { ...SLOGANS, ...QRS, ...FIGURES, ...TABLES, ...HOURS }
const SHEET_WIDTH = 2000
const GAP = 12

async function takeAll(bench: StageBrowser, width: number, height: number): Promise<Buffer[]> {
  const page = await bench.open({ width, height })
  const pictures: Buffer[] = []
  for (const [name, content] of Object.entries(ALL)) {
    const one = { ...showing(name, content), hours: content.kind === 'hours' ? makeHoursSheet() : null }
    await showPainted(page, playing(width, height, one))
    pictures.push(await page.screenshot({ clip: { x: 0, y: 0, width, height } }))
  }
  await page.close()
  return pictures
}

/** LED canvases are enlarged dot by dot, screens made smaller. */
async function tile(pictures: Buffer[], width: number, height: number, file: string): Promise<void> {
  const columns = width >= 1000 && width < 1100 && height < 200 ? 2 : width >= height * 1.5 ? 4 : 6
  const room = Math.floor((SHEET_WIDTH - GAP * (columns + 1)) / columns)
  const scale = room > width ? Math.floor(room / width) : room / width
  const [w, h] = [Math.round(width * scale), Math.round(height * scale)]
  const layers = await Promise.all(
    pictures.map(async (picture, n) => ({
      input: await sharp(picture)
        .resize(w, h, { kernel: scale >= 1 ? 'nearest' : 'lanczos3' })
        .png()
        .toBuffer(),
      left: GAP + (n % columns) * (room + GAP),
      top: GAP + Math.floor(n / columns) * (h + GAP),
    })),
  )
  const rows = Math.ceil(pictures.length / columns)
  const size = { width: SHEET_WIDTH, height: GAP + rows * (h + GAP), channels: 3 as const, background: '#808080' }
  await sharp({ create: size }).composite(layers).png().toFile(file)
}

const folder = path.resolve(process.argv[2] ?? 'contact-sheets')
const only = process.argv[3]
await mkdir(folder, { recursive: true })
const bench = await openStageBrowser()
try {
  for (const [width, height] of CANVASES) {
    if (only !== undefined && only !== `${width}x${height}`) continue
    await tile(await takeAll(bench, width, height), width, height, path.join(folder, `${width}x${height}.png`))
  }
} finally {
  await bench.close()
}
