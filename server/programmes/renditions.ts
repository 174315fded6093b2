import type { FastifyBaseLogger } from 'fastify'
import type { Hash } from '../../playlists/ids.ts'
import type { Content, Still } from '../../playlists/content.ts'
import { drawnWidth } from '../../playlists/shown-as.ts'
import type { ServerClock } from '../clock.ts'
import type { Database, Reader } from '../db/open.ts'
import type { Files } from '../materials/files.ts'
import { addFile } from '../materials/file-store.ts'
import { approvedMaterials } from '../materials/store.ts'

type Parts = { db: Database; clock: ServerClock; narrow: Files['narrow']; log: FastifyBaseLogger }
type Wanted = { still: Still; width: number }

/** A picture that is hardly larger than it is drawn is not worth another file. */
const WORTH = 0.75
/** Displays of many sizes share the few widths there are. */
const STEP = 64

/** RULES MA8. Makes the pictures of approved materials at the sizes of the displays, each once, one after the other. */
export class Renditions {
  readonly #parts: Parts
  #unsubscribe = (): void => undefined
  #work: Promise<void> = Promise.resolve()
  #stopped = false

  constructor(parts: Parts) {
    this.#parts = parts
  }

  start(): void {
    this.#unsubscribe = this.#parts.db.changes.subscribe((nouns) => {
      if (nouns.has('materials') || nouns.has('displays')) this.#look()
    })
    this.#look()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#unsubscribe()
    await this.#work
  }

  /** Resolves when all that is wanted by now is there. */
  settle(): Promise<void> {
    return this.#work
  }

  #look(): void {
    this.#work = this.#work.then(() => this.#makeAll())
  }

  async #makeAll(): Promise<void> {
    const { db, log } = this.#parts
    const failed = (error: unknown) => log.error({ err: error }, 'a picture was not made at the size of a display')
    const wanted = await db.read(missing).catch((error: unknown) => (failed(error), []))
    for (const one of wanted) if (!this.#stopped) await this.#make(one).catch(failed)
  }

  async #make({ still, width }: Wanted): Promise<void> {
    const { clock, narrow } = this.#parts
    await narrow(still, width, async (w, facts) => {
      await addFile(w, facts, clock.now())
      const query = w.sql.insertInto('renditions').values({ of: still.file, file: facts.file, width })
      await query.onConflict((clash) => clash.doNothing()).execute()
      w.changed('materials')
    })
  }
}

async function missing(r: Reader): Promise<Wanted[]> {
  const displays = await r.sql
    .selectFrom('displays')
    .select(['width', 'height'])
    .where('archivedAt', 'is', null)
    .execute()
  const made = await r.sql.selectFrom('renditions').select(['of', 'width']).execute()
  const there = new Set(made.map(({ of, width }) => nameOf(of as Hash, width)))
  const wanted = new Map<string, Wanted>()
  for (const { content } of await approvedMaterials(r)) {
    for (const { still, fit } of stillsOf(content)) {
      for (const canvas of displays) {
        const width = Math.ceil(drawnWidth(still, fit, canvas) / STEP) * STEP
        const name = nameOf(still.file, width)
        if (width <= still.width * WORTH && !there.has(name)) wanted.set(name, { still, width })
      }
    }
  }
  return [...wanted.values()]
}

const nameOf = (file: Hash, width: number): string => `${file} ${width}`

function stillsOf(content: Content): { still: Still; fit: 'contain' | 'cover' }[] {
  switch (content.kind) {
    case 'image':
      return [{ still: content, fit: content.fit }]
    case 'slides':
      return content.pages.map((still) => ({ still, fit: content.fit }))
    case 'web':
      return [{ still: content.still, fit: 'contain' }]
    default:
      return []
  }
}
