import type { FastifyBaseLogger } from 'fastify'
import type { Hash } from '../../playlists/ids.ts'
import type { ServerClock } from '../clock.ts'
import type { Database, Reader } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { drawFrame } from './ffmpeg.ts'
import { addFile, findFile } from './file-store.ts'
import type { Files } from './files.ts'

type Parts = { db: Database; clock: ServerClock; files: Files; ffmpeg: string | null; log: FastifyBaseLogger }

/** Into the film a little: many begin in black. */
const AT_MS = 500

/** RULES MA10. A frame of a video as a picture, made once when it is first asked for, where ffmpeg is there to draw it. */
export class Posters {
  readonly #parts: Parts
  readonly #making = new Map<Hash, Promise<Hash | null>>()
  /** Videos that ffmpeg could not draw; they are tried again after the next start. */
  readonly #undrawn = new Set<Hash>()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** The poster's own hash, or null where none can be made. Throws `not-found` for what is no stored video. */
  async of(video: Hash): Promise<Hash | null> {
    const { db, ffmpeg } = this.#parts
    const { facts, poster } = await db.read(async (r) => ({
      facts: await findFile(r, video),
      poster: await posterOf(r, video),
    }))
    if (facts?.durationMs == null) throw new Refusal('not-found')
    if (poster !== null || ffmpeg === null || this.#undrawn.has(video)) return poster
    const making = this.#making.get(video) ?? this.#make(ffmpeg, video, Math.min(AT_MS, facts.durationMs / 2))
    this.#making.set(video, making)
    return making.finally(() => this.#making.delete(video))
  }

  async #make(ffmpeg: string, video: Hash, atMs: number): Promise<Hash | null> {
    const { files, clock, log } = this.#parts
    const draw = (from: string, to: string) => drawFrame(ffmpeg, { from, to, atMs })
    try {
      const { file } = await files.drawn(video, draw, async (w, facts) => {
        await addFile(w, facts, clock.now())
        const query = w.sql.insertInto('renditions').values({ of: video, file: facts.file, width: facts.width })
        await query.onConflict((clash) => clash.doNothing()).execute()
      })
      return file
    } catch (error) {
      this.#undrawn.add(video)
      log.warn({ err: error, video }, 'a video has no poster')
      return null
    }
  }
}

/** Whatever is kept of a video at another size is a picture of it. */
async function posterOf(r: Reader, video: Hash): Promise<Hash | null> {
  const row = await r.sql.selectFrom('renditions').select('file').where('of', '=', video).executeTakeFirst()
  return (row?.file ?? null) as Hash | null
}
