import { EVERY_DAY } from '../../playlists/dayparts.ts'
import type { HoursRow } from '../../playlists/dayparts.ts'
import type { PlaylistId } from '../../playlists/ids.ts'
import type { Target, Timing } from '../../playlists/schedule.ts'
import { makeClock, parseClock, weekdayOf } from '../../playlists/time.ts'
import type { Clock, Instant, LocalDate, TimeOfDay, Weekday } from '../../playlists/time.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { EVERYBODY, isEmptyTarget } from '../ui/targets.ts'
import { makeWeekDraft, parseHours } from '../ui/week-draft.ts'
import type { WeekDraft } from '../ui/week-draft.ts'

/** Layers that staff choose; an emergency has its own button. */
export const DRAFT_LAYERS = ['takeover', 'scheduled', 'filler'] as const
export type DraftLayer = (typeof DRAFT_LAYERS)[number]

export type Draft = {
  name: string
  layer: DraftLayer
  show: 'playlist' | 'black'
  playlist: PlaylistId | null
  timing: 'recurring' | 'once'
  from: LocalDate | null
  until: LocalDate | null
  except: LocalDate[]
  hours: WeekDraft
  start: Instant | null
  end: Instant | null
  target: Target
  weight: number
}

export const DRAFT_PROBLEMS = [
  'name-missing',
  'playlist-missing',
  'hours-missing',
  'hours-wrong',
  'dates-reversed',
  'takeover-endless',
  'instants-missing',
  'target-missing',
] as const
export type DraftProblem = (typeof DRAFT_PROBLEMS)[number]
export type DraftField = 'name' | 'playlist' | 'hours' | 'until' | 'end' | 'target'

const clock = (minutes: number): string => makeClock(minutes as TimeOfDay)
const rowOf = (weekdays: Weekday[], from: number, to: number): WeekDraft =>
  makeWeekDraft([{ weekdays, from: clock(from) as Clock, to: clock(to) as Clock }])

export function newDraft(target: Target = EVERYBODY): Draft {
  return {
    name: '',
    layer: 'scheduled',
    show: 'playlist',
    playlist: null,
    timing: 'recurring',
    from: null,
    until: null,
    except: [],
    hours: rowOf([...EVERY_DAY], 480, 1020),
    start: null,
    end: null,
    target,
    weight: 1,
  }
}

/** What a drag over the grid asks for: these days of the week, these hours. */
export function dragDraft(dates: readonly LocalDate[], from: number, to: number, target?: Target): Draft {
  const weekdays = dates.map(weekdayOf).sort((a, b) => a - b)
  return { ...newDraft(target), hours: rowOf(weekdays, from, to) }
}

export function draftOf(schedule: ScheduleReply): Draft {
  const { name, layer, show, timing, target, weight } = schedule
  const base = { ...newDraft(target), name, weight, layer: layer === 'emergency' ? ('takeover' as const) : layer }
  const what = show.kind === 'playlist' ? { show: show.kind, playlist: show.playlist } : { show: show.kind }
  if (timing.kind === 'once') return { ...base, ...what, timing: 'once', start: timing.start, end: timing.end }
  const { from, until, except } = timing.recurrence
  return { ...base, ...what, from, until, except, hours: makeWeekDraft(hoursOf(timing)) }
}

/** The rows with the weekdays they really live on: a row is bound by the recurrence's weekdays too (RULES RC2). */
export function hoursOf({ recurrence, hours }: Extract<Timing, { kind: 'recurring' }>): HoursRow[] {
  return hours
    .map((row) => ({ ...row, weekdays: row.weekdays.filter((day) => recurrence.weekdays.includes(day)) }))
    .filter((row) => row.weekdays.length > 0)
}

export const isWholeDay = (row: HoursRow): boolean => row.from === '00:00' && row.to === '24:00'
export const crossesMidnight = (row: HoursRow): boolean => parseClock(row.to) <= parseClock(row.from)

export function problemsOf(draft: Draft): Partial<Record<DraftField, DraftProblem>> {
  const problems = draft.timing === 'once' ? problemsOfOnce(draft) : problemsOfRecurring(draft)
  if (draft.name.trim() === '') problems.name = 'name-missing'
  if (draft.show === 'playlist' && draft.playlist === null) problems.playlist = 'playlist-missing'
  if (isEmptyTarget(draft.target)) problems.target = 'target-missing'
  return problems
}

function problemsOfOnce({ start, end }: Draft): Partial<Record<DraftField, DraftProblem>> {
  if (start === null || end === null) return { end: 'instants-missing' }
  return end <= start ? { end: 'dates-reversed' } : {}
}

function problemsOfRecurring(draft: Draft): Partial<Record<DraftField, DraftProblem>> {
  const problems: Partial<Record<DraftField, DraftProblem>> = {}
  if (draft.hours.length === 0) problems.hours = 'hours-missing'
  if (parseHours(draft.hours) === null) problems.hours = 'hours-wrong'
  if (draft.layer === 'takeover' && draft.until === null) problems.until = 'takeover-endless'
  if (draft.from !== null && draft.until !== null && draft.until < draft.from) problems.until = 'dates-reversed'
  return problems
}

/** The body of createSchedule and updateSchedule; only for a draft without problems. */
export function bodyOf(draft: Draft) {
  const { layer, target, weight } = draft
  const show =
    draft.show === 'playlist'
      ? ({ kind: 'playlist', playlist: draft.playlist! } as const)
      : ({ kind: 'black' } as const)
  return { name: draft.name.normalize('NFC').trim(), layer, show, timing: timingOf(draft), target, weight }
}

/** The timing as it would be saved; rows that are not yet right are left out, for a preview. */
export function timingOf(draft: Draft): Timing {
  const { from, until, except, start, end } = draft
  if (draft.timing === 'once') return { kind: 'once', start: start!, end: end! }
  const recurrence = { from, until, weekdays: [...EVERY_DAY], except: [...except].sort() }
  return { kind: 'recurring', recurrence, hours: parseHours(draft.hours) ?? [] }
}

/** Whether it can never be seen again: archived, past its last date, or an override that is over. */
export function isEnded(schedule: ScheduleReply, now: Instant, today: LocalDate): boolean {
  if (schedule.archivedAt !== null) return true
  const { timing } = schedule
  if (timing.kind === 'once') return timing.end <= now
  return timing.recurrence.until !== null && timing.recurrence.until < today
}

/** The weight's part of the screen where schedules of one layer overlap, 0 to 1. */
export function shareAmong(weight: number, others: readonly number[]): number {
  return weight / others.reduce((sum, other) => sum + other, weight)
}
