import { Type } from 'typebox'

/** Quarter turns clockwise of what people see, for a screen that hangs turned. */
export const TURNS = [0, 90, 180, 270] as const
export const Turn = Type.Union([Type.Literal(0), Type.Literal(90), Type.Literal(180), Type.Literal(270)])
export type Turn = Type.Static<typeof Turn>

const Place = Type.Integer({ minimum: 0, maximum: 32_767 })
const Length = Type.Integer({ minimum: 1, maximum: 16_384 })

/** A rectangle of the canvas, and the corner of the output where it comes out, pixel for pixel. */
export const Piece = Type.Object({ x: Place, y: Place, width: Length, height: Length, toX: Place, toY: Place })
export type Piece = Type.Static<typeof Piece>
export const MOST_PIECES = 16

const Count = Type.Integer({ minimum: 1, maximum: 10 })
const Gap = Type.Number({ minimum: 0, maximum: 1000 })
/** Which of a wall's screens this one is, from 1, and how many millimetres lie between two pictures (both frames together). */
export const Wall = Type.Object({ columns: Count, rows: Count, column: Count, row: Count, gapX: Gap, gapY: Gap })
export type Wall = Type.Static<typeof Wall>

/** How a display's canvas comes out of its output. */
export const Geometry = Type.Object({
  turn: Turn,
  /** Of a folded canvas; none: it comes out whole, at its own corner. */
  pieces: Type.Array(Piece, { maxItems: MOST_PIECES }),
  wall: Type.Union([Wall, Type.Null()]),
})
export type Geometry = Type.Static<typeof Geometry>
export const PLAIN_GEOMETRY: Geometry = { turn: 0, pieces: [], wall: null }

/** What a player is told of it: which parts of the canvas lie where, each turned in its place. */
export const Output = Type.Object({
  turn: Turn,
  pieces: Type.Array(Piece, { minItems: 1, maxItems: MOST_PIECES }),
})
export type Output = Type.Static<typeof Output>

type Size = { width: number; height: number }
type Rect = { x: number; y: number } & Size
export type GeometryFault = {
  field: string
  problem: 'outside' | 'overlap' | 'wall-place' | 'wall-size' | 'wall-folded'
}

/** RULES GE1–GE5. All that is wrong; `field` is a path within the display. */
export function geometryFaults(geometry: Geometry, canvas: Rect, mmPerPx: number): GeometryFault[] {
  const { wall, pieces } = geometry
  if (wall === null) return pieces.length === 0 ? wholeFaults(geometry, canvas) : foldFaults(geometry, canvas)
  if (pieces.length > 0) return [{ field: 'geometry.pieces', problem: 'wall-folded' }]
  if (wall.column > wall.columns || wall.row > wall.rows) return [{ field: 'geometry.wall', problem: 'wall-place' }]
  if (panelOf(wall, canvas, mmPerPx) === null) return [{ field: 'geometry.wall', problem: 'wall-size' }]
  return wholeFaults(geometry, canvas)
}

const FARTHEST = 32_768

function wholeFaults({ turn }: Geometry, canvas: Rect): GeometryFault[] {
  const { x, y, width, height } = onOutput(whole(canvas), turn)
  return x + width > FARTHEST || y + height > FARTHEST ? [{ field: 'canvas', problem: 'outside' }] : []
}

function foldFaults({ pieces, turn }: Geometry, canvas: Size): GeometryFault[] {
  const places = pieces.map((piece) => onOutput(piece, turn))
  return pieces.flatMap((piece, i): GeometryFault[] => {
    const field = `geometry.pieces.${i}`
    const place = places[i]!
    const beyond = place.x + place.width > FARTHEST || place.y + place.height > FARTHEST
    if (!contains(canvas, piece) || beyond) return [{ field, problem: 'outside' }]
    return places.slice(0, i).some((other) => overlap(place, other)) ? [{ field, problem: 'overlap' }] : []
  })
}

const contains = (canvas: Size, { x, y, width, height }: Rect): boolean =>
  x + width <= canvas.width && y + height <= canvas.height

const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** RULES GE2. The rectangle of the output that a piece takes. */
export function onOutput({ width, height, toX, toY }: Piece, turn: Turn): Rect {
  const isTurned = turn === 90 || turn === 270
  return { x: toX, y: toY, width: isTurned ? height : width, height: isTurned ? width : height }
}

const whole = ({ x, y, width, height }: Rect): Piece => ({ x: 0, y: 0, width, height, toX: x, toY: y })

/** RULES GE1. What a player has to know, or null where the canvas simply stands at its corner. */
export function outputOf({ turn, pieces, wall }: Geometry, canvas: Rect, mmPerPx: number): Output | null {
  if (wall !== null) return { turn, pieces: [windowOf(wall, canvas, mmPerPx)] }
  if (pieces.length > 0) return { turn, pieces }
  return turn === 0 ? null : { turn, pieces: [whole(canvas)] }
}

/** RULES GE5. What lies between two pictures, in whole pixels. */
const gapsOf = ({ gapX, gapY }: Wall, mmPerPx: number): { x: number; y: number } => ({
  x: Math.round(gapX / mmPerPx),
  y: Math.round(gapY / mmPerPx),
})

/** RULES GE5. The canvas of a whole wall of such pictures. */
export function wallCanvas(wall: Wall, panel: Size, mmPerPx: number): Size {
  const gap = gapsOf(wall, mmPerPx)
  return {
    width: wall.columns * panel.width + (wall.columns - 1) * gap.x,
    height: wall.rows * panel.height + (wall.rows - 1) * gap.y,
  }
}

/** RULES GE5. How large each picture of a wall is, or null when its canvas is not that of any whole number of pixels. */
export function panelOf(wall: Wall, canvas: Size, mmPerPx: number): Size | null {
  const gap = gapsOf(wall, mmPerPx)
  const width = (canvas.width - (wall.columns - 1) * gap.x) / wall.columns
  const height = (canvas.height - (wall.rows - 1) * gap.y) / wall.rows
  const fits = Number.isInteger(width) && Number.isInteger(height) && width >= LEAST && height >= LEAST
  return fits ? { width, height } : null
}
const LEAST = 16

function windowOf(wall: Wall, canvas: Rect, mmPerPx: number): Piece {
  const panel = panelOf(wall, canvas, mmPerPx) ?? canvas
  const gap = gapsOf(wall, mmPerPx)
  return {
    x: (wall.column - 1) * (panel.width + gap.x),
    y: (wall.row - 1) * (panel.height + gap.y),
    width: panel.width,
    height: panel.height,
    toX: canvas.x,
    toY: canvas.y,
  }
}

/** RULES GE3. A long strip in rows of at most this length, one below (turned: beside) the other: how controllers fold it. */
export function foldInRows(canvas: Rect, rowLength: number, turn: Turn = 0): Piece[] {
  const { x, y, width, height } = canvas
  const isTurned = turn === 90 || turn === 270
  const rows = Math.min(MOST_PIECES, Math.ceil(width / Math.max(1, rowLength)))
  return Array.from({ length: rows }, (_, i) => ({
    x: i * rowLength,
    y: 0,
    width: Math.min(rowLength, width - i * rowLength),
    height,
    toX: x + (isTurned ? i * height : 0),
    toY: y + (isTurned ? 0 : i * height),
  }))
}
