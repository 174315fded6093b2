import ICAL from 'ical.js'
import type { DateRule } from '../../playlists/date-rule.ts'
import { weekdayOf } from '../../playlists/time.ts'
import type { LocalDate, Weekday } from '../../playlists/time.ts'
import { Unfit } from './unfit.ts'

const NAMES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
const nameOf = (weekday: Weekday) => NAMES[weekday - 1]!

type Data = Parameters<typeof ICAL.Recur.fromData>[0]

/** A rule as RFC 5545 says it, or null for one that it cannot say: by the calendar of the office or of the moon. */
export function makeRule(rule: DateRule): Data | null {
  switch (rule.every) {
    case 'day':
      return { freq: 'DAILY', interval: rule.interval }
    case 'week':
      return { freq: 'WEEKLY', interval: rule.interval, byday: rule.weekdays.map(nameOf), wkst: ICAL.Time.MONDAY }
    case 'month': {
      const base = { freq: 'MONTHLY' as const, interval: rule.interval }
      if (rule.on.kind === 'dates') return { ...base, bymonthday: [...rule.on.dates] }
      return { ...base, byday: [`${rule.on.nth}${nameOf(rule.on.weekday)}`] }
    }
    case 'year':
      if (rule.before + rule.after > 0) return null
      return { freq: 'YEARLY', interval: rule.interval, bymonth: [rule.month], bymonthday: [rule.day] }
    case 'lunar-year':
    case 'day-kind':
    case 'holiday':
      return null
  }
}

/** The parts of a rule that can be kept, by frequency; any other is refused by its name. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  DAILY: ['BYDAY'],
  WEEKLY: ['BYDAY'],
  MONTHLY: ['BYDAY', 'BYMONTHDAY', 'BYSETPOS'],
  YEARLY: ['BYMONTH', 'BYDAY', 'BYMONTHDAY'],
}

/** Throws `Unfit`. What RFC 5545 takes from the start where the rule does not say it is taken from it here, too. */
export function parseRule(recur: ICAL.Recur, start: LocalDate): DateRule {
  const kept = KEPT[recur.freq]
  if (kept === undefined) throw new Unfit('too-often')
  const odd = Object.keys(recur.parts).find((part) => !kept.includes(part))
  if (odd !== undefined) throw new Unfit('part', odd)
  if (recur.interval > 99) throw new Unfit('part', `INTERVAL=${recur.interval}`)
  const days = (recur.parts.BYDAY ?? []).map(weekdayPart)
  if (recur.freq === 'DAILY') return daily(recur, days)
  if (recur.freq === 'WEEKLY') return weekly(recur, days, start)
  return recur.freq === 'MONTHLY' ? monthly(recur, days, start) : yearly(recur, days, start)
}

/** `nth` 0: every one of them. */
type DayPart = { nth: number; weekday: Weekday }

