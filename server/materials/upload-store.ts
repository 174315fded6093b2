import type { AccountId, Hash } from '../../playlists/ids.ts'
import type { Instant } from '../../playlists/time.ts'
import type { ErrorCode } from '../../playlists/wire/errors.ts'
import type { Reader, Writer } from '../db/open.ts'

/** What is kept of an upload's state; how far a work has come is known to who does it. */
export type KeptState =
  | { kind: 'receiving' }
  | { kind: 'document'; pages: number }
  | { kind: 'working'; work: 'pages'; pages: number[] }
  | { kind: 'working'; work: 'video' }
  | { kind: 'stored'; files: Hash[] }
  | { kind: 'refused'; code: ErrorCode; because: Record<string, string> }

export type KeptUpload = {
  id: string
  account: AccountId
  /** From where it was begun. */
  address: string
  name: string
  bytes: number
  startedAt: Instant
  state: KeptState
}

type Row = Omit<KeptUpload, 'account' | 'startedAt' | 'state'> & { account: number; startedAt: number; state: string }

const asUpload = (row: Row): KeptUpload => ({
  ...row,
  account: row.account as AccountId,
  startedAt: row.startedAt as Instant,
  state: JSON.parse(row.state) as KeptState,
})

export async function findUpload(r: Reader, id: string): Promise<KeptUpload | null> {
  const row = await r.sql.selectFrom('uploads').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : asUpload(row)
}

/** Newest first; of one account, or of all. */
export async function keptUploads(r: Reader, account?: AccountId): Promise<KeptUpload[]> {
  let query = r.sql.selectFrom('uploads').selectAll().orderBy('startedAt', 'desc').orderBy('id')
  if (account !== undefined) query = query.where('account', '=', account)
  return (await query.execute()).map(asUpload)
}

export async function addUpload(w: Writer, { state, ...upload }: KeptUpload): Promise<void> {
  await w.sql
    .insertInto('uploads')
    .values({ ...upload, state: JSON.stringify(state) })
    .execute()
}

export async function moveUpload(w: Writer, id: string, state: KeptState): Promise<void> {
  await w.sql
    .updateTable('uploads')
    .set({ state: JSON.stringify(state) })
    .where('id', '=', id)
    .execute()
}

export async function forgetUpload(w: Writer, id: string): Promise<void> {
  await w.sql.deleteFrom('uploads').where('id', '=', id).execute()
}
