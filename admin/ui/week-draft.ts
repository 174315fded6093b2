import { EVERY_DAY } from '../../playlists/dayparts.ts'
import type { HoursRow } from '../../playlists/dayparts.ts'
import type { OpeningRow } from '../../playlists/opening.ts'
import type { Clock, Weekday } from '../../playlists/time.ts'

/** A row of a weekly table while it is typed: its times may still be wrong. */
export type DraftRow = { weekdays: Weekday[]; from: string; to: string; brightness: number }
export type WeekDraft = DraftRow[]
export type RowProblem = 'no-days' | 'bad-from' | 'bad-to' | 'empty-span'

export const makeWeekDraft = (rows: readonly (HoursRow & { brightness?: number })[]): WeekDraft =>
  rows.map(({ weekdays, from, to, brightness = 100 }) => ({ weekdays, from, to, brightness }))

/** The hours of a weekly table without its weekdays, each once. */
export function hoursOfAnyDay(rows: readonly HoursRow[]): WeekDraft {
  const hours = new Map(rows.map((row) => [`${row.from}-${row.to}`, row]))
  return makeWeekDraft([...hours.values()].map((row) => ({ ...row, weekdays: [...EVERY_DAY] })))
}

/** `7`, `7h30`, `7:30`, `0730`, `24:00` → `07:00`, `07:30`, …; null for what is no time of day. */
export function parseClockText(text: string): Clock | null {
  const found = /^(\d{1,2})(?:[:hH.](\d{2})?)?$/.exec(text.trim()) ?? /^(\d{2})(\d{2})$/.exec(text.trim())
  if (!found) return null
  const [hours, minutes] = [Number(found[1]), Number(found[2] ?? 0)]
  if (minutes > 59 || hours > 24 || (hours === 24 && minutes > 0)) return null
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}` as Clock
}

export function problemOfRow(row: DraftRow): RowProblem | null {
  const [from, to] = [parseClockText(row.from), parseClockText(row.to)]
  if (row.weekdays.length === 0) return 'no-days'
  if (from === null || from === '24:00') return 'bad-from'
  if (to === null) return 'bad-to'
  return from === to ? 'empty-span' : null
}

/** The end is on the next morning. */
export function isOvernight(row: DraftRow): boolean {
  const [from, to] = [parseClockText(row.from), parseClockText(row.to)]
  return from !== null && to !== null && to < from
}

/** The table without brightness (the office's hours, a schedule's windows), or null while a row is wrong. */
export function parseHours(draft: WeekDraft): HoursRow[] | null {
  return parseOpening(draft)?.map(({ weekdays, from, to }) => ({ weekdays, from, to })) ?? null
}

/** The table with brightness (a display's opening hours), or null while a row is wrong. */
export function parseOpening(draft: WeekDraft): OpeningRow[] | null {
  if (draft.some((row) => problemOfRow(row) !== null)) return null
  return draft.map((row) => ({
    weekdays: row.weekdays.toSorted((a, b) => a - b),
    from: parseClockText(row.from)!,
    to: parseClockText(row.to)!,
    brightness: row.brightness,
  }))
}

/** Weekdays as runs, for words: `[1,2,3,4,5]` → `T2–T6`; `[6,7]` → `T7, CN`. */
export function weekdayRuns(weekdays: readonly Weekday[], names: readonly string[]): string {
  const sorted = weekdays.toSorted((a, b) => a - b)
  const runs: Weekday[][] = []
  for (const day of sorted) {
    const last = runs.at(-1)
    if (last && last.at(-1) === day - 1) last.push(day)
    else runs.push([day])
  }
  const name = (day: Weekday | undefined): string => names[(day ?? 1) - 1] ?? ''
  return runs
    .map((run) => (run.length > 2 ? `${name(run[0])}–${name(run.at(-1))}` : run.map(name).join(', ')))
    .join(', ')
}
