import { PLAIN_GEOMETRY, foldInRows, geometryFaults, panelOf, wallCanvas } from '../../playlists/geometry.ts'
import type { Geometry, GeometryFault, Wall } from '../../playlists/geometry.ts'
import type { Rect } from '../../playlists/programme.ts'
import type { Display } from '../../playlists/wire/displays.ts'

/** How the picture comes out: whole, folded into rows, or one of a wall's. In a wall the form asks for one screen's picture. */
export const SHAPES = ['whole', 'folded', 'wall'] as const
export type Shape = (typeof SHAPES)[number]

export const shapeOf = ({ wall, pieces }: Geometry): Shape =>
  wall !== null ? 'wall' : pieces.length > 0 ? 'folded' : 'whole'

const TWO_BY_TWO: Wall = { columns: 2, rows: 2, column: 1, row: 1, gapX: 20, gapY: 20 }
/** What most outputs are wide. */
export const USUAL_ROW = 1920

export function withShape(shape: Shape, { turn }: Geometry, canvas: Rect): Geometry {
  if (shape === 'wall') return { ...PLAIN_GEOMETRY, turn, wall: TWO_BY_TWO }
  if (shape === 'whole') return { ...PLAIN_GEOMETRY, turn }
  const row = Math.min(USUAL_ROW, Math.ceil(canvas.width / 2))
  return { ...PLAIN_GEOMETRY, turn, pieces: foldInRows(canvas, row, turn) }
}

type Shaped = { canvas: Rect; geometry: Geometry; viewing: { mmPerPx: number } }

/** The canvas that is drawn: of a whole wall, where the form holds one screen's. */
export function drawnCanvas({ canvas, geometry: { wall }, viewing }: Shaped): Rect {
  return wall === null ? canvas : { ...canvas, ...wallCanvas(wall, canvas, viewing.mmPerPx) }
}

/** What the form asks for. */
export function askedCanvas({ canvas, geometry: { wall }, viewing }: Pick<Display, keyof Shaped>): Rect {
  const panel = wall && panelOf(wall, canvas, viewing.mmPerPx)
  return panel ? { ...canvas, ...panel } : canvas
}

export const faultsOf = (draft: Shaped): GeometryFault[] =>
  geometryFaults(draft.geometry, drawnCanvas(draft), draft.viewing.mmPerPx)
