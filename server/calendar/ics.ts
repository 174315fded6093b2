import ICAL from 'ical.js'
import type { CalendarEntry } from '../../playlists/calendar.ts'
import { HOLIDAYS } from '../../playlists/calendar/holidays.ts'
import { DAY, addDays, epochDay, parseDate } from '../../playlists/time.ts'
import type { Instant, LocalDate, Weekday } from '../../playlists/time.ts'
import type { CalendarDay } from '../../playlists/wire/calendar.ts'
import type { Problem } from '../text.vi.ts'
import { LONGEST_NAME, MOST_ROWS, asEntry, refuseFile } from './table.ts'
import type { Fault, Row } from './table.ts'
import { CALENDAR_NAME, HOLIDAY_NAMES, KINDS, inLieuOf } from './text-table.ts'

/** What iCalendar has no word for; a calendar of another program lacks these, and its events come in as notes. */
const OWN = { kind: 'x-bangtin-kind', as: 'x-bangtin-as', holiday: 'x-bangtin-holiday', solemn: 'x-bangtin-solemn' }

/** RFC 5545: one event of whole days for each date of the year's table. */
export function makeIcs(year: number, days: readonly CalendarDay[], now: Instant): string {
  const calendar = new ICAL.Component('vcalendar')
  calendar.updatePropertyWithValue('prodid', '-//Bang tin//Calendar//VI')
  calendar.updatePropertyWithValue('version', '2.0')
  calendar.updatePropertyWithValue('x-wr-calname', CALENDAR_NAME(year))
  for (const day of days) calendar.addSubcomponent(eventOf(day, now))
  return `${calendar.toString()}\r\n`
}

function eventOf(day: CalendarDay, now: Instant): ICAL.Component {
  const event = new ICAL.Component('vevent')
  const { date, kind, as, holiday, solemn, look } = asEntry(day)
  event.updatePropertyWithValue('uid', `${date}@calendar.bang-tin`)
  event.updatePropertyWithValue('dtstamp', ICAL.Time.fromJSDate(new Date(now), true))
  event.updatePropertyWithValue('dtstart', ICAL.Time.fromDateString(date))
  event.updatePropertyWithValue('dtend', ICAL.Time.fromDateString(addDays(date, 1)))
  event.updatePropertyWithValue('summary', summaryOf(day))
  event.updatePropertyWithValue('transp', 'TRANSPARENT')
  event.updatePropertyWithValue(OWN.kind, kind.toUpperCase())
  if (as !== null) event.updatePropertyWithValue(OWN.as, String(as))
  if (holiday !== null) event.updatePropertyWithValue(OWN.holiday, holiday)
  if (solemn) event.updatePropertyWithValue(OWN.solemn, look ? 'LOOK' : 'YES')
  return event
}

function summaryOf(day: CalendarDay): string {
  const { name, kind, holiday } = asEntry(day)
  if (name !== '') return name
  if (holiday === null) return KINDS[kind]
  return day.inLieu ? inLieuOf(HOLIDAY_NAMES[holiday]) : HOLIDAY_NAMES[holiday]
}

/** Whole days that do not repeat; several notes of one date become one. Refuses by line. */
export function parseIcs(text: string): Row[] {
  const lines = eventLines(text)
  const faults: Fault[] = []
  const rows: Row[] = []
  for (const [at, event] of eventsOf(text).entries()) {
    const line = lines[at] ?? 1
    const said = readEvent(event)
    if ('problem' in said) faults.push({ line, ...said })
    else rows.push(...said.dates.map((date) => ({ line, entry: { ...said.entry, date } })))
    if (rows.length > MOST_ROWS) refuseFile([{ line, field: 'VEVENT', problem: 'too-many-items' }])
  }
  if (faults.length > 0) refuseFile(faults)
  return joinNotes(rows)
}

/** The parser does not say where an event stands; they stand in the order of the file. */
const eventLines = (text: string): number[] =>
  text.split('\n').flatMap((line, at) => (/^BEGIN:VEVENT\s*$/i.test(line) ? [at + 1] : []))

function eventsOf(text: string): ICAL.Component[] {
  try {
    const parsed = ICAL.parse(text) as unknown[]
    const roots = (Array.isArray(parsed[0]) ? parsed : [parsed]) as [string, ...unknown[]][]
    const calendars = roots.filter(([name]) => name === 'vcalendar')
    if (calendars.length === 0) throw new Error('no calendar')
    return calendars.flatMap((root) => new ICAL.Component(root).getAllSubcomponents('vevent'))
  } catch (error) {
    return refuseFile([{ line: lineOf(error, text), field: 'VCALENDAR', problem: 'table-ics' }])
  }
}

