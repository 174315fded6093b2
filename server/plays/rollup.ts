import type { DisplayId, MaterialId } from '../../playlists/ids.ts'
import type { LocalDate } from '../../playlists/time.ts'
import type { PlayTotals } from '../../playlists/wire/plays.ts'
import type { Reader } from '../db/open.ts'
import { asksFor } from './counted.ts'

export const GROUPINGS = ['day', 'material', 'display', 'topic'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** Both dates are in. */
export type DayFilter = {
  from: LocalDate
  until: LocalDate
  display?: DisplayId
  material?: MaterialId
  topic?: string
}
export type SummaryRow = PlayTotals & { key: string; name: string }

const NOTHING: PlayTotals = { completed: 0, interrupted: 0, failed: 0, skipped: 0, durationMs: 0 }

const plus = (a: PlayTotals, b: PlayTotals): PlayTotals => ({
  completed: a.completed + b.completed,
  interrupted: a.interrupted + b.interrupted,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
  durationMs: a.durationMs + b.durationMs,
})

/** Which column is the key of a grouping, and which bears its name; a name is that of the latest day that has it. */
const COLUMNS = {
  day: { key: 'playDays.day', name: 'playDays.day' },
  material: { key: 'playDays.material', name: 'playDays.title' },
  display: { key: 'playDays.display', name: 'playDays.displayName' },
  topic: { key: 'playDays.topic', name: 'topics.name' },
} as const

/** Totals of a period from the permanent daily totals. */
export async function summarise(
  r: Reader,
  by: Grouping,
  filter: DayFilter,
): Promise<{ rows: SummaryRow[]; total: PlayTotals }> {
  const { key, name } = COLUMNS[by]
  const pieces = await within(r, filter)
    .select([`${key} as key`, `${name} as name`])
    .select(({ fn }) => [
      fn.max('playDays.day').as('latest'),
      fn.sum<number>('completed').as('completed'),
      fn.sum<number>('interrupted').as('interrupted'),
      fn.sum<number>('failed').as('failed'),
      fn.sum<number>('skipped').as('skipped'),
      fn.sum<number>('durationMs').as('durationMs'),
    ])
    .groupBy([key, name])
    .orderBy('latest')
    .execute()
  const rows = new Map<string, SummaryRow>()
  for (const piece of pieces) {
    const before = rows.get(String(piece.key))
    const named = { key: String(piece.key), name: String(piece.name ?? piece.key) }
    rows.set(named.key, { ...named, ...plus(before ?? NOTHING, piece) })
  }
  const sorted = [...rows.values()].sort(ORDER[by])
  return { rows: sorted, total: sorted.reduce<PlayTotals>(plus, NOTHING) }
}

const byKey = (a: SummaryRow, b: SummaryRow) => (a.key < b.key ? -1 : 1)
const byCount = (a: SummaryRow, b: SummaryRow) => b.completed - a.completed || Number(a.key) - Number(b.key)
const ORDER = { day: byKey, topic: byKey, material: byCount, display: byCount }

function within(r: Reader, { from, until, display, material, topic }: DayFilter) {
  let query = r.sql
    .selectFrom('playDays')
    .leftJoin('topics', 'topics.code', 'playDays.topic')
    .where('playDays.day', '>=', from)
    .where('playDays.day', '<=', until)
    .where(asksFor('playDays.display', display))
  if (material !== undefined) query = query.where('playDays.material', '=', material)
  if (topic !== undefined) query = query.where('playDays.topic', '=', topic)
  return query
}
