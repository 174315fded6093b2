import type { TableContent } from '../../playlists/content.ts'
import { pageNeedMs } from '../../playlists/pages.ts'
import type { Box, Canvas } from './canvas.ts'
import { lineHeightOf } from './fit.ts'
import type { Measure } from './fit.ts'
import { divide, fewestLines } from './lines.ts'
import { tokensOf } from './words.ts'

/** A cell in lines. */
export type Cell = { left: number; width: number; lines: string[]; align: 'left' | 'right' | 'center' }
export type Row = { height: number; cells: Cell[] }
export type TablePlan = { size: number; lineHeight: number; pad: number; head: Row | null; pages: Row[][] }

type Table = Pick<TableContent, 'columns' | 'rows'>
type Room = { box: Box; canvas: Canvas; measure: Measure }
type Size = { px: number; pad: number; gap: number }

export const HEAD_WEIGHT = 700
export const CELL_WEIGHT = 500
const ALIGN = { start: 'left', end: 'right', center: 'center' } as const
/** The largest letters of a board, as a share of its shorter side. */
const LARGEST = 0.075
const STEP = 0.92

/**
 * A table in letters as large as its room allows; smaller where that saves turning pages or breaking cells. Null when its
 * columns do not stand even at the floor.
 */
export function planTable(table: Table, room: Room, mostPages = Infinity): TablePlan | null {
  const { canvas } = room
  const most = Math.max(canvas.floor, Math.floor(Math.min(canvas.width, canvas.height) * LARGEST))
  let best: { plan: TablePlan; worth: number } | null = null
  for (
    let px = most;
    px >= canvas.floor;
    px = px === canvas.floor ? 0 : Math.max(canvas.floor, Math.floor(px * STEP))
  ) {
    const plan = planAt(table, room, px)
    const worth = plan === null || plan.pages.length > mostPages ? 0 : worthOf(plan)
    if (plan !== null && worth > (best?.worth ?? 0)) best = { plan, worth }
  }
  return best?.plan ?? null
}

/** Large letters are worth some pages and some broken cells, not any number of them. */
function worthOf({ size, lineHeight, pad, head, pages }: TablePlan): number {
  const rows = [...(head ? [head] : []), ...pages.flat()]
  const lines = rows.reduce((sum, row) => sum + (row.height - 2 * pad) / lineHeight, 0) / rows.length
  return size * pages.length ** -0.3 * lines ** -0.25
}

function planAt(table: Table, room: Room, px: number): TablePlan | null {
  const size = { px, pad: Math.max(1, Math.round(px * 0.28)), gap: Math.round(px * 0.9) }
  const widths = columnWidths(table, room, size)
  if (widths === null) return null
  const titles = table.columns.map(({ title }) => title)
  const head = titles.some((title) => title !== '')
    ? rowOf(titles, table, room, { size, widths, weight: HEAD_WEIGHT })
    : null
  const rows = table.rows.map((cells) => rowOf(cells, table, room, { size, widths, weight: CELL_WEIGHT }))
  const pages = pagesOf(rows, room.box.height - (head?.height ?? 0))
  return pages && { size: px, lineHeight: lineHeightOf(px), pad: size.pad, head, pages }
}

/** As many rows to a page as the height takes; null when one is higher than a page. */
function pagesOf(rows: readonly Row[], height: number): Row[][] | null {
  const pages: Row[][] = [[]]
  let left = height
  for (const row of rows) {
    if (row.height > height) return null
    if (row.height > left) {
      pages.push([])
      left = height
    }
    pages.at(-1)!.push(row)
    left -= row.height
  }
  return balanced(pages, height)
}

/** No page with a single row left over, where the one before can spare some. */
function balanced(pages: Row[][], height: number): Row[][] {
  const [last, before] = [pages.at(-1)!, pages.at(-2)]
  const tall = (rows: readonly Row[]) => rows.reduce((sum, row) => sum + row.height, 0)
  while (before && last.length + 1 < before.length && tall(last) + before.at(-1)!.height <= height) {
    last.unshift(before.pop()!)
  }
  return pages
}

/** Widths that let each column stand: its longest word at least, on one line where there is room; null if there is none. */
function columnWidths({ columns, rows }: Table, { box, measure }: Room, { px, gap }: Size): number[] | null {
  const spare = box.width - gap * columns.length
  const wants = columns.map(({ title }, n) => {
    const cells = rows.map((row) => row[n] ?? '')
    const texts = [...cells.map((text) => ({ text, weight: CELL_WEIGHT })), { text: title, weight: HEAD_WEIGHT }]
    const wide = (text: string, weight: number): number => Math.ceil(measure(text, px, weight)) + 1
    const least = texts.flatMap(({ text, weight }) => tokensOf(text).map((token) => wide(token.text, weight)))
    const full = texts.flatMap(({ text, weight }) => text.split('\n').map((line) => wide(line, weight)))
    return { least: Math.max(px, ...least), full: Math.max(px, ...full) }
  })
  const least = wants.reduce((sum, want) => sum + want.least, 0)
  const full = wants.reduce((sum, want) => sum + want.full, 0)
  if (least > spare) return null
  if (full <= spare) return wants.map((want) => want.full + Math.floor((spare - full) / columns.length))
  const cap = capFor(wants, spare)
  return wants.map((want) => Math.max(want.least, Math.min(want.full, cap)))
}

/** The width at which wide columns are cut, so that narrow ones stand whole. */
function capFor(wants: readonly { least: number; full: number }[], spare: number): number {
  let [low, high] = [0, spare]
  while (low < high) {
    const cap = Math.ceil((low + high) / 2)
    const sum = wants.reduce((total, want) => total + Math.max(want.least, Math.min(want.full, cap)), 0)
    if (sum <= spare) low = cap
    else high = cap - 1
  }
  return low
}

type Setting = { size: Size; widths: readonly number[]; weight: number }

function rowOf(texts: readonly string[], { columns }: Table, { box, measure }: Room, setting: Setting): Row {
  const { size, widths, weight } = setting
  let left = box.left
  const cells = columns.map(({ align }, n): Cell => {
    const width = widths[n]!
    const cell = { left: left + Math.round(size.gap / 2), width, lines: linesOf(texts[n] ?? '', width) }
    left += width + size.gap
    return { ...cell, align: ALIGN[align] }
  })
  const most = Math.max(1, ...cells.map(({ lines }) => lines.length))
  return { height: most * lineHeightOf(size.px) + 2 * size.pad, cells }

  function linesOf(text: string, width: number): string[] {
    const tokens = tokensOf(text)
    if (tokens.length === 0) return []
    const measured = {
      tokens,
      widths: tokens.map((token) => measure(token.text, size.px, weight)),
      space: measure(' ', size.px, weight),
    }
    return divide(measured, fewestLines(measured, width), width)?.lines ?? []
  }
}

/** How long each page must stand (RULES TB2). */
export const needsOf = ({ pages }: TablePlan): number[] =>
  pages.map((rows) => pageNeedMs(rows.flatMap((row) => row.cells.flatMap((cell) => cell.lines)).join(' ')))
