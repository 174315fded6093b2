import { sql } from 'kysely'
import type { DisplayId } from '../../playlists/ids.ts'
import { OUTCOMES, PLAY_REASONS } from '../../playlists/plays.ts'
import type { PlayRecord } from '../../playlists/plays.ts'
import type { Instant, LocalDate } from '../../playlists/time.ts'
import type { Reader, Writer } from '../db/open.ts'
import type { QuarantineReason } from './plausible.ts'

/** What repeats from play to play; interned in `playRefs` together with the names as they are when it is first seen. */
export type RefIdentity = Pick<
  PlayRecord,
  'programme' | 'revision' | 'zone' | 'material' | 'playlist' | 'schedule' | 'layer'
> & { display: DisplayId }

export const refKey = (ref: Omit<RefIdentity, 'display'>, display: DisplayId): string =>
  `${display}|${ref.programme}|${ref.revision}|${ref.material}|${ref.playlist}|${ref.schedule}|${ref.layer}|${ref.zone}`

/** Ids of these identities by their key. A material, playlist or display that nobody knows is named `?`: the row counts. */
export async function internRefs(w: Writer, refs: readonly RefIdentity[]): Promise<Map<string, number>> {
  const given = JSON.stringify(refs)
  await sql`
    insert into "playRefs" (display, programme, zone, revision, material, playlist, schedule, layer,
      title, topic, kind, "playlistName", "displayName")
    select value ->> 'display', value ->> 'programme', value ->> 'zone', value ->> 'revision', value ->> 'material',
      value ->> 'playlist', value ->> 'schedule', value ->> 'layer',
      coalesce(m.title, '?'), coalesce(m.topic, '?'),
      coalesce((select r.content ->> 'kind' from revisions r
        where r.material = value ->> 'material' and r.hash = value ->> 'revision' limit 1), '?'),
      coalesce(p.name, '?'), coalesce(d.name, '?')
    from json_each(${given})
    left join materials m on m.id = value ->> 'material'
    left join playlists p on p.id = value ->> 'playlist'
    left join displays d on d.id = value ->> 'display'
    where true on conflict do nothing`.execute(w.sql)
  const { rows } = await sql<RefIdentity & { id: number }>`
    select r.id, r.display, r.programme, r.zone, r.revision, r.material, r.playlist, r.schedule, r.layer
    from json_each(${given}) join "playRefs" r on r.display = value ->> 'display' and r.programme = value ->> 'programme'
      and r.zone = value ->> 'zone' and r.revision = value ->> 'revision' and r.material = value ->> 'material'
      and r.playlist = value ->> 'playlist' and r.schedule = value ->> 'schedule' and r.layer = value ->> 'layer'
  `.execute(w.sql)
  return new Map(rows.map((row) => [refKey(row, row.display), row.id]))
}

export type NewPlay = { play: PlayRecord; ref: number }

/** Stores what is not there yet, in one statement; gives the `seq` of each row that is new. The first of equals wins. */
export async function insertPlays(
  w: Writer,
  of: { display: DisplayId; boot: number; receivedAt: Instant },
  plays: readonly NewPlay[],
): Promise<Set<number>> {
  const rows = JSON.stringify(plays.map(asRow))
  const inserted = await sql<{ seq: number }>`
    insert into plays (display, boot, "receivedAt", seq, ref, "plannedAt", "plannedMs", "startedAt", "durationMs",
      "clockOffsetMs", outcome, reason)
    select ${of.display}, ${of.boot}, ${of.receivedAt}, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4,
      value ->> 5, value ->> 6, value ->> 7, value ->> 8
    from json_each(${rows}) where true on conflict do nothing returning seq`.execute(w.sql)
  return new Set(inserted.rows.map((row) => row.seq))
}

const asRow = ({ play, ref }: NewPlay): number[] => [
  play.seq,
  ref,
  play.plannedAt,
  play.plannedMs,
  play.startedAt,
  play.durationMs,
  play.clockOffsetMs,
  OUTCOMES.indexOf(play.outcome),
  PLAY_REASONS.indexOf(play.reason),
]

/** Additions to one day's totals of what one ref names. */
export type DayShare = {
  day: LocalDate
  ref: number
  completed: number
  interrupted: number
  failed: number
  skipped: number
  durationMs: number
}

/** Adds to the permanent totals; the names become those of the ref. */
export async function addToDays(w: Writer, shares: readonly DayShare[]): Promise<void> {
  const given = JSON.stringify(shares)
  await sql`
    insert into "playDays" (day, display, material, topic, title, "displayName",
      completed, interrupted, failed, skipped, "durationMs")
    select value ->> 'day', r.display, r.material, r.topic, r.title, r."displayName", value ->> 'completed',
      value ->> 'interrupted', value ->> 'failed', value ->> 'skipped', value ->> 'durationMs'
    from json_each(${given}) join "playRefs" r on r.id = value ->> 'ref'
    where true on conflict (day, display, material) do update set
      topic = excluded.topic, title = excluded.title, "displayName" = excluded."displayName",
      completed = completed + excluded.completed, interrupted = interrupted + excluded.interrupted,
      failed = failed + excluded.failed, skipped = skipped + excluded.skipped,
      "durationMs" = "durationMs" + excluded."durationMs"`.execute(w.sql)
}

export type Suspect = { display: DisplayId; reason: QuarantineReason; row: string; digest: string }

/** Keeps rows apart; one that is there already (by its digest) is left alone. */
export async function quarantine(w: Writer, receivedAt: Instant, suspects: readonly Suspect[]): Promise<void> {
  await sql`
    insert into quarantine ("receivedAt", display, "displayName", reason, "row", digest)
    select ${receivedAt}, value ->> 'display', coalesce(d.name, '?'), value ->> 'reason', value ->> 'row',
      value ->> 'digest'
    from json_each(${JSON.stringify(suspects)}) left join displays d on d.id = value ->> 'display'
    where true on conflict do nothing`.execute(w.sql)
}

const QUARANTINE_PAGE = 500

export async function listQuarantine(r: Reader) {
  const newest = r.sql.selectFrom('quarantine').orderBy('id', 'desc').limit(QUARANTINE_PAGE)
  const rows = await newest.select(['id', 'receivedAt', 'displayName', 'reason', 'row']).execute()
  return rows.map(({ displayName, receivedAt, ...row }) => ({
    ...row,
    display: displayName,
    receivedAt: receivedAt as Instant,
  }))
}
