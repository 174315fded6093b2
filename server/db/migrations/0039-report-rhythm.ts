import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/**
 * Reports that the office has drawn up by the clock: of which kinds of period, since when and on whose behalf; and which
 * periods have been, so that none is drawn up twice.
 */
export const reportRhythm: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table reports add column automatic integer not null default 0`.execute(db)
    await sql`alter table reports add column "seenAt" integer`.execute(db)
    await sql`
      create table "reportRhythm" (kind text primary key, since text not null, account integer not null)`.execute(db)
    await sql`
      create table "drawnPeriods" (
        kind text not null, "from" text not null, zone text not null, report integer not null, primary key (kind, "from")
      ) without rowid`.execute(db)
  },
}
