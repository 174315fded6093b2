/** An office's play log of ten million plays, written straight into its database: what has piled up in half a year. */
import Fastify from 'fastify'
import { sql } from 'kysely'
import { Database } from '../../server/db/open.ts'
import { sealDays } from '../../server/plays/sealing.ts'
import { unseal } from '../../server/plays/totals.ts'
import { DAY, HOUR, HO_CHI_MINH, addDays, epochDay, startOfDay } from '../../playlists/time.ts'
import type { LocalDate } from '../../playlists/time.ts'

const DISPLAYS = 12
const MATERIALS = 60
/** Twelve hours of slots of ten seconds. */
const OPENS = 7
const HOURS_OPEN = 12
const SLOT_MS = 10_000
const PLAYS_AN_HOUR = HOUR / SLOT_MS
const PLAYS_A_DAY = HOURS_OPEN * PLAYS_AN_HOUR
export const LAST_DAY = '2026-06-30' as LocalDate
const DAYS = 193
export const FIRST_DAY = addDays(LAST_DAY, 1 - DAYS)
/** 10,005,120. */
export const PLAYS = DAYS * DISPLAYS * PLAYS_A_DAY

/** The numbers from 0 on, as a table that SQL can go through. */
const upTo = (many: number, name: string) =>
  sql`${sql.raw(name)}(i) as (select 0 union all select i + 1 from ${sql.raw(name)} where i < ${many - 1})`

/** Screens, contents, single plays, and their totals by day and hour: as many bytes as an office would have. */
export async function writeGreatLog(file: string): Promise<void> {
  const db = await Database.open(file)
  await db.transact(async (w) => {
    await sql`with recursive ${upTo(DISPLAYS, 'd')}
      insert into displays (id, name, location, kind, x, y, width, height, opening, muted, frame, viewing, test, "createdAt")
      select 101 + i, 'Màn hình ' || (i + 1), 'Tầng ' || (i % 3 + 1), 'led', 0, 0, 512, 256,
        (select opening from displays limit 1), 1, (select frame from displays limit 1),
        (select viewing from displays limit 1), 0, 0 from d`.execute(w.sql)
    await sql`insert into "groups" (id, name) values (101, 'Tầng 1')`.execute(w.sql)
    await sql`insert into "groupMembers" ("group", display) select 101, id from displays where id > 100 and id % 2 = 1`.execute(
      w.sql,
    )
    await sql`with recursive ${upTo(MATERIALS, 'm')}
      insert into materials (id, title, topic, campaign, source, "durationMs", "createdAt")
      select 1001 + i, 'Nội dung ' || (i + 1), printf('CD%02d', i % 17 + 1),
        (select min(id) from campaigns), '', ${SLOT_MS}, 0 from m`.execute(w.sql)
    await sql`insert into "playBoots" (id, display, boot, stored, apart, lost, purged, edges, missing, asked)
      select id, id, 1, '[]', '[]', '[]', '[]', '[]', 0, 0 from displays where id > 100`.execute(w.sql)
  })
  const days = Array.from({ length: DAYS }, (_, day) => addDays(FIRST_DAY, day))
  for (const [day, date] of days.entries()) await writeDay(db, date, day)
  await db.transact((w) => unseal(w, days))
  const now = () => startOfDay(HO_CHI_MINH, addDays(LAST_DAY, 2))
  await sealDays({ db, clock: { now }, zone: () => HO_CHI_MINH, log: Fastify({ logger: false }).log })
  await db.close()
}

/** Every display shows the contents in turn; each day has its own programme, as in an office. */
async function writeDay(db: Database, date: LocalDate, day: number): Promise<void> {
  const opens = startOfDay(HO_CHI_MINH, date) + OPENS * HOUR
  const refs = day * DISPLAYS * MATERIALS
  const firstHour = epochDay(date) * 24 + OPENS
  await db.transact(async (w) => {
    await sql`insert into "playRefs" (id, programme, zone, revision, material, playlist, schedule, layer, "plannedMs", display,
        title, topic, kind, "playlistName", "displayName", key)
      select ${refs} + (d.id - 101) * ${MATERIALS} + m.id - 1000, 'day ' || ${day}, 'main', printf('%064x', m.id), m.id, 1, 1,
        'scheduled', ${SLOT_MS}, d.id, m.title, m.topic, 'slogan', 'Cả ngày', d.name, ${day} || ' ' || d.id || ' ' || m.id
      from displays d join materials m on m.id > 1000 where d.id > 100`.execute(w.sql)
    await sql`with recursive ${upTo(PLAYS_A_DAY, 's')}, ${upTo(DISPLAYS, 'd')}
      insert into plays ("startedAt", run, seq, ref, "lateMs", "durationMs", "clockOffsetMs", outcome, reason, arrival, mark)
      select ${opens} + s.i * ${SLOT_MS} + d.i, 101 + d.i, ${day * PLAYS_A_DAY} + s.i,
        ${refs} + d.i * ${MATERIALS} + s.i % ${MATERIALS} + 1, d.i, ${SLOT_MS}, 3, 0, 0, ${day + 1}, s.i * 7919 % 65536
      from s cross join d`.execute(w.sql)
    const each = PLAYS_AN_HOUR / MATERIALS
    await sql`with recursive ${upTo(HOURS_OPEN, 'h')}
      insert into "playHours" (hour, display, material, completed, interrupted, failed, skipped, "durationMs")
      select ${firstHour} + h.i, d.id, m.id, ${each}, 0, 0, 0, ${each * SLOT_MS}
      from h cross join displays d cross join materials m where d.id > 100 and m.id > 1000`.execute(w.sql)
    const all = each * HOURS_OPEN
    await sql`insert into "playDays" (day, display, material, topic, title, "displayName", completed, interrupted, failed,
        skipped, "durationMs")
      select ${date}, d.id, m.id, m.topic, m.title, d.name, ${all}, 0, 0, 0, ${all * SLOT_MS}
      from displays d cross join materials m where d.id > 100 and m.id > 1000`.execute(w.sql)
    await sql`insert into "fulfilmentDays" (day, display, "displayName", "drawnAt", "settledAt", whole, "open")
      select ${date}, id, name, ${opens + DAY}, ${opens + DAY}, 1, 0 from displays where id > 100`.execute(w.sql)
    await sql`insert into fulfilment (day, display, material, topic, title, campaign, planned, completed, interrupted, failed,
        missing, beyond, "plannedMs", "lostMs", "byPlan", "override", power, undelivered, decoding, storage, republished,
        "lateStart", unknown)
      select ${date}, d.id, m.id, m.topic, m.title, m.campaign, ${all + 1}, ${all}, 0, 0, 1, 0, ${(all + 1) * SLOT_MS},
        ${SLOT_MS}, 0, 0, 1, 0, 0, 0, 0, 0, 0
      from displays d cross join materials m where d.id > 100 and m.id > 1000`.execute(w.sql)
  })
}
