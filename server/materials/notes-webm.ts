import type { Film, Note, Stretch } from './film.ts'

type Element = Stretch & { id: string; body: number; isOpen: boolean }

/** RFC 9559: what holds what we look into. */
const SEGMENT = '18538067'
const CLUSTER = '1f43b675'
const INFO = '1549a966'
/** The EBML head, the index of the parts, tracks, clusters, cues; of the clusters time, place, size, blocks; of Info what must be there. */
const NEEDED = `1a45dfa3 114d9b74 1654ae6b ${CLUSTER} 1c53bb6b e7 a7 ab a3 a0 2ad7b1 4489 4d80 5741`.split(' ')
const VOID = 0xec

/** Where a WebM says more than it shows: tags, attachments, chapters, title and date. Ids are unique, so one list does for all depths. */
export async function* webmNotes(film: Film): AsyncGenerator<Note> {
  for (let at = 0; at < film.size;) {
    const element = await elementAt(film, at)
    if (element === null) return
    const { id, body, end, isOpen } = element
    const isEntered = id === SEGMENT || id === INFO || (id === CLUSTER && isOpen)
    if (isOpen && !isEntered) return
    if (!isEntered && !NEEDED.includes(id)) yield blankOf(element)
    at = isEntered ? body : end
  }
}

/** Null where no element begins. */
async function elementAt(film: Film, start: number): Promise<Element | null> {
  const head = await film.read(start, 12)
  const idLength = Math.clz32(head[0]!) - 23
  const lengthAt = head[idLength] ?? 0
  const width = Math.clz32(lengthAt) - 23
  if (idLength > 4 || width > 8) return null
  const digits = [lengthAt & (0xff >> width), ...head.subarray(idLength + 1, idLength + width)]
  const length = digits.reduce((sum, digit) => sum * 256 + digit, 0)
  const isOpen = length >= 2 ** (7 * width) - 1
  const body = start + idLength + width
  const end = isOpen ? film.size : Math.min(body + length, film.size)
  return { id: head.toString('hex', 0, idLength), start, body, end, isOpen }
}

/** A Void of the same length. */
function blankOf({ start, end }: Stretch): Note {
  const total = end - start
  if (total < 9) return { start, end, head: Buffer.from([VOID, 0x80 | (total - 2)]) }
  const head = Buffer.alloc(9)
  head[0] = VOID
  head.writeBigUInt64BE((2n ** 56n) | BigInt(total - 9), 1)
  return { start, end, head }
}
