import ICAL from 'ical.js'
import { Calendar, PLAIN_CALENDAR } from '../../playlists/calendar.ts'
import { EVERY_DAY } from '../../playlists/dayparts.ts'
import { datesOf } from '../../playlists/recurrence.ts'
import type { Recurrence } from '../../playlists/recurrence.ts'
import type { Timing } from '../../playlists/schedule.ts'
import { DAY, MINUTE, addDays, instant, makeClock } from '../../playlists/time.ts'
import type { Clock, Instant, LocalDate, TimeOfDay } from '../../playlists/time.ts'
import { parseRule } from './rrule.ts'
import { Unfit } from './unfit.ts'
import { agree, civilOf, namedWall, wallOf } from './walls.ts'
import type { Civil, Wall } from './walls.ts'

export type ReadEvent = { name: string; timing: Timing } | { name: string; unfit: Unfit }

/** The events of an .ics file, each as a schedule's timing or with the reason why not; null for what is no calendar at all. */
export function readEvents(text: string, zone: string): ReadEvent[] | null {
  const calendars = parse(text)
  if (calendars === null) return null
  const office = namedWall(zone)
  return calendars.flatMap((calendar) => {
    const events = calendar.getAllSubcomponents('vevent')
    const moved = movedDates(events, office)
    return events.map((event) => readEvent(event, office, moved))
  })
}

function parse(text: string): ICAL.Component[] | null {
  try {
    const parsed = ICAL.parse(text) as unknown[]
    const all = typeof parsed[0] === 'string' ? [parsed] : parsed
    const calendars = all.map((each) => new ICAL.Component(each as string)).filter(({ name }) => name === 'vcalendar')
    return calendars.length > 0 ? calendars : null
  } catch {
    return null
  }
}

function readEvent(event: ICAL.Component, office: Wall, moved: Moved): ReadEvent {
  const name = String(event.getFirstPropertyValue('summary') ?? '')
    .normalize('NFC')
    .trim()
    .slice(0, 200)
  try {
    return { name, timing: timingOf(event, office, moved) }
  } catch (error) {
    return { name, unfit: error instanceof Unfit ? error : new Unfit('damaged') }
  }
}

/** Occurrences of a series that the file gives as events of their own: the series does not live on their dates. */
type Moved = ReadonlyMap<string, readonly LocalDate[]>

function movedDates(events: readonly ICAL.Component[], office: Wall): Moved {
  const moved = new Map<string, LocalDate[]>()
  for (const event of events) {
    const property = event.getFirstProperty('recurrence-id')
    if (property === null) continue
    const uid = String(event.getFirstPropertyValue('uid'))
    moved.set(uid, [...(moved.get(uid) ?? []), ...civilsOf(property, office).map(({ date }) => date)])
  }
  return moved
}

function timingOf(event: ICAL.Component, office: Wall, moved: Moved): Timing {
  if (String(event.getFirstPropertyValue('status')).toUpperCase() === 'CANCELLED') throw new Unfit('cancelled')
  const property = event.getFirstProperty('dtstart')
  const value = property?.getFirstValue()
  if (!property || !(value instanceof ICAL.Time)) throw new Unfit('no-start', 'DTSTART')
  refuseTooOften(event)
  const wall = wallOf(property, value, office)
  const start = wall.toInstant(civilOf(value))
  const lengthMs = endOf(event, start, value, office) - start
  if (lengthMs <= 0) throw new Unfit('no-length', 'DTEND')
  const repeats = event.hasProperty('rrule') || event.hasProperty('rdate')
  if (!repeats) return { kind: 'once', start, end: instant(start + lengthMs) }
  const civil = office.toCivil(start)
  if (civil.date !== civilOf(value).date || !agree(wall, office, civilOf(value)))
    throw new Unfit('zone-differs', property.getFirstParameter('tzid') ?? 'UTC')
  const rows = [{ weekdays: EVERY_DAY, ...hoursOf(civil, lengthMs) }]
  return { kind: 'recurring', recurrence: recurrenceOf(event, civil, office, moved), hours: { kind: 'own', rows } }
}

/** Said before all else that may be wrong with it: no change of its times would help. */
function refuseTooOften(event: ICAL.Component): void {
  const recur = event.getFirstPropertyValue('rrule')
  if (recur instanceof ICAL.Recur && ['HOURLY', 'MINUTELY', 'SECONDLY'].includes(recur.freq))
    throw new Unfit('too-often')
}

