import { sql } from 'kysely'
import type { DisplayId, Hash } from '../../playlists/ids.ts'
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

/** Forgets what was replaced before an instant, and the bodies that nothing names any more. */
export async function forgetBefore(w: Writer, before: Instant): Promise<void> {
  await sql`
    delete from "programmesInForce" where exists (
      select 1 from "programmesInForce" later
      where later.display = "programmesInForce".display and later.since > "programmesInForce".since
        and later.since < ${before})`.execute(w.sql)
  await sql`delete from programmes where hash not in (select hash from "programmesInForce")`.execute(w.sql)
}
