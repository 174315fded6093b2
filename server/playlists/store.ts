import type { PlaylistId, MaterialId, ScheduleId } from '../../playlists/ids.ts'
import type { Playlist, PlaylistItem } from '../../playlists/playlist.ts'
import type { Show } from '../../playlists/schedule.ts'
import type { Instant } from '../../playlists/time.ts'
import type { PlaylistReply } from '../../playlists/wire/playlists.ts'
import type { Reader, Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'

export type PlaylistDraft = Pick<PlaylistReply, 'name' | 'note' | 'order' | 'items'>
type Users = Map<number, PlaylistReply['usedIn']>

export async function listPlaylists(r: Reader): Promise<PlaylistReply[]> {
  const rows = await r.sql.selectFrom('playlists').selectAll().orderBy('name').orderBy('id').execute()
  const [items, users] = [await allItems(r), await scheduleUsers(r)]
  return rows.map((row) => asReply(row, items, users))
}

/** Throws `not-found`. */
export async function readPlaylist(r: Reader, id: PlaylistId): Promise<PlaylistReply> {
  const row = await r.sql.selectFrom('playlists').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Refusal('not-found')
  return asReply(row, await allItems(r, id), await scheduleUsers(r))
}

/** For the publisher: every playlist that is not archived, with its items. */
export async function playlistFacts(r: Reader): Promise<Playlist[]> {
  const columns = ['id', 'order'] as const
  const rows = await r.sql
    .selectFrom('playlists')
    .select(columns)
    .where('archivedAt', 'is', null)
    .orderBy('id')
    .execute()
  const items = await allItems(r)
  return rows.map(({ id, order }) => ({ id: id as PlaylistId, order, items: items.get(id) ?? [] }))
}

async function allItems(r: Reader, of?: PlaylistId): Promise<Map<number, PlaylistItem[]>> {
  let query = r.sql.selectFrom('playlistItems').selectAll().orderBy('playlist').orderBy('position')
  if (of !== undefined) query = query.where('playlist', '=', of)
  const found = new Map<number, PlaylistItem[]>()
  for (const { playlist, material, weight, durationMs } of await query.execute()) {
    const items = found.get(playlist) ?? []
    items.push({ material: material as MaterialId, weight, durationMs })
    found.set(playlist, items)
  }
  return found
}

/** Which schedules in force show which playlist. */
async function scheduleUsers(r: Reader): Promise<Users> {
  const columns = ['id', 'name', 'show'] as const
  const rows = await r.sql
    .selectFrom('schedules')
    .select(columns)
    .where('archivedAt', 'is', null)
    .orderBy('id')
    .execute()
  const users: Users = new Map()
  for (const { id, name, show } of rows) {
    const shown = JSON.parse(show) as Show
    if (shown.kind !== 'playlist') continue
    users.set(shown.playlist, [...(users.get(shown.playlist) ?? []), { id: id as ScheduleId, name }])
  }
  return users
}

type Row = Omit<PlaylistReply, 'id' | 'items' | 'usedIn' | 'archivedAt'> & { id: number; archivedAt: number | null }

const asReply = (row: Row, items: Map<number, PlaylistItem[]>, users: Users): PlaylistReply => ({
  id: row.id as PlaylistId,
  name: row.name,
  note: row.note,
  order: row.order,
  items: items.get(row.id) ?? [],
  usedIn: users.get(row.id) ?? [],
  archivedAt: row.archivedAt as Instant | null,
  version: row.version,
})

/** The names in use; capitals do not make a name another. */
export async function namesInUse(r: Reader, but?: PlaylistId): Promise<Set<string>> {
  let query = r.sql.selectFrom('playlists').select('name').where('archivedAt', 'is', null)
  if (but !== undefined) query = query.where('id', '!=', but)
  return new Set((await query.execute()).map(({ name }) => name.toLowerCase()))
}

export async function knownMaterials(r: Reader, ids: readonly MaterialId[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set()
  const rows = await r.sql
    .selectFrom('materials')
    .select('id')
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Set(rows.map(({ id }) => id))
}

export async function insertPlaylist(w: Writer, { name, note, order, items }: PlaylistDraft): Promise<PlaylistId> {
  w.changed('playlists')
  const query = w.sql.insertInto('playlists').values({ name, note, order, archivedAt: null })
  const id = (await query.returning('id').executeTakeFirstOrThrow()).id as PlaylistId
  await insertItems(w, id, items)
  return id
}

/** Throws `stale`. */
export async function touchPlaylist(
  w: Writer,
  at: { id: PlaylistId; version: number },
  { items, ...change }: Partial<PlaylistDraft> & { archivedAt?: Instant | null },
): Promise<void> {
  w.changed('playlists')
  const row = await w.sql
    .updateTable('playlists')
    .set({ ...change, version: at.version + 1 })
    .where('id', '=', at.id)
    .where('version', '=', at.version)
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('stale')
  if (items === undefined) return
  await w.sql.deleteFrom('playlistItems').where('playlist', '=', at.id).execute()
  await insertItems(w, at.id, items)
}

/** SQLite takes some 32,000 values in one statement: 500 items of five are well below. */
async function insertItems(w: Writer, playlist: PlaylistId, items: readonly PlaylistItem[]): Promise<void> {
  if (items.length === 0) return
  const rows = items.map((item, position) => ({ playlist, position, ...item }))
  await w.sql.insertInto('playlistItems').values(rows).execute()
}
