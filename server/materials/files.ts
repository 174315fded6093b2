import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Hash } from '../../playlists/ids.ts'
import type { StoredFile } from '../../playlists/wire/materials.ts'
import type { Database } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { findFile } from './file-store.ts'
import { prepareImage } from './images.ts'
import { partOf } from './ranges.ts'
import { receive, refuseDeclared } from './receive.ts'
import type { Limits, Received } from './receive.ts'
import { readFilm } from './videos.ts'

export type FileFacts = Omit<StoredFile, 'name'>
/** Bytes that may still be written where this folder lies. */
export type FreeBytes = (folder: string) => Promise<number>

export const freeOnDisk: FreeBytes = async (folder) => {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** Kept free for the database and its journal, whatever is uploaded. */
const RESERVE_BYTES = 200 * 1024 * 1024

/** Files by the SHA-256 of their bytes, in DATA_DIR/files/ab/cd/…; same bytes lie there once, and never change. */
export class Files {
  readonly #db: Database
  readonly #kept: string
  readonly #incoming: string
  readonly #freeBytes: FreeBytes
  #lastImage: Promise<unknown> = Promise.resolve()

  private constructor(db: Database, dataDir: string, freeBytes: FreeBytes) {
    this.#db = db
    this.#kept = path.join(dataDir, 'files')
    this.#incoming = path.join(dataDir, 'incoming')
    this.#freeBytes = freeBytes
  }

  /** Makes the folders and throws away what a stopped server left half received. */
  static async open(db: Database, dataDir: string, freeBytes: FreeBytes = freeOnDisk): Promise<Files> {
    const files = new Files(db, dataDir, freeBytes)
    await mkdir(files.#kept, { recursive: true, mode: 0o700 })
    await mkdir(files.#incoming, { recursive: true, mode: 0o700 })
    for (const name of await readdir(files.#incoming)) {
      await rm(path.join(files.#incoming, name), { recursive: true, force: true })
    }
    return files
  }

  pathOf(hash: Hash): string {
    return path.join(this.#kept, hash.slice(0, 2), hash.slice(2, 4), hash)
  }

  /** Receives, inspects and keeps one file; a refusal leaves nothing behind. `declared`: its length, where it is said. */
  async take(source: Readable, declared: number | null, limits: Limits): Promise<FileFacts> {
    refuseDeclared(declared, limits)
    await this.#refuseFullDisk(declared ?? 0)
    const name = randomUUID()
    const [raw, ready] = [path.join(this.#incoming, name), path.join(this.#incoming, `${name}.ready`)]
    try {
      const received = await receive(source, raw, limits)
      return received.looks.kind === 'image'
        ? await this.#keepImage(raw, ready, received.looks.type)
        : await this.#keepFilm(raw, received)
    } finally {
      await Promise.all([raw, ready].map((file) => rm(file, { force: true })))
    }
  }

  async #keepImage(raw: string, ready: string, type: Parameters<typeof prepareImage>[1]): Promise<FileFacts> {
    const { data, width, height } = await this.#oneByOne(() => prepareImage(raw, type))
    await this.#refuseFullDisk(data.length)
    await writeThrough(ready, data)
    const file = createHash('sha256').update(data).digest('hex') as Hash
    await this.#keep(ready, file)
    return { file, type, bytes: data.length, width, height, durationMs: null, hasSound: false }
  }

  async #keepFilm(raw: string, { hash, bytes }: Received): Promise<FileFacts> {
    const facts = await readFilm(raw)
    await this.#keep(raw, hash as Hash)
    return { file: hash as Hash, bytes, ...facts }
  }

  /** One picture in memory at a time: a hundred million pixels take 400 MB while they are decoded. */
  #oneByOne<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#lastImage.then(work, work)
    this.#lastImage = turn.catch(() => undefined)
    return turn
  }

  async #keep(file: string, hash: Hash): Promise<void> {
    const kept = this.pathOf(hash)
    const [known, fresh] = await Promise.all([stat(kept).catch(() => null), stat(file)])
    if (known?.size === fresh.size) return
    await mkdir(path.dirname(kept), { recursive: true, mode: 0o700 })
    await rename(file, kept)
    await syncFolder(path.dirname(kept))
  }

  async #refuseFullDisk(bytes: number): Promise<void> {
    if ((await this.#freeBytes(this.#incoming)) < bytes + RESERVE_BYTES) throw new Refusal('disk-full')
  }

  /** Answers with the bytes, or the stretch asked for. Throws `not-found`; a file lost from the disk is logged too. */
  async sendFile(hash: Hash, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const facts = await this.#db.read((r) => findFile(r, hash))
    if (facts === null) throw new Refusal('not-found')
    const etag = `"${hash}"`
    if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).headers(immutable(etag)).send()
    const handle = await open(this.pathOf(hash), 'r').catch((error: unknown) => {
      request.log.error({ err: error, hash }, 'a stored file is missing from the disk')
      throw new Refusal('not-found')
    })
    const { size } = await handle.stat()
    const { range, 'if-range': ifRange } = request.headers
    const part = partOf(size, range, ifRange?.toString(), etag)
    void reply.headers(immutable(etag)).type(facts.type)
    if (part.kind === 'none') {
      await handle.close()
      return reply.code(416).header('content-range', `bytes */${size}`).send()
    }
    const [start, end] = part.kind === 'part' ? [part.start, part.end] : [0, size - 1]
    if (part.kind === 'part') void reply.code(206).header('content-range', `bytes ${start}-${end}/${size}`)
    return reply.header('content-length', end - start + 1).send(handle.createReadStream({ start, end }))
  }
}

const immutable = (etag: string) => ({
  etag,
  'cache-control': 'private, max-age=31536000, immutable',
  'accept-ranges': 'bytes',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'",
})

async function writeThrough(file: string, data: Buffer): Promise<void> {
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(data)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** So that the name survives a power cut too; Windows has no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
