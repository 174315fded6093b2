import { waitsFor } from '../../playlists/approval.ts'
import { byUrgency } from '../../playlists/duty.ts'
import type { MaterialId } from '../../playlists/ids.ts'
import type { decideMany } from '../../playlists/wire/approvals.ts'
import type { BodyOf, ReplyOf } from '../../playlists/wire/endpoint.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import type { Database, Reader, Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { findMaterial, listMaterials } from './store.ts'

/** RULES AP10. What waits for somebody's word, the most urgent first. */
export async function listWaiting(r: Reader): Promise<Material[]> {
  const all = await listMaterials(r, false)
  return all.filter(({ latest }) => waitsFor(latest.state, { twoSteps: true }) !== null).sort(byUrgency)
}

type Item = BodyOf<typeof decideMany>['items'][number]
type Row = ReplyOf<typeof decideMany>[number]

/** Each in a transaction of its own, one after the other: a refusal is that row's alone, a bug is everybody's. */
export async function decideEach(
  db: Database,
  items: readonly Item[],
  decide: (w: Writer, item: Item) => Promise<Material>,
  inWords: (refusal: Refusal) => string,
): Promise<Row[]> {
  const rows: Row[] = []
  for (const item of items) {
    const { material } = item
    try {
      const { title } = await db.transact((w) => decide(w, item))
      rows.push({ material, title, error: null })
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal
      const error = { code: refusal.code, message: inWords(refusal) }
      rows.push({ material, title: await titleOf(db, material), error })
    }
  }
  return rows
}

const titleOf = (db: Database, id: MaterialId): Promise<string> =>
  db
    .read((r) => findMaterial(r, id))
    .then(
      ({ title }) => title,
      () => `#${id}`,
    )
