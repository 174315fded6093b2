import { Calendar, PLAIN_CALENDAR } from '../../playlists/calendar.ts'
import { nextDates } from '../../playlists/recurrence.ts'
import type { Instant, LocalDate } from '../../playlists/time.ts'
import type { Timing } from '../../playlists/schedule.ts'
import { Refusal } from '../errors.ts'
import { readEvents } from './read.ts'
import type { ReadEvent } from './read.ts'
import { Unfit } from './unfit.ts'
import { namedWall } from './walls.ts'

export type Candidate = { name: string; timing: Timing | null; unfit: Unfit | null; next: LocalDate[] }

const MOST = 500
const SHOWN_DATES = 5
const BEGINS = /^\uFEFF?\s*BEGIN:VCALENDAR/i
/** What a file says never depends on the office's days off. */
const PLAIN = new Calendar(PLAIN_CALENDAR)

/** The events of a file, judged at a moment. Throws `not-a-calendar`, `file-damaged` for one that is cut off, and `invalid` for too many. */
export function candidatesOf(ics: string, zone: string, now: Instant): Candidate[] {
  const events = readEvents(ics, zone)
  if (events === null) throw new Refusal(BEGINS.test(ics) ? 'file-damaged' : 'not-a-calendar')
  if (events.length > MOST) throw new Refusal('invalid', { details: [{ field: 'ics', problem: 'too-many-events' }] })
  return events.map((event) => candidateOf(event, zone, now))
}

function candidateOf(event: ReadEvent, zone: string, now: Instant): Candidate {
  if ('unfit' in event) return { name: event.name, timing: null, unfit: event.unfit, next: [] }
  const { name, timing } = event
  const next = datesAfter(timing, zone, now)
  return next.length === 0
    ? { name, timing: null, unfit: new Unfit('past'), next }
    : { name, timing, unfit: null, next }
}

function datesAfter(timing: Timing, zone: string, now: Instant): LocalDate[] {
  if (timing.kind === 'once') return timing.end <= now ? [] : [namedWall(zone).toCivil(timing.start).date]
  return nextDates(timing.recurrence, PLAIN, namedWall(zone).toCivil(now).date, SHOWN_DATES)
}
