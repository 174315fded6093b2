import { REVISION_STATES, waitsFor } from '../../playlists/approval.ts'
import { byUrgency } from '../../playlists/duty.ts'
import type { MaterialId } from '../../playlists/ids.ts'
import type { decideMany } from '../../playlists/wire/approvals.ts'
import type { BodyOf, ReplyOf } from '../../playlists/wire/endpoint.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import type { Database, Reader, Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { findMaterial, materialsById } from './store.ts'

/** The states in which a revision waits for somebody's word, with one step or two. */
const WAITING = REVISION_STATES.filter((state) => waitsFor(state, { twoSteps: true }) !== null)

/** RULES AP10. What waits for somebody's word, the most urgent first. */
export async function listWaiting(r: Reader): Promise<Material[]> {
  const newest = r.sql
    .selectFrom('revisions')
    .select(({ fn }) => fn.max('id').as('id'))
    .groupBy('material')
  const rows = await r.sql
    .selectFrom('revisions')
    .innerJoin('materials', 'materials.id', 'revisions.material')
    .select('materials.id')
    .where('revisions.id', 'in', newest)
    .where('revisions.state', 'in', WAITING)
    .where('materials.archivedAt', 'is', null)
    .execute()
  const ids = rows.map(({ id }) => id as MaterialId)
  return (await materialsById(r, ids)).sort(byUrgency)
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
