import type { Readable } from 'node:stream'
import { DAY, MINUTE, SECOND, epochDay, plus, toLocal } from '../../playlists/time.ts'
import type { Instant, Zone } from '../../playlists/time.ts'
import type { Row } from './sheet-row.ts'
import { streamWorkbook } from './sheet-stream.ts'
import type { LoggedPlay } from './log.ts'
import { HEADINGS, STATES, SUMS } from './text-csv.ts'

/** Of the columns, as wide as their longest usual words; times and numbers are read as such by every spreadsheet. */
const WIDTHS = [22, 22, 11, 40, 20, 11, 24, 20, 20, 18, 30]
const FORMATS: Record<number, string> = { 7: 'dd/mm/yyyy hh:mm:ss', 8: 'dd/mm/yyyy hh:mm:ss', 9: '#,##0.0##' }
const columns = HEADINGS.map((header, i) => ({
  header,
  width: WIDTHS[i]!,
  ...(FORMATS[i] !== undefined && { style: { numFmt: FORMATS[i] } }),
}))

/** Days since the day that spreadsheets count from, in civil time; what a quarter of an hour shares is made once. */
const EPOCH_DAY = 25_569
const QUARTER = 15 * MINUTE
function serials(zone: Zone): (at: Instant) => number {
  let known = { start: Number.NaN, serial: 0 }
  return (at) => {
    const start = Math.floor(at / QUARTER) * QUARTER
    if (start !== known.start) {
      const { date, minutes } = toLocal(zone, start as Instant)
      known = { start, serial: EPOCH_DAY + epochDay(date) + (minutes * MINUTE) / DAY }
    }
    return known.serial + (at - start) / DAY
  }
}

/**
 * The play log as an Excel workbook, as it is read: one row a play, the sums at its end. Words are written as words, so
 * that none is ever taken for a formula; what is more than a sheet holds goes on in the next one under the same heading.
 */
export const playWorkbook = (pages: AsyncIterable<LoggedPlay[]>, zone: Zone): Readable =>
  streamWorkbook({ name: SUMS.sheet, columns }, rowsOf(pages, zone))

async function* rowsOf(pages: AsyncIterable<LoggedPlay[]>, zone: Zone): AsyncGenerator<Row[], undefined> {
  const serialOf = serials(zone)
  const sums = { rows: 0, plays: 0, ms: 0 }
  for await (const plays of pages) {
    sums.rows += plays.length
    for (const { outcome, durationMs } of plays) {
      if (outcome === 'completed') sums.plays++
      sums.ms += durationMs
    }
    yield plays.map((play) => rowOf(play, serialOf))
  }
  yield [
    [SUMS.total, null, null, null, null, null, null, null, null, sums.ms / SECOND],
    [SUMS.plays, null, sums.plays],
    [SUMS.rows, null, sums.rows],
  ]
}

const rowOf = (play: LoggedPlay, serialOf: (at: Instant) => number): Row => [
  play.id,
  play.display,
  play.material,
  play.title,
  play.revision,
  play.topic,
  play.playlist,
  serialOf(play.startedAt),
  serialOf(plus(play.startedAt, play.durationMs)),
  play.durationMs / SECOND,
  STATES[play.outcome],
]
