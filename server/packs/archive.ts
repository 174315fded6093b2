import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { openPromise } from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import type { Hash } from '../../playlists/ids.ts'
import { MANIFEST, entryOf } from '../../playlists/packs/pack.ts'
import type { Manifest, PackFile } from '../../playlists/packs/pack.ts'
import { Refusal } from '../errors.ts'
import { readManifest } from './manifest.ts'

const MEGABYTE = 1024 * 1024
/** The whole archive, and all that comes out of it. */
export const MAX_PACK_BYTES = 4096 * MEGABYTE
const MAX_MANIFEST_BYTES = 4 * MEGABYTE
const MAX_ENTRIES = 2001
/** Pictures and videos are packed already: what shrinks more than so, and is large, is a bomb. */
const MAX_RATIO = 20
const FIXED_HEADER = 30

const STORED = 0
const DEFLATED = 8
const ENTRY_NAME = /^files\/[0-9a-f]{64}$/
const FOLDER_NAME = 'files/'

const unsafe = (name: string) => new Refusal('pack-unsafe', { because: { name: `(${name.slice(0, 80)})` } })
const damaged = (name = '') => new Refusal('pack-damaged', { because: { name: name === '' ? '' : `(${name})` } })
const other = () => new Refusal('pack-other')
const tooLarge = () => new Refusal('pack-too-large')

/** A pack that has been looked at whole: what it says of itself is true, and nothing else is in it. */
export type Archive = { manifest: Manifest; open: (file: Hash) => Promise<Readable> }

/**
 * RULES PK1. Opens a pack and hands it to `work`. Before that, every entry is looked at and read to its end: names, sizes,
 * hashes. Throws `pack-other`, `pack-damaged`, `pack-unsafe`, `pack-too-large`, and what `readManifest` throws.
 */
export async function withArchive<T>(file: string, work: (archive: Archive) => Promise<T>): Promise<T> {
  const zip = await openPromise(file, { autoClose: false, strictFileNames: true }).catch(() => {
    throw damaged()
  })
  try {
    const entries = await entriesOf(zip)
    const manifest = await manifestOf(zip, entries)
    refuseOthers(entries, manifest.files)
    for (const listed of manifest.files) await refuseWrongBytes(zip, entries.get(entryOf(listed.file))!, listed)
    return await work({ manifest, open: (hash) => zip.openReadStreamPromise(entries.get(entryOf(hash))!) })
  } finally {
    zip.close()
  }
}

/** The entries by name; whatever is odd about one of them ends it here, before a byte of it has been unpacked. */
async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > MAX_ENTRIES) throw tooLarge()
  const entries = new Map<string, Entry>()
  const strangers: string[] = []
  const total = { bytes: 0 }
  const take = (entry: Entry): void => {
    refuseOdd(entry)
    if (entries.has(entry.fileName)) throw unsafe(entry.fileName)
    total.bytes += entry.uncompressedSize
    if (total.bytes > MAX_PACK_BYTES) throw tooLarge()
    entries.set(entry.fileName, entry)
  }
  try {
    for await (const entry of zip.eachEntry()) {
      if (isOurs(entry)) take(entry)
      else strangers.push(entry.fileName)
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    // The library refuses absolute names, ".." and backslashes itself, with these words.
    const told = error instanceof Error ? error.message : ''
    throw /absolute path|relative path|invalid characters/.test(told)
      ? unsafe(told.split(': ').at(-1) ?? '')
      : damaged()
  }
  // A workbook or a document is an archive, too: without a manifest it is none of ours, and not unsafe.
  if (!entries.has(MANIFEST)) throw other()
  if (strangers[0] !== undefined) throw unsafe(strangers[0])
  refuseOverlaps([...entries.values()])
  entries.delete(FOLDER_NAME)
  return entries
}

const isOurs = ({ fileName: name, uncompressedSize }: Entry): boolean =>
  name === MANIFEST || ENTRY_NAME.test(name) || (name === FOLDER_NAME && uncompressedSize === 0)

function refuseOdd(entry: Entry): void {
  const { fileName: name, uncompressedSize, compressedSize, compressionMethod } = entry
  if (name === FOLDER_NAME) return
  if (!isPlainFile(entry)) throw unsafe(name)
  if (entry.isEncrypted() || ![STORED, DEFLATED].includes(compressionMethod)) throw damaged(name)
  const most = name === MANIFEST ? MAX_MANIFEST_BYTES : Math.max(MEGABYTE, compressedSize * MAX_RATIO)
  if (uncompressedSize > most) throw tooLarge()
}

/** A Unix archiver says what kind of file an entry is: links and devices are none of ours. */
function isPlainFile({ versionMadeBy, externalFileAttributes }: Entry): boolean {
  const kind = (externalFileAttributes >>> 16) & 0xf000
  return versionMadeBy >> 8 !== 3 || kind === 0 || kind === 0x8000
}

/** Two entries that lie over each other unpack the same bytes twice: the way of the smallest bombs. */
function refuseOverlaps(entries: readonly Entry[]): void {
  const sorted = entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)
  for (const [n, { relativeOffsetOfLocalHeader: start, compressedSize }] of sorted.entries()) {
    const next = sorted[n + 1]
    if (next !== undefined && start + FIXED_HEADER + compressedSize > next.relativeOffsetOfLocalHeader)
      throw unsafe(next.fileName)
  }
}

async function manifestOf(zip: ZipFile, entries: ReadonlyMap<string, Entry>): Promise<Manifest> {
  const entry = entries.get(MANIFEST)!
  const chunks: Buffer[] = []
  await readThrough(zip, entry, (chunk) => chunks.push(chunk))
  return readManifest(Buffer.concat(chunks))
}

function refuseOthers(entries: ReadonlyMap<string, Entry>, files: readonly PackFile[]): void {
  const listed = new Set([MANIFEST, ...files.map(({ file }) => entryOf(file))])
  for (const name of entries.keys()) if (!listed.has(name)) throw unsafe(name)
  for (const name of listed) if (!entries.has(name)) throw damaged(name)
}

async function refuseWrongBytes(zip: ZipFile, entry: Entry, { file, bytes }: PackFile): Promise<void> {
  if (entry.uncompressedSize !== bytes) throw damaged(entry.fileName)
  const hash = createHash('sha256')
  await readThrough(zip, entry, (chunk) => hash.update(chunk))
  if (hash.digest('hex') !== file) throw damaged(entry.fileName)
}

/** The library ends the stream where it is longer or shorter than the entry says. */
async function readThrough(zip: ZipFile, entry: Entry, take: (chunk: Buffer) => void): Promise<void> {
  try {
    const chunks = (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>
    for await (const chunk of chunks) take(chunk)
  } catch {
    throw damaged(entry.fileName)
  }
}
