import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { Refusal } from '../errors.ts'
import type { Picture } from './images.ts'

/** The longer side of a page as it is kept: sharp on a wall screen, and half of an A4 page can still be read on a kiosk. */
const LONG_SIDE = 2560
const THUMB_SIDE = 320
/** Of a picture within a page. */
const MAX_PIXELS = 50_000_000
/** A page that takes longer would hold the others up. */
const PAGE_MS = 20_000

/** Throws `pdf-locked`, `file-damaged`. */
export async function countPages(file: string): Promise<number> {
  const pdf = await openDocument(file)
  return pdf.numPages
}

/** Draws the first pages small, one after the other, and tells how many are there. A page that cannot be drawn is left out. */
export async function drawThumbs(
  { raw, folder, pages }: { raw: string; folder: string; pages: number },
  tell: (done: number) => void,
): Promise<number> {
  const pdf = await openDocument(raw)
  for (let number = 1; number <= pages; number++) {
    const thumb = await drawPage(pdf, number, THUMB_SIDE).catch(() => null)
    if (thumb !== null) await writeFile(path.join(folder, String(number)), thumb.data, { mode: 0o600 })
    tell(number)
  }
  return pages
}

/** Draws these pages, in this order. Throws `file-damaged` for one that cannot be drawn. */
export async function* drawPages(file: string, pages: readonly number[]): AsyncGenerator<Picture> {
  const pdf = await openDocument(file)
  for (const number of pages) {
    yield await drawPage(pdf, number, LONG_SIDE).catch(() => {
      throw new Refusal('file-damaged', { details: [{ field: 'pages', problem: 'unknown' }] })
    })
  }
}

/** Nothing is fetched: the standard fonts and character maps come with the library. Scripts and forms are not run. */
async function openDocument(file: string): Promise<PDFDocumentProxy> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const home = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const folder = (name: string) => `${path.join(home, name)}${path.sep}`
  const reading = getDocument({
    data: new Uint8Array(await readFile(file)),
    standardFontDataUrl: folder('standard_fonts'),
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    wasmUrl: folder('wasm'),
    iccUrl: folder('iccs'),
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    stopAtErrors: false,
    maxImageSize: MAX_PIXELS,
    verbosity: VerbosityLevel.ERRORS,
  })
  return reading.promise.catch((error: unknown) => {
    throw new Refusal(isLocked(error) ? 'pdf-locked' : 'file-damaged')
  })
}

const isLocked = (error: unknown) => error instanceof Error && error.name === 'PasswordException'

async function drawPage(pdf: PDFDocumentProxy, number: number, longSide: number): Promise<Picture> {
  const page = await pdf.getPage(number)
  const { width, height } = page.getViewport({ scale: 1 })
  const viewport = page.getViewport({ scale: longSide / Math.max(width, height) })
  const [across, down] = [Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height))]
  const canvas = createCanvas(across, down)
  const ground = canvas.getContext('2d')
  ground.fillStyle = '#fff'
  ground.fillRect(0, 0, across, down)
  await inTime(page.render({ canvas: canvas as never, viewport, intent: 'print' }))
  page.cleanup()
  const data = await canvas.encode('webp', 92)
  return { data, width: across, height: down }
}

async function inTime(drawing: ReturnType<PDFPageProxy['render']>): Promise<void> {
  const timer = setTimeout(() => drawing.cancel(), PAGE_MS)
  await drawing.promise.finally(() => clearTimeout(timer))
}
