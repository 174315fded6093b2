import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { AccountId } from '../../playlists/ids.ts'
import { DAY } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import type { StoredFile } from '../../playlists/wire/materials.ts'
import type { ErrorCode } from '../../playlists/wire/errors.ts'
import type { Upload, UploadState } from '../../playlists/wire/uploads.ts'
import type { Database, Reader } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { findFile } from './file-store.ts'
import type { Files } from './files.ts'
import { headOf, look } from './inspect.ts'
import type { Looks } from './inspect.ts'
import { aside } from './inspection.ts'
import { refuseTooLarge } from './limits.ts'
import type { Limits } from './limits.ts'
import { findUpload, forgetUpload, keptUploads, moveUpload } from './upload-store.ts'
import type { KeptState, KeptUpload } from './upload-store.ts'
import type { EnterFor, UploadWorks } from './upload-works.ts'

/** How long an upload may lie, whatever it is at: after that nobody comes back to it. */
export const LEFT_MS = DAY
/** Of one account at the same time. */
const MOST_UPLOADS = 100

/** The words of a refusal, in the caller's language. */
export type Say = (code: ErrorCode, because: Record<string, string>) => string

type Parts = {
  db: Database
  files: Files
  works: UploadWorks
  folder: string
  limits: (r: Reader) => Promise<Limits>
  enterFor: EnterFor
}

/** What staff send, from its first byte until it is a stored file: received by tus.ts, then looked into, then worked on. */
export class Uploads {
  readonly #parts: Parts
  readonly #finishing = new Map<string, Promise<KeptUpload>>()

  private constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Clears up what belongs to no upload, and goes on with what was under way. */
  static async open(parts: Parts): Promise<Uploads> {
    const uploads = new Uploads(parts)
    const { db, folder, works } = parts
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const known = new Map((await db.read((r) => keptUploads(r))).map((upload) => [upload.id, upload]))
    for (const name of await readdir(folder)) {
      if (!known.has(name.slice(0, 32))) await rm(path.join(folder, name), { recursive: true, force: true })
    }
    for (const { id, state } of known.values()) {
      const isThere = await stat(path.join(folder, id)).catch(() => null)
      if (isThere === null && state.kind !== 'stored' && state.kind !== 'refused') await uploads.#forget(id)
    }
    await works.resume()
    return uploads
  }

  /** Throws when an upload of so many bytes may not be begun, or may not go on. */
  async refuse(bytes: number, head: Uint8Array | null): Promise<void> {
    const limits = await this.#parts.db.read(this.#parts.limits)
    if (bytes < 1) throw new Refusal('file-empty')
    const looks = head === null ? null : await this.#look(head)
    refuseTooLarge(bytes, looks, limits)
  }

  /** Before the first byte: whether there is room for it, on the disk and among the caller's uploads. */
  async refuseNew(account: AccountId, bytes: number): Promise<void> {
    await this.refuse(bytes, null)
    await this.#parts.files.refuseFullDisk(bytes)
    const mine = await this.#parts.db.read((r) => keptUploads(r, account))
    if (mine.length >= MOST_UPLOADS) throw new Refusal('too-many', { because: { seconds: '60' } })
  }

  /** Before more of its bytes. Throws `not-found` for what is not the caller's. */
  async refuseMore(id: string, account: AccountId): Promise<void> {
    const { bytes, state } = await this.#own(id, account)
    if (state.kind === 'receiving') await this.#parts.files.refuseFullDisk(bytes - (await this.#received(id)))
  }

