import type { Film, Note, Stretch } from './film.ts'

type Box = Stretch & { kind: string; body: number }

/** ISO/IEC 14496-12: what a player reads, by where it stands; whatever else stands there is a note. */
const NEEDED: Readonly<Record<string, string>> = {
  file: 'ftyp styp pdin moov moof mdat mfra sidx ssix prft emsg wide',
  moov: 'mvhd iods mvex trak',
  trak: 'tkhd tapt clip edts tref load mdia',
  mdia: 'mdhd hdlr elng minf',
}
/** Tracks that are shown or heard. Others (positions, captions of a drone) are notes, and so is what they say. */
const SHOWN = ['vide', 'soun']
/** A sample table is read at once; one of a track of notes is small. */
const MOST_TABLE = 4 * 1024 * 1024
const NOTHING = Buffer.alloc(0)

/** Where an MP4 says more than it shows: user data, metadata, XMP, device makers' own boxes, tracks of positions. */
export const mp4Notes = (film: Film): AsyncGenerator<Note> => notesIn(film, 'file', { start: 0, end: film.size })

async function* notesIn(film: Film, parent: string, within: Stretch): AsyncGenerator<Note> {
  const needed = NEEDED[parent]!.split(' ')
  for await (const box of boxesIn(film, within)) {
    if (!needed.includes(box.kind)) yield blankOf(box)
    else if (box.kind === 'trak' && !(await isShown(film, box))) {
      yield* samplesOf(film, box)
      yield blankOf(box)
    } else if (box.kind in NEEDED) yield* notesIn(film, box.kind, { start: box.body, end: box.end })
  }
}

/** A length that cannot be right makes a box of all that follows. */
async function* boxesIn(film: Film, { start, end }: Stretch): AsyncGenerator<Box> {
  for (let at = start; at + 8 <= end;) {
    const head = await film.read(at, 16)
    const said = head.readUInt32BE(0)
    const length = said === 1 ? Number(head.readBigUInt64BE(8)) : said === 0 ? end - at : said
    const body = at + (said === 1 ? 16 : 8)
    const isSound = at + length >= body
    const box = { start: at, body, end: isSound ? Math.min(at + length, end) : end }
    yield { ...box, kind: isSound ? head.toString('latin1', 4, 8) : '' }
    at = box.end
  }
}

function blankOf({ start, end }: Stretch): Note {
  const isLong = end - start > 0xffff_ffff
  const head = Buffer.alloc(isLong ? 16 : 8)
  head.writeUInt32BE(isLong ? 1 : end - start)
  head.write('free', 4, 'latin1')
  if (isLong) head.writeBigUInt64BE(BigInt(end - start), 8)
  return { start, end, head }
}

async function find(film: Film, within: Box, ...path: string[]): Promise<Box | null> {
  const [kind, ...deeper] = path
  for await (const box of boxesIn(film, { start: within.body, end: within.end })) {
    if (box.kind === kind) return deeper.length === 0 ? box : find(film, box, ...deeper)
  }
  return null
}

async function isShown(film: Film, trak: Box): Promise<boolean> {
  const handler = await find(film, trak, 'mdia', 'hdlr')
  return handler !== null && SHOWN.includes((await film.read(handler.body + 8, 4)).toString('latin1'))
}

/** Where the samples of a track lie: chunk by chunk. */
async function* samplesOf(film: Film, trak: Box): AsyncGenerator<Note> {
  const table = async (kind: string): Promise<Buffer> => {
    const box = await find(film, trak, 'mdia', 'minf', 'stbl', kind)
    return box === null ? Buffer.alloc(12) : film.read(box.body, Math.min(box.end - box.body, MOST_TABLE))
  }
  const [sizes, runs, near, far] = [await table('stsz'), await table('stsc'), await table('stco'), await table('co64')]
  const number = (from: Buffer, at: number) => (at + 4 <= from.length ? from.readUInt32BE(at) : 0)
  const samples = number(sizes, 4) > 0 ? number(sizes, 8) : Math.min(number(sizes, 8), MOST_TABLE)
  const isFar = number(near, 4) === 0
  const chunks = Math.min(number(isFar ? far : near, 4), MOST_TABLE)
  let [sample, run] = [0, 0]
  for (let chunk = 0; chunk < chunks; chunk++) {
    while (run + 1 < number(runs, 4) && number(runs, 8 + 12 * (run + 1)) <= chunk + 1) run++
    const start = isFar
      ? number(far, 8 + 8 * chunk) * 2 ** 32 + number(far, 12 + 8 * chunk)
      : number(near, 8 + 4 * chunk)
    const last = Math.min(sample + number(runs, 12 + 12 * run), samples)
    let end = start + number(sizes, 4) * (last - sample)
    if (end === start) for (; sample < last; sample++) end += number(sizes, 12 + 4 * sample)
    sample = last
    if (start < film.size && end > start) yield { start, end: Math.min(end, film.size), head: NOTHING }
  }
}
