import { sql } from 'kysely'
import { Evidence } from '../../playlists/fulfilment/evidence.ts'
import type { Known, Seen, Shown } from '../../playlists/fulfilment/evidence.ts'
import type { DisplayId } from '../../playlists/ids.ts'
import { OUTCOMES, PLAY_REASONS } from '../../playlists/plays.ts'
import type { Span } from '../../playlists/spans.ts'
import { MINUTE, plus } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Database, Reader } from '../db/open.ts'

/** What begins or ends this near to a day tells of its edges. */
const AROUND_MS = 5 * MINUTE
/** Rows that one answer of the database brings: turning them into objects takes a few milliseconds. */
const PAGE = 2000

type Place = { startedAt: number; boot: number; seq: number }
type Row = Omit<Shown, 'outcome' | 'reason'> & { outcome: number; reason: number }

/** Everything that is known of a display in a stretch of time: its plays, its heartbeats, what has arrived. */
export async function readKnown(db: Database, display: DisplayId, range: Span) {
  const around = { start: plus(range.start, -AROUND_MS), end: plus(range.end, AROUND_MS) }
  const { seen, settledAt } = await db.read((r) => readSeen(r, display, around))
  const evidence = new Evidence({ seen, settledAt })
  for (let after: Place | null = { startedAt: around.start, boot: -1, seq: -1 }; after !== null;) {
    const from: Place = after
    const rows: Row[] = await db.read((r) => readPlays(r, display, from, around.end))
    evidence.add(
      rows.map((row): Shown => ({ ...row, outcome: OUTCOMES[row.outcome]!, reason: PLAY_REASONS[row.reason]! })),
    )
    after = rows.length === PAGE ? rows.at(-1)! : null
  }
  return { evidence, settledAt }
}

/** The `+` keeps SQLite from walking through everything that the display has ever shown. */
async function readPlays(r: Reader, display: DisplayId, after: Place, end: Instant): Promise<Row[]> {
  const { startedAt, boot, seq } = after
  const { rows } = await sql<Row>`
    select p.boot, p.seq, f.zone, p."plannedAt", p."plannedMs", f.material, f.schedule, p."startedAt", p."durationMs",
      p.outcome, p.reason
    from plays p join "playRefs" f on f.id = p.ref
    where p."startedAt" >= ${startedAt} and p."startedAt" < ${end} and +p.display = ${display}
      and (p."startedAt", p.boot, p.seq) > (${startedAt}, ${boot}, ${seq})
    order by p."startedAt", p.boot, p.seq limit ${PAGE}`.execute(r.sql)
  return rows
}

async function readSeen(r: Reader, display: DisplayId, { start, end }: Span): Promise<Omit<Known, 'plays'>> {
  const rows = await r.sql
    .selectFrom('presence')
    .select(['boot', 'start', 'end', 'full'])
    .where('display', '=', display)
    .where('start', '<', end)
    .where('end', '>', start)
    .execute()
  const settled = await r.sql
    .selectFrom('presence')
    .select(({ fn }) => fn.max('settledAt').as('at'))
    .where('display', '=', display)
    .executeTakeFirst()
  const seen = rows.map((row): Seen => ({
    boot: row.boot,
    start: row.start as Instant,
    end: row.end as Instant,
    full: row.full === 1,
  }))
  return { seen, settledAt: (settled?.at ?? null) as Instant | null }
}

/** Whom a day is about, and since when anything was heard of it. */
export type Subject = { name: string; firstSeen: Instant | null; archivedAt: Instant | null }

/** Null for a test display, which stands outside (RULES PL6), and for one that is not there. */
export async function readSubject(r: Reader, display: DisplayId): Promise<Subject | null> {
  const row = await r.sql
    .selectFrom('displays')
    .select(['name', 'archivedAt'])
    .select(({ selectFrom }) =>
      selectFrom('presence')
        .select(({ fn }) => fn.min('start').as('at'))
        .whereRef('presence.display', '=', 'displays.id')
        .as('firstSeen'),
    )
    .where('id', '=', display)
    .where('test', '=', 0)
    .executeTakeFirst()
  if (row === undefined) return null
  return { name: row.name, firstSeen: row.firstSeen as Instant | null, archivedAt: row.archivedAt as Instant | null }
}
