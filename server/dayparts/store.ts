import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Daypart } from '../../playlists/dayparts.ts'
import type { DaypartId, MaterialId, ScheduleId } from '../../playlists/ids.ts'
import type { Timing } from '../../playlists/schedule.ts'
import type { Instant } from '../../playlists/time.ts'
import type { DaypartBody, DaypartReply } from '../../playlists/wire/dayparts.ts'
import type { Reader, Writer } from '../db/open.ts'
import type { Tables } from '../db/tables.ts'
import { Refusal } from '../errors.ts'

type Row = Selectable<Tables['dayparts']>
type Uses = { in: Map<number, DaypartReply['usedIn']>; by: Map<number, DaypartReply['shownBy']> }

const asDaypart = ({ id, hours, followsCalendar, dates }: Row): Daypart => ({
  id: id as DaypartId,
  hours: JSON.parse(hours) as Daypart['hours'],
  followsCalendar: followsCalendar === 1,
  dates: JSON.parse(dates) as Daypart['dates'],
})

const asReply = (row: Row, uses: Uses): DaypartReply => ({
  ...asDaypart(row),
  name: row.name,
  usedIn: uses.in.get(row.id) ?? [],
  shownBy: uses.by.get(row.id) ?? [],
  archivedAt: row.archivedAt as Instant | null,
  version: row.version,
})

export async function listDayparts(r: Reader): Promise<DaypartReply[]> {
  const uses = await usesOf(r)
  const rows = await r.sql.selectFrom('dayparts').selectAll().orderBy('id').execute()
  return rows.map((row) => asReply(row, uses))
}

/** Throws `not-found`. */
export async function readDaypart(r: Reader, id: DaypartId): Promise<DaypartReply> {
  const row = await r.sql.selectFrom('dayparts').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Refusal('not-found')
  return asReply(row, await usesOf(r))
}

/** For the publisher: those that are not archived. */
export async function daypartFacts(r: Reader): Promise<Daypart[]> {
  const query = r.sql.selectFrom('dayparts').selectAll().where('archivedAt', 'is', null)
  return (await query.orderBy('id').execute()).map(asDaypart)
}

const usesOf = async (r: Reader): Promise<Uses> => ({ in: await schedulesOf(r), by: await materialsOf(r) })

/** Which schedules in force take their hours from which daypart. */
async function schedulesOf(r: Reader): Promise<Uses['in']> {
  const query = r.sql.selectFrom('schedules').select(['id', 'name', 'timing']).where('archivedAt', 'is', null)
  const uses: Uses['in'] = new Map()
  for (const { id, name, timing } of await query.orderBy('id').execute()) {
    const when = JSON.parse(timing) as Timing
    if (when.kind !== 'recurring' || when.hours.kind !== 'daypart') continue
    const { daypart } = when.hours
    uses.set(daypart, [...(uses.get(daypart) ?? []), { id: id as ScheduleId, name }])
  }
  return uses
}

/** Which materials say the hours of which daypart, in what is approved or in what is being written. */
async function materialsOf(r: Reader): Promise<Uses['by']> {
  const { rows } = await sql<{ id: MaterialId; name: string; daypart: number }>`
    select distinct m.id, m.title as name, v.content ->> '$.daypart' as daypart
    from materials m join revisions v on v.material = m.id
    where m."archivedAt" is null and v.content ->> '$.kind' = 'hours' and v.content ->> '$.daypart' is not null
      and v.number in (
        (select max(number) from revisions where material = m.id),
        (select max(number) from revisions where material = m.id and state = 'approved'))
    order by m.id`.execute(r.sql)
  const uses: Uses['by'] = new Map()
  for (const { daypart, ...material } of rows) uses.set(daypart, [...(uses.get(daypart) ?? []), material])
  return uses
}

/** The names of those that are not archived, without regard to capital letters. */
export async function namesInUse(r: Reader, except?: DaypartId): Promise<Set<string>> {
  const rows = await r.sql.selectFrom('dayparts').select(['id', 'name']).where('archivedAt', 'is', null).execute()
  return new Set(rows.filter(({ id }) => id !== except).map(({ name }) => name.toLowerCase()))
}

const columnsOf = ({ name, hours, followsCalendar, dates }: DaypartBody) => ({
  name,
  hours: JSON.stringify(hours),
  followsCalendar: followsCalendar ? (1 as const) : (0 as const),
  dates: JSON.stringify(dates.toSorted((a, b) => (a.date < b.date ? -1 : 1))),
})

export async function insertDaypart(w: Writer, body: DaypartBody): Promise<DaypartId> {
  w.changed('dayparts')
  const query = w.sql.insertInto('dayparts').values({ ...columnsOf(body), archivedAt: null })
  return (await query.returning('id').executeTakeFirstOrThrow()).id as DaypartId
}

/** Throws `stale`. */
export async function touchDaypart(
  w: Writer,
  at: { id: DaypartId; version: number },
  change: { body?: DaypartBody; archivedAt?: Instant | null },
): Promise<void> {
  w.changed('dayparts')
  const { body, ...marks } = change
  const row = await w.sql
    .updateTable('dayparts')
    .set({ ...(body && columnsOf(body)), ...marks, version: at.version + 1 })
    .where('id', '=', at.id)
    .where('version', '=', at.version)
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('stale')
}
