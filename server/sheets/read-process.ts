/** Reads one spreadsheet and ends; started by read.ts. */
import type { SheetReply } from '../../playlists/wire/sheets.ts'
import { Refusal } from '../errors.ts'
import { readCsv } from './csv.ts'
import { OLD_WORKBOOK, WORKBOOK } from './read.ts'
import type { Verdict } from './read.ts'
import { readWorkbook } from './xlsx.ts'

/** A small file may unpack to gigabytes; what grows past this is no table. */
const MOST_MEMORY = 350 * 1024 * 1024
const LOOK_MS = 20

// The server ends it, also when both are interrupted from the keyboard.
process.on('SIGINT', () => undefined)
process.once('disconnect', () => process.exit())
setInterval(() => process.memoryUsage.rss() > MOST_MEMORY && process.exit(1), LOOK_MS)
process.once('message', (bytes) => {
  void read(Buffer.from(bytes as Uint8Array))
    .then((sheets): Verdict => ({ sheets }))
    .catch((error: unknown): Verdict => ({ refusal: error instanceof Refusal ? error.code : 'sheet-damaged' }))
    .then((verdict) => process.send?.(verdict))
})

async function read(bytes: Buffer): Promise<SheetReply[]> {
  const start = bytes.subarray(0, 4)
  if (start.equals(WORKBOOK)) return readWorkbook(bytes)
  if (start.equals(OLD_WORKBOOK)) throw new Refusal('sheet-type')
  return readCsv(bytes)
}