  async list(account: AccountId, say: Say): Promise<Upload[]> {
    const kept = await this.#parts.db.read((r) => keptUploads(r, account))
    return Promise.all(kept.map((upload) => this.#seen(upload, say)))
  }

  async read(id: string, account: AccountId, say: Say): Promise<Upload> {
    return this.#seen(await this.#own(id, account), say)
  }

  /** Looks into what has come. Throws what is wrong with it; then nothing of it is left. */
  async finish(id: string, account: AccountId, say: Say): Promise<Upload> {
    const upload = await this.#own(id, account)
    if (upload.state.kind !== 'receiving') return this.#seen(upload, say)
    if ((await this.#received(id)) !== upload.bytes) throw new Refusal('wrong-state')
    const finishing = this.#finishing.get(id) ?? this.#finish(upload)
    this.#finishing.set(id, finishing)
    return this.#seen(await finishing.finally(() => this.#finishing.delete(id)), say)
  }

  /** The caller has chosen the pages of a document. */
  async choosePages(id: string, account: AccountId, pages: number[], say: Say): Promise<Upload> {
    const upload = await this.#own(id, account)
    const { state } = upload
    if (state.kind !== 'document') throw new Refusal('wrong-state')
    if (pages.some((page) => page > state.pages))
      throw new Refusal('invalid', { details: [{ field: 'pages', problem: 'unknown' }] })
    await this.#parts.works.stop(id)
    return this.#seen(await this.#move(upload, { kind: 'working', work: 'pages', pages }), say)
  }

  /** The file of a page's small picture. Throws `not-found` while it is not drawn. */
  async thumb(id: string, account: AccountId, page: number): Promise<Buffer> {
    await this.#own(id, account)
    const handle = await open(this.#parts.works.thumbOf(id, page), 'r').catch(() => {
      throw new Refusal('not-found')
    })
    return handle.readFile().finally(() => handle.close())
  }

  async drop(id: string, account: AccountId): Promise<void> {
    await this.#own(id, account)
    await this.#forget(id)
  }

  /** Removes what nobody has come back to. */
  async sweep(now: Instant): Promise<void> {
    const kept = await this.#parts.db.read((r) => keptUploads(r))
    for (const { id, startedAt } of kept) if (startedAt < now - LEFT_MS) await this.#forget(id)
  }

  async settle(): Promise<void> {
    await Promise.allSettled(this.#finishing.values())
    await this.#parts.works.settle()
  }

  async #finish(upload: KeptUpload): Promise<KeptUpload> {
    try {
      return await this.#move(upload, await this.#takeUp(upload))
    } catch (error) {
      await this.#forget(upload.id)
      throw error
    }
  }

  async #takeUp(upload: KeptUpload): Promise<KeptState> {
    const { files, db, limits, enterFor, works } = this.#parts
    const raw = this.#rawOf(upload.id)
    const looks = await this.#look(await headOf(raw))
    const allowed = await db.read(limits)
    refuseTooLarge(upload.bytes, looks, allowed)
    if (looks.kind === 'foreign-video') return { kind: 'working', work: 'video' }
    if (looks.kind === 'pdf') return { kind: 'document', pages: await countPages(raw, allowed) }
    try {
      const { file } = await files.take(looks, raw, enterFor(upload))
      return { kind: 'stored', files: [file] }
    } catch (error) {
      if (works.canConvert && error instanceof Refusal && CONVERTIBLE.includes(error.code))
        return { kind: 'working', work: 'video' }
      throw error
    }
  }

  /** Throws `video-codec` for a container that only a converter could open, where there is none. */
  async #look(head: Uint8Array): Promise<Looks> {
    const looks = await look(head)
    if (looks.kind === 'foreign-video' && !this.#parts.works.canConvert)
      throw new Refusal('video-codec', { because: { codec: `(${looks.container})` } })
    return looks
  }

  async #own(id: string, account: AccountId): Promise<KeptUpload> {
    const found = await this.#parts.db.read((r) => findUpload(r, id))
    if (found?.account !== account) throw new Refusal('not-found')
    return found
  }

  async #move(upload: KeptUpload, state: KeptState): Promise<KeptUpload> {
    await this.#parts.db.transact((w) => moveUpload(w, upload.id, state))
    const moved = { ...upload, state }
    if (state.kind === 'stored') await this.#parts.works.clear(upload.id)
    this.#parts.works.begin(moved)
    return moved
  }

  async #forget(id: string): Promise<void> {
    await this.#parts.works.stop(id)
    await this.#parts.db.transact((w) => forgetUpload(w, id))
    await this.#parts.works.clear(id)
  }

  async #received(id: string): Promise<number> {
    return (await stat(this.#rawOf(id)).catch(() => null))?.size ?? 0
  }

  #rawOf(id: string): string {
    return path.join(this.#parts.folder, id)
  }

  async #seen({ state, account: _a, address: _b, ...upload }: KeptUpload, say: Say): Promise<Upload> {
    return { ...upload, at: await this.#stateOf(upload, state, say) }
  }

  async #stateOf({ id, name }: { id: string; name: string }, state: KeptState, say: Say): Promise<UploadState> {
    const { db, works } = this.#parts
    switch (state.kind) {
      case 'receiving':
        return { kind: 'receiving', received: await this.#received(id) }
      case 'document':
        return { kind: 'document', pages: state.pages, thumbs: await this.#thumbs(id) }
      case 'working':
        return { kind: 'working', work: state.work, share: works.share(id) }
      case 'refused':
        return { kind: 'refused', code: state.code, message: say(state.code, state.because) }
      case 'stored': {
        const facts = await db.read((r) => Promise.all(state.files.map((file) => findFile(r, file))))
        return {
          kind: 'stored',
          files: facts.filter((one) => one !== null).map((one): StoredFile => ({ ...one, name })),
        }
      }
    }
  }

  async #thumbs(id: string): Promise<number> {
    const names = await readdir(`${this.#rawOf(id)}.pages`).catch(() => [])
    return names.filter((name) => /^\d+$/.test(name)).length
  }
}

const CONVERTIBLE = ['video-codec', 'video-too-large']

async function countPages(raw: string, { maxPdfPages }: Limits): Promise<number> {
  const pages = await aside('pdf', { raw })
  if (pages <= maxPdfPages) return pages
  throw new Refusal('pdf-too-long', { because: { pages: String(pages), limit: String(maxPdfPages) } })
}
