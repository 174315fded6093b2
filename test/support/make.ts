/** Builders with sane defaults for the core's tests. */
import { PLAIN_CALENDAR } from '../../playlists/calendar.ts'
import type { CalendarEntry } from '../../playlists/calendar.ts'
import { EVERY_DAY } from '../../playlists/dayparts.ts'
import type { HoursRow } from '../../playlists/dayparts.ts'
import { AS_IT_IS } from '../../playlists/shown-as.ts'
import type { DisplayId, Hash, MaterialId, PlaylistId, ScheduleId } from '../../playlists/ids.ts'
import type { PlayableMaterial } from '../../playlists/material.ts'
import { ALWAYS_OPEN } from '../../playlists/opening.ts'
import type { Opening } from '../../playlists/opening.ts'
import type { Playlist } from '../../playlists/playlist.ts'
import type { Facts } from '../../playlists/facts.ts'
import { EVERY_DATE } from '../../playlists/recurrence.ts'
import type { Recurrence } from '../../playlists/recurrence.ts'
import type { Schedule, Timing, TimingHours } from '../../playlists/schedule.ts'
import { DAY, HO_CHI_MINH, instant, parseDate, toInstant } from '../../playlists/time.ts'
import type { Clock, Instant, LocalDate, TimeOfDay, Weekday } from '../../playlists/time.ts'
import type { Span } from '../../playlists/spans.ts'

export const date = (text: string): LocalDate => {
  const parsed = parseDate(text)
  if (parsed === null) throw new Error(`no such date: ${text}`)
  return parsed
}

/** `2026-01-05 08:30` or `2026-01-05 08:30:15`, civil time in Viet Nam. */
export function at(text: string): Instant {
  const [day = '', time = '00:00'] = text.split(' ')
  const [h = 0, m = 0, s = 0] = time.split(':').map(Number)
  return instant(toInstant(HO_CHI_MINH, date(day), (h * 60 + m) as TimeOfDay) + s * 1000)
}

/** Monday 2026-01-05, 00:00 in Viet Nam, and so many days. */
export const MONDAY = at('2026-01-05')
export const days = (count: number): Span => ({ start: MONDAY, end: instant(MONDAY + count * DAY) })

export const hash = (n: number): Hash => n.toString(16).padStart(64, '0') as Hash

export const makeMaterial = (id: number, given: Partial<PlayableMaterial> = {}): PlayableMaterial => ({
  id: id as MaterialId,
  revision: hash(id),
  content: { kind: 'slogan', template: 'formal', headline: `Material ${id}`, support: '', steps: [] },
  durationMs: 10_000,
  validFrom: null,
  validUntil: null,
  topic: 'CD01',
  campaign: null,
  audience: 'everyone',
  festive: false,
  since: MONDAY,
  ...given,
})

export const makePlaylist = (id: number, materials: readonly number[], given: Partial<Playlist> = {}): Playlist => ({
  id: id as PlaylistId,
  order: 'sequence',
  separation: 0,
  rule: null,
  goals: [],
  items: materials.map((material) => ({ material: material as MaterialId, weight: 1, durationMs: null })),
  ...given,
})

export type Recurring = Extract<Timing, { kind: 'recurring' }>

/** Every day, without end. */
export const makeRecurrence = (given: Partial<Recurrence> = {}): Recurrence => ({ ...EVERY_DATE, ...given })

export const row = (weekdays: readonly number[], from: string, to: string) => ({
  weekdays: [...weekdays] as Weekday[],
  from: from as Clock,
  to: to as Clock,
})

export const weekly = (from: string, to: string, weekdays: readonly number[] = EVERY_DAY): Recurring => ({
  kind: 'recurring',
  recurrence: makeRecurrence(),
  hours: { kind: 'own', rows: [row(weekdays, from, to)] },
})

/** On at these hours, at full brightness unless said otherwise; nothing else is said. */
export const makeOpening = (
  hours: readonly (HoursRow & { brightness?: number })[],
  given: Partial<Opening> = {},
): Opening => ({
  hours: hours.map((each) => ({ brightness: 100, ...each })),
  followsCalendar: false,
  dates: [],
  ...given,
})

export const makeSchedule = (id: number, given: Partial<Schedule> & { playlist?: number } = {}): Schedule => {
  const { playlist = 1, ...rest } = given
  return {
    id: id as ScheduleId,
    layer: 'scheduled',
    zone: 'main',
    show: { kind: 'playlist', playlist: playlist as PlaylistId },
    timing: weekly('00:00', '24:00'),
    target: { all: true, displays: [], groups: [] },
    weight: 1,
    wakes: false,
    ...rest,
  }
}

export const makeFacts = (given: Partial<Facts> = {}): Facts => ({
  zone: HO_CHI_MINH,
  display: {
    id: 1 as DisplayId,
    groups: [],
    canvas: { x: 0, y: 0, width: 1920, height: 1080 },
    frame: 'main',
    opening: ALWAYS_OPEN,
    muted: true,
  },
  schedules: [makeSchedule(1)],
  playlists: [makePlaylist(1, [1, 2, 3])],
  materials: [1, 2, 3].map((id) => makeMaterial(id)),
  showable: AS_IT_IS,
  calendar: PLAIN_CALENDAR,
  dayparts: [],
  officeHours: [],
  fallback: { office: 'Phường Thử', line: '', logo: null },
  ...given,
})

/** What the office says of a date: a day off, unless told otherwise. */
export const makeEntry = (day: string, given: Partial<CalendarEntry> = {}): CalendarEntry => ({
  date: date(day),
  name: '',
  kind: 'off',
  as: null,
  holiday: null,
  solemn: false,
  look: false,
  ...given,
})

export const ownHours = (...rows: HoursRow[]): TimingHours => ({ kind: 'own', rows })

/** Every morning, unless told otherwise. */
export const recurring = (
  recurrence: Partial<Recurrence>,
  hours = ownHours(row([1, 2, 3, 4, 5, 6, 7], '08:00', '11:30')),
): Extract<Timing, { kind: 'recurring' }> => ({ kind: 'recurring', recurrence: makeRecurrence(recurrence), hours })
