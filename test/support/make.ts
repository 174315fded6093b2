/** Builders with sane defaults for the core's tests. */
import { ALL_WEEK, EVERY_DAY } from '../../playlists/dayparts.ts'
import type { DisplayId, Hash, MaterialId, PlaylistId, ScheduleId } from '../../playlists/ids.ts'
import type { PlayableMaterial } from '../../playlists/material.ts'
import type { Playlist } from '../../playlists/playlist.ts'
import type { Facts } from '../../playlists/resolve.ts'
import type { Schedule, Timing } from '../../playlists/schedule.ts'
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
  ...given,
})

export const makePlaylist = (id: number, materials: readonly number[], given: Partial<Playlist> = {}): Playlist => ({
  id: id as PlaylistId,
  order: 'sequence',
  items: materials.map((material) => ({ material: material as MaterialId, weight: 1, durationMs: null })),
  ...given,
})

export const weekly = (from: string, to: string, weekdays: readonly number[] = EVERY_DAY): Timing => ({
  kind: 'recurring',
  recurrence: { from: null, until: null, weekdays: EVERY_DAY, except: [] },
  hours: [{ weekdays: [...weekdays] as Weekday[], from: from as Clock, to: to as Clock }],
})

export const makeSchedule = (id: number, given: Partial<Schedule> & { playlist?: number } = {}): Schedule => {
  const { playlist = 1, ...rest } = given
  return {
    id: id as ScheduleId,
    layer: 'scheduled',
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
    opening: ALL_WEEK.map((row) => ({ ...row, brightness: 100 })),
    muted: true,
  },
  schedules: [makeSchedule(1)],
  playlists: [makePlaylist(1, [1, 2, 3])],
  materials: [1, 2, 3].map((id) => makeMaterial(id)),
  fallback: { office: 'Phường Thử', line: '' },
  ...given,
})
