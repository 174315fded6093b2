import { EVERY_DAY } from '../../playlists/dayparts.ts'
import type { HoursRow } from '../../playlists/dayparts.ts'
import type { DateRule } from '../../playlists/date-rule.ts'
import type { Timing } from '../../playlists/schedule.ts'
import type { Instant, LocalDate, Weekday } from '../../playlists/time.ts'
import type { Text } from '../ui/text/vi.ts'
import { weekdayRuns } from '../ui/week-draft.ts'
import { crossesMidnight, isWholeDay } from './draft.ts'

type Words = Text['repeat']['words']
export type Print = {
  words: Words
  holidays: Text['repeat']['holidays']
  weekdays: { short: readonly string[]; long: readonly string[] }
  date: (date: LocalDate) => string
  instant: (at: Instant) => string
  number: (n: number) => string
  daypart: (id: number) => string
}

/** A schedule's timing in one sentence: which days, which hours, from when to when. */
export function describeTiming(timing: Timing, print: Print): string {
  const { words, date, number } = print
  if (timing.kind === 'once') return words.once(print.instant(timing.start), print.instant(timing.end))
  const { from, until, count, except, also } = timing.recurrence
  const parts = [describeRule(timing.recurrence.rule, print), ...describeHours(timing, print)]
  if (from !== null) parts.push(words.from(date(from)))
  if (until !== null) parts.push(words.until(date(until)))
  if (count !== null) parts.push(words.count(number(count)))
  if (except.length > 0) parts.push(words.except(number(except.length)))
  if (also.length > 0) parts.push(words.also(number(also.length)))
  return parts.filter((part) => part !== '').join(', ')
}

export function describeRule(rule: DateRule, print: Print): string {
  const { words, number } = print
  switch (rule.every) {
    case 'day':
      return rule.interval === 1 ? words.everyDay : words.everyDays(number(rule.interval))
    case 'week': {
      const days = weekdayWords(rule.weekdays, print)
      return rule.interval === 1 ? days : words.everyWeeks(days, number(rule.interval))
    }
    case 'month':
      return monthWords(rule, print)
    case 'year': {
      const day = `${number(rule.day)}/${number(rule.month)}`
      const every = rule.interval === 1 ? words.yearly(day) : words.everyYears(day, number(rule.interval))
      return withReach(every, rule, print)
    }
    case 'lunar-year':
      return withReach(words.lunar(`${number(rule.day)}/${number(rule.month)}`), rule, print)
    case 'day-kind':
      return rule.kind === 'working' ? words.working : words.off
    case 'holiday':
      return withReach(words.onHolidays(rule.holidays.map((each) => print.holidays[each]).join(', ')), rule, print)
  }
}

/** Up to three days by their names, more of them in runs. */
function weekdayWords(days: readonly Weekday[], { words, weekdays }: Print): string {
  if (days.length === EVERY_DAY.length) return words.everyDay
  if (days.length > 3) return weekdayRuns(days, weekdays.short)
  return words.list(days.map((day) => weekdays.long[day - 1] ?? ''))
}

function monthWords({ interval, on }: DateRule & { every: 'month' }, print: Print): string {
  const { words, weekdays, number } = print
  const days =
    on.kind === 'nth'
      ? on.nth === -1
        ? words.lastWeekday(weekdays.long[on.weekday - 1] ?? '')
        : words.nthWeekday(weekdays.long[on.weekday - 1] ?? '', number(on.nth))
      : words.monthDays(words.list(on.dates.map((n) => (n === -1 ? words.lastDay : number(n)))))
  return interval === 1 ? words.monthly(days) : words.everyMonths(days, number(interval))
}

function withReach(what: string, { before, after }: { before: number; after: number }, { words, number }: Print) {
  if (before > 0 && after > 0) return `${what} (${words.around(number(before), number(after))})`
  if (before > 0) return `${what} (${words.before(number(before))})`
  return after > 0 ? `${what} (${words.after(number(after))})` : what
}

function describeHours({ hours }: Extract<Timing, { kind: 'recurring' }>, print: Print): string[] {
  if (hours.kind === 'daypart') return [print.words.daypart(print.daypart(hours.daypart))]
  return [hours.rows.map((row) => describeRow(row, print)).join('; ')]
}

/** `08:00–17:00`, `T7 21:00–05:30 hôm sau`, `cả ngày`. */
function describeRow(row: HoursRow, { words, weekdays }: Print): string {
  const days = row.weekdays.length === EVERY_DAY.length ? '' : `${weekdayRuns(row.weekdays, weekdays.short)} `
  if (isWholeDay(row)) return `${days}${words.wholeDay}`
  const hours = `${days}${words.hours(row.from, row.to)}`
  return crossesMidnight(row) ? `${hours} ${words.nextDay}` : hours
}
