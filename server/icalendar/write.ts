import ICAL from 'ical.js'
import type { Calendar } from '../../playlists/calendar.ts'
import type { Hours } from '../../playlists/dayparts.ts'
import { hoursOf } from '../../playlists/occurrences.ts'
import type { Dayparts, Recurring } from '../../playlists/occurrences.ts'
import { datesOf, nextDates } from '../../playlists/recurrence.ts'
import type { Recurrence } from '../../playlists/recurrence.ts'
import type { Timing } from '../../playlists/schedule.ts'
import { SECOND, addDays, instant, parseClock, startOfDay, toLocal } from '../../playlists/time.ts'
import type { Instant, LocalDate, Weekday, Zone } from '../../playlists/time.ts'
import { makeRule } from './rrule.ts'

/** What an event says beside its time. `uid` is its own in all the world, with what follows it in `eventsOf`. */
export type About = { uid: string; title: string; description: string; stamp: Instant; version: number }
/** `dates`: what no rule of RFC 5545 can say is written out between these. */
export type World = { zone: Zone; calendar: Calendar; dayparts: Dayparts; dates: { first: LocalDate; last: LocalDate } }

/** A schedule as events: one series for each stretch of hours where a rule can say it, else one event for each date. */
export function eventsOf(timing: Timing, about: About, world: World): ICAL.Component[] {
  if (timing.kind === 'once') return [bare(about, '', utc(timing.start), utc(timing.end))]
  const series = seriesOf(timing, world)
  if (series !== null)
    return series.flatMap(({ hours, recurrence }, n) => seriesEvent({ hours, recurrence }, about, n, world))
  const { first, last } = world.dates
  return datesOf(timing.recurrence, world.calendar, first, last).flatMap((date) =>
    hoursOf(timing, date, world.calendar, world.dayparts).map((hours, n) => {
      const suffix = `-${date}${n > 0 ? `-${n}` : ''}`
      return bare(about, suffix, ...ends(date, hours, world.zone))
    }),
  )
}

type Series = { hours: Hours; recurrence: Recurrence }

/** Null when the hours depend on more than the rule: on the calendar, on single dates, on weekdays that the rule does not name. */
function seriesOf(timing: Recurring, { dayparts }: World): Series[] | null {
  const { recurrence, hours } = timing
  if (makeRule(recurrence.rule) === null) return null
  const daypart = hours.kind === 'daypart' ? dayparts.get(hours.daypart) : undefined
  if (hours.kind === 'daypart' && (daypart === undefined || daypart.followsCalendar || daypart.dates.length > 0))
    return null
  const rows = hours.kind === 'own' ? hours.rows : daypart!.hours
  const all: Series[] = []
  for (const row of rows) {
    const bound = onWeekdays(recurrence, row.weekdays)
    if (bound === null) return null
    all.push({ hours: row, recurrence: bound })
  }
  return all
}

/** A recurrence bound by a row's weekdays too; null where no rule can say so. */
function onWeekdays(recurrence: Recurrence, weekdays: readonly Weekday[]): Recurrence | null {
  const { rule, count, also } = recurrence
  if (weekdays.length === 7) return recurrence
  if (count !== null || also.length > 0) return null
  if (rule.every === 'week') {
    const both = rule.weekdays.filter((day) => weekdays.includes(day))
    return { ...recurrence, rule: { ...rule, weekdays: both } }
  }
  if (rule.every !== 'day' || rule.interval > 1) return null
  return { ...recurrence, rule: { every: 'week', interval: 1, weekdays: [...weekdays] } }
}

function seriesEvent({ hours, recurrence }: Series, about: About, n: number, world: World): ICAL.Component[] {
  const { rule, except, also, count, until } = recurrence
  if (rule.every === 'week' && rule.weekdays.length === 0) return []
  const { zone, calendar, dates } = world
  const plain = { ...recurrence, except: [], also: [] }
  const [start] = nextDates(plain, calendar, recurrence.from ?? toLocal(zone, about.stamp).date, 1)
  const at = (date: LocalDate) => local(date, hours.from)
  if (start === undefined)
    return datesOf(recurrence, calendar, dates.first, dates.last).map((date) =>
      bare(about, `-${date}`, ...ends(date, hours, zone)),
    )
  const event = bare(about, n > 0 ? `-${n}` : '', ...ends(start, hours, zone))
  const ending = { ...(count !== null && { count }), ...(until !== null && { until: endOf(until, zone) }) }
  event.addPropertyWithValue('rrule', ICAL.Recur.fromData({ ...makeRule(rule)!, ...ending }))
  for (const date of except) addTime(event, 'exdate', at(date), zone)
  for (const date of also) addTime(event, 'rdate', at(date), zone)
  return [event]
}

/** The last second of a date: UNTIL is an instant when the start has a zone. */
const endOf = (date: LocalDate, zone: Zone) => utc(instant(startOfDay(zone, addDays(date, 1)) - SECOND))

type Ends = readonly [start: ICAL.Time, end: ICAL.Time, zone: Zone]

const ends = (date: LocalDate, { from, to }: Hours, zone: Zone): Ends => [
  local(date, from),
  local(parseClock(to) > parseClock(from) ? date : addDays(date, 1), to),
  zone,
]

/** A civil time; its zone is said by the property. `24:00` is the next midnight. */
function local(date: LocalDate, clock: Hours['from']): ICAL.Time {
  const minutes = parseClock(clock)
  const day = minutes === 1440 ? addDays(date, 1) : date
  return ICAL.Time.fromDateTimeString(`${day}T${clock === '24:00' ? '00:00' : clock}:00`)
}

const utc = (at: Instant): ICAL.Time => ICAL.Time.fromDateTimeString(`${new Date(at).toISOString().slice(0, 19)}Z`)

function addTime(event: ICAL.Component, name: string, time: ICAL.Time, zone: Zone | undefined): void {
  const property = event.addPropertyWithValue(name, time)
  if (zone !== undefined) property.setParameter('tzid', zone.name)
}

function bare(about: About, suffix: string, start: ICAL.Time, end: ICAL.Time, zone?: Zone): ICAL.Component {
  const event = new ICAL.Component('vevent')
  event.addPropertyWithValue('uid', `${about.uid}${suffix}@bang-tin`)
  event.addPropertyWithValue('dtstamp', utc(about.stamp))
  event.addPropertyWithValue('sequence', about.version - 1)
  addTime(event, 'dtstart', start, zone)
  addTime(event, 'dtend', end, zone)
  event.addPropertyWithValue('summary', about.title)
  if (about.description !== '') event.addPropertyWithValue('description', about.description)
  event.addPropertyWithValue('transp', 'TRANSPARENT')
  return event
}
