import { sql } from 'kysely'
import type { Writer } from '../db/open.ts'
import type { DayShare } from './store.ts'

/** Days of displays whose plays have changed: what was drawn up from them is to be drawn up anew (server/fulfilment/). */
export async function markStale(w: Writer, shares: readonly DayShare[]): Promise<void> {
  const given = JSON.stringify(shares.map(({ day, ref }) => [day, ref]))
  await sql`
    insert into "staleDays" (day, display)
    select distinct value ->> 0, r.display from json_each(${given}) join "playRefs" r on r.id = value ->> 1
    where true on conflict (day, display) do update set mark = mark + 1`.execute(w.sql)
}
