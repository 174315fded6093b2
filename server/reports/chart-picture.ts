import { createRequire } from 'node:module'
import { GlobalFonts, createCanvas } from '@napi-rs/canvas'
import type { SKRSContext2D } from '@napi-rs/canvas'
import { drawChart } from '../../playlists/report/chart-shapes.ts'
import type { Shape } from '../../playlists/report/chart-shapes.ts'
import type { ReportChart } from '../../playlists/report/document.ts'

/** The letters of one face lie in several files; each is a family of its own, and a letter is taken from the first that has it. */
const FACE = ['latin', 'vietnamese', 'latin-ext'].map((part) => ({
  file: `@fontsource/be-vietnam-pro/files/be-vietnam-pro-${part}-400-normal.woff2`,
  family: `Chart ${part}`,
}))
const FAMILIES = FACE.map(({ family }) => `"${family}"`).join(', ')

/** Dots to a point: 216 to an inch. */
const SHARPNESS = 3

export type ChartPicture = { png: Buffer; width: number; height: number }

/** A chart as a PNG in the letters that the product brings, whatever fonts the machine has; `width` and its own are in points. */
export async function pictureOf(chart: ReportChart, width: number): Promise<ChartPicture> {
  bringLetters()
  const picture = drawChart(chart, width)
  const canvas = createCanvas(Math.round(picture.width * SHARPNESS), Math.round(picture.height * SHARPNESS))
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.scale(SHARPNESS, SHARPNESS)
  for (const shape of picture.shapes) draw(pen, shape)
  return { png: await canvas.encode('png'), width: picture.width, height: picture.height }
}

function bringLetters(): void {
  const { resolve } = createRequire(import.meta.url)
  for (const { file, family } of FACE) {
    if (!GlobalFonts.has(family)) GlobalFonts.registerFromPath(resolve(file), family)
  }
}

function draw(pen: SKRSContext2D, shape: Shape): void {
  if (shape.kind === 'box') {
    pen.fillStyle = shape.color
    pen.fillRect(shape.x, shape.y, shape.width, shape.height)
    return
  }
  pen.fillStyle = '#000000'
  pen.font = `${shape.size}px ${FAMILIES}`
  pen.textAlign = shape.anchor === 'middle' ? 'center' : shape.anchor
  pen.fillText(shape.text.normalize('NFC'), shape.x, shape.y)
}
