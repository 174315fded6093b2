import { datesBetween } from '../../playlists/recurrence.ts'
import type { LocalDate } from '../../playlists/time.ts'
import type { PlayTotals } from '../../playlists/wire/plays.ts'
import type { Period } from './period.ts'

export type SummaryRow = PlayTotals & { key: string; name: string }
export type ChartPoint = { key: string; completed: number; other: number }

/** More bars than this cannot be told apart: months are drawn instead of days. */
const MOST_DAYS = 92

/** One point a day of the period, days without plays as zero; one a month when the period is long. */
export function chartPoints(
  rows: readonly SummaryRow[],
  period: Period,
): { by: 'day' | 'month'; points: ChartPoint[] } {
  const dates = datesBetween(period.from, period.until)
  const by = dates.length > MOST_DAYS ? 'month' : 'day'
  const keyOf = (date: string) => (by === 'day' ? date : date.slice(0, 7))
  const points = new Map<string, ChartPoint>()
  for (const date of dates) points.set(keyOf(date), { key: keyOf(date), completed: 0, other: 0 })
  for (const row of rows) {
    const point = points.get(keyOf(row.key as LocalDate))
    if (point === undefined) continue
    point.completed += row.completed
    point.other += row.interrupted + row.failed + row.skipped
  }
  return { by, points: [...points.values()] }
}

type Words = { duration: (ms: number) => string; number: (value: number, digits: number) => string }

/** How long something was shown: hours for a report, minutes and seconds while it is less than one. */
export const shownFor = (ms: number, format: Words, hours: (hours: string) => string): string =>
  ms < 3_600_000 ? format.duration(ms) : hours(format.number(ms / 3_600_000, 1))

/** Each row's part of all completed plays, 0 to 1, most played first. */
export function withShares(rows: readonly SummaryRow[]): (SummaryRow & { share: number })[] {
  const total = rows.reduce((sum, row) => sum + row.completed, 0)
  return rows
    .map((row) => ({ ...row, share: total === 0 ? 0 : row.completed / total }))
    .sort((a, b) => b.completed - a.completed || a.name.localeCompare(b.name, 'vi'))
}
