import { sql } from 'kysely'
import { OUTCOMES } from '../../playlists/plays.ts'
import type { Outcome } from '../../playlists/plays.ts'
import type { DayTotals, HourTotals } from '../../playlists/seals.ts'
import { HOUR, addDays, startOfDay, toLocal } from '../../playlists/time.ts'
import type { Instant, LocalDate, Zone } from '../../playlists/time.ts'
import type { PlayTotals } from '../../playlists/wire/plays.ts'
import type { Reader, Writer } from '../db/open.ts'
import { HOURS_OF_DAY, hourNumber, unseal } from './totals.ts'

export type Totals = { days: DayTotals[]; hours: HourTotals[] }

/** The totals of a day as they are kept. */
export async function keptTotals(r: Reader, day: LocalDate): Promise<Totals> {
  const first = hourNumber(day, 0)
  return {
    days: await r.sql.selectFrom('playDays').selectAll().where('day', '=', day).execute(),
    hours: await r.sql
      .selectFrom('playHours')
      .selectAll()
      .where('hour', '>=', first)
      .where('hour', '<', first + HOURS_OF_DAY)
      .execute(),
  }
}

/**
 * Counts one civil day anew from the raw plays; where the stored totals say otherwise they are put right. True when they
 * were. For days whose raw plays are all still there.
 */
export async function recountDay(w: Writer, zone: Zone, day: LocalDate): Promise<boolean> {
  const counted = await countRaw(w, zone, day)
  const kept = await keptTotals(w, day)
  if (sameTotals(counted.days, kept.days, dayName) && sameTotals(counted.hours, kept.hours, hourName)) return false
  const first = hourNumber(day, 0)
  await w.sql.deleteFrom('playDays').where('day', '=', day).execute()
  const ofDay = w.sql.deleteFrom('playHours').where('hour', '>=', first)
  await ofDay.where('hour', '<', first + HOURS_OF_DAY).execute()
  for (const row of counted.days) await w.sql.insertInto('playDays').values(row).execute()
  for (const row of counted.hours) await w.sql.insertInto('playHours').values(row).execute()
  await unseal(w, [day])
  w.changed('plays')
  return true
}

const count = (outcome: Outcome) =>
  sql<number>`sum(case when plays.outcome = ${OUTCOMES.indexOf(outcome)} then 1 else 0 end)`.as(outcome)

/** What the raw plays of a day add up to. */
export async function countRaw(r: Reader, zone: Zone, day: LocalDate): Promise<Totals> {
  const pieces: Piece[] = []
  for (const span of hoursOf(zone, day)) {
    const rows = await countSpan(r, span)
    pieces.push(...rows.map((row) => ({ ...row, hour: span.hour })))
  }
  const names = await namesOf(r, [...new Set(pieces.map(({ newest }) => newest))])
  return { days: asDays(pieces, names, day), hours: summed(pieces, hourName) }
}

type Piece = HourTotals & { newest: number }
type HourSpan = { hour: number; start: number; end: number }

/** The civil hours of a day as spans; an hour that happens twice is two spans, one that is skipped none. */
function hoursOf(zone: Zone, day: LocalDate): HourSpan[] {
  const end = startOfDay(zone, addDays(day, 1))
  const spans: HourSpan[] = []
  for (let start: number = startOfDay(zone, day); start < end;) {
    const { minutes } = toLocal(zone, start as Instant)
    // Zones lie by quarters of an hour at the finest: the next edge of a quarter is always one of this hour.
    const next = Math.min(start + (HOUR - ((minutes % 60) * HOUR) / 60), end)
    spans.push({ hour: hourNumber(day, Math.floor(minutes / 60)), start, end: next })
    start = next
  }
  return spans
}

const countSpan = (r: Reader, { start, end }: HourSpan): Promise<Omit<Piece, 'hour'>[]> =>
  r.sql
    .selectFrom('plays')
    .innerJoin('playRefs', 'playRefs.id', 'plays.ref')
    .select(['playRefs.display', 'playRefs.material'])
    .select(({ fn }) => [fn.max('playRefs.id').as('newest'), fn.sum<number>('durationMs').as('durationMs')])
    .select([count('completed'), count('interrupted'), count('failed'), count('skipped')])
    .where('plays.startedAt', '>=', start)
    .where('plays.startedAt', '<', end)
    .groupBy(['playRefs.display', 'playRefs.material'])
    .execute()

type Names = Pick<DayTotals, 'topic' | 'title' | 'displayName'>

async function namesOf(r: Reader, refs: readonly number[]): Promise<Map<number, Names>> {
  const given = JSON.stringify(refs)
  const { rows } = await sql<Names & { id: number }>`
    select id, topic, title, "displayName" from "playRefs" where id in (select value from json_each(${given}))
  `.execute(r.sql)
  return new Map(rows.map(({ id, ...names }) => [id, names]))
}

function asDays(pieces: readonly Piece[], names: Map<number, Names>, day: LocalDate): DayTotals[] {
  const newest = new Map<string, number>()
  const nameOf = ({ display, material }: Pick<Piece, 'display' | 'material'>) => `${display} ${material}`
  for (const piece of pieces) newest.set(nameOf(piece), Math.max(piece.newest, newest.get(nameOf(piece)) ?? 0))
  const none = { topic: '?', title: '?', displayName: '?' }
  return summed(pieces, nameOf).map(({ hour: _, ...row }) => ({
    day,
    ...row,
    ...(names.get(newest.get(nameOf(row))!) ?? none),
  }))
}

function summed(pieces: readonly Piece[], nameOf: (piece: Piece) => string): HourTotals[] {
  const sums = new Map<string, HourTotals>()
  for (const { newest: _, ...piece } of pieces) {
    const sum = sums.get(nameOf({ ...piece, newest: 0 }))
    if (sum === undefined) sums.set(nameOf({ ...piece, newest: 0 }), { ...piece })
    else for (const key of COUNTS) sum[key] += piece[key]
  }
  return [...sums.values()]
}

const COUNTS = ['completed', 'interrupted', 'failed', 'skipped', 'durationMs'] as const
const dayName = ({ display, material }: Pick<DayTotals, 'display' | 'material'>): string => `${display} ${material}`
const hourName = ({ hour, display, material }: Pick<HourTotals, 'hour' | 'display' | 'material'>): string =>
  `${hour} ${display} ${material}`
export const countsText = (row: PlayTotals): string => COUNTS.map((key) => row[key]).join(' ')

function sameTotals<Row extends PlayTotals>(
  a: readonly Row[],
  b: readonly Row[],
  nameOf: (row: Row) => string,
): boolean {
  const asText = (row: Row) => `${nameOf(row)} ${countsText(row)}`
  const expected = new Set(a.map(asText))
  return a.length === b.length && b.every((row) => expected.has(asText(row)))
}
