import { sql } from 'kysely'
import type { SelectQueryBuilder } from 'kysely'
import type { DisplayId, MaterialId } from '../../playlists/ids.ts'
import { OUTCOMES, PLAY_REASONS } from '../../playlists/plays.ts'
import type { Outcome, PlayReason } from '../../playlists/plays.ts'
import type { Span } from '../../playlists/spans.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Reader } from '../db/open.ts'
import type { Tables } from '../db/tables.ts'
import { asksFor } from './counted.ts'

/** Which plays: those that began within the span, of one display, material or topic if asked. */
export type PlayFilter = { span: Span; display?: DisplayId; material?: MaterialId; topic?: string }

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

function matching(r: Reader, { span, display, material, topic }: PlayFilter) {
  let query = r.sql
    .selectFrom('plays')
    .innerJoin('playRefs', 'playRefs.id', 'plays.ref')
    .innerJoin('playBoots', 'playBoots.id', 'plays.run')
    .where('plays.startedAt', '>=', span.start)
    .where('plays.startedAt', '<', span.end)
    .where(asksFor('playBoots.display', display))
  if (material !== undefined) query = query.where('playRefs.material', '=', material)
  if (topic !== undefined) query = query.where('playRefs.topic', '=', topic)
  return query
}

const PAGE = 200

/** Newest first. A page ends between two instants, so that `before` (the last row's `startedAt`) misses nothing. */
export async function newestPlays(
  r: Reader,
  filter: PlayFilter,
  before: Instant | undefined,
): Promise<{ plays: LoggedPlay[]; more: boolean }> {
  const end = before === undefined || before > filter.span.end ? filter.span.end : before
  const query = newestFirst(matching(r, { ...filter, span: { ...filter.span, end } }))
  const found = await query.limit(PAGE + 1).execute()
  const last = found[PAGE - 1]
  if (last === undefined || found.length <= PAGE) return { plays: found.map(asPlay), more: false }
  const plays = found.slice(0, PAGE)
  if (found[PAGE]!.startedAt === last.startedAt) plays.push(...(await restOfInstant(r, filter, last)))
  const older = newestFirst(matching(r, { ...filter, span: { ...filter.span, end: last.startedAt as Instant } }))
  return { plays: plays.map(asPlay), more: (await older.limit(1).execute()).length > 0 }
}

type Query = SelectQueryBuilder<Tables, 'plays' | 'playRefs' | 'playBoots', object>

const newestFirst = (query: Query) =>
  query
    .select(columns)
    .orderBy('plays.startedAt', 'desc')
    .orderBy('plays.run', 'desc')
    .orderBy('plays.seq', 'desc')
    .$castTo<Row>()

const restOfInstant = (r: Reader, filter: PlayFilter, last: Row) =>
  newestFirst(
    matching(r, filter)
      .where('plays.startedAt', '=', last.startedAt)
      .where(sql<boolean>`(plays.run, plays.seq) < (${last.run}, ${last.seq})`),
  ).execute()

/** Oldest first, the rows after a place; for exports, which go through the log page by page and never hold it. */
export async function playsAfter(
  r: Reader,
  filter: PlayFilter,
  after: Place | null,
  limit: number,
): Promise<{ plays: LoggedPlay[]; last: Place | null }> {
  let query = matching(r, filter)
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
