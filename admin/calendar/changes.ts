import type { Calendar, CalendarEntry } from '../../playlists/calendar.ts'
import type { CalendarChanges, CalendarDay, StoredEntry } from '../../playlists/wire/calendar.ts'

/**
 * What brings the dates back to how they were, given what the server wrote: an entry that was not there goes, one that was
 * there returns.
 */
export function undoOf(
  done: CalendarChanges,
  before: readonly CalendarDay[],
  written: readonly StoredEntry[],
): CalendarChanges {
  const was = new Map(before.flatMap(({ entry }) => (entry ? [[entry.date, entry] as const] : [])))
  const undo: CalendarChanges = { put: [], remove: [] }
  for (const { date, version } of written) {
    const old = was.get(date)
    if (old) undo.put.push({ ...old, version })
    else undo.remove.push({ date, version })
  }
  for (const { date } of done.remove) {
    const old = was.get(date)
    if (old) undo.put.push({ ...old, version: 0 })
  }
  return undo
}

/** What the form begins with: the entry, or one that leaves the day what the rules make of it (RULES CA1), until another kind is chosen. */
export function draftOf({ date, entry }: CalendarDay): StoredEntry {
  return entry ?? { date, name: '', kind: 'note', as: null, holiday: null, solemn: false, look: false, version: 0 }
}

/** A note needs a name, unless it marks the day as solemn. */
export const nameMissing = ({ kind, name, solemn }: CalendarEntry): boolean =>
  kind === 'note' && !solemn && name.trim() === ''

/** The date as it would be with the entry, by the core's own rules. */
export function afterOf(day: CalendarDay, entry: StoredEntry, calendar: Calendar): CalendarDay {
  const { weekday: _, ...after } = calendar.day(day.date)
  return { ...day, ...after, entry }
}
