import type { CalendarEntry } from '../../playlists/calendar.ts'
import type { CalendarChanges, CalendarDay } from '../../playlists/wire/calendar.ts'
import { meant } from './changes.ts'
import { refuseFile } from './table.ts'
import type { Row } from './table.ts'
import { COLUMNS } from './text-table.ts'

export type Preview = CalendarChanges & { same: number; elsewhere: number }

/**
 * What a file would change in a year. A date the file does not name stays as it is; one it describes just as the rules
 * have it goes back to the rules; a file of another year changes nothing.
 */
export function previewOf(rows: readonly Row[], days: readonly CalendarDay[]): Preview {
  refuseTwice(rows)
  const byDate = new Map(days.map((day) => [day.date, day]))
  const preview: Preview = { put: [], remove: [], same: 0, elsewhere: 0 }
  for (const row of rows) {
    const entry = meant(row.entry)
    const day = byDate.get(entry.date)
    if (day === undefined) preview.elsewhere += 1
    else if (isRule(entry, day)) {
      if (day.entry === null) preview.same += 1
      else preview.remove.push({ date: entry.date, version: day.entry.version })
    } else if (day.entry !== null && equal(entry, day.entry)) preview.same += 1
    else preview.put.push({ ...entry, version: day.entry?.version ?? 0 })
  }
  return preview
}

function refuseTwice(rows: readonly Row[]): void {
  const seen = new Set<string>()
  const twice = rows.filter(({ entry }) => seen.size === seen.add(entry.date).size)
  if (twice.length > 0) refuseFile(twice.map(({ line }) => ({ line, field: COLUMNS.date, problem: 'repeated' })))
}

const isRule = ({ kind, name, holiday, solemn }: CalendarEntry, { rule }: CalendarDay): boolean =>
  kind === 'off' && name === '' && !solemn && rule.holiday !== null && rule.holiday === holiday

const equal = (a: CalendarEntry, b: CalendarEntry): boolean =>
  a.kind === b.kind &&
  a.name === b.name &&
  a.as === b.as &&
  a.holiday === b.holiday &&
  a.solemn === b.solemn &&
  a.look === b.look
