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

/** What the form begins with: the entry, or what the office most likely means to say of such a day. */
export function draftOf(day: CalendarDay): StoredEntry {
  if (day.entry) return day.entry
  const { date, rule } = day
  const kind: CalendarEntry['kind'] = rule.holiday !== null ? 'note' : rule.off ? 'working' : 'off'
  return { date, name: '', kind, as: null, holiday: null, solemn: false, look: false, version: 0 }
}

/** A note needs a name, unless it marks the day as solemn. */
export const nameMissing = ({ kind, name, solemn }: CalendarEntry): boolean =>
  kind === 'note' && !solemn && name.trim() === ''

/** The date as it would be with the entry, by the core's own rules. */
export function afterOf(day: CalendarDay, entry: StoredEntry, calendar: Calendar): CalendarDay {
  const { weekday: _, ...after } = calendar.day(day.date)
  return { ...day, ...after, entry }
}
