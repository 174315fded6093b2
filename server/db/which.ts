import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Which } from '../../playlists/wire/which.ts'
import type { Reader } from './open.ts'

/** The numbers of the displays and materials that a question is about; null: no matter which. */
export type Chosen = {
  displays: readonly number[] | null
  materials: readonly number[] | null
  topic?: string | undefined
}

/** RULES PL6. A test display is asked about only by itself. */
export async function choose(
  r: Reader,
  { display, group, material, campaign, audience, topic }: Which,
): Promise<Chosen> {
  const displays = display === undefined ? await countedDisplays(r, group) : [display]
  const byLabel = campaign !== undefined || audience !== undefined
  if (!byLabel) return { displays, materials: material === undefined ? null : [material], topic }
  let query = r.sql.selectFrom('materials').select('id')
  if (material !== undefined) query = query.where('id', '=', material)
  if (campaign !== undefined) query = query.where('campaign', '=', campaign)
  if (audience !== undefined) query = query.where('audience', '=', audience)
  return { displays, materials: (await query.execute()).map(({ id }) => id), topic }
}

async function countedDisplays(r: Reader, group: Which['group']): Promise<readonly number[] | null> {
  const all = await r.sql.selectFrom('displays').select(['id', 'test']).execute()
  const counted = all.flatMap(({ id, test }) => (test === 1 ? [] : [id]))
  if (group === undefined) return counted.length === all.length ? null : counted
  const members = await r.sql.selectFrom('groupMembers').select('display').where('group', '=', group).execute()
  const inGroup = new Set(members.map(({ display }) => display))
  return counted.filter((id) => inGroup.has(id))
}

/** Whether a column names one of these. */
export const among = (column: string, ids: readonly number[] | null): RawBuilder<boolean> =>
  ids === null
    ? sql<boolean>`true`
    : sql<boolean>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(ids)}))`
