import { writeXlsxStream } from 'hucre/xlsx'
import { DAY, SECOND, plus, toLocal } from '../../playlists/time.ts'
import { MINUTE, epochDay } from '../../playlists/time.ts'
import type { Instant, Zone } from '../../playlists/time.ts'
import type { LoggedPlay } from './log.ts'
import { HEADINGS, STATES, SUMS } from './text-csv.ts'

/** Of the columns, as wide as their longest usual words; times and numbers are read as such by every spreadsheet. */
const WIDTHS = [22, 22, 11, 40, 20, 11, 24, 20, 20, 18, 30]
const FORMATS: Record<number, string> = { 7: 'dd/mm/yyyy hh:mm:ss', 8: 'dd/mm/yyyy hh:mm:ss', 9: '#,##0.0##' }
const columns = HEADINGS.map((header, i) => ({
  header,
  width: WIDTHS[i]!,
  ...(FORMATS[i] !== undefined && { numFmt: FORMATS[i] }),
}))

/** Days since the day that spreadsheets count from, in civil time of the zone. */
const EPOCH_DAY = 25_569
function serialOf(at: Instant, zone: Zone): number {
  const { date, minutes } = toLocal(zone, at)
  return EPOCH_DAY + epochDay(date) + (minutes * MINUTE) / DAY
}

type Row = (string | number | null)[]

/**
 * The play log as an Excel workbook, as it is read: one row a play, the sums at its end. Words are written as words, so
 * that none is ever taken for a formula; what is more than a sheet holds goes on in the next one under the same heading.
 */
export const playWorkbook = (pages: AsyncIterable<LoggedPlay[]>, zone: Zone): ReadableStream<Uint8Array> =>
  writeXlsxStream(rowsOf(pages, zone), { name: SUMS.sheet, columns, freezePane: { rows: 1 } })

async function* rowsOf(pages: AsyncIterable<LoggedPlay[]>, zone: Zone): AsyncGenerator<Row> {
  const sums = { rows: 0, plays: 0, ms: 0 }
  for await (const plays of pages) {
    for (const play of plays) {
      sums.rows++
      if (play.outcome === 'completed') sums.plays++
      sums.ms += play.durationMs
      yield rowOf(play, zone)
    }
  }
  yield [SUMS.total, null, null, null, null, null, null, null, null, sums.ms / SECOND]
  yield [SUMS.plays, null, sums.plays]
  yield [SUMS.rows, null, sums.rows]
}

const rowOf = (play: LoggedPlay, zone: Zone): Row => [
  play.id,
  play.display,
  play.material,
  play.title,
  play.revision,
  play.topic,
  play.playlist,
  serialOf(play.startedAt, zone),
  serialOf(plus(play.startedAt, play.durationMs), zone),
  play.durationMs / SECOND,
  STATES[play.outcome],
]
