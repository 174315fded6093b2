import type { Box, Canvas } from './canvas.ts'

/** `sign` is null where there is no room for one, or none is wanted. */
export type Cell = { box: Box; numeral: Box; sign: Box | null; text: Box }
export type Grid = { columns: number; stacked: boolean; cells: Cell[] }

/** A sign of fewer pixels is a blot. */
const LEAST_SIGN = 36

/** Divisions of a box into cells worth trying for so many steps on such a canvas; `signed`: with room for a sign each. */
export function gridsFor(count: number, box: Box, { shape }: Canvas, signed: boolean): Grid[] {
  const columns = shape === 'landscape' ? [1, 2, count] : [1, 2]
  const tried = [...new Set(columns.filter((n) => n <= count && (n <= 2 || n <= 4)))]
  const isStacked = (n: number): boolean => n > 2 || (n === 2 && count === 2 && shape === 'landscape')
  return tried.map((n) => makeGrid(count, n, box, { stacked: isStacked(n), signed }))
}

function makeGrid(count: number, columns: number, box: Box, how: { stacked: boolean; signed: boolean }): Grid {
  const { stacked, signed } = how
  const rows = Math.ceil(count / columns)
  const gap = Math.round(Math.min(box.width, box.height) * 0.035)
  const width = Math.floor((box.width - gap * (columns - 1)) / columns)
  const height = Math.floor((box.height - gap * (rows - 1)) / rows)
  const cells = Array.from({ length: count }, (_, i) => {
    const left = box.left + (i % columns) * (width + gap)
    const top = box.top + Math.floor(i / columns) * (height + gap)
    const cell = { left, top, width, height }
    return stacked ? stackedCell(cell, signed) : rowCell(cell, signed)
  })
  return { columns, stacked, cells }
}

/** The numeral over the text, its sign beside it. */
function stackedCell(box: Box, signed: boolean): Cell {
  const pad = Math.round(Math.min(box.width, box.height) * 0.07)
  const side = Math.round(Math.min(box.width * 0.32, box.height * 0.3))
  const both = signed && side >= LEAST_SIGN ? Math.round(side * 2.2) : side
  const left = box.left + Math.round((box.width - both) / 2)
  const numeral = { left, top: box.top + pad, width: side, height: side }
  const sign = both === side ? null : { ...numeral, left: left + both - side }
  const top = numeral.top + side + Math.round(pad / 2)
  const text = { left: box.left + pad, top, width: box.width - 2 * pad, height: box.top + box.height - pad - top }
  return { box, numeral, sign, text }
}

/** The numeral before the text, its sign between the two. */
function rowCell(box: Box, signed: boolean): Cell {
  const side = Math.round(Math.min(box.height * 0.62, box.width * 0.14))
  const pad = Math.round((box.height - side) / 2)
  const edge = Math.min(pad, Math.round(side * 0.4))
  const numeral = { left: box.left + edge, top: box.top + pad, width: side, height: side }
  const beside = numeral.left + side + Math.round(side * 0.3)
  const sign = signed && side >= LEAST_SIGN ? { ...numeral, left: beside } : null
  const left = (sign === null ? numeral.left : sign.left) + side + Math.round(side * 0.35)
  const air = Math.round(box.height * 0.08)
  const text = { left, top: box.top + air, width: box.left + box.width - left - edge, height: box.height - 2 * air }
  return { box, numeral, sign, text }
}

/** The headline above, the steps below. */
export function splitForSteps(box: Box, canvas: Canvas, headShare: number): { head: Box; rest: Box } {
  const gap = Math.round(Math.min(canvas.width, canvas.height) * 0.035)
  const height = Math.round(box.height * headShare)
  return {
    head: { ...box, height },
    rest: { ...box, top: box.top + height + gap, height: box.height - height - gap },
  }
}
