import { Type } from 'typebox'
import { CalendarEntry } from '../calendar.ts'
import { Holiday } from '../calendar/holidays.ts'
import { LocalDate, Weekday } from '../time.ts'
import { Nullable } from './common.ts'
import { endpoint } from './endpoint.ts'

/** Which years have a page; the lunar dates and the rules reach as far. */
const Year = Type.Integer({ minimum: 2000, maximum: 2100 })
const ofYear = Type.Object({ year: Year })

/** `version` names one writing of one date's entry and never comes back; 0: there was none. */
const Seen = Type.Integer({ minimum: 0 })
export const StoredEntry = Type.Object({ ...CalendarEntry.properties, version: Seen })
export type StoredEntry = Type.Static<typeof StoredEntry>

/** What a date is (RULES CA1), and what the rules alone would make of it. */
export const CalendarDay = Type.Object({
  date: LocalDate,
  lunar: Nullable(
    Type.Object({ year: Type.Integer(), month: Type.Integer(), day: Type.Integer(), leap: Type.Boolean() }),
  ),
  off: Type.Boolean(),
  holiday: Nullable(Holiday),
  inLieu: Type.Boolean(),
  hoursOf: Weekday,
  name: Type.String(),
  solemn: Type.Boolean(),
  look: Type.Boolean(),
  rule: Type.Object({ off: Type.Boolean(), holiday: Nullable(Holiday), inLieu: Type.Boolean() }),
  entry: Nullable(StoredEntry),
})
export type CalendarDay = Type.Static<typeof CalendarDay>

export const readCalendar = endpoint({
  method: 'GET',
  path: '/api/calendar/:year',
  who: 'read',
  summary: 'Every date of a year: what it is, by rule and by entry, with its lunar date',
  params: ofYear,
  reply: Type.Object({ year: Year, restDays: Type.Array(Weekday), days: Type.Array(CalendarDay) }),
})

/** Dates to write and dates to give back to the rules, all or none; each names the version it saw. */
export const CalendarChanges = Type.Object({
  put: Type.Array(StoredEntry, { maxItems: 400 }),
  remove: Type.Array(Type.Object({ date: LocalDate, version: Seen }), { maxItems: 400 }),
})
export type CalendarChanges = Type.Static<typeof CalendarChanges>

export const changeCalendar = endpoint({
  method: 'PUT',
  path: '/api/calendar',
  who: 'schedule',
  summary: 'Write and remove entries of the calendar; all of it or nothing. Replies with what was written',
  body: CalendarChanges,
  reply: Type.Array(StoredEntry),
  errors: ['stale'],
})

export const previewCalendar = endpoint({
  method: 'POST',
  path: '/api/calendar/:year/preview',
  who: 'schedule',
  summary: "What a year's table (CSV or ICS) would change; nothing is saved",
  params: ofYear,
  body: Type.Object({
    format: Type.Union([Type.Literal('csv'), Type.Literal('ics')]),
    text: Type.String({ minLength: 1, maxLength: 300_000 }),
  }),
  /** `same`: dates of the file that are so already; `elsewhere`: dates of other years, passed over. */
  reply: Type.Object({ ...CalendarChanges.properties, same: Type.Integer(), elsewhere: Type.Integer() }),
  errors: ['calendar-file'],
})

export const exportCalendarCsv = endpoint({
  method: 'GET',
  path: '/api/calendar/:year/csv',
  who: 'read',
  summary: "The year's table as CSV (UTF-8 with BOM, `;`, Vietnamese headings)",
  params: ofYear,
})
export const exportCalendarIcs = endpoint({
  method: 'GET',
  path: '/api/calendar/:year/ics',
  who: 'read',
  summary: "The year's table as iCalendar",
  params: ofYear,
})
