import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

export const fulfilment: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`
      create table "staleDays" (
        day text not null, display integer not null, mark integer not null default 1,
        primary key (day, display)
      ) without rowid`.execute(db)
    await sql`
      create table "fulfilmentDays" (
        day text not null, display integer not null, "displayName" text not null, "drawnAt" integer not null,
        "settledAt" integer, whole integer not null, "open" integer not null,
        primary key (day, display)
      ) without rowid`.execute(db)
    await sql`create index "fulfilmentOpen" on "fulfilmentDays" (day) where "open" = 1`.execute(db)
    await sql`
      create table fulfilment (
        day text not null, display integer not null, material integer not null, topic text not null,
        title text not null, campaign integer,
        planned integer not null, completed integer not null, interrupted integer not null, failed integer not null,
        missing integer not null, beyond integer not null, "plannedMs" integer not null, "lostMs" integer not null,
        "byPlan" integer not null, "override" integer not null, power integer not null, undelivered integer not null,
        decoding integer not null, storage integer not null, republished integer not null,
        "lateStart" integer not null, unknown integer not null,
        primary key (day, display, material)
      ) without rowid`.execute(db)
  },
}
