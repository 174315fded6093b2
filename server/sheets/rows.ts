import { MAX_CELL, MAX_COLUMNS, MAX_ROWS } from '../../playlists/content.ts'
import type { SheetReply } from '../../playlists/wire/sheets.ts'

/** Rows as they are read, to the shape of a table: tidy, without empty edges, within its bounds. */
export function makeSheet(
  name: string,
  raw: readonly (readonly string[])[],
  more: { rows: boolean; columns: boolean },
): SheetReply | null {
  const tidy = raw.map((row) => row.map(tidyCell))
  const used = columnsUsed(tidy)
  const rows = tidy.map((row) => used.map((n) => row[n] ?? '')).filter((row) => row.some((cell) => cell !== ''))
  if (rows.length === 0) return null
  const kept = rows.slice(0, MAX_ROWS + 1).map((row) => row.slice(0, MAX_COLUMNS))
  return {
    name,
    rows: kept.map((row) => row.map((cell) => cell.slice(0, MAX_CELL))),
    cut: {
      rows: more.rows || rows.length > MAX_ROWS + 1,
      columns: more.columns || used.length > MAX_COLUMNS,
      cells: kept.some((row) => row.some((cell) => cell.length > MAX_CELL)),
    },
  }
}

function columnsUsed(rows: readonly (readonly string[])[]): number[] {
  const widest = Math.max(0, ...rows.map((row) => row.length))
  return Array.from({ length: widest }, (_, n) => n).filter((n) => rows.some((row) => (row[n] ?? '') !== ''))
}

/** NFC, one line, without controls and the marks that turn the direction of writing. */
const tidyCell = (cell: string): string =>
  cell
    .normalize('NFC')
    .replace(/\p{Surrogate}/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[\u200b-\u200f\ufeff\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
