import { sql } from 'kysely'
import { joined, rangesOf } from '../../playlists/seq-ranges.ts'
import { addDays, startOfDay, toLocal } from '../../playlists/time.ts'
import type { Instant, LocalDate, Zone } from '../../playlists/time.ts'
import type { ServerClock } from '../clock.ts'
import type { Database, Reader, Writer } from '../db/open.ts'
import { bootsById, saveBoots } from './boots.ts'

type Parts = { db: Database; clock: ServerClock; zone: () => Zone; keepMonths: (r: Reader) => Promise<number> }

/** So few at once that nobody waits for the one writer. */
const STEP = 2000

/**
 * RULES IN6. Removes the single plays that the office need not keep any longer, whole days, the oldest first, in small
 * steps. Totals, seals and chains stay, and so does the knowledge of which numbers there were. Gives how many went.
 */
export async function purgePlays({ db, clock, zone, keepMonths }: Parts): Promise<number> {
  const months = await db.read(keepMonths)
  const before = startOfDay(zone(), monthsBefore(toLocal(zone(), clock.now()).date, months))
  let removed = 0
  for (let step = STEP; step === STEP;) {
    step = await db.transact((w) => purgeSome(w, before))
    removed += step
  }
  return removed
}

async function purgeSome(w: Writer, before: Instant): Promise<number> {
  const oldest = w.sql.selectFrom('plays').select(['startedAt', 'run', 'seq']).where('startedAt', '<', before)
  const rows = await oldest.orderBy('startedAt').orderBy('run').orderBy('seq').limit(STEP).execute()
  const last = rows.at(-1)
  if (last === undefined) return 0
  await sql`delete from plays where ("startedAt", run, seq) <= (${last.startedAt}, ${last.run}, ${last.seq})`.execute(
    w.sql,
  )
  const boots = await bootsById(w, [...new Set(rows.map(({ run }) => run))])
  for (const boot of boots) {
    const gone = rows.filter(({ run }) => run === boot.id).map(({ seq }) => seq)
    boot.purged = joined([...boot.purged, ...rangesOf(gone)])
  }
  await saveBoots(w, boots)
  await sql`insert into "playsPurged" (id, before) values (1, ${before})
    on conflict do update set before = max(before, excluded.before)`.execute(w.sql)
  w.changed('plays')
  return rows.length
}

/** Single plays that began before this are gone; null while none is. */
export async function purgedBefore(r: Reader): Promise<Instant | null> {
  const row = await r.sql.selectFrom('playsPurged').select('before').executeTakeFirst()
  return (row?.before ?? null) as Instant | null
}

/** The same day so many months earlier, or that month's last one. */
function monthsBefore(day: LocalDate, months: number): LocalDate {
  const [year, month] = day.split('-').map(Number) as [number, number]
  const count = year * 12 + month - 1 - months
  const first =
    `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}-01` as LocalDate
  const wanted = addDays(first, Number(day.slice(8)) - 1)
  if (wanted.slice(0, 7) === first.slice(0, 7)) return wanted
  return addDays(`${wanted.slice(0, 7)}-01` as LocalDate, -1)
}
