import { EVERY_DAY } from '../../playlists/dayparts.ts'
import type { Hours } from '../../playlists/dayparts.ts'
import type { DaypartId, PlaylistId } from '../../playlists/ids.ts'
import { needsStart } from '../../playlists/recurrence.ts'
import type { Target, Timing, TimingHours, ZoneName } from '../../playlists/schedule.ts'
import { makeClock, parseClock, weekdayOf } from '../../playlists/time.ts'
import type { Clock, Instant, LocalDate, TimeOfDay, Weekday } from '../../playlists/time.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { EVERYBODY, isEmptyTarget } from '../ui/targets.ts'
import { makeWeekDraft, parseHours } from '../ui/week-draft.ts'
import type { WeekDraft } from '../ui/week-draft.ts'
import { NEW_REPEAT, repeatOf, ruleOf, sameWeekdays } from './repeat.ts'
import type { Repeat } from './repeat.ts'

/** Layers that staff choose; an emergency has its own button. */
export const DRAFT_LAYERS = ['takeover', 'scheduled', 'filler'] as const
export type DraftLayer = (typeof DRAFT_LAYERS)[number]

export type Draft = {
  name: string
  layer: DraftLayer
  zone: ZoneName
  show: 'playlist' | 'black'
  playlist: PlaylistId | null
  timing: 'recurring' | 'once'
  repeat: Repeat
  from: LocalDate | null
  end: 'never' | 'until' | 'count'
  until: LocalDate | null
  count: number | null
  except: LocalDate[]
  also: LocalDate[]
  hoursKind: TimingHours['kind']
  daypart: DaypartId | null
  hours: WeekDraft
  /** Each row has weekdays of its own; otherwise the rows hold on every date. */
  byWeekday: boolean
  start: Instant | null
  endAt: Instant | null
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
  'rule-missing',
  'start-missing',
  'count-missing',
  'until-missing',
  'daypart-missing',
] as const
export type DraftProblem = (typeof DRAFT_PROBLEMS)[number]
export type DraftField = 'name' | 'playlist' | 'rule' | 'from' | 'hours' | 'until' | 'end' | 'target'

const clock = (minutes: number): string => makeClock(minutes as TimeOfDay)
const rowOf = (weekdays: Weekday[], from: number, to: number): WeekDraft =>
  makeWeekDraft([{ weekdays, from: clock(from) as Clock, to: clock(to) as Clock }])

export function newDraft(target: Target = EVERYBODY): Draft {
  return {
    name: '',
    layer: 'scheduled',
    zone: 'main',
    show: 'playlist',
    playlist: null,
    timing: 'recurring',
    repeat: NEW_REPEAT,
    from: null,
    end: 'never',
    until: null,
    count: null,
    except: [],
    also: [],
    hoursKind: 'own',
    daypart: null,
    hours: rowOf([...EVERY_DAY], 480, 1020),
    byWeekday: false,
    start: null,
    endAt: null,
    target,
    weight: 1,
  }
}

/** What a drag over the grid asks for: these days of the week, these hours. */
export function dragDraft(dates: readonly LocalDate[], from: number, to: number, target?: Target): Draft {
  const weekdays = dates.map(weekdayOf).sort((a, b) => a - b)
  const repeat = { ...NEW_REPEAT, kind: 'weekly' as const, weekdays }
  return { ...newDraft(target), repeat, hours: rowOf([...EVERY_DAY], from, to) }
}

export function draftOf(schedule: ScheduleReply): Draft {
  const { name, layer, zone, show, timing, target, weight } = schedule
  const base = { ...newDraft(target), name, zone, weight, layer: layer === 'emergency' ? ('takeover' as const) : layer }
  const what = show.kind === 'playlist' ? { show: show.kind, playlist: show.playlist } : { show: show.kind }
  if (timing.kind === 'once') return { ...base, ...what, timing: 'once', start: timing.start, endAt: timing.end }
  return { ...base, ...what, ...recurringDraft(timing) }
}

/** Rows that share their weekdays are those days of the week; only rows that differ show days of their own. */
function recurringDraft({ recurrence, hours }: Extract<Timing, { kind: 'recurring' }>): Partial<Draft> {
  const { from, until, count, except, also, rule } = recurrence
  const end = until !== null ? 'until' : count !== null ? 'count' : 'never'
  const base = { from, until, count, except, also, end, repeat: repeatOf(rule), hoursKind: hours.kind } as const
  if (hours.kind === 'daypart') return { ...base, daypart: hours.daypart }
  const days = sameWeekdays(hours.rows)
  const rows = makeWeekDraft(hours.rows)
  if (days === null || (days.length < 7 && (rule.every !== 'day' || rule.interval > 1 || count !== null)))
    return { ...base, hours: rows, byWeekday: true }
  const repeat = days.length < 7 ? { ...NEW_REPEAT, kind: 'weekly' as const, weekdays: days } : base.repeat
  return { ...base, repeat, hours: onEveryDay(rows) }
}