function endOf(event: ICAL.Component, start: Instant, value: ICAL.Time, office: Wall): Instant {
  const property = event.getFirstProperty('dtend')
  const end = property?.getFirstValue()
  if (property && end instanceof ICAL.Time) return wallOf(property, end, office).toInstant(civilOf(end))
  const duration = event.getFirstPropertyValue('duration')
  if (duration instanceof ICAL.Duration) return instant(start + duration.toSeconds() * 1000)
  return value.isDate ? office.toInstant({ ...civilOf(value), date: addDays(civilOf(value).date, 1) }) : start
}

function hoursOf({ minutes }: Civil, lengthMs: number): { from: Clock; to: Clock } {
  const length = lengthMs / MINUTE
  if (!Number.isInteger(minutes) || !Number.isInteger(length)) throw new Unfit('seconds', 'DTSTART')
  if (lengthMs > DAY) throw new Unfit('too-long', 'DTEND')
  const end = (minutes + length) % 1440
  return { from: makeClock(minutes as TimeOfDay), to: makeClock((end === 0 ? 1440 : end) as TimeOfDay) }
}

function recurrenceOf(event: ICAL.Component, start: Civil, office: Wall, moved: Moved): Recurrence {
  const rules = event.getAllProperties('rrule')
  if (event.hasProperty('exrule')) throw new Unfit('part', 'EXRULE')
  if (rules.length > 1) throw new Unfit('part', 'RRULE')
  const uid = String(event.getFirstPropertyValue('uid'))
  const out = event
    .getAllProperties('exdate')
    .flatMap((property) => datesAt(property, start, office))
    .concat(event.hasProperty('recurrence-id') ? [] : (moved.get(uid) ?? []))
  const added = event.getAllProperties('rdate').flatMap((property) => addedDates(property, start, office))
  const series = seriesOf(rules[0], start, office)
  return {
    ...series,
    except: unique(out),
    also: unique([...series.also, ...added]),
  }
}

const unique = (dates: LocalDate[]) => [...new Set(dates)].sort()
const PLAIN = new Calendar(PLAIN_CALENDAR)

/** The rule with its end. A start that the rule does not give is an occurrence all the same. */
function seriesOf(property: ICAL.Property | undefined, start: Civil, office: Wall): Omit<Recurrence, 'except'> {
  const from = start.date
  const recur = property?.getFirstValue()
  if (!(recur instanceof ICAL.Recur))
    return { from, until: from, count: null, rule: { every: 'day', interval: 1 }, also: [] }
  const rule = parseRule(recur, from)
  const count = recur.count ?? null
  if (count !== null && count > 1000) throw new Unfit('part', `COUNT=${count}`)
  const open = { from, until: null, count: null, rule, except: [], also: [] }
  const given = datesOf(open, PLAIN, from, from).length > 0
  if (!given && count !== null) throw new Unfit('start-outside', 'DTSTART')
  return {
    from,
    until: recur.until ? lastDate(recur.until, start, office) : null,
    count,
    rule,
    also: given ? [] : [from],
  }
}

/** UNTIL bounds the starts of occurrences: on its own date one that begins later is out. */
function lastDate(until: ICAL.Time, { minutes }: Civil, office: Wall): LocalDate {
  const civil = civilOf(until)
  if (until.isDate) return civil.date
  const last = until.zone?.tzid === 'UTC' ? office.toCivil(namedWall('UTC').toInstant(civil)) : civil
  return last.minutes < minutes ? addDays(last.date, -1) : last.date
}

/** The times of a property as the office's civil time. */
function civilsOf(property: ICAL.Property, office: Wall): (Civil & { isDate: boolean })[] {
  return property.getValues().flatMap((value) => {
    if (!(value instanceof ICAL.Time)) throw new Unfit('part', property.name.toUpperCase())
    const civil = civilOf(value)
    const wall = wallOf(property, value, office)
    return [{ ...(value.isDate ? civil : office.toCivil(wall.toInstant(civil))), isDate: value.isDate }]
  })
}

/** A time taken out that is none of the series takes nothing out. */
const datesAt = (property: ICAL.Property, start: Civil, office: Wall): LocalDate[] =>
  civilsOf(property, office)
    .filter(({ isDate, minutes }) => isDate || minutes === start.minutes)
    .map(({ date }) => date)

function addedDates(property: ICAL.Property, start: Civil, office: Wall): LocalDate[] {
  const civils = civilsOf(property, office)
  if (civils.some(({ isDate, minutes }) => !isDate && minutes !== start.minutes)) throw new Unfit('added-time', 'RDATE')
  return civils.map(({ date }) => date)
}
