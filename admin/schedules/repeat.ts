import type { Holiday } from '../../playlists/calendar/holidays.ts'
import type { DateRule } from '../../playlists/date-rule.ts'
import { EVERY_DAY } from '../../playlists/dayparts.ts'
import type { Weekday } from '../../playlists/time.ts'

export const REPEAT_KINDS = [
  'daily',
  'weekly',
  'working',
  'off',
  'holiday',
  'month-dates',
  'month-nth',
  'yearly',
  'lunar',
] as const
export type RepeatKind = (typeof REPEAT_KINDS)[number]

/** A rule while it is chosen: what was typed for one kind is still there when another is looked at. */
export type Repeat = {
  kind: RepeatKind
  interval: number
  weekdays: Weekday[]
  monthDates: number[]
  nth: number
  nthWeekday: Weekday
  month: number
  day: number
  holidays: Holiday[]
  before: number
  after: number
}

export const NEW_REPEAT: Repeat = {
  kind: 'daily',
  interval: 1,
  weekdays: [1, 2, 3, 4, 5],
  monthDates: [1],
  nth: 1,
  nthWeekday: 1,
  month: 1,
  day: 1,
  holidays: ['tet'],
  before: 0,
  after: 0,
}

export const hasInterval = ({ kind }: Repeat): boolean =>
  ['daily', 'weekly', 'month-dates', 'month-nth', 'yearly'].includes(kind)
export const hasReach = ({ kind }: Repeat): boolean => ['holiday', 'yearly', 'lunar'].includes(kind)

export function repeatOf(rule: DateRule): Repeat {
  const base = { ...NEW_REPEAT, ...('interval' in rule && { interval: rule.interval }) }
  switch (rule.every) {
    case 'day':
      return { ...base, kind: 'daily' }
    case 'week':
      return { ...base, kind: 'weekly', weekdays: rule.weekdays }
    case 'month':
      return rule.on.kind === 'dates'
        ? { ...base, kind: 'month-dates', monthDates: rule.on.dates }
        : { ...base, kind: 'month-nth', nth: rule.on.nth, nthWeekday: rule.on.weekday }
    case 'year':
    case 'lunar-year': {
      const { month, day, before, after } = rule
      return { ...base, kind: rule.every === 'year' ? 'yearly' : 'lunar', month, day, before, after }
    }
    case 'day-kind':
      return { ...base, kind: rule.kind }
    case 'holiday':
      return { ...base, kind: 'holiday', holidays: rule.holidays, before: rule.before, after: rule.after }
  }
}

const sorted = <T extends number>(numbers: readonly T[]): T[] => numbers.toSorted((a, b) => a - b)

/** Null while nothing is chosen where something must be. */
export function ruleOf(repeat: Repeat): DateRule | null {
  const { kind, interval, month, day, before, after } = repeat
  if (lacksChoice(repeat)) return null
  switch (kind) {
    case 'daily':
      return { every: 'day', interval }
    case 'weekly':
      return { every: 'week', interval, weekdays: sorted(repeat.weekdays) }
    case 'month-dates':
      return { every: 'month', interval, on: { kind: 'dates', dates: sorted(repeat.monthDates) } }
    case 'month-nth':
      return { every: 'month', interval, on: { kind: 'nth', nth: repeat.nth, weekday: repeat.nthWeekday } }
    case 'yearly':
      return { every: 'year', interval, month, day, before, after }
    case 'lunar':
      return { every: 'lunar-year', month, day: Math.min(day, 30), before, after }
    case 'working':
    case 'off':
      return { every: 'day-kind', kind }
    case 'holiday':
      return { every: 'holiday', holidays: repeat.holidays, before, after }
  }
}

const lacksChoice = ({ kind, weekdays, monthDates, holidays }: Repeat): boolean =>
  (kind === 'weekly' && weekdays.length === 0) ||
  (kind === 'month-dates' && monthDates.length === 0) ||
  (kind === 'holiday' && holidays.length === 0)

/** Every day of a week table whose rows all have the same days is those days of the week. */
export function sameWeekdays(rows: readonly { weekdays: readonly Weekday[] }[]): Weekday[] | null {
  const [first] = rows
  if (first === undefined) return EVERY_DAY
  const days = sorted(first.weekdays)
  return rows.every((row) => sorted(row.weekdays).join() === days.join()) ? days : null
}
