import type { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { OUTCOMES } from '../../../playlists/plays.ts'
import type { Outcome } from '../../../playlists/plays.ts'
import { hoursText } from '../../../playlists/seals.ts'
import type { HourTotals } from '../../../playlists/seals.ts'
import { addDays, epochDay, parseDate, startOfDay } from '../../../playlists/time.ts'
import type { LocalDate, Zone } from '../../../playlists/time.ts'
import type { Database } from '../../db/open.ts'
import { cells } from '../csv.ts'
import { localTimes } from '../local-time.ts'
import { sha256, shortHash } from '../hashing.ts'
import { playsAfter } from '../log.ts'
import type { Place } from '../log.ts'
import { dayHashes, periodSeal } from '../sealing.ts'
import { HEADINGS, STATES } from '../text-csv.ts'
import { hourNumber } from '../totals.ts'
import { Findings } from './findings.ts'

/** The file is none of ours. */
export class UnreadableCsv extends Error {}

export type CsvCheck = { from: LocalDate; until: LocalDate; plays: number; seal: string; found: Findings }

/** A file of ten years is none of ours. */
const MOST_DAYS = 3660
/** A row of ours has no more letters. */
const MOST_LETTERS = 100_000

/** What a file says: its hours as they are sealed, and a hash of each of its rows. */
type Said = { hours: Map<string, HourTotals>; rows: Map<LocalDate, Map<string, string>>; plays: number }

/**
 * RULES IN3. The seal of an exported log from its own rows, without the database; and then row by row against the
 * database. For a file exported without filters. Throws UnreadableCsv.
 */
export async function verifyCsv(db: Database, file: Readable, zone: Zone): Promise<CsvCheck> {
  const said = await readCsv(file).catch((error: unknown) => {
    throw error instanceof CsvError ? new UnreadableCsv() : error
  })
  const days = [...said.rows.keys()].sort()
  const [from, until] = [days[0], days.at(-1)]
  if (from === undefined || until === undefined) throw new UnreadableCsv()
  if (epochDay(until) - epochDay(from) > MOST_DAYS) throw new UnreadableCsv()
  const own = hashesOf(said)
  const kept = new Map((await db.read((r) => dayHashes(r, { from, until }))).map(({ day, hash }) => [day, hash]))
  const found = new Findings()
  for (let day = from; day <= until; day = addDays(day, 1)) {
    await compareDay(db, { day, zone, rows: said.rows.get(day) ?? new Map<string, string>() }, found)
    if (kept.get(day) !== own.get(day)) found.add('csv-day', `day ${day}`, { day })
  }
  const seal = periodSeal([...own].map(([day, hash]) => ({ day, hash })))
  return { from, until, plays: said.plays, seal, found }
}

async function readCsv(file: Readable): Promise<Said> {
  const said: Said = { hours: new Map(), rows: new Map(), plays: 0 }
  const rows = file.pipe(parse({ bom: true, delimiter: ';', max_record_size: MOST_LETTERS }))
  file.on('error', (error) => rows.destroy(error))
  let isFirst = true
  for await (const row of rows as AsyncIterable<string[]>) {
    if (isFirst && row.join('|') !== HEADINGS.join('|')) throw new UnreadableCsv()
    if (!isFirst) take(said, row)
    isFirst = false
  }
  return said
}

/** `display-boot-seq`, `dd/mm/yyyy HH:MM:ss`, seconds with a decimal comma. */
function take(said: Said, row: readonly string[]): void {
  const [id = '', , material = '', , , , , start = '', , seconds = '', state = ''] = row
  const time = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):/.exec(start)
  const outcome = OUTCOMES.find((one) => STATES[one] === state)
  if (time === null || outcome === undefined) throw new UnreadableCsv()
  const day = parseDate(`${time[3]}-${time[2]}-${time[1]}`)
  if (day === null) throw new UnreadableCsv()
  const hour = hourNumber(day, Number(time[4]))
  addPlay(said.hours, { hour, display: Number(id.split('-')[0]), material: Number(material) }, outcome, {
    durationMs: Math.round(Number(seconds.replace(',', '.')) * 1000),
  })
  const rows = said.rows.get(day) ?? new Map<string, string>()
  rows.set(rows.has(id) ? `${id} twice` : id, shortHash(row.map(plain).join('|')))
  said.rows.set(day, rows)
  said.plays++
}

/** What was made harmless for a spreadsheet, as it was. */
const plain = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r])/, '')

type HourKey = Pick<HourTotals, 'hour' | 'display' | 'material'>

function addPlay(hours: Said['hours'], key: HourKey, outcome: Outcome, { durationMs }: { durationMs: number }): void {
  const name = `${key.hour} ${key.display} ${key.material}`
  const total = hours.get(name) ?? { ...key, completed: 0, interrupted: 0, failed: 0, skipped: 0, durationMs: 0 }
  total[outcome]++
  total.durationMs += durationMs
  hours.set(name, total)
}

function hashesOf({ hours, rows }: Said): Map<LocalDate, string> {
  const all = [...hours.values()]
  const ofDay = (day: LocalDate) => {
    const first = hourNumber(day, 0)
    return all.filter(({ hour }) => hour >= first && hour < first + 24)
  }
  return new Map([...rows.keys()].sort().map((day) => [day, sha256(hoursText(ofDay(day)))]))
}

const PAGE = 2000
type Day = { day: LocalDate; zone: Zone; rows: ReadonlyMap<string, string> }

async function compareDay(db: Database, { day, zone, rows }: Day, found: Findings): Promise<void> {
  const span = { start: startOfDay(zone, day), end: startOfDay(zone, addDays(day, 1)) }
  const left = new Map(rows)
  const timeOf = localTimes(zone)
  for (let after: Place | null = null, more = true; more;) {
    const { plays, last } = await db.read((r) => playsAfter(r, { span }, after, { limit: PAGE }))
    for (const play of plays) {
      const expected = cells(play, timeOf)
      const hash = left.get(play.id)
      left.delete(play.id)
      if (hash === undefined) found.add('csv-missing', play.id, { play: play.id })
      else if (hash !== shortHash(expected.join('|'))) {
        found.add('csv-changed', play.id, { play: play.id, expected: expected.join('; ') })
      }
    }
    after = last
    more = plays.length === PAGE
  }
  for (const id of left.keys()) found.add('csv-added', id, { play: id.replace(' twice', '') })
}
