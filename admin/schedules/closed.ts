import { datesAround, openSpans } from '../../playlists/occurrences.ts'
import type { Opening } from '../../playlists/opening.ts'
import { subtract } from '../../playlists/spans.ts'
import { addDays, startOfDay, toLocal } from '../../playlists/time.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { DAY_MINUTES } from './week.ts'
import type { World } from './week.ts'

/** The minutes of a civil day in which every one of these displays is off. */
export function closedOn(
  { zone, calendar }: World,
  date: LocalDate,
  openings: readonly Opening[],
): { from: number; to: number }[] {
  const day = { start: startOfDay(zone, date), end: startOfDay(zone, addDays(date, 1)) }
  const dates = datesAround(zone, day)
  const open = openings.flatMap((opening) => openSpans(opening, zone, day, dates, calendar))
  if (openings.length === 0) return []
  return subtract([day], open).map(({ start, end }) => ({
    from: toLocal(zone, start).minutes,
    to: end === day.end ? DAY_MINUTES : toLocal(zone, end).minutes,
  }))
}
