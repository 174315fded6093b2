import { sql } from 'kysely'
import type { AfterPlays } from './keep.ts'

/** Days of displays whose plays have changed: what was drawn up from them is to be drawn up anew (server/fulfilment/). */
export const markStale: AfterPlays = async (w, days) => {
  await sql`
    insert into "staleDays" (day, display)
    select value ->> 'day', value ->> 'display' from json_each(${JSON.stringify(days)})
    where true on conflict (day, display) do update set mark = mark + 1`.execute(w.sql)
}
