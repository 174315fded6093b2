import { sql } from 'kysely'
import { CAUSES } from '../../playlists/fulfilment/causes.ts'
import type { Cause, Tally } from '../../playlists/fulfilment/causes.ts'
import type { DisplayId, MaterialId } from '../../playlists/ids.ts'
import type { Instant, LocalDate } from '../../playlists/time.ts'
import type { Reader, Writer } from '../db/open.ts'
import type { FulfilmentTables } from '../db/tables/fulfilment.ts'

const DUE_AT_ONCE = 200

/** One day of one display. */
export type DayOf = { day: LocalDate; display: DisplayId }

/** The column of each cause. */
export const COLUMN = {
  'by-plan': 'byPlan',
  override: 'override',
  power: 'power',
  undelivered: 'undelivered',
  decoding: 'decoding',
  storage: 'storage',
  republished: 'republished',
  'late-start': 'lateStart',
  unknown: 'unknown',
} as const satisfies Record<Cause, keyof FulfilmentTables['fulfilment']>

export type Drawn = {
  name: string
  drawnAt: Instant
  settledAt: Instant | null
  /** The day is over. */
  whole: boolean
  /** Something may still come. */
  open: boolean
  tallies: ReadonlyMap<MaterialId, Tally>
}

/** Puts a day in the place of what was drawn up of it before; names stay those of the first time. */
export async function saveDay(w: Writer, { day, display }: DayOf, drawn: Drawn): Promise<void> {
  const { name, drawnAt, settledAt, tallies } = drawn
  const state = { drawnAt, settledAt, whole: drawn.whole ? 1 : 0, open: drawn.open ? 1 : 0 } as const
  const row = { day, display, displayName: name, ...state }
  await w.sql
    .insertInto('fulfilmentDays')
    .values(row)
    .onConflict((conflict) => conflict.columns(['day', 'display']).doUpdateSet(state))
    .execute()
  const given = JSON.stringify([...tallies].map(([material, tally]) => [material, ...valuesOf(tally)]))
  await sql`
    delete from fulfilment where day = ${day} and display = ${display}
      and material not in (select value ->> 0 from json_each(${given}))`.execute(w.sql)
  await sql`
    insert into fulfilment (day, display, material, topic, title, campaign, planned, completed, interrupted, failed,
      missing, beyond, "plannedMs", "lostMs", "byPlan", "override", power, undelivered, decoding, storage, republished,
      "lateStart", unknown)
    select ${day}, ${display}, value ->> 0, coalesce(m.topic, '?'), coalesce(m.title, '?'), m.campaign,
      value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7, value ->> 8,
      value ->> 9, value ->> 10, value ->> 11, value ->> 12, value ->> 13, value ->> 14, value ->> 15, value ->> 16,
      value ->> 17
    from json_each(${given}) left join materials m on m.id = value ->> 0
    where true on conflict (day, display, material) do update set
      planned = excluded.planned, completed = excluded.completed, interrupted = excluded.interrupted,
      failed = excluded.failed, missing = excluded.missing, beyond = excluded.beyond,
      "plannedMs" = excluded."plannedMs", "lostMs" = excluded."lostMs", "byPlan" = excluded."byPlan",
      "override" = excluded."override", power = excluded.power, undelivered = excluded.undelivered,
      decoding = excluded.decoding, storage = excluded.storage, republished = excluded.republished,
      "lateStart" = excluded."lateStart", unknown = excluded.unknown`.execute(w.sql)
}

/** In the order of the statement above. */
function valuesOf({ planned, completed, interrupted, failed, missing, beyond, plannedMs, lostMs, causes }: Tally) {
  const counts = [planned, completed, interrupted, failed, missing, beyond, plannedMs, lostMs]
  return [...counts, ...CAUSES.map((cause) => causes[cause])]
}

