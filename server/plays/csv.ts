import { stringify } from 'csv-stringify/sync'
import { plus } from '../../playlists/time.ts'
import type { LocalDate, Zone } from '../../playlists/time.ts'
import type { Database } from '../db/open.ts'
import { localTime } from './local-time.ts'
import { playsAfter } from './log.ts'
import type { LoggedPlay, Place, PlayFilter } from './log.ts'
import { HEADINGS, STATES } from './text-csv.ts'

const PAGE_ROWS = 2000

/**
 * The play log as CSV, a page at a time: UTF-8 with BOM, `;`, CRLF, decimal comma, civil times of the zone. What a
 * spreadsheet would take for a formula is made harmless.
 */
export async function* csvPages(db: Database, filter: PlayFilter, zone: Zone): AsyncGenerator<string> {
  yield line([HEADINGS], true)
  let after: Place | null = null
  do {
    const page: { plays: LoggedPlay[]; last: Place | null } = await db.read((r) =>
      playsAfter(r, filter, after, PAGE_ROWS),
    )
    after = page.plays.length === PAGE_ROWS ? page.last : null
    if (page.plays.length > 0) yield line(page.plays.map((play) => cells(play, zone)))
  } while (after !== null)
}

const line = (rows: readonly (readonly string[])[], bom = false): string =>
  stringify([...rows], { bom, delimiter: ';', record_delimiter: 'windows', escape_formulas: true })

/** One play as it stands in the file. */
export const cells = (play: LoggedPlay, zone: Zone): string[] => [
  play.id,
  play.display,
  String(play.material),
  play.title,
  play.revision,
  play.topic,
  play.playlist,
  localTime(play.startedAt, zone),
  localTime(plus(play.startedAt, play.durationMs), zone),
  String(play.durationMs / 1000).replace('.', ','),
  STATES[play.outcome],
]

export const csvName = (from: LocalDate, until: LocalDate): string => `luot-phat_${from}_${until}.csv`
