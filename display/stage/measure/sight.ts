import type { Measurement } from '../../../playlists/preflight/findings.ts'
import type { Ink, Letters } from './letters.ts'
import { penFor } from './raster.ts'

type Seen = Pick<Measurement, 'smallest' | 'faintest' | 'clipped'>
type Rgb = readonly [number, number, number]

/** How large, how plain and how whole the words stand. `ground` is the frame without them. */
export function seeLetters(letters: readonly Letters[], ground: ImageData): Seen {
  const capitals = new Map<string, number>()
  const px = ({ font }: Letters): number => {
    const known = capitals.get(font) ?? capitalRows(font)
    capitals.set(font, known)
    return known
  }
  /** Marks below one line may stand beside those above the next; the bodies of letters may not touch. */
  const body = (line: Letters): Ink => ({ ...line.ink, top: line.baseline - px(line), bottom: line.baseline })
  const overOthers = (line: Letters): number =>
    Math.max(0, ...letters.map((other) => (other === line ? 0 : Math.floor(overlap(body(line), body(other))))))
  const smallest = least(letters, px)
  const faintest = least(letters, (line) => contrastOf(line, px(line), ground))
  const clipped = least(letters, (line) => -Math.max(cutOf(line, ground), overOthers(line)))
  return {
    smallest: smallest && { text: said(smallest.line), px: smallest.value },
    faintest: faintest && { text: said(faintest.line), ratio: Math.round(faintest.value * 100) / 100 },
    clipped: clipped && clipped.value < 0 ? { text: said(clipped.line), px: -clipped.value } : null,
  }
}

const said = ({ text }: Letters): string => text.trim().slice(0, 200)

function least(letters: readonly Letters[], of: (line: Letters) => number): { line: Letters; value: number } | null {
  let worst: { line: Letters; value: number } | null = null
  for (const line of letters) {
    const value = of(line)
    if (worst === null || value < worst.value) worst = { line, value }
  }
  return worst
}

/** Rows of pixels that a capital covers at least by half. */
function capitalRows(font: string): number {
  const size = Math.ceil(parseFloat(/([\d.]+)px/.exec(font)?.[1] ?? '0'))
  const pen = penFor(Math.max(1, size * 2), Math.max(1, size * 2))
  pen.font = font
  pen.fillText('H', 0, Math.round(size * 1.5))
  const { data, width, height } = pen.getImageData(0, 0, size * 2, size * 2)
  let rows = 0
  for (let y = 0; y < height; y++) {
    let most = 0
    for (let x = 0; x < width; x++) most = Math.max(most, data[(y * width + x) * 4 + 3]!)
    if (most >= 128) rows += 1
  }
  return rows
}

/** One pixel in twenty may be worse: the edge of an ornament is no ground to read on. */
const SPARED = 0.05

/** Contrast (WCAG 2) of the words against what lies beneath their capitals. */
function contrastOf({ ink, edge, color, baseline }: Letters, capitals: number, ground: ImageData): number {
  const area = inside({ ...ink, top: baseline - capitals, bottom: baseline }, edge, ground)
  const own = luminance(rgbOf(color))
  const ratios: number[] = []
  const step = Math.max(1, Math.floor(Math.sqrt(((area.right - area.left) * (area.bottom - area.top)) / 4000)))
  for (let y = area.top; y < area.bottom; y += step) {
    for (let x = area.left; x < area.right; x += step) {
      const at = (y * ground.width + x) * 4
      const under = luminance([ground.data[at]!, ground.data[at + 1]!, ground.data[at + 2]!])
      ratios.push((Math.max(own, under) + 0.05) / (Math.min(own, under) + 0.05))
    }
  }
  ratios.sort((a, b) => a - b)
  return ratios[Math.floor(ratios.length * SPARED)] ?? 21
}

function inside(ink: Ink, edge: Ink, { width, height }: ImageData): Ink {
  return {
    left: Math.max(0, Math.ceil(Math.max(ink.left, edge.left))),
    top: Math.max(0, Math.ceil(Math.max(ink.top, edge.top))),
    right: Math.min(width, Math.floor(Math.min(ink.right, edge.right))),
    bottom: Math.min(height, Math.floor(Math.min(ink.bottom, edge.bottom))),
  }
}

function luminance([red, green, blue]: Rgb): number {
  const linear = (part: number): number => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/** Any colour that CSS can say, as the browser paints it. */
function rgbOf(color: string): Rgb {
  const plain = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(color)
  if (plain) return [Number(plain[1]), Number(plain[2]), Number(plain[3])]
  const pen = penFor(1, 1)
  pen.fillStyle = color
  pen.fillRect(0, 0, 1, 1)
  const { data } = pen.getImageData(0, 0, 1, 1)
  return [data[0]!, data[1]!, data[2]!]
}

/** A pixel of a curve may lean over an edge. */
const LEAN_PX = 1

/** By how many pixels the words are cut at an edge; what moves is only cut above and below. */
function cutOf({ ink, edge, moves }: Letters, { width, height }: ImageData): number {
  const upright = Math.max(edge.top - ink.top, -ink.top, ink.bottom - edge.bottom, ink.bottom - height)
  const sideways = moves ? 0 : Math.max(edge.left - ink.left, -ink.left, ink.right - edge.right, ink.right - width)
  const cut = Math.max(upright, sideways)
  return cut > LEAN_PX ? Math.ceil(cut) : 0
}

function overlap(a: Ink, b: Ink): number {
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  return Math.max(0, Math.min(across, down))
}
