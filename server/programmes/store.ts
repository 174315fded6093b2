import { sql } from 'kysely'
import type { DisplayId, Hash } from '../../playlists/ids.ts'
import type { Span } from '../../playlists/spans.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Reader, Writer } from '../db/open.ts'

/** One programme put in force for one display. */
export type Order = { display: DisplayId; hash: Hash; since: Instant }

/** The newest two of each display that is not archived, newest first: what is in force, and what was before it. */
export async function latestOrders(r: Reader): Promise<Order[]> {
  const { rows } = await sql<Order>`
    select display, hash, since from (
      select o.display, o.hash, o.since, row_number() over (partition by o.display order by o.since desc) as place
      from "programmesInForce" o join displays d on d.id = o.display where d."archivedAt" is null)
    where place <= 2 order by display, since desc`.execute(r.sql)
  return rows
}

export async function readBodies(r: Reader, hashes: readonly Hash[]): Promise<Map<Hash, string>> {
  const query = r.sql.selectFrom('programmes').select(['hash', 'body'])
  const rows = await query.where('hash', 'in', hashes).execute()
  return new Map(rows.map((row) => [row.hash as Hash, row.body]))
}

export async function storeBody(w: Writer, hash: Hash, body: string, createdAt: Instant): Promise<void> {
  const query = w.sql.insertInto('programmes').values({ hash, body, createdAt })
  await query.onConflict((conflict) => conflict.column('hash').doNothing()).execute()
}

export async function putInForce(w: Writer, order: Order): Promise<void> {
  await w.sql.insertInto('programmesInForce').values(order).execute()
  w.changed('programmes')
}

/** What was in force for a display at an instant, and its bytes; null when nothing was. */
export async function orderAt(r: Reader, display: DisplayId, at: Instant): Promise<(Order & { body: string }) | null> {
  const query = r.sql
    .selectFrom('programmesInForce')
    .innerJoin('programmes', 'programmes.hash', 'programmesInForce.hash')
    .select(['display', 'since', 'programmes.hash', 'body'])
    .where('display', '=', display)
    .where('since', '<=', at)
  return ((await query.orderBy('since', 'desc').executeTakeFirst()) ?? null) as (Order & { body: string }) | null
}

/** Every programme that was in force for a display in a stretch of time, in order; the first may have begun before it. */
export async function ordersIn(r: Reader, display: DisplayId, { start, end }: Span): Promise<Order[]> {
  const before = await orderAt(r, display, start)
  const query = r.sql.selectFrom('programmesInForce').selectAll().where('display', '=', display)
  const rows = await query.where('since', '>', start).where('since', '<', end).orderBy('since').execute()
  return [...(before === null ? [] : [before]), ...(rows as Order[])]
}

/** Forgets what was replaced before an instant, and the bodies that nothing names any more. */
export async function forgetBefore(w: Writer, before: Instant): Promise<void> {
  await sql`
    delete from "programmesInForce" where exists (
      select 1 from "programmesInForce" later
      where later.display = "programmesInForce".display and later.since > "programmesInForce".since
        and later.since < ${before})`.execute(w.sql)
  await sql`
    delete from "factsInForce" where since < (select max(since) from "factsInForce" where since <= ${before})`.execute(
    w.sql,
  )
  await sql`delete from "factSheets" where hash not in (select sheet from "factsInForce")`.execute(w.sql)
  await sql`delete from programmes where hash not in (select hash from "programmesInForce")`.execute(w.sql)
}
