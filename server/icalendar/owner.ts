import type { DisplayId } from '../../playlists/ids.ts'
import type { Reader, Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'

export type FeedOwner = { id: DisplayId; name: string; token: string | null }

/** A display that is not archived; throws `not-found`. */
export async function feedOwner(r: Reader, id: DisplayId): Promise<FeedOwner> {
  const query = r.sql.selectFrom('displays').select(['name', 'feedToken']).where('id', '=', id)
  const row = await query.where('archivedAt', 'is', null).executeTakeFirst()
  if (row === undefined) throw new Refusal('not-found')
  return { id, name: row.name, token: row.feedToken }
}

export async function setFeedToken(w: Writer, id: DisplayId, feedToken: string): Promise<void> {
  await w.sql.updateTable('displays').set({ feedToken }).where('id', '=', id).execute()
}
