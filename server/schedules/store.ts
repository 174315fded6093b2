import type { AccountId, ScheduleId } from '../../playlists/ids.ts'
import type { Schedule, Show, Target, Timing } from '../../playlists/schedule.ts'
import type { Instant } from '../../playlists/time.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import type { Reader, Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'

/** What may be said of a schedule, layer emergency and all. */
export type ScheduleDraft = Omit<Schedule, 'id'> & { name: string }

const schedules = (r: Reader) =>
  r.sql
    .selectFrom('schedules')
    .innerJoin('accounts', 'accounts.id', 'schedules.author')
    .selectAll('schedules')
    .select('accounts.name as authorName')
type Row = Awaited<ReturnType<ReturnType<typeof schedules>['executeTakeFirstOrThrow']>>

type Stored = Pick<Row, 'id' | 'layer' | 'show' | 'timing' | 'target' | 'weight' | 'wakes' | 'zone'>

const asSchedule = ({ id, layer, show, timing, target, weight, wakes, zone }: Stored): Schedule => ({
  id: id as ScheduleId,
  layer,
  zone,
  show: JSON.parse(show) as Show,
  timing: JSON.parse(timing) as Timing,
  target: JSON.parse(target) as Target,
  weight,
  wakes: wakes === 1,
})

/** An override that has ended by itself is history from then on, whether or not anyone has filed it away. */
function asReply(row: Row, now: Instant): ScheduleReply {
  const schedule = asSchedule(row)
  const { layer, timing } = schedule
  const over = layer === 'emergency' && timing.kind === 'once' && timing.end <= now ? timing.end : null
  return {
    ...schedule,
    name: row.name,
    authorName: row.authorName,
    createdAt: row.createdAt as Instant,
    archivedAt: (row.archivedAt as Instant | null) ?? over,
    version: row.version,
  }
}

/** Those in force, or those archived (overrides that are over among them); newest first. */
export async function listSchedules(r: Reader, archived: boolean, now: Instant): Promise<ScheduleReply[]> {
  const rows = await schedules(r).orderBy('schedules.id', 'desc').execute()
  return rows.map((row) => asReply(row, now)).filter(({ archivedAt }) => (archivedAt !== null) === archived)
}

/** Overrides that have ended by themselves and are not filed away yet. */
export async function endedOverrides(r: Reader, now: Instant): Promise<ScheduleReply[]> {
  const rows = await schedules(r).where('layer', '=', 'emergency').where('archivedAt', 'is', null).execute()
  return rows.map((row) => asReply(row, now)).filter(({ archivedAt }) => archivedAt !== null)
}

/** Throws `not-found`. */
export async function readSchedule(r: Reader, id: ScheduleId, now: Instant): Promise<ScheduleReply> {
  const row = await schedules(r).where('schedules.id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Refusal('not-found')
  return asReply(row, now)
}

/** For the publisher: every schedule that is not archived. */
export async function scheduleFacts(r: Reader): Promise<Schedule[]> {
  const query = r.sql.selectFrom('schedules').selectAll().where('archivedAt', 'is', null)
  return (await query.orderBy('id').execute()).map(asSchedule)
}

const columnsOf = ({ name, layer, show, timing, target, weight, wakes, zone }: ScheduleDraft) => ({
  name,
  layer,
  zone,
  show: JSON.stringify(show),
  timing: JSON.stringify(timing),
  target: JSON.stringify(target),
  weight,
  wakes: wakes ? (1 as const) : (0 as const),
})

export async function insertSchedule(
  w: Writer,
  draft: ScheduleDraft,
  { author, now }: { author: AccountId; now: Instant },
): Promise<ScheduleId> {
  w.changed('schedules')
  const row = { ...columnsOf(draft), author, createdAt: now, archivedAt: null }
  return (await w.sql.insertInto('schedules').values(row).returning('id').executeTakeFirstOrThrow()).id as ScheduleId
}

/** Throws `stale`. */
export async function touchSchedule(
  w: Writer,
  at: { id: ScheduleId; version: number },
  change: { draft?: ScheduleDraft; archivedAt?: Instant | null },
): Promise<void> {
  w.changed('schedules')
  const { draft, ...marks } = change
  const row = await w.sql
    .updateTable('schedules')
    .set({ ...(draft && columnsOf(draft)), ...marks, version: at.version + 1 })
    .where('id', '=', at.id)
    .where('version', '=', at.version)
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('stale')
}

/** The ids among these that there is no row of. */
export async function unknownAmong(
  r: Reader,
  table: 'displays' | 'groups',
  ids: readonly number[],
): Promise<number | undefined> {
  if (ids.length === 0) return undefined
  const rows = await r.sql.selectFrom(table).select('id').where('id', 'in', ids).execute()
  const known = new Set(rows.map(({ id }) => id))
  return ids.find((id) => !known.has(id))
}

type Standing = 'absent' | 'archived' | 'there'
const standingOf = (row: { archivedAt: number | null } | undefined): Standing =>
  row === undefined ? 'absent' : row.archivedAt === null ? 'there' : 'archived'

export async function playlistState(r: Reader, id: number): Promise<Standing> {
  return standingOf(await r.sql.selectFrom('playlists').select('archivedAt').where('id', '=', id).executeTakeFirst())
}

export async function daypartState(r: Reader, id: number): Promise<Standing> {
  return standingOf(await r.sql.selectFrom('dayparts').select('archivedAt').where('id', '=', id).executeTakeFirst())
}