const onEveryDay = (rows: WeekDraft): WeekDraft => rows.map((row) => ({ ...row, weekdays: [...EVERY_DAY] }))
/** The rows as they would be saved. */
const rowsOf = ({ hours, byWeekday }: Draft): WeekDraft => (byWeekday ? hours : onEveryDay(hours))

export const isWholeDay = (row: Hours): boolean => row.from === '00:00' && row.to === '24:00'
export const crossesMidnight = (row: Hours): boolean => parseClock(row.to) <= parseClock(row.from)

export function problemsOf(draft: Draft): Partial<Record<DraftField, DraftProblem>> {
  const problems = draft.timing === 'once' ? problemsOfOnce(draft) : problemsOfRecurring(draft)
  if (draft.name.trim() === '') problems.name = 'name-missing'
  if (draft.show === 'playlist' && draft.playlist === null) problems.playlist = 'playlist-missing'
  if (isEmptyTarget(draft.target)) problems.target = 'target-missing'
  return problems
}

function problemsOfOnce({ start, endAt }: Draft): Partial<Record<DraftField, DraftProblem>> {
  if (start === null || endAt === null) return { end: 'instants-missing' }
  return endAt <= start ? { end: 'dates-reversed' } : {}
}

function problemsOfRecurring(draft: Draft): Partial<Record<DraftField, DraftProblem>> {
  const problems = draft.hoursKind === 'own' ? problemsOfHours(draft) : {}
  if (draft.hoursKind === 'daypart' && draft.daypart === null) problems.hours = 'daypart-missing'
  const rule = ruleOf(draft.repeat)
  if (rule === null) problems.rule = 'rule-missing'
  else if (draft.from === null && needsStart({ rule, count: countOf(draft) })) problems.from = 'start-missing'
  return { ...problems, ...problemsOfEnd(draft) }
}

function problemsOfHours(draft: Draft): Partial<Record<DraftField, DraftProblem>> {
  if (draft.hours.length === 0) return { hours: 'hours-missing' }
  return parseHours(rowsOf(draft)) === null ? { hours: 'hours-wrong' } : {}
}

function problemsOfEnd({ end, layer, from, until, count }: Draft): Partial<Record<DraftField, DraftProblem>> {
  if (end === 'never') return layer === 'takeover' ? { until: 'takeover-endless' } : {}
  if (end === 'count') return count === null || count < 1 || count > 1000 ? { until: 'count-missing' } : {}
  if (until === null) return { until: 'until-missing' }
  return from !== null && until < from ? { until: 'dates-reversed' } : {}
}

const countOf = ({ end, count }: Draft) => (end === 'count' ? count : null)

/** The body of createSchedule and updateSchedule; only for a draft without problems. */
export function bodyOf(draft: Draft) {
  const { layer, zone, target, weight } = draft
  const show =
    draft.show === 'playlist'
      ? ({ kind: 'playlist', playlist: draft.playlist! } as const)
      : ({ kind: 'black' } as const)
  return { name: draft.name.normalize('NFC').trim(), layer, zone, show, timing: timingOf(draft), target, weight }
}

/** The timing as it would be saved; what is not yet right is left out, for a preview. */
export function timingOf(draft: Draft): Timing {
  if (draft.timing === 'once') return { kind: 'once', start: draft.start!, end: draft.endAt! }
  const recurrence = {
    from: draft.from,
    until: draft.end === 'until' ? draft.until : null,
    count: countOf(draft),
    rule: ruleOf(draft.repeat) ?? ({ every: 'day', interval: 1 } as const),
    except: [...draft.except].sort(),
    also: [...draft.also].sort(),
  }
  const hours: TimingHours =
    draft.hoursKind === 'daypart' && draft.daypart !== null
      ? { kind: 'daypart', daypart: draft.daypart }
      : { kind: 'own', rows: parseHours(rowsOf(draft)) ?? [] }
  return { kind: 'recurring', recurrence, hours }
}

/** The weight's part of the screen where schedules of one layer overlap, 0 to 1. */
export function shareAmong(weight: number, others: readonly number[]): number {
  return weight / others.reduce((sum, other) => sum + other, weight)
}
