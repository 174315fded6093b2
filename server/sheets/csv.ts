import { parse } from 'csv-parse/sync'
import { MAX_COLUMNS, MAX_ROWS } from '../../playlists/content.ts'
import type { SheetReply } from '../../playlists/wire/sheets.ts'
import { Refusal } from '../errors.ts'
import { makeSheet } from './rows.ts'

/** Read a little further than is kept, so that what is left out can be told. */
const FURTHER = 30

/** Comma, semicolon or tab, whichever the first line has most of; UTF-8 or UTF-16. Throws `sheet-type`, `sheet-damaged`. */
export function readCsv(bytes: Buffer): SheetReply[] {
  const text = decode(bytes)
  const first = text.slice(0, 10_000).split('\n', 1)[0] ?? ''
  const count = (mark: string): number => first.split(mark).length
  const delimiter = [';', '\t', ','].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
  const options = { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true, to: MAX_ROWS + FURTHER }
  const sheet = makeSheet('', rowsOf(text, options), { rows: false, columns: false })
  if (sheet === null) throw new Refusal('sheet-damaged')
  return [sheet]
}

function rowsOf(text: string, options: object): string[][] {
  try {
    // Without `columns` it gives rows of cells; its types know the objects alone.
    const rows = parse(text, { ...options, max_record_size: 100_000 }) as unknown as string[][]
    return rows.map((row) => row.slice(0, MAX_COLUMNS + FURTHER))
  } catch {
    throw new Refusal('sheet-damaged')
  }
}

function decode(bytes: Buffer): string {
  const [a, b] = bytes
  const encoding = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    if (text.includes('\0')) throw new Refusal('sheet-type')
    return text
  } catch {
    throw new Refusal('sheet-type')
  }
}