/** Whether a day is drawn up, when, and how many plays the permanent totals know of it. */
export async function readDay(r: Reader, { day, display }: DayOf) {
  const drawn = await r.sql
    .selectFrom('fulfilmentDays')
    .select('drawnAt')
    .where('day', '=', day)
    .where('display', '=', display)
    .executeTakeFirst()
  const totals = await r.sql
    .selectFrom('playDays')
    .select(sql<number>`coalesce(sum(completed + interrupted + failed + skipped), 0)`.as('plays'))
    .where('day', '=', day)
    .where('display', '=', display)
    .executeTakeFirstOrThrow()
  return { drawnAt: (drawn?.drawnAt ?? null) as Instant | null, plays: totals.plays }
}

export async function readMark(r: Reader, { day, display }: DayOf): Promise<number | null> {
  const query = r.sql.selectFrom('staleDays').select('mark').where('day', '=', day).where('display', '=', display)
  return (await query.executeTakeFirst())?.mark ?? null
}

/** Only if nothing has come since it was read: else the day is to be drawn up once more. */
export async function clearMark(w: Writer, { day, display }: DayOf, mark: number | null): Promise<void> {
  if (mark === null) return
  const query = w.sql.deleteFrom('staleDays').where('day', '=', day).where('display', '=', display)
  await query.where('mark', '=', mark).execute()
}

/** It stays as it was drawn up, whatever may still come. */
export async function closeDay(w: Writer, { day, display }: DayOf): Promise<void> {
  const query = w.sql.updateTable('fulfilmentDays').set({ open: 0 })
  await query.where('day', '=', day).where('display', '=', display).execute()
}

/** Days before `today` to be drawn up, newest first: their plays changed, or more of them is known to have arrived. */
export async function dueDays(r: Reader, today: LocalDate): Promise<DayOf[]> {
  const { rows } = await sql<DayOf>`
    select day, display from (
      select s.day, s.display from "staleDays" s join displays d on d.id = s.display
      where d.test = 0 and s.day < ${today}
      union
      select f.day, f.display from "fulfilmentDays" f where f."open" = 1 and f.day < ${today}
        and coalesce(f."settledAt", 0) < (select max(p."settledAt") from presence p where p.display = f.display))
    order by day desc, display limit ${DUE_AT_ONCE}`.execute(r.sql)
  return rows
}

/** Displays in use whose drawing of today is older than `before`. */
export async function dueToday(r: Reader, today: LocalDate, before: Instant): Promise<DisplayId[]> {
  const rows = await r.sql
    .selectFrom('displays')
    .leftJoin('fulfilmentDays as f', (join) => join.onRef('f.display', '=', 'displays.id').on('f.day', '=', today))
    .select('displays.id')
    .where('test', '=', 0)
    .where('archivedAt', 'is', null)
    .where((e) => e.or([e('f.drawnAt', 'is', null), e('f.drawnAt', '<', before)]))
    .orderBy('displays.id')
    .execute()
  return rows.map(({ id }) => id as DisplayId)
}

/** Of each display that has programmes: since when, until when, and the last day before `today` that was drawn up. */
export async function spansOfUse(r: Reader, today: LocalDate) {
  const { rows } = await sql<{
    display: DisplayId
    since: Instant
    archivedAt: Instant | null
    last: LocalDate | null
  }>`
    select d.id as display, d."archivedAt", min(o.since) as since,
      (select max(f.day) from "fulfilmentDays" f where f.display = d.id and f.day < ${today} and f.whole = 1) as last
    from displays d join "programmesInForce" o on o.display = d.id where d.test = 0 group by d.id`.execute(r.sql)
  return rows
}

export async function markDays(w: Writer, days: readonly DayOf[]): Promise<void> {
  // Test displays stand outside (RULES PL6), though their plays leave a mark.
  await sql`delete from "staleDays" where display in (select id from displays where test = 1)`.execute(w.sql)
  const given = JSON.stringify(days.map(({ day, display }) => [day, display]))
  await sql`
    insert into "staleDays" (day, display) select value ->> 0, value ->> 1 from json_each(${given})
    where true on conflict do nothing`.execute(w.sql)
}
