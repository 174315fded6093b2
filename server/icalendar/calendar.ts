import ICAL from 'ical.js'
import { MINUTE, SECOND, toLocal } from '../../playlists/time.ts'
import type { Instant, Zone } from '../../playlists/time.ts'

/** Events as the text of an .ics file, with the zone that their civil times are meant in. */
export function makeCalendar(name: string, zone: Zone, events: readonly ICAL.Component[]): string {
  const calendar = new ICAL.Component('vcalendar')
  const said = {
    prodid: '-//Bang tin//Bang tin//VI',
    version: '2.0',
    calscale: 'GREGORIAN',
    method: 'PUBLISH',
    'x-wr-calname': name,
    'x-wr-timezone': zone.name,
    'x-published-ttl': 'PT1H',
  }
  for (const [key, value] of Object.entries(said)) calendar.addPropertyWithValue(key, value)
  const refresh = new ICAL.Property('refresh-interval')
  refresh.resetType('duration')
  refresh.setValue(ICAL.Duration.fromString('PT1H'))
  calendar.addProperty(refresh)
  calendar.addSubcomponent(zoneComponent(zone))
  for (const event of events) calendar.addSubcomponent(event)
  return `${calendar.toString()}\r\n`
}

/** Each offset from its own beginning on: exact for as long as the zone's facts reach. */
function zoneComponent({ name, offsets }: Zone): ICAL.Component {
  const zone = new ICAL.Component('vtimezone')
  zone.addPropertyWithValue('tzid', name)
  const least = Math.min(...offsets.map(({ minutes }) => minutes))
  offsets.forEach(({ from, minutes }, n) => {
    const before = offsets[n - 1]?.minutes ?? minutes
    const part = new ICAL.Component(minutes > least ? 'daylight' : 'standard')
    part.addPropertyWithValue(
      'dtstart',
      n === 0 ? ICAL.Time.fromString('1970-01-01T00:00:00', null) : wallTime(from, before),
    )
    part.addPropertyWithValue('tzoffsetfrom', ICAL.UtcOffset.fromSeconds((before * MINUTE) / SECOND))
    part.addPropertyWithValue('tzoffsetto', ICAL.UtcOffset.fromSeconds((minutes * MINUTE) / SECOND))
    zone.addSubcomponent(part)
  })
  return zone
}

/** The civil time of a change, by the offset that held before it (RFC 5545, 3.6.5). */
function wallTime(at: Instant, minutes: number): ICAL.Time {
  const { date, minutes: time } = toLocal({ name: '', offsets: [{ from: at, minutes }] }, at)
  const two = (n: number) => String(n).padStart(2, '0')
  return ICAL.Time.fromString(`${date}T${two(Math.floor(time / 60))}:${two(Math.floor(time % 60))}:00`, null)
}
