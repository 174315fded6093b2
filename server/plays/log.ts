import { sql } from 'kysely'
import type { MaterialId } from '../../playlists/ids.ts'
import { OUTCOMES, PLAY_REASONS } from '../../playlists/plays.ts'
import type { Outcome, PlayReason } from '../../playlists/plays.ts'
import type { Span } from '../../playlists/spans.ts'
import { DAY, epochDay, makeDate } from '../../playlists/time.ts'
import type { Instant, LocalDate } from '../../playlists/time.ts'
import type { Which } from '../../playlists/wire/which.ts'
import type { Reader } from '../db/open.ts'
import { among, choose } from '../db/which.ts'
import type { Chosen } from '../db/which.ts'
import { LogNames } from './names.ts'
import { within } from './rollup.ts'

/** Which plays: those that began within the span, of what is asked for. */
export type PlayFilter = Which & { span: Span }

/** One line of the log, with the names as they were when it was played. */
export type LoggedPlay = {
  id: string
  display: string
  material: MaterialId
  title: string
  topic: string
  playlist: string
  revision: string
  layer: string
  startedAt: Instant
  durationMs: number
  outcome: Outcome
  reason: PlayReason
}
/** The place of a row in the log, which is kept in exactly this order. */
export type Place = { startedAt: number; run: number; seq: number }
type Row = Place & { ref: number; durationMs: number; outcome: number; reason: number }

/** The plays that a question is about, without what they name. */
function matching(r: Reader, { start, end }: Span, { displays, materials, topic }: Chosen) {
  let query = r.sql.selectFrom('plays').where('startedAt', '>=', start).where('startedAt', '<', end)
  if (displays !== null) {
    const runs = r.sql.selectFrom('playBoots').select('id').where(among('display', displays))
    query = query.where('run', 'in', runs)
  }
  if (materials === null && topic === undefined) return query
  const refs = r.sql.selectFrom('playRefs').select('id').where(among('material', materials))
  return query.where('ref', 'in', topic === undefined ? refs : refs.where('topic', '=', topic))
}
type Query = ReturnType<typeof matching>

/** Rows in the order of the log, or from its end. As one text: making an object of each would take most of the time. */
async function rowsOf(r: Reader, query: Query, direction: 'asc' | 'desc', limit: number): Promise<Row[]> {
  const rows = query
    .select(['startedAt', 'run', 'seq', 'ref', 'durationMs', 'outcome', 'reason'])
    .orderBy('startedAt', direction)
    .orderBy('run', direction)
    .orderBy('seq', direction)
    .limit(limit)
  const line = sql`json_array("startedAt", run, seq, ref, "durationMs", outcome, reason)`
  const found = r.sql.selectFrom(rows.as('rows')).select(sql<string>`json_group_array(${line})`.as('all'))
  const { all } = await found.executeTakeFirstOrThrow()
  return (JSON.parse(all) as number[][]).map(
    ([startedAt = 0, run = 0, seq = 0, ref = 0, durationMs = 0, outcome = 0, reason = 0]) => ({
      startedAt,
      run,
      seq,
      ref,
      durationMs,
      outcome,
      reason,
    }),
  )
}

const PAGE = 200

/** Newest first. A page ends between two instants, so that `before` (the last row's `startedAt`) misses nothing. */
export async function newestPlays(
  r: Reader,
  filter: PlayFilter,
  before: Instant | undefined,
): Promise<{ plays: LoggedPlay[]; more: boolean }> {
  const chosen = await choose(r, filter)
  const { start, end } = await shownWithin(r, filter.span, chosen)
  const until = (last: number | undefined) => matching(r, { start, end: Math.min(end, last ?? end) as Instant }, chosen)
  const found = await rowsOf(r, until(before), 'desc', PAGE + 1)
  const last = found[PAGE - 1]
  if (last === undefined || found.length <= PAGE) return { plays: await named(r, found), more: false }
  const rows = found.slice(0, PAGE)
  if (found[PAGE]!.startedAt === last.startedAt) rows.push(...(await restOfInstant(r, chosen, last)))
  const older = await rowsOf(r, until(last.startedAt), 'desc', 1)
  return { plays: await named(r, rows), more: older.length > 0 }
}

