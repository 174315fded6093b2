import { MAX_CELL, MAX_COLUMNS, MAX_ROWS } from '../../playlists/content.ts'
import type { FigureContent, HoursContent, TableContent } from '../../playlists/content.ts'
import { parseNumber } from '../../playlists/numbers.ts'

type Column = TableContent['columns'][number]

export function newSheet(kind: 'figure' | 'table' | 'hours'): FigureContent | TableContent | HoursContent {
  switch (kind) {
    case 'figure':
      return {
        ...{ kind, template: 'digital', headline: '', value: 0, unit: '%', decimals: 0, target: null, targetLabel: '' },
        ...{ better: 'higher', source: '', asOf: null, support: '' },
      }
    case 'table':
      return {
        ...{ kind, template: 'notice', headline: '', source: '', asOf: null },
        columns: [makeColumn('', 'start'), makeColumn('', 'end')],
        rows: [
          ['', ''],
          ['', ''],
          ['', ''],
        ],
      }
    case 'hours':
      return { kind, headline: '', support: '', daypart: null }
  }
}

const makeColumn = (title: string, align: Column['align']): Column => ({ title, align })

/** Cells as a sheet copies them: rows by line, columns by tab; a cell with a line break stands in quotes. Null: no table. */
export function parsePaste(text: string): string[][] | null {
  if (!text.includes('\t') && !/\n./.test(text)) return null
  const rows: string[][] = [['']]
  for (const [part] of text.replaceAll('\r', '').matchAll(/(?<=^|\t|\n)"(?:[^"]|"")*"(?=$|\t|\n)|[\t\n]|[^\t\n]+/g)) {
    const row = rows.at(-1)!
    if (part === '\t') row.push('')
    else if (part === '\n') rows.push([''])
    else row[row.length - 1] = tidyCell(part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part)
  }
  return rows.filter((row) => row.some((cell) => cell !== ''))
}

const tidyCell = (cell: string): string => cell.normalize('NFC').replace(/\s+/g, ' ').trim()

/** A table of these rows, the first as its headings; a column of numbers stands at the end. What is too much is left out. */
export function tableOf(content: TableContent, all: readonly (readonly string[])[]): TableContent {
  const width = Math.min(MAX_COLUMNS, Math.max(1, ...all.map((row) => row.length)))
  const cells = all.map((row) => Array.from({ length: width }, (_, n) => (row[n] ?? '').slice(0, MAX_CELL)))
  const [head = [], ...rest] = cells
  const [titles, rows] = rest.length === 0 ? [head.map(() => ''), cells] : [head, rest]
  const columns = titles.map((title, n) => makeColumn(title.slice(0, 80), isNumeric(rows, n) ? 'end' : 'start'))
  return { ...content, columns, rows: rows.slice(0, MAX_ROWS) }
}

function isNumeric(rows: readonly string[][], column: number): boolean {
  const filled = rows.map((row) => row[column]!).filter((cell) => cell !== '')
  return filled.length > 0 && filled.every((cell) => parseNumber(cell.replace(/%$/, '')) !== null)
}

/** What a spreadsheet writes where a formula came to nothing. */
const FAULT = /^#(DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!|GETTING_DATA)$/i

/** The cells that hold a formula's fault in place of a value; rows and columns counted from 1. */
export const faultsIn = ({ rows }: Pick<TableContent, 'rows'>): { cell: string; row: number; column: number }[] =>
  rows.flatMap((cells, r) =>
    cells.flatMap((cell, c) => (FAULT.test(cell.trim()) ? [{ cell: cell.trim(), row: r + 1, column: c + 1 }] : [])),
  )

export const withColumn = (content: TableContent): TableContent => ({
  ...content,
  columns: [...content.columns, makeColumn('', 'start')],
  rows: content.rows.map((row) => [...row, '']),
})

export const withoutColumn = (content: TableContent, n: number): TableContent => ({
  ...content,
  columns: content.columns.toSpliced(n, 1),
  rows: content.rows.map((row) => row.toSpliced(n, 1)),
})

export const withRow = (content: TableContent): TableContent => ({
  ...content,
  rows: [...content.rows, content.columns.map(() => '')],
})

export const isBlank = ({ columns, rows }: TableContent): boolean =>
  columns.every(({ title }) => title === '') && rows.every((row) => row.every((cell) => cell === ''))

/** At least one row stays: a table is never nothing. */
export function withoutEmptyRows(content: TableContent): TableContent {
  const rows = content.rows.filter((row) => row.some((cell) => cell !== ''))
  return { ...content, rows: rows.length > 0 ? rows : content.rows.slice(0, 1) }
}
