import { sql } from 'kysely'
import type { LocalDate } from '../../playlists/time.ts'
import type { PlayTotals } from '../../playlists/wire/plays.ts'
import type { Which } from '../../playlists/wire/which.ts'
import type { Reader } from '../db/open.ts'
import { among, choose } from '../db/which.ts'
import type { Chosen } from '../db/which.ts'

export const GROUPINGS = ['day', 'material', 'display', 'topic'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** Both dates are in. */
export type DayFilter = Which & { from: LocalDate; until: LocalDate }
export type SummaryRow = PlayTotals & { key: string; name: string }

const NOTHING: PlayTotals = { completed: 0, interrupted: 0, failed: 0, skipped: 0, durationMs: 0 }

const plus = (a: PlayTotals, b: PlayTotals): PlayTotals => ({
  completed: a.completed + b.completed,
  interrupted: a.interrupted + b.interrupted,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
  durationMs: a.durationMs + b.durationMs,
})

/** Totals of a period from the permanent daily totals. */
export async function summarise(
  r: Reader,
  by: Grouping,
  filter: DayFilter,
): Promise<{ rows: SummaryRow[]; total: PlayTotals }> {
  const sums = await within(r, filter, await choose(r, filter))
    .select([`playDays.${by} as key`, NAMES[by].as('name')])
    // The name is that of the row with the latest day (what SQLite gives beside a single max).
    .select(({ fn }) => [fn.max('playDays.day').as('latest')])
    .select(({ fn }) => [
      fn.sum<number>('completed').as('completed'),
      fn.sum<number>('interrupted').as('interrupted'),
      fn.sum<number>('failed').as('failed'),
      fn.sum<number>('skipped').as('skipped'),
      fn.sum<number>('durationMs').as('durationMs'),
    ])
    .groupBy(`playDays.${by}`)
    .execute()
  const names = by === 'topic' ? await topicNames(r) : new Map<string, string>()
  const rows = sums.map(({ key, name, latest: _, ...totals }) => ({
    key: String(key),
    name: names.get(String(key)) ?? name,
    ...totals,
  }))
  return { rows: rows.sort(ORDER[by]), total: rows.reduce<PlayTotals>(plus, NOTHING) }
}

const NAMES = {
  day: sql<string>`"playDays".day`,
  material: sql<string>`"playDays".title`,
  display: sql<string>`"playDays"."displayName"`,
  topic: sql<string>`"playDays".topic`,
} as const

async function topicNames(r: Reader): Promise<Map<string, string>> {
  const topics = await r.sql.selectFrom('topics').select(['code', 'name']).execute()
  return new Map(topics.map(({ code, name }) => [code, name]))
}

const byKey = (a: SummaryRow, b: SummaryRow) => (a.key < b.key ? -1 : 1)
const byCount = (a: SummaryRow, b: SummaryRow) => b.completed - a.completed || Number(a.key) - Number(b.key)
const ORDER = { day: byKey, topic: byKey, material: byCount, display: byCount }

/** The days' totals that a question is about. */
export function within(
  r: Reader,
  { from, until }: { from: LocalDate; until: LocalDate },
  { displays, materials, topic }: Chosen,
) {
  const query = r.sql
    .selectFrom('playDays')
    .where('playDays.day', '>=', from)
    .where('playDays.day', '<=', until)
    .where(among('playDays.display', displays))
    .where(among('playDays.material', materials))
  return topic === undefined ? query : query.where('playDays.topic', '=', topic)
}
