import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import path from 'node:path'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Hash } from '../../playlists/ids.ts'
import { DAY, instant, plus } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Database, Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { findFile, forgetUnused, unusedFiles } from './file-store.ts'
import type { ImageType, Looks } from './inspect.ts'
import { aside } from './inspection.ts'
import type { FileFacts } from './inspection.ts'
import { partOf } from './ranges.ts'

export type OurLooks = Extract<Looks, { kind: 'image' | 'video' }>
export type Enter = (w: Writer, facts: FileFacts) => Promise<void>
/** Bytes that may still be written where this folder lies. */
export type FreeBytes = (folder: string) => Promise<number>

export const freeOnDisk: FreeBytes = async (folder) => {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** How long an upload that nothing shows may lie: somebody may still be at it. */
export const UNUSED_MS = 7 * DAY

/** Kept free for the database and its journal, whatever is uploaded. */
const RESERVE_BYTES = 200 * 1024 * 1024

/** Where a stored file lies. */
export const pathOfFile = (dataDir: string, hash: Hash): string =>
  path.join(dataDir, 'files', hash.slice(0, 2), hash.slice(2, 4), hash)

/** Files by the SHA-256 of their bytes, in DATA_DIR/files/ab/cd/…; same bytes lie there once, and never change. */
export class Files {
  readonly #db: Database
  readonly #dataDir: string
  readonly #incoming: string
  readonly #freeBytes: FreeBytes
  #lastInspection: Promise<unknown> = Promise.resolve()
  #lastEntry: Promise<unknown> = Promise.resolve()
  readonly #underWay = new Set<Promise<unknown>>()

  private constructor(db: Database, dataDir: string, freeBytes: FreeBytes) {
    this.#db = db
    this.#dataDir = dataDir
    this.#incoming = path.join(dataDir, 'incoming')
    this.#freeBytes = freeBytes
  }

  /** Makes the folders and throws away what a stopped server left half made. */
  static async open(db: Database, dataDir: string, freeBytes: FreeBytes = freeOnDisk): Promise<Files> {
    const files = new Files(db, dataDir, freeBytes)
    await mkdir(path.join(dataDir, 'files'), { recursive: true, mode: 0o700 })
    await mkdir(files.#incoming, { recursive: true, mode: 0o700 })
    for (const name of await readdir(files.#incoming)) {
      await rm(path.join(files.#incoming, name), { recursive: true, force: true })
    }
    return files
  }

  pathOf(hash: Hash): string {
    return pathOfFile(this.#dataDir, hash)
  }

  /**
   * Looks into one file and keeps it; a picture is encoded anew, a video is moved. Nothing else is left behind.
   * `enter` writes it down, before anybody may sweep it.
   */
  take(looks: OurLooks, raw: string, enter: Enter): Promise<FileFacts> {
    return this.#follow(async () => {
      const ready = path.join(this.#incoming, randomUUID())
      try {
        const facts = await this.look(() =>
          looks.kind === 'image' ? aside('image', { raw, type: looks.type, ready }) : aside('video', { raw }),
        )
        await this.keep(looks.kind === 'image' ? ready : raw, facts, enter)
        return facts
      } finally {
        await rm(ready, { force: true })
      }
    })
  }

  /** The same picture at another width. */
  narrow({ file, type }: { file: Hash; type: ImageType }, width: number, enter: Enter): Promise<FileFacts> {
    return this.#follow(async () => {
      const ready = path.join(this.#incoming, randomUUID())
      try {
        const given = { raw: this.pathOf(file), type, ready, width }
        const facts = await this.look(() => aside('rendition', given))
        await this.keep(ready, facts, enter)
        return facts
      } finally {
        await rm(ready, { force: true })
      }
    })
  }

  /** A picture that `draw` makes of a stored file. */
  drawn(of: Hash, draw: (from: string, to: string) => Promise<void>, enter: Enter): Promise<FileFacts> {
    return this.#follow(async () => {
      const raw = path.join(this.#incoming, randomUUID())
      try {
        await this.look(() => draw(this.pathOf(of), raw))
        return await this.take({ kind: 'image', type: 'image/jpeg' }, raw, enter)
      } finally {
        await rm(raw, { force: true })
      }
    })
  }

  /** Moves a file that has been looked into to where it stays. */
  async keep(file: string, facts: FileFacts, enter: Enter): Promise<void> {
    await this.refuseFullDisk(0)
    await this.#oneAtATime(async () => {
      await this.#keep(file, facts.file)
      await this.#db.transact((w) => enter(w, facts))
    })
  }

  /** Resolves when what is being taken is in or thrown away. */
  async settle(): Promise<void> {
    await Promise.allSettled(this.#underWay)
  }

  #follow<T>(work: () => Promise<T>): Promise<T> {
    const begun = work()
    this.#underWay.add(begun)
    return begun.finally(() => this.#underWay.delete(begun))
  }

  /**
   * Removes what came in longer ago than UNUSED_MS and nothing shows: uploads that an editor walked away from. Gives what
   * it removed. What lies on the disk without a row is left alone: after a restore it may be all that is left of it.
   */
  async sweep(now: Instant): Promise<Hash[]> {
    const before = instant(now - UNUSED_MS)
    return this.#forget(await this.#db.read((r) => unusedFiles(r, before)), before)
  }

  /** Removes what has just come in and is not wanted after all, where nothing shows it. */
  async discard(hashes: readonly Hash[], now: Instant): Promise<void> {
    await this.#forget(hashes, plus(now, 1))
  }

  async #forget(hashes: readonly Hash[], before: Instant): Promise<Hash[]> {
    const swept: Hash[] = []
    for (const hash of hashes) {
      await this.#oneAtATime(async () => {
        if (!(await this.#db.transact((w) => forgetUnused(w, hash, before)))) return
        await rm(this.pathOf(hash), { force: true })
        swept.push(hash)
      })
    }
    return swept
  }

  /** A file and its row come and go together: between the two nobody else may keep or sweep the same bytes. */
  #oneAtATime<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#lastEntry.then(work, work)
    this.#lastEntry = turn.catch(() => undefined)
    return turn
  }

  /** One file is looked into at a time: a hundred million pixels take 400 MB while they are decoded. */
  look<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#lastInspection.then(work, work)
    this.#lastInspection = turn.catch(() => undefined)
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

  /** Throws `disk-full` unless so many bytes can come in and room is left. */
  async refuseFullDisk(bytes: number): Promise<void> {
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

/** So that the name survives a power cut too; Windows has no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
