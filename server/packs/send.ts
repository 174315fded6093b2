import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { canonical } from '../../playlists/canonical.ts'
import type { Hash } from '../../playlists/ids.ts'
import { filesOf } from '../../playlists/content.ts'
import { MANIFEST, entryOf } from '../../playlists/packs/pack.ts'
import type { Manifest, Pack, PackFile } from '../../playlists/packs/pack.ts'
import type { Instant } from '../../playlists/time.ts'
import { Refusal } from '../errors.ts'

/**
 * A pack as a stream of the bytes of a zip file, and their number: nothing is packed twice, so it is known beforehand.
 * Throws `not-found` for a file that the disk has lost.
 */
export async function zipOf(
  pack: Pack,
  madeAt: Instant,
  pathOf: (file: Hash) => string,
): Promise<{ stream: Readable; bytes: number }> {
  const manifest: Manifest = { ...pack, madeAt, files: filesIn(pack) }
  for (const { file, bytes } of manifest.files) await refuseLost(pathOf(file), bytes)
  const zip = new ZipFile()
  const written = { compress: false, mtime: new Date(madeAt) }
  zip.addBuffer(Buffer.from(canonical(manifest)), MANIFEST, written)
  for (const { file } of manifest.files) zip.addFile(pathOf(file), entryOf(file), written)
  const stream = zip.outputStream as Readable
  // A file that is lost between now and its turn ends the stream: half an archive is never taken for a whole one.
  zip.on('error', (error: Error) => stream.destroy(error))
  const bytes = await new Promise<number>((known) => zip.end(undefined, known as () => void))
  return { stream, bytes }
}

/** Each file once, by its hash. */
function filesIn({ materials }: Pack): PackFile[] {
  const all = materials.flatMap(({ content }) => filesOf(content)).map(({ hash, bytes }) => ({ file: hash, bytes }))
  return [...new Map(all.map((one) => [one.file, one])).values()].sort((a, b) => (a.file < b.file ? -1 : 1))
}

async function refuseLost(place: string, bytes: number): Promise<void> {
  const found = await stat(place).catch(() => null)
  if (found?.size !== bytes) throw new Refusal('not-found', { details: [{ field: 'files', problem: 'unknown' }] })
}
