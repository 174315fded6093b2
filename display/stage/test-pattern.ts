import type { Rect } from '../../playlists/programme.ts'

type Pen = CanvasRenderingContext2D

/** White, yellow, cyan, green, magenta, red, blue, black: all that three colours make. */
export const BARS = ['#ffffff', '#ffff00', '#00ffff', '#00ff00', '#ff00ff', '#ff0000', '#0000ff', '#000000'] as const
/** Of its four corners, from the upper left one on clockwise, so that a turned or mirrored picture is seen at once. */
export const CORNERS = ['#ff0000', '#00ff00', '#ffff00', '#0000ff'] as const
const GRID = '#404040'
const FONT = "'Be Vietnam Pro', sans-serif"

/** Everything lies on whole pixels: a line that is blurred or missing on the glass was scaled or cut on its way. */
export function drawPattern(pen: Pen, rect: Rect, name: string): void {
  const { width, height } = rect
  const fill = (color: string, x: number, y: number, w: number, h: number) => {
    pen.fillStyle = color
    pen.fillRect(x, y, w, h)
  }
  fill('#000000', 0, 0, width, height)
  drawGrid(fill, width, height)
  drawBars(fill, width, height)
  drawRulers(pen, fill, width, height)
  drawWords(pen, rect, name)
  drawFrame(fill, width, height)
}

type Fill = (color: string, x: number, y: number, w: number, h: number) => void

/** Squares of 16 px on a strip, of 64 px on a large screen, counted from the upper left corner. */
const gridOf = (height: number): number => (height < 480 ? 16 : 64)

function drawGrid(fill: Fill, width: number, height: number): void {
  const step = gridOf(height)
  for (let x = step; x < width; x += step) fill(GRID, x, 0, 1, height)
  for (let y = step; y < height; y += step) fill(GRID, 0, y, width, 1)
}

/** Along the foot; on a strip at its right half, beside the words. */
export function barsOf(width: number, height: number): Rect {
  const isStrip = width >= height * 4
  const left = isStrip ? Math.round(width * 0.6) : Math.round(width * 0.1)
  const right = isStrip ? width - Math.max(12, Math.round(width * 0.05)) : width - left
  const top = Math.round(height * (isStrip ? 0.4 : 0.72))
  const barWidth = Math.floor((right - left) / BARS.length)
  return { x: left, y: top, width: barWidth * BARS.length, height: Math.round(height * (isStrip ? 0.4 : 0.16)) }
}

function drawBars(fill: Fill, width: number, height: number): void {
  const bars = barsOf(width, height)
  const each = bars.width / BARS.length
  BARS.forEach((color, i) => fill(color, bars.x + i * each, bars.y, each, bars.height))
}

/** A tick each 10 px along the upper and the left edge, a longer one each 50, a number each 100. */
function drawRulers(pen: Pen, fill: Fill, width: number, height: number): void {
  const length = (at: number) => (at % 100 === 0 ? 8 : at % 50 === 0 ? 6 : 3)
  for (let x = 10; x < width; x += 10) fill('#ffffff', x, 1, 1, length(x))
  for (let y = 10; y < height; y += 10) fill('#ffffff', 1, y, length(y), 1)
  pen.font = `500 10px ${FONT}`
  pen.fillStyle = '#ffffff'
  pen.textBaseline = 'top'
  pen.textAlign = 'center'
  for (let x = 100; x < width - 12; x += 100) pen.fillText(String(x), x, 10)
  pen.textAlign = 'left'
  pen.textBaseline = 'middle'
  for (let y = 100; y < height - 6; y += 100) pen.fillText(String(y), 11, y)
}

function drawWords(pen: Pen, { x, y, width, height }: Rect, name: string): void {
  const isStrip = width >= height * 4
  const room = width * (isStrip ? 0.52 : 0.84)
  const where = `x ${x}   y ${y}   w ${width}   h ${height}`
  const centre = isStrip ? Math.round(width * 0.04 + room / 2) : Math.round(width / 2)
  const size = Math.max(9, Math.floor(Math.min(height * (isStrip ? 0.22 : 0.1), room / 16)))
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.fillStyle = '#ffffff'
  pen.font = `700 ${size}px ${FONT}`
  pen.fillText(where, centre, Math.round(height * (isStrip ? 0.72 : 0.42)), room)
  pen.font = `500 ${size}px ${FONT}`
  pen.fillText(name, centre, Math.round(height * (isStrip ? 0.42 : 0.56)), room)
}

/** The outermost pixels, and an angle in each corner. */
function drawFrame(fill: Fill, width: number, height: number): void {
  fill('#ffffff', 0, 0, width, 1)
  fill('#ffffff', 0, height - 1, width, 1)
  fill('#ffffff', 0, 0, 1, height)
  fill('#ffffff', width - 1, 0, 1, height)
  const arm = Math.max(4, Math.round(Math.min(width, height) * 0.08))
  const [upperLeft, upperRight, lowerRight, lowerLeft] = CORNERS
  const angle = (color: string, x: number, y: number) => {
    fill(color, x === 0 ? 1 : x - 1 - arm, y === 0 ? 1 : y - 4, arm, 3)
    fill(color, x === 0 ? 1 : x - 4, y === 0 ? 1 : y - 1 - arm, 3, arm)
  }
  angle(upperLeft, 0, 0)
  angle(upperRight, width, 0)
  angle(lowerRight, width, height)
  angle(lowerLeft, 0, height)
}
