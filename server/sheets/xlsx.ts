import { readXlsx } from 'hucre/xlsx'
import { MAX_COLUMNS, MAX_ROWS } from '../../playlists/content.ts'
import { makeNumber } from '../../playlists/numbers.ts'
import type { SheetReply } from '../../playlists/wire/sheets.ts'
import { Refusal } from '../errors.ts'
import { makeSheet } from './rows.ts'

const MOST_SHEETS = 10
/** Read a little further than is kept, so that what is left out can be told. */
const LAST = { row: MAX_ROWS + 30, column: 'AZ' }
const MILLISECONDS_OF_DAY = 86_400_000

type Workbook = Awaited<ReturnType<typeof readXlsx>>
type Sheet = Workbook['sheets'][number]
type Value = Sheet['rows'][number][number]

/** The sheets that are not hidden, formulas as the values they had when it was saved. Throws `sheet-damaged`. */
export async function readWorkbook(bytes: Buffer): Promise<SheetReply[]> {
  const book = await open(bytes)
  const sheets = book.sheets.flatMap((sheet) => {
    const rows = sheet.rows.map((row, r) => row.map((value, c) => words(value, formatAt(sheet, r, c))))
    return (
      makeSheet(sheet.name.slice(0, 60), rows, {
        rows: false,
        columns: rows.some((row) => row.length > MAX_COLUMNS + 20),
      }) ?? []
    )
  })
  if (sheets.length === 0) throw new Refusal('sheet-damaged')
  return sheets
}

async function open(bytes: Buffer): Promise<Workbook> {
  let taken = 0
  try {
    return await readXlsx(bytes, {
      readStyles: true,
      range: `A1:${LAST.column}${LAST.row}`,
      sheets: (sheet) => !sheet.hidden && !sheet.veryHidden && taken++ < MOST_SHEETS,
    })
  } catch {
    throw new Refusal('sheet-damaged')
  }
}

const formatAt = ({ cells }: Sheet, row: number, column: number): string =>
  cells?.get(`${row},${column}`)?.style?.numFmt ?? ''

function words(value: Value, format: string): string {
  if (value === null) return ''
  if (typeof value === 'number') return numberWords(value, format)
  if (value instanceof Date) return dateWords(value)
  return String(value)
}

/** Grouped and with as many decimals where the sheet writes it so; else as few as there are. */
function numberWords(value: number, format: string): string {
  const share = format.includes('%')
  const said = /[#0]/.test(format) ? (/\.([0#]+)/.exec(format)?.[1]?.length ?? 0) : null
  const shown = share ? value * 100 : value
  const own = Math.min(6, String(Number(shown.toFixed(6))).split('.')[1]?.length ?? 0)
  const grouped = makeNumber(shown, Math.min(6, said ?? own))
  return (format.includes('#,##') ? grouped : grouped.replaceAll('.', '')) + (share ? '%' : '')
}

/** `20/11/2026`, `20/11/2026 08:30`, or the time of day alone. */
function dateWords(date: Date): string {
  const [day = '', time = ''] = date.toISOString().split('T')
  const clock = time.slice(0, 5)
  if (date.getTime() < MILLISECONDS_OF_DAY * -25_000) return clock
  const written = day.split('-').reverse().join('/')
  return clock === '00:00' ? written : `${written} ${clock}`
}
