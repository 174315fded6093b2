import { Calendar } from '../../playlists/calendar.ts'
import { daypartsById } from '../../playlists/occurrences.ts'
import type { Times } from '../../playlists/occurrences.ts'
import { DAY } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import { zoneFacts } from '../zones.ts'
import type { OfficeFacts } from './facts.ts'

/** What the hours of schedules are worked out by, for some days before and a year after this instant. */
export function timesAround({ zone, common: { calendar, dayparts } }: OfficeFacts, now: Instant): Times {
  const around = { start: (now - 3 * DAY) as Instant, end: (now + 400 * DAY) as Instant }
  return { zone: zoneFacts(zone, around), calendar: new Calendar(calendar), dayparts: daypartsById(dayparts) }
}
