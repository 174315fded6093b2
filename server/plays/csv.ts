import { stringify } from 'csv-stringify/sync'
import { plus } from '../../playlists/time.ts'
import type { Instant, LocalDate, Zone } from '../../playlists/time.ts'
import { localTimes } from './local-time.ts'
import type { LoggedPlay } from './log.ts'
import { onceEach } from './once.ts'
import { HEADINGS, STATES } from './text-csv.ts'

/**
 * The play log as CSV, a page at a time: UTF-8 with BOM, `;`, CRLF, decimal comma, civil times of the zone. What a
 * spreadsheet would take for a formula is made harmless.
 */
export async function* csvPages(pages: AsyncIterable<LoggedPlay[]>, zone: Zone): AsyncGenerator<string> {
  yield written([HEADINGS], true)
  const timeOf = localTimes(zone)
  const wordOf = onceEach((word) => written([[word, '']]).slice(0, -END.length))
  for await (const plays of pages) yield plays.map((play) => line(cells(play, timeOf), wordOf)).join('')
}

const END = ';\r\n'

const written = (rows: readonly (readonly string[])[], bom = false): string =>
  stringify([...rows], { bom, delimiter: ';', record_delimiter: 'windows', escape_formulas: true })

/** Numbers and times stand as they are: nothing in them could break a line or be taken for a formula. */
function line(cells: Cells, wordOf: (word: string) => string): string {
  const [id, display, material, title, revision, topic, playlist, start, end, seconds, state] = cells
  const words = `${wordOf(title)};${wordOf(revision)};${wordOf(topic)};${wordOf(playlist)}`
  return `${id};${wordOf(display)};${material};${words};${start};${end};${seconds};${state}\r\n`
}

type Cells = ReturnType<typeof cells>

/** One play as it stands in the file. */
export const cells = (play: LoggedPlay, timeOf: (at: Instant) => string) =>
  [
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
  ] as const

export const logName = (from: LocalDate, until: LocalDate, as: 'csv' | 'xlsx'): string =>
  `luot-phat_${from}_${until}.${as}`
