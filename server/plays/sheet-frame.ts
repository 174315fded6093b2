import { fromBufferPromise } from 'yauzl'
import type { ColumnDef } from 'hucre/xlsx'

/** What of a workbook does not depend on its rows, as the library writes it. */
export type Frame = {
  /** Of each sheet: what stands before its rows, the heading among it, and what stands after them. */
  before: string
  after: string
  /** Of the columns: what a cell says of its style. */
  styles: readonly string[]
  /** Of the sheets, in their order; then everything else by its path. */
  others: ReadonlyMap<string, Buffer>
}

export type FrameOptions = { name: string; columns: ColumnDef[] }

const SHEET = 'xl/worksheets/sheet'
export const sheetPath = (nr: number): string => `${SHEET}${nr}.xml`

/** Lets the library write a workbook of so many sheets with one row each, and takes it apart. */
export async function frameOf(options: FrameOptions, sheets: number): Promise<Frame> {
  // A server that nobody asks for workbooks does without what writes them.
  const { writeXlsxStream } = await import('hucre/xlsx')
  const rows = Array.from({ length: sheets }, () => options.columns.map(() => 0))
  const shape = { ...options, freezePane: { rows: 1 }, maxRowsPerSheet: 2 }
  const others = await unpacked(Buffer.from(await new Response(writeXlsxStream(rows, shape)).arrayBuffer()))
  const sheet = others.get(sheetPath(1))!.toString()
  const [start, end] = [sheet.indexOf('<row r="2">'), sheet.indexOf('</sheetData>')]
  const cells = [...sheet.slice(start, end).matchAll(/<c r="[A-Z]+2"([^>]*)>/g)]
  for (let nr = 1; nr <= sheets; nr++) others.delete(sheetPath(nr))
  return {
    before: sheet.slice(0, start),
    after: sheet.slice(end),
    styles: cells.map(([, style = '']) => style),
    others,
  }
}

async function unpacked(archive: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(archive)
  const files = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
    files.set(entry.fileName, Buffer.concat(chunks))
  }
  return files
}
