import { stringify } from 'csv-stringify/sync'
import { plus } from '../../playlists/time.ts'
import type { Instant, LocalDate, Zone } from '../../playlists/time.ts'
import { localTimes } from './local-time.ts'
import type { LoggedPlay } from './log.ts'
import { HEADINGS, STATES } from './text-csv.ts'

/**
 * The play log as CSV, a page at a time: UTF-8 with BOM, `;`, CRLF, decimal comma, civil times of the zone. What a
 * spreadsheet would take for a formula is made harmless.
 */
export async function* csvPages(pages: AsyncIterable<LoggedPlay[]>, zone: Zone): AsyncGenerator<string> {
  yield line([HEADINGS], true)
  const timeOf = localTimes(zone)
  for await (const plays of pages) yield line(plays.map((play) => cells(play, timeOf)))
}

const line = (rows: readonly (readonly string[])[], bom = false): string =>
  stringify([...rows], { bom, delimiter: ';', record_delimiter: 'windows', escape_formulas: true })

/** One play as it stands in the file. */
export const cells = (play: LoggedPlay, timeOf: (at: Instant) => string): string[] => [
  play.id,
  play.display,
  String(play.material),
  play.title,
  play.revision,
  play.topic,
  play.playlist,
  timeOf(play.startedAt),
  timeOf(plus(play.startedAt, play.durationMs)),
  String(play.durationMs / 1000).replace('.', ','),
  STATES[play.outcome],
]

export const logName = (from: LocalDate, until: LocalDate, as: 'csv' | 'xlsx'): string =>
  `luot-phat_${from}_${until}.${as}`
