import { sql } from 'kysely'
import type { SelectQueryBuilder } from 'kysely'
import type { MaterialId } from '../../playlists/ids.ts'
import { OUTCOMES, PLAY_REASONS } from '../../playlists/plays.ts'
import type { Outcome, PlayReason } from '../../playlists/plays.ts'
import type { Span } from '../../playlists/spans.ts'
import { DAY, epochDay, makeDate } from '../../playlists/time.ts'
import type { Instant, LocalDate } from '../../playlists/time.ts'
import type { Which } from '../../playlists/wire/which.ts'
import type { Reader } from '../db/open.ts'
import type { Tables } from '../db/tables.ts'
import { among, choose } from '../db/which.ts'
import type { Chosen } from '../db/which.ts'
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

type Row = Place &
  Omit<LoggedPlay, 'id' | 'display' | 'outcome' | 'reason'> & {
    display: number
    boot: number
    name: string
    outcome: number
    reason: number
  }

const columns = [
  'plays.startedAt',
  'plays.run',
  'plays.seq',
  'playBoots.display',
  'playBoots.boot',
  'plays.durationMs',
  'plays.outcome',
  'plays.reason',
  'playRefs.displayName as name',
  'playRefs.material',
  'playRefs.title',
  'playRefs.topic',
  'playRefs.playlistName as playlist',
  'playRefs.revision',
  'playRefs.layer',
] as const

function began(r: Reader, { start, end }: Span) {
  return r.sql
    .selectFrom('plays')
    .innerJoin('playRefs', 'playRefs.id', 'plays.ref')
    .innerJoin('playBoots', 'playBoots.id', 'plays.run')
    .where('plays.startedAt', '>=', start)
    .where('plays.startedAt', '<', end)
}

function matching(r: Reader, span: Span, { displays, materials, topic }: Chosen) {
  const query = began(r, span).where(among('playBoots.display', displays)).where(among('playRefs.material', materials))
  return topic === undefined ? query : query.where('playRefs.topic', '=', topic)
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
  const until = (last: Instant | undefined): Query =>
    few(r, { start, end: last === undefined || last > end ? end : last }, chosen)
  const found = await newestFirst(until(before))
    .limit(PAGE + 1)
    .execute()
  const last = found[PAGE - 1]
  if (last === undefined || found.length <= PAGE) return { plays: found.map(asPlay), more: false }
  const plays = found.slice(0, PAGE)
  if (found[PAGE]!.startedAt === last.startedAt) plays.push(...(await restOfInstant(r, chosen, last)))
  const older = newestFirst(until(last.startedAt as Instant))
  return { plays: plays.map(asPlay), more: (await older.limit(1).execute()).length > 0 }
}

/** Where few among many are looked for, their names are looked up once and not at every play. */
function few(r: Reader, span: Span, chosen: Chosen): Query {
  const { displays, materials, topic } = chosen
  if (displays === null && materials === null && topic === undefined) return began(r, span)
  const refs = r.sql
    .selectFrom('playRefs')
    .select('id')
    .where(among('display', displays))
    .where(among('material', materials))
  return began(r, span).where('plays.ref', 'in', topic === undefined ? refs : refs.where('topic', '=', topic))
}

/** The part of a span in which, by the totals, any of it was shown: what was not is not looked for in the log. */
async function shownWithin(r: Reader, { start, end }: Span, chosen: Chosen): Promise<Span> {
  const days = await within(r, { from: dayOf(start - DAY), until: dayOf(end + DAY) }, chosen)
    .select(({ fn }) => [fn.min('playDays.day').as('first'), fn.max('playDays.day').as('last')])
    .executeTakeFirst()
  if (days === undefined || days.first === null) return { start, end: start }
  // A day's edges lie within a day of those of the same date elsewhere.
  const [first, last] = [(epochDay(days.first as LocalDate) - 1) * DAY, (epochDay(days.last as LocalDate) + 2) * DAY]
  return { start: Math.max(start, first) as Instant, end: Math.max(start, Math.min(end, last)) as Instant }
}

const dayOf = (at: number): LocalDate => makeDate(Math.floor(at / DAY))

type Query = SelectQueryBuilder<Tables, 'plays' | 'playRefs' | 'playBoots', object>

const newestFirst = (query: Query) =>
  query
    .select(columns)
    .orderBy('plays.startedAt', 'desc')
    .orderBy('plays.run', 'desc')
    .orderBy('plays.seq', 'desc')
    .$castTo<Row>()

const restOfInstant = (r: Reader, chosen: Chosen, { startedAt, run, seq }: Row) =>
  newestFirst(
    matching(r, { start: startedAt as Instant, end: (startedAt + 1) as Instant }, chosen).where(
      sql<boolean>`(plays.run, plays.seq) < (${run}, ${seq})`,
    ),
  ).execute()

/** Oldest first, the rows after a place; for exports, which go through the log page by page and never hold it. */
export async function playsAfter(
  r: Reader,
  filter: PlayFilter,
  after: Place | null,
  limit: number,
): Promise<{ plays: LoggedPlay[]; last: Place | null }> {
  let query = matching(r, filter.span, await choose(r, filter))
  if (after !== null) {
    const { startedAt, run, seq } = after
    const place = sql<boolean>`(plays."startedAt", plays.run, plays.seq) > (${startedAt}, ${run}, ${seq})`
    query = query.where(place)
  }
  const rows = await query
    .select(columns)
    .orderBy('plays.startedAt')
    .orderBy('plays.run')
    .orderBy('plays.seq')
    .limit(limit)
    .$castTo<Row>()
    .execute()
  return { plays: rows.map(asPlay), last: rows.at(-1) ?? null }
}

/** The play of this number that began then; null when it is not there (any more). */
export async function playById(r: Reader, id: { display: number; boot: number; seq: number }, at: Instant) {
  const row = await began(r, { start: at, end: (at + 1) as Instant })
    .where('playBoots.display', '=', id.display)
    .where('playBoots.boot', '=', id.boot)
    .where('plays.seq', '=', id.seq)
    .select([...columns, 'plays.lateMs', 'playRefs.plannedMs', 'playRefs.programme', 'playRefs.schedule'])
    .$castTo<Row & { lateMs: number; plannedMs: number; programme: string; schedule: number }>()
    .executeTakeFirst()
  if (row === undefined) return null
  const { lateMs, plannedMs, programme, schedule } = row
  return { play: asPlay(row), plannedAt: (at - lateMs) as Instant, plannedMs, programme, schedule }
}

const asPlay = ({ display, boot, seq, name, outcome, reason, ...row }: Row): LoggedPlay => ({
  id: `${display}-${boot}-${seq}`,
  display: name,
  material: row.material,
  title: row.title,
  topic: row.topic,
  playlist: row.playlist,
  revision: row.revision,
  layer: row.layer,
  startedAt: row.startedAt as Instant,
  durationMs: row.durationMs,
  outcome: OUTCOMES[outcome]!,
  reason: PLAY_REASONS[reason]!,
})
