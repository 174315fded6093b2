import type { ErrorCode } from '../../playlists/wire/errors.ts'
import { MAX_TAGS } from '../../playlists/wire/materials.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import type { BulkDeed } from '../../playlists/wire/library.ts'
import type { MaterialId } from '../../playlists/ids.ts'
import type { Me } from '../../playlists/wire/access.ts'
import type { By } from '../access/audit.ts'
import type { Database, Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { archiveMaterial, relabelMaterial } from './materials.ts'
import { findMaterial } from './store.ts'
import type { Label } from './store.ts'

type At = { id: MaterialId; version: number }
type Who = { account: Me; by: By }
export type BulkResult = At & { title: string; refused: { code: ErrorCode; because: Record<string, string> } | null }

/** Hands one revision in, past whatever stands at the gate. */
export type HandIn = (w: Writer, at: At, revision: number) => Promise<Material>
type Doing = { deed: BulkDeed; who: Who; handIn: HandIn }

/** Each in a transaction of its own: one that is refused stops no other. */
export async function changeMany(db: Database, all: readonly At[], doing: Doing): Promise<BulkResult[]> {
  const results: BulkResult[] = []
  for (const at of all) results.push(await changeOne(db, at, doing))
  return results
}

async function changeOne(db: Database, at: At, doing: Doing): Promise<BulkResult> {
  try {
    const { title, version } = await db.transact((w) => doOne(w, at, doing))
    return { id: at.id, title, version, refused: null }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code, because } = error
    const known = await db.read((r) => findMaterial(r, at.id)).catch(() => null)
    const { title, version } = known ?? { title: '', version: at.version }
    return { id: at.id, title, version, refused: { code, because } }
  }
}

async function doOne(w: Writer, at: At, { deed, who, handIn }: Doing): Promise<Material> {
  switch (deed.deed) {
    case 'submit':
      return handIn(w, at, (await findMaterial(w, at.id)).latest.number)
    case 'archive':
    case 'restore':
      return archiveMaterial(w, at, deed.deed === 'archive', who.by)
    default:
      return relabelMaterial(w, at, (label) => relabelled(label, deed), who.by)
  }
}

type Relabelling = Exclude<BulkDeed, { deed: 'submit' | 'archive' | 'restore' }>

function relabelled({ tags }: Label, deed: Relabelling): Partial<Label> {
  switch (deed.deed) {
    case 'tag': {
      const kept = tags.filter((tag) => !deed.remove.includes(tag))
      const next = [...kept, ...deed.add.filter((tag) => !kept.includes(tag))]
      if (next.length > MAX_TAGS) throw new Refusal('invalid', { details: [{ field: 'tags', problem: 'maxItems' }] })
      return { tags: next }
    }
    case 'topic':
      return { topic: deed.topic }
    case 'campaign':
      return { campaign: deed.campaign }
    case 'validity':
      return { validFrom: deed.validFrom, validUntil: deed.validUntil }
  }
}
