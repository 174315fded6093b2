import type { Box, Canvas } from './canvas.ts'

export type Cell = { box: Box; numeral: Box; text: Box }
export type Grid = { columns: number; stacked: boolean; cells: Cell[] }

/** Divisions of a box into cells worth trying for so many steps on such a canvas. */
export function gridsFor(count: number, box: Box, canvas: Canvas): Grid[] {
  const columns = canvas.shape === 'landscape' ? [1, 2, count] : [1, 2]
  const tried = [...new Set(columns.filter((n) => n <= count && (n <= 2 || n <= 4)))]
  return tried.map((n) => makeGrid(count, n, box, n > 2 || (n === 2 && count === 2 && canvas.shape === 'landscape')))
}

function makeGrid(count: number, columns: number, box: Box, stacked: boolean): Grid {
  const rows = Math.ceil(count / columns)
  const gap = Math.round(Math.min(box.width, box.height) * 0.035)
  const width = Math.floor((box.width - gap * (columns - 1)) / columns)
  const height = Math.floor((box.height - gap * (rows - 1)) / rows)
  const cells = Array.from({ length: count }, (_, i) => {
    const left = box.left + (i % columns) * (width + gap)
    const top = box.top + Math.floor(i / columns) * (height + gap)
    const cell = { left, top, width, height }
    return stacked ? stackedCell(cell) : rowCell(cell)
  })
  return { columns, stacked, cells }
}

/** The numeral over the text. */
function stackedCell(box: Box): Cell {
  const pad = Math.round(Math.min(box.width, box.height) * 0.07)
  const side = Math.round(Math.min(box.width * 0.32, box.height * 0.3))
  const numeral = { left: box.left + Math.round((box.width - side) / 2), top: box.top + pad, width: side, height: side }
  const top = numeral.top + side + Math.round(pad / 2)
  const text = { left: box.left + pad, top, width: box.width - 2 * pad, height: box.top + box.height - pad - top }
  return { box, numeral, text }
}

/** The numeral before the text. */
function rowCell(box: Box): Cell {
  const side = Math.round(Math.min(box.height * 0.62, box.width * 0.14))
  const pad = Math.round((box.height - side) / 2)
  const edge = Math.min(pad, Math.round(side * 0.4))
  const numeral = { left: box.left + edge, top: box.top + pad, width: side, height: side }
  const left = numeral.left + side + Math.round(side * 0.35)
  const air = Math.round(box.height * 0.08)
  const text = { left, top: box.top + air, width: box.left + box.width - left - edge, height: box.height - 2 * air }
  return { box, numeral, text }
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
