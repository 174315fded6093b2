import type { PlaylistId } from '../../playlists/ids.ts'
import type { PlaylistReply } from '../../playlists/wire/playlists.ts'
import { recordChange } from '../access/audit.ts'
import type { By } from '../access/audit.ts'
import type { Reader, Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { refuseWrongDraft } from './draft.ts'
import { insertPlaylist, namesInUse, readPlaylist, touchPlaylist } from './store.ts'
import type { PlaylistDraft } from './store.ts'

type At = { id: PlaylistId; version: number }

/** Throws `name-taken`, and what `refuseWrongDraft` throws. */
export async function addPlaylist(w: Writer, draft: PlaylistDraft, by: By): Promise<PlaylistReply> {
  await refuseTakenName(w, draft.name)
  await refuseWrongDraft(w, draft, null)
  const after = await readPlaylist(w, await insertPlaylist(w, draft))
  await recordChange(w, by, { ...named('create', after), after: shown(after) })
  return after
}

/** Throws `stale`, and what `addPlaylist` throws. */
export async function changePlaylist(w: Writer, at: At, draft: PlaylistDraft, by: By): Promise<PlaylistReply> {
  const before = await readPlaylist(w, at.id)
  if (before.version !== at.version) throw new Refusal('stale')
  if (before.archivedAt === null) await refuseTakenName(w, draft.name, at.id)
  await refuseWrongDraft(w, draft, at.id)
  await touchPlaylist(w, at, { draft })
  const after = await readPlaylist(w, at.id)
  await recordChange(w, by, { ...named('update', after), before: shown(before), after: shown(after) })
  return after
}

/** Throws `in-use` while a schedule in force or another list shows it; `name-taken` when its name was given to another meanwhile. */
export async function archivePlaylist(w: Writer, at: At, archived: boolean, by: By): Promise<PlaylistReply> {
  const before = await readPlaylist(w, at.id)
  if (before.version !== at.version) throw new Refusal('stale')
  if (archived && before.usedIn.length + before.nestedIn.length > 0) throw inUse(before)
  if (!archived && before.archivedAt !== null) await refuseTakenName(w, before.name)
  await touchPlaylist(w, at, { archivedAt: archived ? (before.archivedAt ?? by.at) : null })
  const after = await readPlaylist(w, at.id)
  await recordChange(w, by, named(archived ? 'archive' : 'restore', after))
  return after
}

const inUse = ({ usedIn, nestedIn }: PlaylistReply) => {
  const names = [...nestedIn, ...usedIn].map(({ name }) => name)
  return new Refusal('in-use', { because: { by: `(${names.join(', ')})` }, details: { usedIn, nestedIn } })
}

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

const named = (action: string, { id, name }: PlaylistReply) => ({
  action,
  noun: 'playlists',
  nounId: id,
  nounName: name,
})
const shown = ({ name, note, order, separation, items, rule, goals }: PlaylistReply) => ({
  name,
  note,
  order,
  separation,
  items,
  rule,
  goals,
})
