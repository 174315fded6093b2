import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/** What was wrong with displays and when; what staff ordered from afar; how displays were in the last days. */
export const displayWatch: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table "displayAlarms" (
      id integer primary key, display integer not null, kind text not null, about text not null, detail text not null,
      since integer not null, "raisedAt" integer not null, "endedAt" integer,
      "ackAt" integer, "ackBy" text, "ackNote" text)`.execute(db)
    await sql`create unique index "displayAlarmsOpen" on "displayAlarms" (display, kind, about)
      where "endedAt" is null`.execute(db)
    await sql`create index "displayAlarmsEnded" on "displayAlarms" ("endedAt") where "endedAt" is not null`.execute(db)
    await sql`create table "displayOrders" (
      id integer primary key, display integer not null, kind text not null, boot integer, "orderedAt" integer not null,
      "orderedBy" text not null, "expiresAt" integer not null, "answeredAt" integer, outcome text, problem text)`.execute(
      db,
    )
    await sql`create index "displayOrdersOpen" on "displayOrders" (display, id) where outcome is null`.execute(db)
    await sql`create table "displayVitals" (
      display integer not null, at integer not null, "clockOffsetMs" integer not null, shown integer not null,
      dropped integer not null, failures integer not null, memory integer, free integer, stored integer not null,
      "upMs" integer not null, primary key (display, at)) without rowid`.execute(db)
  },
}
