import type { CalendarEntry } from '../../playlists/calendar.ts'
import type { LocalDate } from '../../playlists/time.ts'
import type { StoredEntry } from '../../playlists/wire/calendar.ts'
import type { Reader, Writer } from '../db/open.ts'

const asEntry = ({ body, version }: { body: string; version: number }): StoredEntry => ({
  ...(JSON.parse(body) as CalendarEntry),
  version,
})

/** Of one year. */
export async function entriesOf(r: Reader, year: number): Promise<StoredEntry[]> {
  const rows = await r.sql
    .selectFrom('calendarEntries')
    .selectAll()
    .where('date', '>=', `${year}-01-01`)
    .where('date', '<=', `${year}-12-31`)
    .orderBy('date')
    .execute()
  return rows.map(asEntry)
}

/** Every entry there is, as facts. */
export async function calendarFacts(r: Reader): Promise<CalendarEntry[]> {
  const rows = await r.sql.selectFrom('calendarEntries').select('body').orderBy('date').execute()
  return rows.map(({ body }) => JSON.parse(body) as CalendarEntry)
}

export async function findEntry(r: Reader, date: LocalDate): Promise<StoredEntry | null> {
  const row = await r.sql.selectFrom('calendarEntries').selectAll().where('date', '=', date).executeTakeFirst()
  return row === undefined ? null : asEntry(row)
}

export async function countEntries(r: Reader): Promise<number> {
  const count = r.sql.selectFrom('calendarEntries').select((part) => part.fn.countAll<number>().as('count'))
  return (await count.executeTakeFirstOrThrow()).count
}

export async function removeEntry(w: Writer, date: LocalDate): Promise<void> {
  w.changed('calendar')
  await w.sql.deleteFrom('calendarEntries').where('date', '=', date).execute()
}

/** Takes the place of the date's entry, under a new version. */
export async function putEntry(w: Writer, entry: CalendarEntry): Promise<StoredEntry> {
  await removeEntry(w, entry.date)
  const { date, name, kind, as, holiday, solemn, look } = entry
  const body: CalendarEntry = { date, name, kind, as, holiday, solemn, look }
  const query = w.sql.insertInto('calendarEntries').values({ date, body: JSON.stringify(body) })
  const { version } = await query.returning('version').executeTakeFirstOrThrow()
  return { ...body, version }
}