/** The part of a span in which, by the totals, any of it was shown: what was not is not looked for in the log. */
async function shownWithin(r: Reader, { start, end }: Span, chosen: Chosen): Promise<Span> {
  const days = await within(r, { from: dayOf(start - DAY), until: dayOf(end + DAY) }, chosen)
    .select(({ fn }) => [fn.min('playDays.day').as('first'), fn.max('playDays.day').as('last')])
    .executeTakeFirst()
  if (days === undefined || days.first === null) return { start, end: start }
  // A day's edges lie within a day of those of the same date elsewhere.
  const first = (epochDay(days.first as LocalDate) - 1) * DAY
  const last = (epochDay(days.last as LocalDate) + 2) * DAY
  return { start: Math.max(start, first) as Instant, end: Math.max(start, Math.min(end, last)) as Instant }
}

const dayOf = (at: number): LocalDate => makeDate(Math.floor(at / DAY))

/** So many plays never begin at one instant. */
const MOST_AT_ONCE = 100_000

const restOfInstant = (r: Reader, chosen: Chosen, { startedAt, run, seq }: Row): Promise<Row[]> => {
  const instant = { start: startedAt as Instant, end: (startedAt + 1) as Instant }
  const rest = matching(r, instant, chosen).where(sql<boolean>`(run, seq) < (${run}, ${seq})`)
  return rowsOf(r, rest, 'desc', MOST_AT_ONCE)
}

/**
 * Oldest first, the rows after a place; for exports, which go through the log page by page and never hold it. `names` that
 * are known from the page before need not be read again.
 */
export async function playsAfter(
  r: Reader,
  filter: PlayFilter,
  after: Place | null,
  { limit, names }: { limit: number; names?: LogNames },
): Promise<{ plays: LoggedPlay[]; last: Place | null }> {
  // From the place on, not from the beginning: the database looks for one lower bound, and takes the plainer.
  const span = after === null ? filter.span : { ...filter.span, start: after.startedAt as Instant }
  const all = matching(r, span, await choose(r, filter))
  const place = after && sql<boolean>`("startedAt", run, seq) > (${after.startedAt}, ${after.run}, ${after.seq})`
  const rows = await rowsOf(r, place === null ? all : all.where(place), 'asc', limit)
  return { plays: await named(r, rows, names), last: rows.at(-1) ?? null }
}

/** The play of this number that began then; null when it is not there (any more). */
export async function playById(r: Reader, id: { display: number; boot: number; seq: number }, at: Instant) {
  const row = await r.sql
    .selectFrom('plays')
    .innerJoin('playRefs', 'playRefs.id', 'plays.ref')
    .innerJoin('playBoots', 'playBoots.id', 'plays.run')
    .where('plays.startedAt', '=', at)
    .where('plays.seq', '=', id.seq)
    .where('playBoots.display', '=', id.display)
    .where('playBoots.boot', '=', id.boot)
    .select(['startedAt', 'run', 'seq', 'ref', 'durationMs', 'outcome', 'reason', 'lateMs'])
    .select(['playRefs.plannedMs', 'playRefs.programme', 'playRefs.schedule'])
    .executeTakeFirst()
  if (row === undefined) return null
  const { lateMs, plannedMs, programme, schedule } = row
  const [play] = await named(r, [row])
  return { play: play!, plannedAt: (at - lateMs) as Instant, plannedMs, programme, schedule }
}

async function named(r: Reader, rows: readonly Row[], names = new LogNames()): Promise<LoggedPlay[]> {
  await names.learn(r, rows)
  return rows.map(({ startedAt, run, seq, ref, durationMs, outcome, reason }) => {
    const { display, boot } = names.runs.get(run)!
    return {
      id: `${display}-${boot}-${seq}`,
      ...names.refs.get(ref)!,
      startedAt: startedAt as Instant,
      durationMs,
      outcome: OUTCOMES[outcome]!,
      reason: PLAY_REASONS[reason]!,
    }
  })
}
