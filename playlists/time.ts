import { Type } from 'typebox'

/** A point in time: whole UTC milliseconds. */
export const Instant = Type.Unsafe<number & { readonly __time: 'instant' }>(
  Type.Integer({ minimum: -8.64e15, maximum: 8.64e15 }),
)
export type Instant = Type.Static<typeof Instant>

/** A civil date, `YYYY-MM-DD`, in the office's zone. */
export const LocalDate = Type.Unsafe<string & { readonly __time: 'date' }>(Type.String({ format: 'date' }))
export type LocalDate = Type.Static<typeof LocalDate>

/** A civil time of day on the wire, `HH:MM`; `24:00` may stand for the end of the day. */
export const Clock = Type.Unsafe<string & { readonly __time: 'clock' }>(
  Type.String({ pattern: '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$' }),
)
export type Clock = Type.Static<typeof Clock>

/** Minutes since local midnight, 0 to 1440. */
export type TimeOfDay = number & { readonly __time: 'timeOfDay' }

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export const Weekday = Type.Unsafe<1 | 2 | 3 | 4 | 5 | 6 | 7>(Type.Integer({ minimum: 1, maximum: 7 }))
export type Weekday = Type.Static<typeof Weekday>

/**
 * An IANA zone as facts: from each instant on, local time is UTC plus so many minutes. The edge that knows the zone
 * data fills it in (server/zones.ts); the core only adds and subtracts. Sorted by `from`; the first one covers all before.
 */
export const Zone = Type.Object({
  name: Type.String(),
  offsets: Type.Array(Type.Object({ from: Instant, minutes: Type.Integer() }), { minItems: 1 }),
})
export type Zone = Type.Static<typeof Zone>

/** Viet Nam has kept UTC+7 without summer time since 1980 (IANA tzdata). */
export const HO_CHI_MINH: Zone = { name: 'Asia/Ho_Chi_Minh', offsets: [{ from: -8.64e15 as Instant, minutes: 420 }] }

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
/** 24 hours; a civil day may be longer or shorter where a zone changes its clock. */
export const DAY = 24 * HOUR

export const instant = (ms: number): Instant => ms as Instant
export const plus = (at: Instant, ms: number): Instant => (at + ms) as Instant

/** RULES TM1. `08:30` → 510. The string has been checked by its schema. */
export function parseClock(text: Clock): TimeOfDay {
  return (twoDigits(text, 0) * 60 + twoDigits(text, 3)) as TimeOfDay
}

export function makeClock(time: TimeOfDay): Clock {
  return `${two(Math.floor(time / 60))}:${two(time % 60)}` as Clock
}

/** A date string that names a day that exists; null for `2026-02-30`. */
export function parseDate(text: string): LocalDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && makeDate(epochDay(text as LocalDate)) === text ? (text as LocalDate) : null
}

/** The number that stands at a place of a checked string; without making strings of its parts. */
const twoDigits = (text: string, at: number): number =>
  (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO
const ZERO = 48

/** Days since 1970-01-01 of a civil date; plain arithmetic, since the resolver asks it tens of thousands of times. */
export function epochDay(date: LocalDate): number {
  const month = twoDigits(date, 5)
  const year = twoDigits(date, 0) * 100 + twoDigits(date, 2) - (month <= 2 ? 1 : 0)
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + twoDigits(date, 8) - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The other way round, by the same arithmetic: making a `Date` of each day would take most of the resolver's time. */
export function makeDate(day: number): LocalDate {
  const era = Math.floor((day + 719_468) / 146_097)
  const dayOfEra = day + 719_468 - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const march = Math.floor((5 * dayOfYear + 2) / 153)
  const month = march < 10 ? march + 3 : march - 9
  const date = dayOfYear - Math.floor((153 * march + 2) / 5) + 1
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}` as LocalDate
}

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`)

export const addDays = (date: LocalDate, days: number): LocalDate => makeDate(epochDay(date) + days)

/** 1970-01-01 was a Thursday (4). */
export function weekdayOf(date: LocalDate): Weekday {
  return (((((epochDay(date) + 3) % 7) + 7) % 7) + 1) as Weekday
}

function offsetAt(zone: Zone, at: Instant): number {
  let minutes = zone.offsets[0]!.minutes
  for (const offset of zone.offsets) if (offset.from <= at) minutes = offset.minutes
  return minutes
}

/** RULES TM2. The civil date and the minutes (with fraction) since local midnight at an instant. */
export function toLocal(zone: Zone, at: Instant): { date: LocalDate; minutes: number } {
  const local = at + offsetAt(zone, at) * MINUTE
  const day = Math.floor(local / DAY)
  return { date: makeDate(day), minutes: (local - day * DAY) / MINUTE }
}

/**
 * RULES TM3. The instant of a civil time. A time that a clock change skips means the instant of the change;
 * a time that happens twice means the first.
 */
export const toInstant = (zone: Zone, date: LocalDate, time: TimeOfDay): Instant => onDay(zone, epochDay(date), time)

/** The same for a date by its number. */
export function onDay(zone: Zone, day: number, time: TimeOfDay): Instant {
  const wall = day * DAY + time * MINUTE
  const offsets = zone.offsets
  for (let i = 0; i < offsets.length; i++) {
    const here = offsets[i]!
    const at = wall - here.minutes * MINUTE
    const next = offsets[i + 1]
    if (next === undefined || at < next.from) return (i > 0 && at < here.from ? here.from : at) as Instant
  }
  throw new Error('a zone has at least one offset')
}

export const startOfDay = (zone: Zone, date: LocalDate): Instant => toInstant(zone, date, 0 as TimeOfDay)
