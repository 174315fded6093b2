import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

export const presence: Migration = {
  async up(db: Kysely<unknown>) {
    // One row for as long as one page went on beating, not one a heartbeat.
    await sql`
      create table presence (
        display integer not null, boot integer not null, start integer not null, "end" integer not null,
        "settledAt" integer, "full" integer not null,
        primary key (display, boot, start)
      ) without rowid`.execute(db)
  },
}
