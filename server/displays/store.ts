import type { Selectable } from 'kysely'
import { repeatedDate } from '../../playlists/dayparts.ts'
import { PLAIN_GEOMETRY, geometryFaults } from '../../playlists/geometry.ts'
import type { Geometry } from '../../playlists/geometry.ts'
import type { DisplayId, GroupId } from '../../playlists/ids.ts'
import type { Opening } from '../../playlists/opening.ts'
import { USUAL_VIEWING } from '../../playlists/preflight/target.ts'
import type { Viewing } from '../../playlists/preflight/target.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Display, Health } from '../../playlists/wire/displays.ts'
import type { Reader, Writer } from '../db/open.ts'
import type { Tables } from '../db/tables.ts'
import { Refusal } from '../errors.ts'

/** What staff decide about a display. */
export type DisplayBody = Pick<
  Display,
  'name' | 'location' | 'kind' | 'canvas' | 'opening' | 'frame' | 'muted' | 'groups'
> & {
  viewing?: Viewing | undefined
  aheadDays?: number | undefined
  geometry?: Geometry | undefined
  touch?: boolean | undefined
}
type NewDisplay = DisplayBody & { test?: boolean | undefined }
/** A display as it is stored: all but what depends on the programme and the clock. */
export type StoredDisplay = Omit<Display, 'online' | 'state' | 'programme'>

type Row = Selectable<Tables['displays']>

export async function listDisplays(r: Reader): Promise<StoredDisplay[]> {
  const rows = await r.sql.selectFrom('displays').selectAll().orderBy('name').execute()
  const members = await r.sql.selectFrom('groupMembers').selectAll().orderBy('group').execute()
  const groups = new Map<number, GroupId[]>()
  for (const { group, display } of members) groups.set(display, [...(groups.get(display) ?? []), group as GroupId])
  return rows.map((row) => asDisplay(row, groups.get(row.id) ?? []))
}

/** Throws `not-found`. */
export async function getDisplay(r: Reader, id: DisplayId): Promise<StoredDisplay> {
  const row = await r.sql.selectFrom('displays').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Refusal('not-found')
  const members = await r.sql.selectFrom('groupMembers').select('group').where('display', '=', id).execute()
  return asDisplay(
    row,
    members.map((member) => member.group as GroupId),
  )
}

/** Throws `name-taken`, `not-found` (a group), `invalid` (a date of its hours is named twice, its geometry cannot be). */
export async function addDisplay(w: Writer, body: NewDisplay, createdAt: Instant): Promise<StoredDisplay> {
  refuseRepeatedDate(body)
  const viewing = body.viewing ?? USUAL_VIEWING[body.kind]
  const [geometry, touch] = [body.geometry ?? PLAIN_GEOMETRY, body.touch ?? false]
  refuseGeometry({ geometry, touch, viewing, canvas: body.canvas })
  await refuseTakenName(w, body.name, null)
  const nothing = { tokenHash: null, feedToken: null, pairedAt: null, lastSeenAt: null, health: null, archivedAt: null }
  const test = body.test === true ? 1 : 0
  const query = w.sql.insertInto('displays').values({
    ...columnsOf(body),
    ...nothing,
    ...given({ viewing, geometry, touch }),
    ...(body.aheadDays !== undefined && { aheadDays: body.aheadDays }),
    test,
    createdAt,
  })
  const { id } = await query.returning('id').executeTakeFirstOrThrow()
  await setGroups(w, id, body.groups)
  w.changed('displays')
  return getDisplay(w, id as DisplayId)
}

/** Throws `stale`, and what `addDisplay` throws. */
export async function changeDisplay(w: Writer, at: Versioned, body: DisplayBody): Promise<StoredDisplay> {
  refuseRepeatedDate(body)
  await refuseTakenName(w, body.name, at.id)
  const before = await getDisplay(w, at.id)
  const { aheadDays, canvas } = body
  const viewing = body.viewing ?? before.viewing
  const [geometry, touch] = [body.geometry ?? before.geometry, body.touch ?? before.touch]
  refuseGeometry({ geometry, touch, viewing, canvas })
  const later = { ...given({ viewing, geometry, touch }), ...(aheadDays !== undefined && { aheadDays }) }
  await update(w, at, { ...columnsOf(body), ...later })
  await setGroups(w, at.id, body.groups)
  return getDisplay(w, at.id)
}

/** Throws `stale`, and `name-taken` when another display took the name of one that comes back. */
export async function setArchived(w: Writer, at: Versioned, archivedAt: Instant | null): Promise<StoredDisplay> {
  const { name } = await getDisplay(w, at.id)
  if (archivedAt === null) await refuseTakenName(w, name, at.id)
  await update(w, at, { archivedAt })
  return getDisplay(w, at.id)
}

