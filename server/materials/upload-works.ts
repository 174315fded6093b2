import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { FastifyBaseLogger } from 'fastify'
import type { Hash } from '../../playlists/ids.ts'
import type { Database } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { convert } from './ffmpeg.ts'
import type { Enter, Files } from './files.ts'
import { aside } from './inspection.ts'
import { keptUploads, moveUpload } from './upload-store.ts'
import type { KeptState, KeptUpload } from './upload-store.ts'

/** Who writes down a file that came of an upload. */
export type EnterFor = (upload: KeptUpload) => Enter
type Parts = {
  db: Database
  files: Files
  folder: string
  ffmpeg: string | null
  enterFor: EnterFor
  log: FastifyBaseLogger
}
type Run = { share: number; stop: AbortController; over: Promise<void> }

/**
 * What takes longer than one answer: small pictures of a document's pages, the pages chosen, a video made fit to be played.
 * What was under way when the server stopped is begun anew. Videos are converted one at a time, so are documents.
 */
export class UploadWorks {
  readonly #parts: Parts
  readonly #runs = new Map<string, Run>()
  #lastVideo: Promise<unknown> = Promise.resolve()
  #lastDocument: Promise<unknown> = Promise.resolve()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  get canConvert(): boolean {
    return this.#parts.ffmpeg !== null
  }

  /** Goes on with what a stopped server left. */
  async resume(): Promise<void> {
    for (const upload of await this.#parts.db.read((r) => keptUploads(r))) this.begin(upload)
  }

  /** Begins what an upload's state asks for. */
  begin(upload: KeptUpload): void {
    const { id, state } = upload
    if (state.kind === 'document')
      this.#run(id, (run) => this.#inDocumentTurn(() => this.#thumbs(upload, state.pages, run)))
    if (state.kind !== 'working') return
    if (state.work === 'pages')
      this.#run(id, (run) => this.#inDocumentTurn(() => this.#pages(upload, state.pages, run)))
    else this.#run(id, (run) => this.#inVideoTurn(() => this.#video(upload, run)))
  }

  /** How far the work on an upload is, from 0 to 1. */
  share(id: string): number {
    return this.#runs.get(id)?.share ?? 0
  }

  /** Ends the work on an upload, if there is any, and waits until it has let go of its files. */
  async stop(id: string): Promise<void> {
    const run = this.#runs.get(id)
    run?.stop.abort()
    await run?.over
  }

  async settle(): Promise<void> {
    while (this.#runs.size > 0) await Promise.all([...this.#runs.values()].map(({ over }) => over))
  }

  /** The program ends: what is under way is begun anew the next time. */
  async close(): Promise<void> {
    for (const { stop } of this.#runs.values()) stop.abort()
    await this.settle()
  }

  thumbOf(id: string, page: number): string {
    return path.join(this.#pagesOf(id), String(page))
  }

  #pagesOf(id: string): string {
    return path.join(this.#parts.folder, `${id}.pages`)
  }

  #rawOf(id: string): string {
    return path.join(this.#parts.folder, id)
  }

  #run(id: string, work: (run: Run) => Promise<void>): void {
    const run: Run = { share: 0, stop: new AbortController(), over: Promise.resolve() }
    this.#runs.set(id, run)
    run.over = work(run)
      .catch((error: unknown) => this.#failed(id, run, error))
      .finally(() => this.#runs.get(id) === run && this.#runs.delete(id))
  }

  /** Stopped on purpose, it is left as it is; whoever stopped it knows what is to become of it. */
  async #failed(id: string, { stop }: Run, error: unknown): Promise<void> {
    if (stop.signal.aborted) return
    if (!(error instanceof Refusal)) this.#parts.log.error({ err: error, upload: id }, 'work on an upload failed')
    const { code, because } = error instanceof Refusal ? error : new Refusal('file-damaged')
    await this.clear(id)
    await this.#move(id, { kind: 'refused', code, because })
  }

  async #thumbs({ id }: KeptUpload, pages: number, run: Run): Promise<void> {
    const folder = this.#pagesOf(id)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const watching = { signal: run.stop.signal, onDone: (done: number) => void (run.share = done / pages) }
    // Without them the pages can still be chosen by their numbers.
    await aside('thumbs', { raw: this.#rawOf(id), folder, pages }, watching).catch(() => undefined)
  }

  async #pages(upload: KeptUpload, pages: readonly number[], run: Run): Promise<void> {
    const { id } = upload
    const folder = path.join(this.#pagesOf(id), 'chosen')
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const watching = { signal: run.stop.signal, onDone: (done: number) => void (run.share = done / pages.length) }
    const made = await aside('pages', { raw: this.#rawOf(id), folder, pages }, watching)
    const enter = this.#parts.enterFor(upload)
    for (const facts of new Map(made.map((one) => [one.file, one])).values())
      await this.#parts.files.keep(path.join(folder, facts.file), facts, enter)
    await this.#stored(
      id,
      made.map(({ file }) => file),
    )
  }

  async #video(upload: KeptUpload, run: Run): Promise<void> {
    const { files, ffmpeg } = this.#parts
    const { id } = upload
    if (ffmpeg === null) throw new Refusal('video-codec')
    const [from, to] = [this.#rawOf(id), `${this.#rawOf(id)}.mp4`]
    const lengthMs = await aside('length', { raw: from }, { signal: run.stop.signal }).catch(() => 0)
    run.stop.signal.throwIfAborted()
    await convert(ffmpeg, { from, to, lengthMs, signal: run.stop.signal, onShare: (share) => void (run.share = share) })
    const facts = await files.take({ kind: 'video' }, to, this.#parts.enterFor(upload))
    await this.#stored(id, [facts.file])
  }

  async #stored(id: string, files: Hash[]): Promise<void> {
    await this.clear(id)
    await this.#move(id, { kind: 'stored', files })
  }

  #move(id: string, state: KeptState): Promise<void> {
    return this.#parts.db.transact((w) => moveUpload(w, id, state))
  }

  /** Everything of an upload that lies on the disk. */
  async clear(id: string): Promise<void> {
    for (const name of [this.#rawOf(id), `${this.#rawOf(id)}.mp4`, this.#pagesOf(id)])
      await rm(name, { recursive: true, force: true })
  }

  #inVideoTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#lastVideo.then(work, work)
    this.#lastVideo = turn.catch(() => undefined)
    return turn
  }

  #inDocumentTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#lastDocument.then(work, work)
    this.#lastDocument = turn.catch(() => undefined)
    return turn
  }
}
