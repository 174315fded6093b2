import { parse } from 'csv-parse/sync'
import type { CsvError } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import type { CalendarEntry } from '../../playlists/calendar.ts'
import { parseDate } from '../../playlists/time.ts'
import type { LocalDate } from '../../playlists/time.ts'
import type { CalendarDay } from '../../playlists/wire/calendar.ts'
import { LONGEST_NAME, MOST_ROWS, asEntry, refuseFile } from './table.ts'
import type { Fault, Row } from './table.ts'
import { COLUMNS, HOLIDAY_NAMES, KINDS, SOLEMN, WEEKDAYS } from './text-table.ts'

type Column = keyof typeof COLUMNS
const ORDER = Object.keys(COLUMNS) as Column[]

/** UTF-8 with BOM, `;`, CRLF; what a spreadsheet would take for a formula is made harmless. */
export function makeCsv(days: readonly CalendarDay[]): string {
  const rows = [ORDER.map((column) => COLUMNS[column]), ...days.map((day) => cellsOf(asEntry(day)))]
  return stringify(rows, { bom: true, delimiter: ';', record_delimiter: 'windows', escape_formulas: true })
}

const cellsOf = ({ date, name, kind, as, holiday, solemn, look }: CalendarEntry): string[] => [
  date.split('-').reverse().join('/'),
  name,
  KINDS[kind],
  holiday === null ? '' : HOLIDAY_NAMES[holiday],
  as === null ? '' : WEEKDAYS[as],
  solemn ? (look ? SOLEMN.look : SOLEMN.yes) : SOLEMN.no,
]

/** The table's own form, in any order of columns; `,` where the first line has no `;`. Refuses by line. */
export function parseCsv(text: string): Row[] {
  const [head, ...records] = split(text)
  const places = placesOf(head?.record ?? [])
  if (records.length > MOST_ROWS) refuseFile([{ line: MOST_ROWS + 1, field: COLUMNS.date, problem: 'too-many-items' }])
  const faults: Fault[] = []
  const rows = records.map(({ record, info: { lines } }) => {
    const cells = Object.fromEntries(ORDER.map((column) => [column, bare(record[places[column]] ?? '')]))
    const entry = entryOf(cells as Record<Column, string>, (field, problem) =>
      faults.push({ line: lines, field: COLUMNS[field], problem }),
    )
    return { line: lines, entry }
  })
  if (faults.length > 0) refuseFile(faults)
  return rows
}

type Parsed = { record: string[]; info: { lines: number } }

function split(text: string): Parsed[] {
  const firstLine = text.slice(0, Math.max(0, text.indexOf('\n')))
  const delimiter = firstLine.includes(';') ? ';' : ','
  const options = { bom: true, delimiter, info: true, relax_column_count: true, skip_empty_lines: true, trim: true }
  try {
    // With `info` each row comes with where it stood; its types know the bare rows alone.
    return parse(text, options) as unknown as Parsed[]
  } catch (error) {
    return refuseFile([
      { line: (error as CsvError & { lines?: number }).lines ?? 1, field: '', problem: 'table-quotes' },
    ])
  }
}

function placesOf(head: readonly string[]): Record<Column, number> {
  const titles = head.map(plain)
  const places = ORDER.map((column) => [column, titles.indexOf(plain(COLUMNS[column]))] as const)
  const missing = places.filter(([column, place]) => place < 0 && (column === 'date' || column === 'kind'))
  if (missing.length > 0) {
    refuseFile(missing.map(([column]) => ({ line: 1, field: COLUMNS[column], problem: 'table-column' })))
  }
  return Object.fromEntries(places) as Record<Column, number>
}

const plain = (word: string) => word.normalize('NFC').trim().toLowerCase()
/** What makeCsv put before a name that looks like a formula. */
const bare = (cell: string) => cell.replace(/^'(?=[=+\-@])/, '').trim()

type Tell = (field: Column, problem: Fault['problem']) => void

function entryOf(cells: Record<Column, string>, tell: Tell): CalendarEntry {
  const kind = choose(cells.kind, KINDS) ?? told('note' as const, () => tell('kind', 'choice'))
  const holiday = cells.holiday === '' ? null : choose(cells.holiday, HOLIDAY_NAMES)
  const as = cells.as === '' ? null : choose(cells.as, WEEKDAYS)
  const solemn = choose(cells.solemn, SOLEMN)
  if (holiday === undefined) tell('holiday', 'choice')
  if (as === undefined) tell('as', 'choice')
  if (solemn === undefined) tell('solemn', 'choice')
  if (cells.name.length > LONGEST_NAME) tell('name', 'table-name')
  return {
    date: dateOf(cells.date) ?? told('' as LocalDate, () => tell('date', 'table-date')),
    name: cells.name,
    kind,
    as: as == null ? null : (Number(as) as CalendarEntry['as']),
    holiday: holiday ?? null,
    solemn: solemn === 'yes' || solemn === 'look',
    look: solemn === 'look',
  }
}

function told<T>(instead: T, tell: () => void): T {
  tell()
  return instead
}

function choose<K extends string | number>(cell: string, words: Record<K, string>): `${K}` | undefined {
  const found = Object.entries<string>(words).find(([, word]) => plain(word) === plain(cell))
  return found?.[0] as `${K}` | undefined
}

/** `dd/mm/yyyy` as spreadsheets show it here, or `yyyy-mm-dd`. */
function dateOf(cell: string): LocalDate | null {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(cell) ?? []
  return parseDate(year === '' ? cell : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}
