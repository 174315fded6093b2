import { createWriteStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '../errors.ts'
import { HEAD_BYTES, look } from './inspect.ts'
import type { Looks } from './inspect.ts'

export type Limits = { maxImageMb: number; maxVideoMb: number }

const MEGABYTE = 1024 * 1024

/**
 * Writes what comes to a new file, through to the disk. Stops as soon as the bytes say that they are no image or video,
 * or are more than their kind may have. The file is closed when this returns or throws.
 * Throws `file-empty`, `file-too-large`, and what `look` throws.
 */
export async function receive(source: Readable, file: string, limits: Limits): Promise<Looks> {
  const seen: { bytes: number; looks: Looks | null } = { bytes: 0, looks: null }
  // Left open when we stop early, so that the caller can still be answered on the same connection.
  const chunks: AsyncIterable<Buffer> = source.iterator({ destroyOnReturn: false })
  const gauge = async function* (): AsyncGenerator<Buffer> {
    let head: Buffer = Buffer.alloc(0)
    for await (const chunk of chunks) {
      seen.bytes += chunk.length
      if (seen.looks === null) head = Buffer.concat([head, chunk])
      if (seen.looks === null && head.length >= HEAD_BYTES) seen.looks = await look(head.subarray(0, HEAD_BYTES))
      refuseTooLarge(seen.bytes, seen.looks, limits)
      yield chunk
    }
    if (seen.bytes === 0) throw new Refusal('file-empty')
    seen.looks ??= await look(head)
    refuseTooLarge(seen.bytes, seen.looks, limits)
  }
  const sink = createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true })
  // A pipeline that fails does not wait for the file: its opening may still be under way, and would leave a file behind.
  const closed = new Promise<void>((done) => sink.once('close', done))
  try {
    await pipeline(gauge, sink)
  } catch (error) {
    throw isHungUp(error) ? new Refusal('file-damaged') : error
  } finally {
    await closed
  }
  return seen.looks!
}

/** The sender has gone; nobody will read the answer, and it is no fault of ours. */
const isHungUp = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ECONNRESET'

function refuseTooLarge(bytes: number, looks: Looks | null, limits: Limits): void {
  const limit = looks === null ? largest(limits) : looks.kind === 'image' ? limits.maxImageMb : limits.maxVideoMb
  if (bytes > limit * MEGABYTE) throw tooLarge(limit)
}

const largest = ({ maxImageMb, maxVideoMb }: Limits) => Math.max(maxImageMb, maxVideoMb)
const tooLarge = (limitMb: number) => new Refusal('file-too-large', { because: { limit: `(${limitMb} MB)` } })

/** Before the first byte: what the caller says of the length, against the larger limit. */
export function refuseDeclared(bytes: number | null, limits: Limits): void {
  if (bytes !== null && bytes > largest(limits) * MEGABYTE) throw tooLarge(largest(limits))
}
