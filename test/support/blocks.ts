/** Schedules as the timeline of the panel has them. */
import { Calendar, PLAIN_CALENDAR } from '../../playlists/calendar.ts'
import { EVERY_DAY } from '../../playlists/dayparts.ts'
import type { HoursRow } from '../../playlists/dayparts.ts'
import type { PlaylistId, ScheduleId } from '../../playlists/ids.ts'
import { daypartsById } from '../../playlists/occurrences.ts'
import type { Recurring } from '../../playlists/occurrences.ts'
import { EVERY_DATE } from '../../playlists/recurrence.ts'
import type { Recurrence } from '../../playlists/recurrence.ts'
import type { Timing } from '../../playlists/schedule.ts'
import { HO_CHI_MINH } from '../../playlists/time.ts'
import type { Clock, Weekday } from '../../playlists/time.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import type { World } from '../../admin/schedules/week.ts'
import { at } from './make.ts'

export const world: World = { zone: HO_CHI_MINH, calendar: new Calendar(PLAIN_CALENDAR), dayparts: daypartsById([]) }
export const row = (from: string, to: string, weekdays: Weekday[] = EVERY_DAY): HoursRow => ({
  weekdays,
  from: from as Clock,
  to: to as Clock,
})
export const recurring = (rows: HoursRow[], given: Partial<Recurrence> = {}): Recurring => ({
  kind: 'recurring',
  recurrence: { ...EVERY_DATE, ...given },
  hours: { kind: 'own', rows },
})
export const weekly = (...weekdays: Weekday[]) => ({ rule: { every: 'week' as const, interval: 1, weekdays } })

export function make(timing: Timing, given: Partial<ScheduleReply> = {}): ScheduleReply {
  return {
    id: 1 as ScheduleId,
    name: 'Buổi sáng',
    layer: 'scheduled',
    zone: 'main',
    show: { kind: 'playlist', playlist: 1 as PlaylistId },
    timing,
    target: { all: true, displays: [], groups: [] },
    weight: 1,
    wakes: false,
    authorName: '',
    createdAt: at('2026-01-01'),
    archivedAt: null,
    version: 1,
    ...given,
  }
}
