import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/**
 * Plays small enough to keep for years (48 bytes each, indexes included), and the means to prove them: which numbers of
 * each boot have come, a chain for each display, totals by the hour, and seals. What was stored before is kept as it is;
 * it has no mark, belongs to no chain, and its hours are counted by the first night.
 */
export const evidence: Migration = {
  async up(db: Kysely<unknown>) {
    await makeTables(db)
    await moveRefs(db)
    await movePlays(db)
    await sql`insert into "unsealedDays" (day, touched) select distinct day, 1 from "playDays"`.execute(db)
  },
}

async function makeTables(db: Kysely<unknown>): Promise<void> {
  await sql`create table "playBoots" (
    id integer primary key, display integer not null, boot integer not null,
    stored text not null, apart text not null, lost text not null, purged text not null,
    edges text not null, "topAt" integer, missing integer not null, asked integer not null, unique (display, boot))`.execute(
    db,
  )
  await sql`create index "playBootsMissing" on "playBoots" (display) where missing > 0`.execute(db)
  await sql`create table "playLinks" (
    display integer not null, nr integer not null, "firstArrival" integer not null, "lastArrival" integer not null,
    plays integer not null, "firstAt" integer not null, "lastAt" integer not null, "receivedAt" integer not null,
    hash text not null, closed integer not null, primary key (display, nr)) without rowid`.execute(db)
  await sql`create table "playHours" (
    hour integer not null, display integer not null, material integer not null, completed integer not null,
    interrupted integer not null, failed integer not null, skipped integer not null, "durationMs" integer not null,
    primary key (hour, display, material)) without rowid`.execute(db)
  await sql`create table "unsealedDays" (day text primary key, touched integer not null) without rowid`.execute(db)
  await sql`create table "daySeals" (
    id integer primary key, day text not null, version integer not null, "sealedAt" integer not null,
    body blob not null, "bodyHash" text not null, "hoursHash" text not null, chains text not null, hash text not null,
    unique (day, version))`.execute(db)
  await sql`create table "playsPurged" (id integer primary key check (id = 1), before integer not null)`.execute(db)
}

/** A ref now says its length too, and is found by the hash of what it says. */
async function moveRefs(db: Kysely<unknown>): Promise<void> {
  await sql`alter table "playRefs" rename to "oldRefs"`.execute(db)
  await sql`create table "playRefs" (
    id integer primary key, programme text not null, zone text not null, revision text not null,
    material integer not null, playlist integer not null, schedule integer not null, layer text not null,
    "plannedMs" integer not null, display integer not null, title text not null, topic text not null,
    kind text not null, "playlistName" text not null, "displayName" text not null,
    key text not null unique, seal text)`.execute(db)
  await sql`insert into "playRefs" (programme, zone, revision, material, playlist, schedule, layer, "plannedMs", display,
      title, topic, kind, "playlistName", "displayName", key)
    select programme, zone, revision, material, playlist, schedule, layer, p."plannedMs", o.display,
      title, topic, kind, "playlistName", "displayName", 'old ' || o.id || ' ' || p."plannedMs"
    from (select distinct ref, "plannedMs" from plays) p join "oldRefs" o on o.id = p.ref
    order by o.id`.execute(db)
}

/** Clustered on the time alone: every question is about a time, and a repeat is known by its boot's numbers. */
async function movePlays(db: Kysely<unknown>): Promise<void> {
  await sql`alter table plays rename to "oldPlays"`.execute(db)
  await sql`create table plays (
    "startedAt" integer not null, run integer not null, seq integer not null, ref integer not null,
    "lateMs" integer not null, "durationMs" integer not null, "clockOffsetMs" integer not null,
    outcome integer not null, reason integer not null, arrival integer not null, mark integer not null,
    primary key ("startedAt", run, seq)) without rowid`.execute(db)
  // Numbers that are missing among the old ones were quarantined or are long gone: they are not asked for.
  await sql`insert into "playBoots" (display, boot, stored, apart, lost, purged, edges, missing, asked)
    select display, boot, json_group_array(json_array(first, last)), json_array(json_array(0, max(last))),
      '[]', '[]', '[]', 0, 0
    from (select display, boot, min(seq) as first, max(seq) as last
      from (select display, boot, seq, seq - row_number() over (partition by display, boot order by seq) as run
        from "oldPlays")
      group by display, boot, run order by display, boot, first)
    group by display, boot`.execute(db)
  await sql`insert into plays ("startedAt", run, seq, ref, "lateMs", "durationMs", "clockOffsetMs", outcome, reason,
      arrival, mark)
    select p."startedAt", b.id, p.seq, r.id, p."startedAt" - p."plannedAt", p."durationMs", p."clockOffsetMs",
      p.outcome, p.reason, 0, 0
    from "oldPlays" p join "playBoots" b on b.display = p.display and b.boot = p.boot
      join "playRefs" r on r.key = 'old ' || p.ref || ' ' || p."plannedMs"
    order by p."startedAt"`.execute(db)
  await sql`drop table "oldPlays"`.execute(db)
  await sql`drop table "oldRefs"`.execute(db)
  // The log in full words of time, for whoever reads single plays without caring how they are kept.
  await sql`create view "playRows" as
    select b.display, b.boot, p.seq, p.run, p.ref, p."startedAt", p."startedAt" - p."lateMs" as "plannedAt", r."plannedMs",
      p."durationMs", p."clockOffsetMs", p.outcome, p.reason
    from plays p join "playBoots" b on b.id = p.run join "playRefs" r on r.id = p.ref`.execute(db)
}
