import path from 'node:path'
import type { Readable } from 'node:stream'
import { Value } from 'typebox/value'
import type { Hash } from '../../playlists/ids.ts'
import { Content } from '../../playlists/content.ts'
import { withFiles } from '../../playlists/packs/files.ts'
import type { Manifest, Pack } from '../../playlists/packs/pack.ts'
import { recordChange } from '../access/audit.ts'
import type { By } from '../access/audit.ts'
import type { Database, Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { addFile, findFile } from '../materials/file-store.ts'
import { freeOnDisk } from '../materials/files.ts'
import type { Files, FreeBytes } from '../materials/files.ts'
import type { Limits } from '../materials/limits.ts'
import { withArchive } from './archive.ts'
import type { Archive } from './archive.ts'
import { withReceived } from './receive.ts'
import { takeOut } from './take-out.ts'
import { keepPack } from './store.ts'
import type { StoredFacts } from './store.ts'

export type BringParts = { db: Database; files: Files; dataDir: string; freeBytes?: FreeBytes | undefined }
type Given = { source: Readable; declared: number | null; limits: Limits; by: By }

/** What is taken from packs that people bring; one pack at a time. */
export class Bringing {
  readonly #parts: BringParts
  #last: Promise<unknown> = Promise.resolve()

  constructor(parts: BringParts) {
    this.#parts = parts
  }

  /** Resolves when what is being brought is in or thrown away. */
  async settle(): Promise<void> {
    await this.#last.catch(() => undefined)
  }

  /**
   * Checks a pack whole, takes its files into the office's store, and keeps its words for the import; a refusal leaves
   * nothing behind. Throws what `withReceived`, `withArchive` and the store of files throw.
   */
  async take({ source, declared, limits, by }: Given): Promise<string> {
    const { dataDir, freeBytes = freeOnDisk } = this.#parts
    const place = { folder: path.join(dataDir, 'incoming'), freeBytes }
    const turn = this.#last.then(() =>
      withReceived(source, declared, place, (file) => withArchive(file, (archive) => this.#enter(archive, limits, by))),
    )
    this.#last = turn.catch(() => undefined)
    return turn
  }

  async #enter(archive: Archive, limits: Limits, by: By): Promise<string> {
    const { db, files } = this.#parts
    const fresh: Hash[] = []
    try {
      const stored = new Map<Hash, StoredFacts>()
      for (const { file, bytes } of archive.manifest.files)
        stored.set(file, await this.#takeFile(archive, file, bytes, { limits, by, fresh }))
      const pack = withoutFiles(archive.manifest)
      refuseMisnamed(pack, stored)
      await db.transact(async (w) => {
        await keepPack(w, pack, stored)
        await recordChange(w, by, { action: 'create', noun: 'packs', nounId: pack.id, nounName: pack.name })
      })
      return pack.id
    } catch (error) {
      await files.discard(fresh, by.at)
      throw error
    }
  }

  /** The facts of what is stored for it: an image is encoded anew, so its hash may be another (RULES MA6). */
  async #takeFile(
    archive: Archive,
    file: Hash,
    bytes: number,
    { limits, by, fresh }: { limits: Limits; by: By; fresh: Hash[] },
  ): Promise<StoredFacts> {
    const { db, files } = this.#parts
    const known = await db.read((r) => findFile(r, file))
    if (known !== null) return known
    const folder = path.join(this.#parts.dataDir, 'incoming')
    return takeOut(files, { source: await archive.open(file), bytes, limits, folder }, async (w: Writer, facts) => {
      if (!(await addFile(w, facts, by.at))) return
      fresh.push(facts.file)
      const change = {
        action: 'create',
        noun: 'files',
        nounId: facts.file,
        nounName: archive.manifest.name,
        after: facts,
      }
      await recordChange(w, by, change)
    })
  }
}

/** What a material calls a picture is one. Throws `pack-content`. */
function refuseMisnamed({ materials }: Pack, stored: ReadonlyMap<Hash, StoredFacts>): void {
  const n = materials.findIndex(
    ({ content }) =>
      !Value.Check(
        Content,
        withFiles(content, (file) => stored.get(file) ?? null),
      ),
  )
  if (n < 0) return
  throw new Refusal('pack-content', { details: [{ field: `materials.${n}.content`, problem: 'not-as-stored' }] })
}

function withoutFiles({ files: _, madeAt: __, ...pack }: Manifest): Pack {
  return pack
}