/** The display's name, or null when it is not there. */
export async function nameOf(r: Reader, id: DisplayId): Promise<string | null> {
  const row = await r.sql.selectFrom('displays').select('name').where('id', '=', id).executeTakeFirst()
  return row?.name ?? null
}

/** One statement a heartbeat; gives the display's name, or null when it is not there. */
export async function beat(w: Writer, id: DisplayId, health: Health, now: Instant): Promise<string | null> {
  const query = w.sql.updateTable('displays').set({ lastSeenAt: now, health: JSON.stringify(health) })
  const row = await query.where('id', '=', id).returning('name').executeTakeFirst()
  return row?.name ?? null
}

type Versioned = { id: DisplayId; version: number }

async function update(w: Writer, { id, version }: Versioned, columns: Partial<Row>): Promise<void> {
  w.changed('displays')
  const query = w.sql.updateTable('displays').set({ ...columns, version: version + 1 })
  const row = await query.where('id', '=', id).where('version', '=', version).returning('id').executeTakeFirst()
  if (row === undefined) throw new Refusal('stale')
}

function refuseRepeatedDate({ opening }: DisplayBody): void {
  const at = repeatedDate(opening.dates)
  if (at >= 0) throw new Refusal('invalid', { details: [{ field: `opening.dates.${at}.date`, problem: 'repeated' }] })
}

type Shape = Pick<Display, 'geometry' | 'touch' | 'viewing' | 'canvas'>

/** RULES GE1–GE5, KI6. */
function refuseGeometry({ geometry, touch, viewing, canvas }: Shape): void {
  const details: { field: string; problem: string }[] = geometryFaults(geometry, canvas, viewing.mmPerPx)
  if (touch && (geometry.wall !== null || geometry.pieces.length > 0))
    details.push({ field: 'touch', problem: 'touch-whole' })
  if (details.length > 0) throw new Refusal('invalid', { details })
}

/** Names of displays that are not archived differ, small and capital letters being the same. */
async function refuseTakenName(r: Reader, name: string, except: DisplayId | null): Promise<void> {
  const rows = await r.sql.selectFrom('displays').select(['id', 'name']).where('archivedAt', 'is', null).execute()
  const taken = rows.some((row) => row.id !== except && row.name.toLowerCase() === name.toLowerCase())
  if (taken) throw new Refusal('name-taken')
}

async function setGroups(w: Writer, display: number, groups: readonly GroupId[]): Promise<void> {
  const known =
    groups.length === 0 ? [] : await w.sql.selectFrom('groups').select('id').where('id', 'in', groups).execute()
  if (known.length < groups.length)
    throw new Refusal('not-found', { details: [{ field: 'groups', problem: 'choice' }] })
  await w.sql.deleteFrom('groupMembers').where('display', '=', display).execute()
  const members = groups.map((group) => ({ group, display }))
  if (members.length > 0) await w.sql.insertInto('groupMembers').values(members).execute()
}

const columnsOf = ({ name, location, kind, canvas, opening, frame, muted }: DisplayBody) => ({
  name,
  location,
  kind,
  ...canvas,
  opening: JSON.stringify(opening),
  frame,
  muted: muted ? (1 as const) : (0 as const),
})

const given = ({ viewing, geometry, touch }: Pick<Display, 'viewing' | 'geometry' | 'touch'>) => ({
  viewing: asText(viewing),
  geometry: JSON.stringify(geometry),
  touch: touch ? (1 as const) : (0 as const),
})

const asText = ({ mmPerPx, distanceM, outdoor }: Viewing): string => JSON.stringify({ mmPerPx, distanceM, outdoor })

const asDisplay = (row: Row, groups: GroupId[]): StoredDisplay => ({
  id: row.id as DisplayId,
  name: row.name,
  location: row.location,
  kind: row.kind,
  canvas: { x: row.x, y: row.y, width: row.width, height: row.height },
  opening: JSON.parse(row.opening) as Opening,
  frame: row.frame,
  viewing: JSON.parse(row.viewing) as Viewing,
  muted: row.muted === 1,
  aheadDays: row.aheadDays,
  geometry: JSON.parse(row.geometry) as Geometry,
  touch: row.touch === 1,
  test: row.test === 1,
  groups,
  paired: row.tokenHash !== null,
  pairedAt: row.pairedAt as Instant | null,
  lastSeenAt: row.lastSeenAt as Instant | null,
  health: row.health === null ? null : (JSON.parse(row.health) as Health),
  archivedAt: row.archivedAt as Instant | null,
  version: row.version,
})
