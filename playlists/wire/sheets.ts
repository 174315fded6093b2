import { Type } from 'typebox'
import { MAX_COLUMNS, MAX_ROWS } from '../content.ts'
import { endpoint } from './endpoint.ts'

/** One sheet of a workbook as words; what is more than a table may have is left out, and told. */
export const SheetReply = Type.Object({
  name: Type.String(),
  /** The first row may be headings: one more than a table has rows. */
  rows: Type.Array(Type.Array(Type.String(), { maxItems: MAX_COLUMNS }), { maxItems: MAX_ROWS + 1 }),
  /** Whether there were more rows, columns or letters than are given. */
  cut: Type.Object({ rows: Type.Boolean(), columns: Type.Boolean(), cells: Type.Boolean() }),
})
export type SheetReply = Type.Static<typeof SheetReply>

export const readSheets = endpoint({
  method: 'POST',
  path: '/api/sheets',
  who: 'edit',
  summary: 'Read a spreadsheet (.xlsx or .csv, raw bytes as application/octet-stream); nothing is kept',
  /** The file's own name: what is called a workbook and is none is refused, and not read as a list of words. */
  query: Type.Object({ name: Type.Optional(Type.String({ maxLength: 300 })) }),
  reply: Type.Array(SheetReply, { minItems: 1, maxItems: 10 }),
  errors: ['file-empty', 'file-too-large', 'sheet-type', 'sheet-damaged', 'busy'],
})
