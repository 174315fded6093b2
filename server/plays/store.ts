import { sql } from 'kysely'
import type { DisplayId } from '../../playlists/ids.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Reader, Writer } from '../db/open.ts'
import type { QuarantineReason } from './plausible.ts'

/** In the order of the table's columns. */
export type PlayRow = readonly [
  startedAt: number,
  run: number,
  seq: number,
  ref: number,
  lateMs: number,
  durationMs: number,
  clockOffsetMs: number,
  outcome: number,
  reason: number,
  arrival: number,
  mark: number,
]

/** One statement for all the batches of a transaction. Whoever calls has seen to it that none is there yet. */
export async function insertPlays(w: Writer, rows: readonly PlayRow[]): Promise<void> {
  await sql`
    insert into plays ("startedAt", run, seq, ref, "lateMs", "durationMs", "clockOffsetMs", outcome, reason, arrival, mark)
    select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
      value ->> 8, value ->> 9, value ->> 10
    from json_each(${JSON.stringify(rows)})`.execute(w.sql)
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
