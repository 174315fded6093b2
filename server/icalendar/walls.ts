import type ICAL from 'ical.js'
import { DAY, MINUTE, addDays, instant, toInstant, toLocal } from '../../playlists/time.ts'
import type { Instant, LocalDate, TimeOfDay } from '../../playlists/time.ts'
import { zoneFacts } from '../zones.ts'
import { Unfit } from './unfit.ts'

/** Civil time, as a property of a file says it: minutes may have a fraction. */
export type Civil = { date: LocalDate; minutes: number }

/** Civil time of some zone → instant, and back. */
export type Wall = { toInstant: (civil: Civil) => Instant; toCivil: (at: Instant) => Civil }

/** A zone that the runtime knows; throws RangeError for another. */
export function namedWall(name: string): Wall {
  const around = (at: number) => zoneFacts(name, { start: instant(at - 2 * DAY), end: instant(at + 2 * DAY) })
  around(0)
  return {
    toInstant: ({ date, minutes }) => {
      const whole = Math.floor(minutes)
      const at = toInstant(around(Date.parse(`${date}T00:00:00Z`)), date, whole as TimeOfDay)
      return instant(at + Math.round((minutes - whole) * MINUTE))
    },
    toCivil: (at) => toLocal(around(at), at),
  }
}

/** The zone in which a property's times are meant; throws `Unfit` for one that neither the runtime nor the file knows. */
export function wallOf(property: ICAL.Property, value: ICAL.Time, office: Wall): Wall {
  if (value.isDate) return office
  if (value.zone?.tzid === 'UTC') return namedWall('UTC')
  const name = property.getFirstParameter('tzid')
  if (name === undefined || name === '') return office
  try {
    return namedWall(name)
  } catch {
    if (value.zone === null || value.zone.tzid === 'floating') throw new Unfit('zone-unknown', name)
    return describedWall(value)
  }
}

/** A zone that only the file describes (VTIMEZONE), such as those that Outlook names. */
function describedWall(value: ICAL.Time): Wall {
  const { zone } = value
  return {
    toInstant: ({ date, minutes }) => {
      const time = value.clone()
      const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
      time.resetTo(year, month, day, Math.floor(minutes / 60), Math.floor(minutes) % 60, 0, zone)
      return instant(time.toUnixTime() * 1000)
    },
    toCivil: (at) => {
      const time = value.clone()
      time.fromUnixTime(at / 1000)
      return civilOf(time.convertToZone(zone))
    },
  }
}

export const civilOf = (time: ICAL.Time): Civil => ({
  date: time.toString().slice(0, 10) as LocalDate,
  minutes: time.isDate ? 0 : time.hour * 60 + time.minute + time.second / 60,
})

/** How often the clocks of two zones are compared over the year after a start. */
const SAMPLES = 26

/** Whether a civil time of one zone stays the same civil time of the other through a year from `start` on. */
export function agree(one: Wall, other: Wall, start: Civil): boolean {
  for (let n = 0; n < SAMPLES; n++) {
    const civil = { ...start, date: addDays(start.date, 14 * n) }
    if (one.toInstant(civil) !== other.toInstant(civil)) return false
  }
  return true
}
