import type { DisplayId, GroupId } from '../../playlists/ids.ts'
import type { Target } from '../../playlists/schedule.ts'
import type { Group } from '../../playlists/wire/displays.ts'
import type { Reader, Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'

type GroupBody = Pick<Group, 'name' | 'members'>

export async function listGroups(r: Reader): Promise<Group[]> {
  const rows = await r.sql.selectFrom('groups').selectAll().orderBy('name').execute()
  const members = await r.sql.selectFrom('groupMembers').selectAll().orderBy('display').execute()
  return rows.map(({ id, name, version }) => ({
    id: id as GroupId,
    name,
    members: members.filter((member) => member.group === id).map((member) => member.display as DisplayId),
    version,
  }))
}

/** Throws `not-found`. */
export async function getGroup(r: Reader, id: GroupId): Promise<Group> {
  const found = (await listGroups(r)).find((group) => group.id === id)
  if (found === undefined) throw new Refusal('not-found')
  return found
}

/** Throws `name-taken`, `not-found` (a member). */
export async function addGroup(w: Writer, { name, members }: GroupBody): Promise<Group> {
  await refuseTakenName(w, name, null)
  const { id } = await w.sql.insertInto('groups').values({ name }).returning('id').executeTakeFirstOrThrow()
  await fill(w, id as GroupId, members)
  return getGroup(w, id as GroupId)
}

/** Throws `stale`, `name-taken`, `not-found` (a member). */
export async function changeGroup(
  w: Writer,
  { id, version }: { id: GroupId; version: number },
  { name, members }: GroupBody,
): Promise<Group> {
  await refuseTakenName(w, name, id)
  const query = w.sql
    .updateTable('groups')
    .set({ name, version: version + 1 })
    .where('id', '=', id)
  const row = await query.where('version', '=', version).returning('id').executeTakeFirst()
  if (row === undefined) throw new Refusal('stale')
  await fill(w, id, members)
  return getGroup(w, id)
}

/** Throws `in-use` while a living schedule is aimed at it. */
export async function removeGroup(w: Writer, id: GroupId): Promise<void> {
  const rows = await w.sql.selectFrom('schedules').select(['name', 'target']).where('archivedAt', 'is', null).execute()
  const users = rows.filter((row) => (JSON.parse(row.target) as Target).groups.includes(id))
  if (users.length > 0) throw new Refusal('in-use', { details: { schedules: users.map((user) => user.name) } })
  await w.sql.deleteFrom('groupMembers').where('group', '=', id).execute()
  await w.sql.deleteFrom('groups').where('id', '=', id).execute()
  w.changed('displays')
}

async function fill(w: Writer, group: GroupId, members: readonly DisplayId[]): Promise<void> {
  const wanted = [...new Set(members)]
  const known =
    wanted.length === 0 ? [] : await w.sql.selectFrom('displays').select('id').where('id', 'in', wanted).execute()
  if (known.length < wanted.length)
    throw new Refusal('not-found', { details: [{ field: 'members', problem: 'choice' }] })
  await w.sql.deleteFrom('groupMembers').where('group', '=', group).execute()
  const rows = wanted.map((display) => ({ group, display }))
  if (rows.length > 0) await w.sql.insertInto('groupMembers').values(rows).execute()
  w.changed('displays')
}

async function refuseTakenName(r: Reader, name: string, except: GroupId | null): Promise<void> {
  const rows = await r.sql.selectFrom('groups').select(['id', 'name']).execute()
  const taken = rows.some((row) => row.id !== except && row.name.toLowerCase() === name.toLowerCase())
  if (taken) throw new Refusal('name-taken')
}