function weekdayPart(text: string): DayPart {
  const [, sign = '', digits = '0', name = ''] = /^([+-]?)(\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(text) ?? []
  const at = NAMES.findIndex((each) => each === name)
  if (at < 0) throw new Unfit('part', `BYDAY=${text}`)
  return { nth: Number(`${sign}${digits}`), weekday: (at + 1) as Weekday }
}

function daily({ interval }: ICAL.Recur, days: DayPart[]): DateRule {
  if (days.length === 0) return { every: 'day', interval }
  if (interval > 1) throw new Unfit('part', 'BYDAY')
  return { every: 'week', interval: 1, weekdays: everyOne(days) }
}

/** Our weeks begin on Monday: with others it makes a difference only where a Sunday shares every nth week with other days. */
function weekly({ interval, wkst }: ICAL.Recur, days: DayPart[], start: LocalDate): DateRule {
  const weekdays = days.length === 0 ? [weekdayOf(start)] : everyOne(days)
  const sameWeeks = wkst === ICAL.Time.MONDAY || (wkst === ICAL.Time.SUNDAY && !weekdays.includes(7))
  if (interval > 1 && weekdays.length > 1 && !sameWeeks) throw new Unfit('part', `WKST=${NAMES[(wkst + 5) % 7]}`)
  return { every: 'week', interval, weekdays }
}

function everyOne(days: DayPart[]): Weekday[] {
  const odd = days.find(({ nth }) => nth !== 0)
  if (odd) throw new Unfit('part', `BYDAY=${odd.nth}${nameOf(odd.weekday)}`)
  return [...new Set(days.map(({ weekday }) => weekday))].sort((a, b) => a - b)
}

function monthly({ interval, parts }: ICAL.Recur, days: DayPart[], start: LocalDate): DateRule {
  const { BYMONTHDAY: dates, BYSETPOS: places } = parts
  if (places !== undefined) return { every: 'month', interval, on: nthOf(places, days, dates) }
  if (days.length > 0 && dates !== undefined) throw new Unfit('part', 'BYDAY+BYMONTHDAY')
  if (days.some(({ nth }) => nth !== 0)) return { every: 'month', interval, on: onlyNth(days) }
  if (days.length === 0)
    return { every: 'month', interval, on: { kind: 'dates', dates: monthDates(dates ?? [dayOf(start)]) } }
  if (interval > 1) throw new Unfit('part', 'BYDAY')
  return { every: 'week', interval: 1, weekdays: everyOne(days) }
}

type OnNth = { kind: 'nth'; nth: number | -1; weekday: Weekday }

/** `BYDAY=TU;BYSETPOS=2`, as Outlook writes the second Tuesday. */
function nthOf(places: readonly number[], days: DayPart[], dates: readonly number[] | undefined): OnNth {
  const [day] = days
  const single = places.length === 1 && days.length === 1 && day?.nth === 0 && dates === undefined
  if (!single) throw new Unfit('part', 'BYSETPOS')
  return onlyNth([{ nth: places[0]!, weekday: day.weekday }])
}

function onlyNth(days: DayPart[]): OnNth {
  const [day] = days
  const fits = days.length === 1 && day !== undefined && (day.nth === -1 || (day.nth >= 1 && day.nth <= 5))
  if (!fits) throw new Unfit('part', `BYDAY=${days.map(({ nth, weekday }) => `${nth}${nameOf(weekday)}`).join(',')}`)
  return { kind: 'nth', nth: day.nth, weekday: day.weekday }
}

function monthDates(dates: readonly number[]): number[] {
  const odd = dates.find((date) => date < -1)
  if (odd !== undefined) throw new Unfit('part', `BYMONTHDAY=${odd}`)
  return [...new Set(dates)].sort((a, b) => a - b)
}

const dayOf = (date: LocalDate) => Number(date.slice(8, 10))
const monthOf = (date: LocalDate) => Number(date.slice(5, 7))

function yearly(recur: ICAL.Recur, days: DayPart[], start: LocalDate): DateRule {
  const { interval, parts } = recur
  const dates = parts.BYMONTHDAY ?? (days.length === 0 ? [dayOf(start)] : [])
  const month = onlyMonth(recur, days, start)
  if (days.length > 0 && dates.length > 0) throw new Unfit('part', 'BYDAY+BYMONTHDAY')
  const [date = -1] = dates
  if (dates.length === 1 && date > 0) return { every: 'year', interval, month, day: date, before: 0, after: 0 }
  // Every twelfth month counts from the month of the start.
  if (month !== monthOf(start) || interval * 12 > 99) throw new Unfit('part', `BYMONTH=${month}`)
  const on = days.length > 0 ? onlyNth(days) : { kind: 'dates' as const, dates: monthDates(dates) }
  return { every: 'month', interval: interval * 12, on }
}

/** Without BYMONTH it is the start's; days then would be days of every month, or weekdays of the whole year. */
function onlyMonth({ parts }: ICAL.Recur, days: DayPart[], start: LocalDate): number {
  const { BYMONTH: months = [monthOf(start)] } = parts
  const [month] = months
  if (months.length !== 1 || month === undefined) throw new Unfit('part', `BYMONTH=${months.join(',')}`)
  if (parts.BYMONTH === undefined && parts.BYMONTHDAY !== undefined) throw new Unfit('part', 'BYMONTHDAY')
  if (parts.BYMONTH === undefined && days.length > 0) throw new Unfit('part', 'BYDAY')
  return month
}
