import { sql } from 'kysely'
import { toLocal } from '../../playlists/time.ts'
import type { Instant, Zone } from '../../playlists/time.ts'
import type { Database, Reader } from '../db/open.ts'
import { choose } from '../db/which.ts'
import { playsAfter } from './log.ts'
import type { LoggedPlay, Place, PlayFilter } from './log.ts'
import { LogNames } from './names.ts'
import { within } from './rollup.ts'
import type { DayFilter } from './rollup.ts'

const PAGE_ROWS = 1000

type Page = Awaited<ReturnType<typeof playsAfter>>

/**
 * The plays of a period, oldest first, a page at a time: the log is never held as a whole. While one page is being used
 * the database reads the next.
 */
export async function* playPages(db: Database, filter: PlayFilter): AsyncGenerator<LoggedPlay[]> {
  const names = new LogNames()
  const read = (after: Place | null): Promise<Page> =>
    db.read((r) => playsAfter(r, filter, after, { limit: PAGE_ROWS, names }))
  let coming: Promise<Page> | null = read(null)
  try {
    while (coming !== null) {
      const { plays, last }: Page = await coming
      coming = plays.length === PAGE_ROWS ? read(last) : null
      // Its failure is told when its turn comes.
      coming?.catch(() => undefined)
      if (plays.length > 0) yield plays
    }
  } finally {
    await coming?.catch(() => undefined)
  }
}

/** How many rows that is, by the totals of the days whose single plays are still kept. */
export async function countRows(r: Reader, filter: DayFilter, zone: Zone): Promise<number> {
  const purged = await r.sql.selectFrom('playsPurged').select('before').executeTakeFirst()
  const first = purged === undefined ? filter.from : toLocal(zone, purged.before as Instant).date
  const period = { from: first > filter.from ? first : filter.from, until: filter.until }
  const { rows } = await within(r, period, await choose(r, filter))
    .select(sql<number>`coalesce(sum(completed + interrupted + failed + skipped), 0)`.as('rows'))
    .executeTakeFirstOrThrow()
  return rows
}