/** The parser quotes the line it cannot read. */
function lineOf(error: unknown, text: string): number {
  const quoted = /(?:\) |in )["'](.+)["']$/s.exec(error instanceof Error ? error.message : '')?.[1] ?? ''
  const at =
    quoted === '' ? -1 : text.split('\n').findIndex((line) => quoted.startsWith(line.trim()) && line.trim() !== '')
  return Math.max(0, at) + 1
}

type Told = { field: string; problem: Problem }
type Read = { dates: LocalDate[]; entry: Omit<CalendarEntry, 'date'> }

function readEvent(event: ICAL.Component): Read | Told {
  if (['rrule', 'rdate'].some((name) => event.hasProperty(name))) return { field: 'RRULE', problem: 'table-repeats' }
  const span = spanOf(event)
  if ('problem' in span) return span
  const token = (name: string) => String(event.getFirstPropertyValue(name) ?? '').toLowerCase()
  const kind = token(OWN.kind)
  const holiday = HOLIDAYS.find((each) => each === token(OWN.holiday)) ?? null
  const summary = String(event.getFirstPropertyValue('summary') ?? '').trim()
  if (summary === '' && kind === '') return { field: 'SUMMARY', problem: 'empty' }
  const own = ownWords(kind, holiday)
  return {
    dates: span,
    entry: {
      name: own.includes(summary) ? '' : Array.from(summary).slice(0, LONGEST_NAME).join(''),
      kind: kind === 'off' || kind === 'working' ? kind : 'note',
      as: /^[1-7]$/.test(token(OWN.as)) ? (Number(token(OWN.as)) as Weekday) : null,
      holiday,
      solemn: token(OWN.solemn) !== '',
      look: token(OWN.solemn) === 'look',
    },
  }
}

/** What summaryOf says where there is no name. */
function ownWords(kind: string, holiday: CalendarEntry['holiday']): string[] {
  if (holiday !== null) return [HOLIDAY_NAMES[holiday], inLieuOf(HOLIDAY_NAMES[holiday])]
  return Object.entries(KINDS).flatMap(([each, word]) => (each === kind ? [word] : []))
}

const YEAR_OF_DAYS = 366

function spanOf(event: ICAL.Component): LocalDate[] | Told {
  const start = dateOf(event, 'dtstart')
  if (start === null) return { field: 'DTSTART', problem: 'table-whole-days' }
  const end = event.hasProperty('dtend') ? dateOf(event, 'dtend') : addDays(start, durationOf(event))
  if (end === null) return { field: 'DTEND', problem: 'table-whole-days' }
  const days = Math.max(1, epochDay(end) - epochDay(start))
  if (days > YEAR_OF_DAYS) return { field: 'DTEND', problem: 'too-many-items' }
  return Array.from({ length: days }, (_, i) => addDays(start, i))
}

/** Null unless it is a date that exists, without a time of day. */
function dateOf(event: ICAL.Component, name: string): LocalDate | null {
  const property = event.getFirstProperty(name)
  return property?.type === 'date' ? parseDate(String(property.toJSON()[3])) : null
}

/** Whole days; one where the event says nothing. */
function durationOf(event: ICAL.Component): number {
  const duration = event.getFirstPropertyValue('duration')
  if (!(duration instanceof ICAL.Duration)) return 1
  return Math.min(YEAR_OF_DAYS + 1, Math.ceil((duration.toSeconds() * 1000) / DAY))
}

/** Two observances may fall on one date; anything else twice is left for the preview to refuse. */
function joinNotes(rows: readonly Row[]): Row[] {
  const joined: Row[] = []
  for (const row of rows) {
    const twin = joined.find(({ entry }) => entry.date === row.entry.date && bothNotes(entry, row.entry))
    if (twin === undefined) joined.push({ ...row })
    else twin.entry = { ...twin.entry, ...together(twin.entry, row.entry) }
  }
  return joined
}

const bothNotes = (a: CalendarEntry, b: CalendarEntry) => a.kind === 'note' && b.kind === 'note'

function together(a: CalendarEntry, b: CalendarEntry): Pick<CalendarEntry, 'name' | 'solemn' | 'look'> {
  const names = [...new Set([a.name, b.name])].filter((name) => name !== '').join('; ')
  return {
    name: Array.from(names).slice(0, LONGEST_NAME).join(''),
    solemn: a.solemn || b.solemn,
    look: a.look || b.look,
  }
}
