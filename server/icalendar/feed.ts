import { Calendar } from '../../playlists/calendar.ts'
import { daypartsById, distanceTo } from '../../playlists/occurrences.ts'
import { DAY, addDays, instant, toLocal } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import type { Reader } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { gather } from '../programmes/facts.ts'
import { listSchedules } from '../schedules/store.ts'
import { fill } from '../text.ts'
import { vi } from '../text.vi.ts'
import { zoneFacts } from '../zones.ts'
import { makeCalendar } from './calendar.ts'
import type { FeedOwner } from './owner.ts'
import { eventsOf } from './write.ts'

/** How far what no rule of iCalendar can say is written out: more than a year, so that each yearly day is in it. */
const AHEAD_DAYS = 400

/**
 * What is planned for a display: all that has times of its own. What only fills the gaps (layer `filler`) is left out, for it
 * would lie over every hour of the calendar.
 */
export async function feedOf(r: Reader, { id, name }: FeedOwner, now: Instant): Promise<string> {
  const office = await gather(r)
  const display = office.displays.find((each) => each.id === id)
  if (display === undefined) throw new Refusal('not-found')
  const zone = zoneFacts(office.zone, { start: instant(now - 2 * DAY), end: instant(now + (AHEAD_DAYS + 2) * DAY) })
  const { date } = toLocal(zone, now)
  const world = {
    zone,
    calendar: new Calendar(office.common.calendar),
    dayparts: daypartsById(office.common.dayparts),
    dates: { first: date, last: addDays(date, AHEAD_DAYS) },
  }
  const playlists = await r.sql.selectFrom('playlists').select(['id', 'name']).execute()
  const names = new Map(playlists.map((each) => [each.id, each.name]))
  const planned = (await listSchedules(r, false, now)).filter(
    ({ layer, target }) => layer !== 'filler' && distanceTo(target, display) !== null,
  )
  const events = planned.flatMap((schedule) => eventsOf(schedule.timing, aboutOf(schedule, names), world))
  return makeCalendar(fill(vi.feed.name, { display: name }), zone, events)
}

/** Two offices' calendars may meet in one Outlook: the moment it was made tells their schedules apart. */
function aboutOf({ id, name, show, createdAt, version }: ScheduleReply, playlists: ReadonlyMap<number, string>) {
  const playlist = show.kind === 'playlist' ? (playlists.get(show.playlist) ?? '') : null
  const description = playlist === null ? vi.feed.black : fill(vi.feed.playlist, { playlist })
  return { uid: `${id}-${createdAt}`, title: name, description, stamp: createdAt, version }
}
