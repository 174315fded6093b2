import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { frameOf, sheetPath } from './sheet-frame.ts'
import type { Frame, FrameOptions } from './sheet-frame.ts'
import { rowXml } from './sheet-row.ts'
import type { Row } from './sheet-row.ts'

/** What a sheet holds at most, its heading among it. */
const MOST_ROWS = 1_048_576
/** So many rows become XML at once: about 100 kB. */
const AT_ONCE = 200
/** The lightest: a log is large, repeats itself, and is taken over the office's own network. */
const PACKED = { compressionLevel: 1 }

/**
 * A workbook of one long table, as its rows come, a page at a time; what is more than a sheet holds goes on in the next
 * one under the same heading. The library makes a workbook's frame; making a million rows cell by cell takes it a minute.
 */
export function streamWorkbook(
  options: FrameOptions,
  pages: AsyncGenerator<Row[], undefined>,
  most = MOST_ROWS,
): Readable {
  const zip = new ZipFile()
  const stream = zip.outputStream as Readable
  const fail = (error: unknown): void => void stream.destroy(error as Error)
  zip.on('error', fail)
  stream.once('close', () => void pages.return(undefined).catch(() => undefined))
  void write(zip, options, new Pages(pages, most - 1)).catch(fail)
  return stream
}

async function write(zip: ZipFile, options: FrameOptions, pages: Pages): Promise<void> {
  const frame = await frameOf(options, 1)
  let sheets = 0
  do {
    const sheet = Readable.from(sheetOf(pages, frame), { objectMode: false })
    zip.addReadStream(sheet, sheetPath(++sheets), PACKED)
    // Whoever stops to take it needs no more rows.
    zip.outputStream.once('close', () => sheet.destroy())
    await finished(sheet)
  } while (await pages.hasMore())
  const { others } = sheets === 1 ? frame : await frameOf(options, sheets)
  for (const [name, bytes] of others) zip.addBuffer(bytes, name)
  zip.end()
}

async function* sheetOf(pages: Pages, { before, after, styles }: Frame): AsyncGenerator<Buffer> {
  let row = 1
  yield Buffer.from(before)
  for await (const rows of pages.ofSheet())
    yield Buffer.from(rows.map((cells) => rowXml(++row, cells, styles)).join(''))
  yield Buffer.from(after)
}

/** Pages of rows, cut where a sheet is full. */
class Pages {
  readonly #pages: AsyncGenerator<Row[], undefined>
  readonly #most: number
  #left: Row[] = []

  constructor(pages: AsyncGenerator<Row[], undefined>, most: number) {
    this.#pages = pages
    this.#most = most
  }

  async hasMore(): Promise<boolean> {
    while (this.#left.length === 0) {
      const { done, value } = await this.#pages.next()
      if (done === true) return false
      this.#left = value
    }
    return true
  }

  async *ofSheet(): AsyncGenerator<Row[]> {
    for (let free = this.#most; free > 0 && (await this.hasMore());) {
      const many = Math.min(free, AT_ONCE)
      const page = this.#left.slice(0, many)
      this.#left = this.#left.slice(many)
      free -= page.length
      yield page
    }
  }
}
