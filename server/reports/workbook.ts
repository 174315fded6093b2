import { writeXlsx } from 'hucre/xlsx'
import type { Cell } from '../../playlists/report/cells.ts'
import type { ReportDocument, ReportTable } from '../../playlists/report/document.ts'

/** Characters to a percent of the width of a page, and the fewest. */
const WIDTH = { share: 1.3, least: 7 }
const FORMATS = { whole: '#,##0', tenths: '#,##0.0', change: '+#,##0.0;-#,##0.0;0' } as const

/** The tables of a report as an Excel workbook, a sheet for each: numbers are numbers, and headings stay in sight. */
export async function makeWorkbook({ blocks, type, subject }: ReportDocument): Promise<Uint8Array> {
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block] : []))
  const names = namesOf(tables)
  return writeXlsx({
    properties: { title: [type, ...subject].join(' ') },
    sheets: tables.map((table, i) => sheetOf(table, names[i]!)),
  })
}

/** `Bảng 2`; where there are several of one number, `Bảng 10 (3)`. */
function namesOf(tables: readonly ReportTable[]): string[] {
  const numbers = tables.map(({ caption }) => caption.split('.')[0]!)
  return numbers.map((number, i) => {
    const many = numbers.filter((other) => other === number).length
    const nth = numbers.slice(0, i + 1).filter((other) => other === number).length
    return many === 1 ? number : `${number} (${nth})`
  })
}

/** The caption, the heading, the rows and their total. */
function sheetOf({ caption, columns, rows, total }: ReportTable, name: string) {
  const lines: (readonly Cell[])[] = [[caption], columns.map(({ title }) => title), ...rows, ...(total ? [total] : [])]
  const bold = (row: number) => row < 2 || (total !== null && row === lines.length - 1)
  return {
    name,
    columns: columns.map(({ width }) => ({ width: Math.max(WIDTH.least, Math.round(width * WIDTH.share)) })),
    rows: lines.map((line) => line.map(valueOf)),
    cells: new Map(
      lines.flatMap((line, r) => line.map((cell, c) => [`${r},${c}`, styleOf(cell, bold(r), r === 1)] as const)),
    ),
    freezePane: { rows: 2 },
  }
}

const valueOf = (cell: Cell): string | number => (typeof cell === 'string' ? cell : (cell.amount ?? '-'))

const styleOf = (cell: Cell, bold: boolean, head: boolean) => ({
  style: {
    font: { bold },
    ...(head && { alignment: { wrapText: true, horizontal: 'center' as const, vertical: 'center' as const } }),
    ...(typeof cell !== 'string' && { numFmt: FORMATS[cell.as], alignment: { horizontal: 'right' as const } }),
  },
})
