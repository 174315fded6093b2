import { fork } from 'node:child_process'
import type { Readable } from 'node:stream'
import type { ErrorCode } from '../../playlists/wire/errors.ts'
import type { SheetReply } from '../../playlists/wire/sheets.ts'
import { Refusal } from '../errors.ts'

/** What comes of a file. */
export type Verdict = { sheets: SheetReply[] } | { refusal: ErrorCode }

/** How every workbook of today begins, a ZIP archive, and those from before 2007. */
export const WORKBOOK = Buffer.from('PK\u0003\u0004')
export const OLD_WORKBOOK = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

const MOST_MB = 5
const HANGS_MS = 20_000
const HEAP_MB = 160
const QUICK_START = new URL('../quick-start.js', import.meta.url).href

/** Takes what comes, up to what a table can need. Throws `file-empty`, `file-too-large`. */
export async function receiveSheet(source: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  // Left open when we stop early, so that the caller can still be answered on the same connection.
  for await (const chunk of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > MOST_MB * 1024 * 1024) throw new Refusal('file-too-large', { because: { limit: `(${MOST_MB} MB)` } })
    chunks.push(chunk)
  }
  if (bytes === 0) throw new Refusal('file-empty')
  return Buffer.concat(chunks)
}

/** One after the other, each in a process of its own: a file that is made to harm takes nothing else along. */
export class SheetReader {
  #last: Promise<unknown> = Promise.resolve()

  /** `name` is the file's own. Throws `sheet-type`, `sheet-damaged`. */
  async read(bytes: Buffer, name = ''): Promise<SheetReply[]> {
    refuseMisnamed(bytes, name)
    const turn = this.#last.then(() => readAside(bytes))
    this.#last = turn.catch(() => undefined)
    return turn
  }
}

/** Words in a file that is called a workbook are the remains of one, not a list. */
function refuseMisnamed(bytes: Buffer, name: string): void {
  if (/\.(ods|fods|numbers)$/i.test(name)) throw new Refusal('sheet-type')
  const isWorkbook = bytes.subarray(0, 4).equals(WORKBOOK)
  const isOld = bytes.subarray(0, 4).equals(OLD_WORKBOOK)
  if (/\.xl[a-z]{1,2}$/i.test(name) && !isWorkbook && !isOld) throw new Refusal('sheet-damaged')
}

async function readAside(bytes: Buffer): Promise<SheetReply[]> {
  const verdict = await verdictOf(bytes)
  if ('refusal' in verdict) throw new Refusal(verdict.refusal)
  return verdict.sheets
}

function verdictOf(bytes: Buffer): Promise<Verdict> {
  const aside = fork(new URL('./read-process.ts', import.meta.url), {
    execArgv: [`--max-old-space-size=${HEAP_MB}`, `--import=${QUICK_START}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  return new Promise<Verdict>((resolve, reject) => {
    const damaged = () => reject(new Refusal('sheet-damaged'))
    const timer = setTimeout(damaged, HANGS_MS)
    aside.once('message', (verdict) => resolve(verdict as Verdict))
    aside.once('error', reject)
    aside.once('exit', () => (clearTimeout(timer), damaged()))
    aside.send(bytes, (error) => error && reject(error))
  }).finally(() => aside.kill('SIGKILL'))
}
