import type { PlaylistId } from '../../playlists/ids.ts'
import type { PlaylistReply } from '../../playlists/wire/playlists.ts'
import { recordChange } from '../access/audit.ts'
import type { By } from '../access/audit.ts'
import type { Reader, Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { insertPlaylist, knownMaterials, namesInUse, readPlaylist, touchPlaylist } from './store.ts'
import type { PlaylistDraft } from './store.ts'

type At = { id: PlaylistId; version: number }

/** Throws `name-taken`, and `not-found` for a material that there is not. */
export async function addPlaylist(w: Writer, draft: PlaylistDraft, by: By): Promise<PlaylistReply> {
  await refuseTakenName(w, draft.name)
  await refuseUnknownItems(w, draft)
  const after = await readPlaylist(w, await insertPlaylist(w, draft))
  await recordChange(w, by, { ...named('create', after), after: shown(after) })
  return after
}

/** Throws `stale`, and what `addPlaylist` throws. */
export async function changePlaylist(w: Writer, at: At, draft: PlaylistDraft, by: By): Promise<PlaylistReply> {
  const before = await readPlaylist(w, at.id)
  if (before.version !== at.version) throw new Refusal('stale')
  if (before.archivedAt === null) await refuseTakenName(w, draft.name, at.id)
  await refuseUnknownItems(w, draft)
  await touchPlaylist(w, at, draft)
  const after = await readPlaylist(w, at.id)
  await recordChange(w, by, { ...named('update', after), before: shown(before), after: shown(after) })
  return after
}

/** Throws `in-use` while a schedule in force shows it; `name-taken` when its name was given to another meanwhile. */
export async function archivePlaylist(w: Writer, at: At, archived: boolean, by: By): Promise<PlaylistReply> {
  const before = await readPlaylist(w, at.id)
  if (before.version !== at.version) throw new Refusal('stale')
  if (archived && before.usedIn.length > 0) throw inUse(before)
  if (!archived && before.archivedAt !== null) await refuseTakenName(w, before.name)
  await touchPlaylist(w, at, { archivedAt: archived ? (before.archivedAt ?? by.at) : null })
  const after = await readPlaylist(w, at.id)
  await recordChange(w, by, named(archived ? 'archive' : 'restore', after))
  return after
}

const inUse = ({ usedIn }: PlaylistReply) =>
  new Refusal('in-use', { because: { by: `(${usedIn.map(({ name }) => name).join(', ')})` }, details: { usedIn } })

/** The name, or the name with the first free number: for lists that the program makes itself. */
export async function freeName(r: Reader, name: string): Promise<string> {
  const taken = await namesInUse(r)
  let candidate = name
  for (let n = 2; taken.has(candidate.toLowerCase()); n++) candidate = `${name} (${n})`
  return candidate
}

async function refuseTakenName(r: Reader, name: string, own?: PlaylistId): Promise<void> {
  if ((await namesInUse(r, own)).has(name.toLowerCase())) throw new Refusal('name-taken')
}

async function refuseUnknownItems(r: Reader, { items }: PlaylistDraft): Promise<void> {
  const ids = items.map(({ material }) => material)
  const known = await knownMaterials(r, ids)
  const at = ids.findIndex((id) => !known.has(id))
  if (at < 0) return
  throw new Refusal('not-found', { details: [{ field: `items.${at}.material`, problem: 'unknown' }] })
}

const named = (action: string, { id, name }: PlaylistReply) => ({
  action,
  noun: 'playlists',
  nounId: id,
  nounName: name,
})
const shown = ({ name, note, order, items }: PlaylistReply) => ({ name, note, order, items })
