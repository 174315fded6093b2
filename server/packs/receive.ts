import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '../errors.ts'
import type { FreeBytes } from '../materials/files.ts'
import { MAX_PACK_BYTES } from './archive.ts'

/** Kept free for the database and its journal, whatever is brought. */
const RESERVE_BYTES = 200 * 1024 * 1024

type Place = { folder: string; freeBytes: FreeBytes }

/**
 * Writes what comes to a file of its own, lets `work` have it, and takes it away again, whatever happens.
 * Throws `file-empty`, `pack-too-large`, `disk-full`, and what `work` throws.
 */
export async function withReceived<T>(
  source: Readable,
  declared: number | null,
  { folder, freeBytes }: Place,
  work: (file: string) => Promise<T>,
): Promise<T> {
  if ((declared ?? 0) > MAX_PACK_BYTES) throw new Refusal('pack-too-large')
  // The archive, and once more what comes out of it.
  if ((await freeBytes(folder)) < 2 * (declared ?? 0) + RESERVE_BYTES) throw new Refusal('disk-full')
  const file = path.join(folder, `${randomUUID()}.zip`)
  try {
    await receive(source, file)
    return await work(file)
  } finally {
    await rm(file, { force: true })
  }
}

async function receive(source: Readable, file: string): Promise<void> {
  const seen = { bytes: 0 }
  // Left open when we stop early, so that the caller can still be answered on the same connection.
  const chunks: AsyncIterable<Buffer> = source.iterator({ destroyOnReturn: false })
  const gauge = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      seen.bytes += chunk.length
      if (seen.bytes > MAX_PACK_BYTES) throw new Refusal('pack-too-large')
      yield chunk
    }
  }
  const sink = createWriteStream(file, { flags: 'wx', mode: 0o600 })
  const closed = new Promise<void>((done) => sink.once('close', done))
  try {
    await pipeline(gauge, sink)
  } catch (error) {
    throw isHungUp(error) ? new Refusal('pack-damaged', { because: { name: '' } }) : error
  } finally {
    await closed
  }
  if (seen.bytes === 0) throw new Refusal('file-empty')
}

/** The sender has gone; nobody will read the answer, and it is no fault of ours. */
const isHungUp = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ECONNRESET'
