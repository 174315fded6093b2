import { Calendar } from '../../playlists/calendar.ts'
import { toLunar } from '../../playlists/calendar/lunar.ts'
import { addDays } from '../../playlists/time.ts'
import type { LocalDate, Weekday } from '../../playlists/time.ts'
import type { CalendarDay, StoredEntry } from '../../playlists/wire/calendar.ts'

export type YearFacts = { year: number; restDays: Weekday[]; entries: readonly StoredEntry[] }

/** Every date of the year, as it is and as the rules alone would have it. */
export function daysOf({ year, restDays, entries }: YearFacts): CalendarDay[] {
  const calendar = new Calendar({ restDays, entries: [...entries] })
  const byDate = new Map(entries.map((entry) => [entry.date, entry]))
  const days: CalendarDay[] = []
  for (let date = `${year}-01-01` as LocalDate; date <= `${year}-12-31`; date = addDays(date, 1)) {
    const { weekday: _, ...day } = calendar.day(date)
    const { off, holiday, inLieu } = calendar.dayByRule(date)
    days.push({ ...day, lunar: toLunar(date), rule: { off, holiday, inLieu }, entry: byDate.get(date) ?? null })
  }
  return days
}

/** What goes into the year's table: the office's entries and the holidays by rule; not every Sunday. */
export const inTable = (day: CalendarDay): boolean => day.entry !== null || day.holiday !== null
