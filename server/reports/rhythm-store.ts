import type { AccountId, ReportId } from '../../playlists/ids.ts'
import { RHYTHM_KINDS } from '../../playlists/report/rhythm.ts'
import type { RhythmKind } from '../../playlists/report/rhythm.ts'
import type { Period } from '../../playlists/report/period.ts'
import type { LocalDate } from '../../playlists/time.ts'
import type { Reader, Writer } from '../db/open.ts'

/** One kind of period that is drawn up by itself, from the one that `since` lies in on, on behalf of an account. */
export type Beat = { kind: RhythmKind; since: LocalDate; account: AccountId }

export async function readRhythm(r: Reader): Promise<Beat[]> {
  const rows = await r.sql.selectFrom('reportRhythm').selectAll().$castTo<Beat>().execute()
  return rows.sort((a, b) => RHYTHM_KINDS.indexOf(a.kind) - RHYTHM_KINDS.indexOf(b.kind))
}

/** Kinds that go on keep the day they began on. */
export async function saveRhythm(w: Writer, kinds: readonly RhythmKind[], since: LocalDate, account: AccountId) {
  w.changed('reports')
  await w.sql
    .deleteFrom('reportRhythm')
    .where('kind', 'not in', [...kinds, ''])
    .execute()
  for (const kind of kinds) {
    const row = w.sql.insertInto('reportRhythm').values({ kind, since, account })
    await row.onConflict((conflict) => conflict.doNothing()).execute()
  }
}

export async function isDrawn(r: Reader, { kind, from }: Period): Promise<boolean> {
  const query = r.sql.selectFrom('drawnPeriods').select('report').where('kind', '=', kind).where('from', '=', from)
  return (await query.executeTakeFirst()) !== undefined
}

/** Says that a report of this period was drawn up by itself. */
export async function markDrawn(w: Writer, { kind, from }: Period, zone: string, report: ReportId): Promise<void> {
  await w.sql.insertInto('drawnPeriods').values({ kind, from, zone, report }).execute()
  await w.sql.updateTable('reports').set({ automatic: 1 }).where('id', '=', report).execute()
}

/** Drawn up by themselves and seen by nobody yet, newest first. */
export async function unseenReports(r: Reader): Promise<{ id: ReportId; period: Period }[]> {
  const rows = await r.sql
    .selectFrom('reports')
    .select(['id', 'period'])
    .where('automatic', '=', 1)
    .where('seenAt', 'is', null)
    .where('archivedAt', 'is', null)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ id, period }) => ({ id: id as ReportId, period: JSON.parse(period) as Period }))
}
