import { spansOn } from './dayparts.ts'
import type { OpeningRow } from './opening.ts'
import { datesBetween, livesOn } from './recurrence.ts'
import type { Schedule, Target } from './schedule.ts'
import { clip } from './spans.ts'
import type { Span } from './spans.ts'
import { addDays, instant, toLocal } from './time.ts'
import type { LocalDate, Zone } from './time.ts'

/** The civil dates whose rows can reach into a range: one day earlier too, for rows across midnight (RULES DP2). */
export function datesAround(zone: Zone, range: Span): LocalDate[] {
  const first = addDays(toLocal(zone, range.start).date, -1)
  return datesBetween(first, toLocal(zone, instant(range.end - 1)).date)
}

/**
 * RULES SC1, SC2. When a schedule is in force within reach of a range, whose dates are given (`datesAround`); each occurrence with its true start and end. Days that
 * touch stay apart, so that a start never depends on where the range begins.
 */
export function occurrences(schedule: Schedule, zone: Zone, range: Span, dates: readonly LocalDate[]): Span[] {
  const { timing } = schedule
  const all: Span[] =
    timing.kind === 'once'
      ? [{ start: timing.start, end: timing.end }]
      : dates
          .filter((date) => livesOn(timing.recurrence, date))
          .flatMap((date) => spansOn(zone, date, timing.hours))
          .map(({ start, end }) => ({ start, end }))
  return all.filter((span) => span.end > range.start && span.start < range.end && span.start < span.end)
}

/** RULES SC3. */
export function targets(target: Target, display: { id: number; groups: readonly number[] }): boolean {
  return (
    target.all ||
    target.displays.some((id) => id === display.id) ||
    target.groups.some((id) => display.groups.includes(id))
  )
}

/** RULES OH1, OH2. When a display is on, and how bright; where rows overlap, the brighter one holds. */
export function openSpans(
  opening: readonly OpeningRow[],
  zone: Zone,
  range: Span,
  dates: readonly LocalDate[],
): (Span & { brightness: number })[] {
  return dates
    .flatMap((date) => spansOn(zone, date, opening))
    .flatMap(({ row, start, end }) => clip([{ start, end }], range).map((s) => ({ ...s, brightness: row.brightness })))
}
