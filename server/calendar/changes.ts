import type { CalendarEntry } from '../../playlists/calendar.ts'
import type { CalendarChanges, StoredEntry } from '../../playlists/wire/calendar.ts'
import { recordChange } from '../access/audit.ts'
import type { By } from '../access/audit.ts'
import type { Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { countEntries, findEntry, putEntry, removeEntry } from './store.ts'

/** As many as CalendarFacts takes. */
const MOST_ENTRIES = 5000

/** All or nothing: one date that was changed meanwhile refuses the whole. */
export async function enact(w: Writer, { put, remove }: CalendarChanges, by: By): Promise<StoredEntry[]> {
  refuseRepeated([...put, ...remove].map(({ date }) => date))
  for (const { date, version } of remove) {
    const before = await seen(w, { date, version })
    if (before === null) continue
    await removeEntry(w, date)
    await recordChange(w, by, { action: 'delete', ...nounOf(before), before })
  }
  const written: StoredEntry[] = []
  for (const { version, ...said } of put) {
    const before = await seen(w, { date: said.date, version })
    const after = await putEntry(w, meant(said))
    await recordChange(w, by, { action: before === null ? 'create' : 'update', ...nounOf(after), before, after })
    written.push(after)
  }
  if ((await countEntries(w)) > MOST_ENTRIES) throw invalid('put', 'too-many-items')
  return written
}

/** The date's entry, if it is still the one that was seen. */
async function seen(w: Writer, { date, version }: Pick<StoredEntry, 'date' | 'version'>): Promise<StoredEntry | null> {
  const before = await findEntry(w, date)
  if ((before?.version ?? 0) !== version) throw new Refusal('stale', { details: [{ date }] })
  return before
}

/** Fields that mean nothing for the kind are put to rest, so that equal entries are equal. */
export const meant = (entry: CalendarEntry): CalendarEntry => ({
  ...entry,
  as: entry.kind === 'working' ? entry.as : null,
  holiday: entry.kind === 'off' ? entry.holiday : null,
  look: entry.solemn && entry.look,
})

function refuseRepeated(dates: readonly string[]): void {
  if (new Set(dates).size < dates.length) throw invalid('date', 'repeated')
}

const invalid = (field: string, problem: string) => new Refusal('invalid', { details: [{ field, problem }] })

const nounOf = ({ date, name }: CalendarEntry) => ({
  noun: 'calendar',
  nounId: date,
  nounName: `${date.split('-').reverse().join('/')} ${name}`.trim(),
})
