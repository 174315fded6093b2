import type { Selectable } from 'kysely'
import type { Watch } from '../../playlists/alarms.ts'
import type { DisplayId, MaterialId } from '../../playlists/ids.ts'
import type { AlarmDetail } from '../../playlists/signs.ts'
import { DAY } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Alarm } from '../../playlists/wire/alarms.ts'
import type { Reader, Writer } from '../db/open.ts'
import type { Tables } from '../db/tables.ts'
import { Refusal } from '../errors.ts'

/** How long what is over is shown; it is kept for good. */
const SHOWN_MS = 7 * DAY
const MOST = 500

/** What materials are called, by id (materials/store.ts, handed in by app.ts). */
export type TitlesOf = (r: Reader, ids: readonly MaterialId[]) => Promise<Map<number, string>>

export async function listAlarms(r: Reader, titlesOf: TitlesOf, now: Instant): Promise<Alarm[]> {
  const rows = await alarms(r)
    .where((is) => is.or([is('endedAt', 'is', null), is('endedAt', '>', now - SHOWN_MS)]))
    .orderBy('since', 'desc')
    .limit(MOST)
    .execute()
  return entitle(r, rows.map(asAlarm), titlesOf)
}

/** Throws `not-found`. */
export async function readAlarm(r: Reader, titlesOf: TitlesOf, id: number): Promise<Alarm> {
  const row = await alarms(r).where('displayAlarms.id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Refusal('not-found')
  return (await entitle(r, [asAlarm(row)], titlesOf))[0]!
}

async function entitle(r: Reader, alarms: Untitled[], titlesOf: TitlesOf): Promise<Alarm[]> {
  const titles = await titlesOf(r, [...new Set(alarms.flatMap(materialsOf))] as MaterialId[])
  const called = (id: number) => [String(id), titles.get(id) ?? ''] as const
  return alarms.map((alarm) => ({ ...alarm, titles: Object.fromEntries(materialsOf(alarm).map(called)) }))
}

type Untitled = Omit<Alarm, 'titles'>
const materialsOf = ({ material, detail: { shown, wanted } }: Untitled): number[] =>
  [material, shown?.material, wanted?.material].filter((id) => typeof id === 'number')

/** What is open, to be watched on. */
export async function openWatches(r: Reader): Promise<Map<DisplayId, Watch[]>> {
  const rows = await r.sql.selectFrom('displayAlarms').selectAll().where('endedAt', 'is', null).execute()
  const watches = new Map<DisplayId, Watch[]>()
  for (const row of rows) {
    const display = row.display as DisplayId
    watches.set(display, [...(watches.get(display) ?? []), asWatch(row)])
  }
  return watches
}

/** The same alarm begun twice is there once. */
export async function beginAlarm(w: Writer, display: DisplayId, watch: Watch, raisedAt: Instant): Promise<void> {
  const { kind, about, detail, since } = watch
  const row = { display, kind, about, detail: JSON.stringify(detail), since, raisedAt }
  const nothing = { endedAt: null, ackAt: null, ackBy: null, ackNote: null }
  await w.sql
    .insertInto('displayAlarms')
    .values({ ...row, ...nothing })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function endAlarm(w: Writer, display: DisplayId, watch: Watch, endedAt: Instant): Promise<void> {
  const query = w.sql.updateTable('displayAlarms').set({ endedAt }).where('endedAt', 'is', null)
  const { kind, about } = watch
  await query.where('display', '=', display).where('kind', '=', kind).where('about', '=', about).execute()
}

/** Throws `wrong-state` for one that is over. */
export async function acknowledge(w: Writer, id: number, said: { at: Instant; by: string; note: string }) {
  const { at: ackAt, by: ackBy, note: ackNote } = said
  const query = w.sql.updateTable('displayAlarms').set({ ackAt, ackBy, ackNote }).where('id', '=', id)
  const row = await query.where('endedAt', 'is', null).returning('id').executeTakeFirst()
  if (row === undefined) throw new Refusal('wrong-state')
  w.changed('alarms')
}

const alarms = (r: Reader) =>
  r.sql
    .selectFrom('displayAlarms')
    .innerJoin('displays', 'displays.id', 'displayAlarms.display')
    .selectAll('displayAlarms')
    .select('displays.name')

type Row = Selectable<Tables['displayAlarms']>

const asAlarm = ({ ackAt, ackBy, ackNote, ...row }: Row & { name: string }): Untitled => ({
  id: row.id,
  display: row.display as DisplayId,
  displayName: row.name,
  kind: row.kind,
  material: row.about === '' ? null : Number(row.about),
  detail: JSON.parse(row.detail) as AlarmDetail,
  since: row.since as Instant,
  endedAt: row.endedAt as Instant | null,
  acknowledged: ackAt === null ? null : { at: ackAt as Instant, by: ackBy ?? '', note: ackNote ?? '' },
})

const asWatch = ({ kind, about, detail, since }: Row): Watch => ({
  kind,
  about,
  detail: JSON.parse(detail) as AlarmDetail,
  since: since as Instant,
  raised: true,
  goneAt: null,
})
