import type { MaterialId, PlaylistId, ScheduleId } from '../../playlists/ids.ts'
import { isNested } from '../../playlists/playlist.ts'
import type { Goal, Playlist, PlaylistItem, PlaylistRule } from '../../playlists/playlist.ts'
import { holdersOf } from '../../playlists/rotation/nesting.ts'
import type { Show } from '../../playlists/schedule.ts'
import type { Instant } from '../../playlists/time.ts'
import type { PlaylistReply } from '../../playlists/wire/playlists.ts'
import type { Reader, Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'

export type PlaylistDraft = Pick<PlaylistReply, 'name' | 'note' | 'order' | 'separation' | 'items' | 'rule' | 'goals'>
type Use = Pick<PlaylistReply, 'usedIn' | 'nestedIn'>

const playlists = (r: Reader) => r.sql.selectFrom('playlists').selectAll()
type Row = Awaited<ReturnType<ReturnType<typeof playlists>['executeTakeFirstOrThrow']>>

export async function listPlaylists(r: Reader): Promise<PlaylistReply[]> {
  const rows = await playlists(r).orderBy('name').orderBy('id').execute()
  const items = await allItems(r)
  const useOf = await usesOf(r, items)
  return rows.map((row) => asReply(row, items, useOf(row.id)))
}

/** Throws `not-found`. */
export async function readPlaylist(r: Reader, id: PlaylistId): Promise<PlaylistReply> {
  const row = await playlists(r).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Refusal('not-found')
  const items = await allItems(r)
  return asReply(row, items, (await usesOf(r, items))(id))
}

/** For the publisher: every playlist that is not archived, with its items. */
export async function playlistFacts(r: Reader): Promise<Playlist[]> {
  const rows = await playlists(r).where('archivedAt', 'is', null).orderBy('id').execute()
  const items = await allItems(r)
  return rows.map((row) => asPlaylist(row, items))
}

export type ListName = { name: string; archived: boolean; byRule: boolean; items: PlaylistItem[] }

/** Every list there is, for looking at what stands in what. */
export async function listNames(r: Reader): Promise<Map<number, ListName>> {
  const rows = await r.sql.selectFrom('playlists').select(['id', 'name', 'rule', 'archivedAt']).execute()
  const items = await allItems(r)
  return new Map(
    rows.map(({ id, name, rule, archivedAt }) => [
      id,
      { name, archived: archivedAt !== null, byRule: rule !== null, items: items.get(id) ?? [] },
    ]),
  )
}

async function allItems(r: Reader): Promise<Map<number, PlaylistItem[]>> {
  const rows = await r.sql.selectFrom('playlistItems').selectAll().orderBy('playlist').orderBy('position').execute()
  const found = new Map<number, PlaylistItem[]>()
  for (const { playlist, material, nested, weight, durationMs } of rows) {
    const items = found.get(playlist) ?? []
    if (nested !== null) items.push({ playlist: nested as PlaylistId, weight })
    else items.push({ material: material as MaterialId, weight, durationMs })
    found.set(playlist, items)
  }
  return found
}

/** Which lists hold which, and which schedules in force show them, by themselves or inside others. */
async function usesOf(r: Reader, items: ReadonlyMap<number, PlaylistItem[]>): Promise<(id: number) => Use> {
  const inUse = (table: 'playlists' | 'schedules') =>
    r.sql.selectFrom(table).where('archivedAt', 'is', null).orderBy('id')
  const names = await inUse('playlists').select(['id', 'name']).execute()
  const shows = await inUse('schedules').select(['id', 'name', 'show']).execute()
  const lists = new Map(names.map(({ id }) => [id, { items: items.get(id) ?? [] }]))
  const schedules = shows.map(({ id, name, show }) => ({ id: id as ScheduleId, name, show: JSON.parse(show) as Show }))
  return (id) => {
    const shown = new Set<number>([id, ...holdersOf(id as PlaylistId, lists)])
    const holds = (holder: number) =>
      holder !== id && (lists.get(holder)?.items ?? []).some((item) => isNested(item) && item.playlist === id)
    return {
      usedIn: schedules
        .filter(({ show }) => show.kind === 'playlist' && shown.has(show.playlist))
        .map((schedule) => ({ id: schedule.id, name: schedule.name })),
      nestedIn: names.filter((list) => holds(list.id)).map((list) => ({ id: list.id as PlaylistId, name: list.name })),
    }
  }
}

const asPlaylist = (row: Row, items: Map<number, PlaylistItem[]>): Playlist => ({
  id: row.id as PlaylistId,
  order: row.order,
  separation: row.separation,
  items: items.get(row.id) ?? [],
  rule: row.rule === null ? null : (JSON.parse(row.rule) as PlaylistRule),
  goals: JSON.parse(row.goals) as Goal[],
})

const asReply = (row: Row, items: Map<number, PlaylistItem[]>, use: Use): PlaylistReply => ({
  ...asPlaylist(row, items),
  name: row.name,
  note: row.note,
  ...use,
  archivedAt: row.archivedAt as Instant | null,
  version: row.version,
})

/** The names in use; capitals do not make a name another. */
export async function namesInUse(r: Reader, but?: PlaylistId): Promise<Set<string>> {
  let query = r.sql.selectFrom('playlists').select('name').where('archivedAt', 'is', null)
  if (but !== undefined) query = query.where('id', '!=', but)
  return new Set((await query.execute()).map(({ name }) => name.toLowerCase()))
}

/** Those of these ids that there is no row of. */
export async function unknownAmong(
  r: Reader,
  table: 'materials' | 'campaigns' | 'topics',
  ids: ReadonlySet<number | string>,
): Promise<Set<number | string>> {
  if (ids.size === 0) return new Set()
  const known = new Set<number | string>(await idsOf(r, table))
  return new Set([...ids].filter((id) => !known.has(id)))
}

async function idsOf(r: Reader, table: 'materials' | 'campaigns' | 'topics'): Promise<(number | string)[]> {
  if (table === 'topics') return (await r.sql.selectFrom('topics').select('code').execute()).map(({ code }) => code)
  return (await r.sql.selectFrom(table).select('id').execute()).map(({ id }) => id)
}

const columnsOf = ({ name, note, order, separation, rule, goals }: PlaylistDraft) => ({
  name,
  note,
  order,
  separation,
  rule: rule === null ? null : JSON.stringify(rule),
  goals: JSON.stringify(goals),
})

export async function insertPlaylist(w: Writer, draft: PlaylistDraft): Promise<PlaylistId> {
  w.changed('playlists')
  const query = w.sql.insertInto('playlists').values({ ...columnsOf(draft), archivedAt: null })
  const id = (await query.returning('id').executeTakeFirstOrThrow()).id as PlaylistId
  await insertItems(w, id, draft.items)
  return id
}

/** Throws `stale`. */
export async function touchPlaylist(
  w: Writer,
  at: { id: PlaylistId; version: number },
  { draft, ...marks }: { draft?: PlaylistDraft; archivedAt?: Instant | null },
): Promise<void> {
  w.changed('playlists')
  const row = await w.sql
    .updateTable('playlists')
    .set({ ...(draft && columnsOf(draft)), ...marks, version: at.version + 1 })
    .where('id', '=', at.id)
    .where('version', '=', at.version)
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('stale')
  if (draft === undefined) return
  await w.sql.deleteFrom('playlistItems').where('playlist', '=', at.id).execute()
  await insertItems(w, at.id, draft.items)
}

/** SQLite takes some 32,000 values in one statement: 500 items of six are well below. */
async function insertItems(w: Writer, playlist: PlaylistId, items: readonly PlaylistItem[]): Promise<void> {
  if (items.length === 0) return
  const rows = items.map((item, position) => {
    const { weight } = item
    if (isNested(item)) return { playlist, position, material: null, nested: item.playlist, weight, durationMs: null }
    return { playlist, position, material: item.material, nested: null, weight, durationMs: item.durationMs }
  })
  await w.sql.insertInto('playlistItems').values(rows).execute()
}
