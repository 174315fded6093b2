import type { CalendarEntry } from '../../playlists/calendar.ts'
import type { CalendarDay } from '../../playlists/wire/calendar.ts'
import { Refusal } from '../errors.ts'
import type { Problem } from '../text.vi.ts'

/** One date as a file says it, and the line it stands on. */
export type Row = { line: number; entry: CalendarEntry }
export type Fault = { line: number; field: string; problem: Problem }

/** Names the first twenty faults by line; nothing of the file is taken. */
export function refuseFile(faults: readonly Fault[]): never {
  throw new Refusal('calendar-file', { details: faults.slice(0, 20) })
}

/** A date that the rules alone make so, as an entry that would say the same. */
export const asEntry = (day: CalendarDay): CalendarEntry =>
  day.entry ?? { date: day.date, name: '', kind: 'off', as: null, holiday: day.holiday, solemn: false, look: false }

/** More than a year has days, with room for what other years a file brings along. */
export const MOST_ROWS = 2000
export const LONGEST_NAME = 120
