import type { HoursRow } from '../../playlists/dayparts.ts'
import { EVERY_DAY } from '../../playlists/dayparts.ts'
import type { Timing } from '../../playlists/schedule.ts'
import type { Instant, LocalDate } from '../../playlists/time.ts'
import { weekdayRuns } from '../ui/week-draft.ts'
import { crossesMidnight, hoursOf, isWholeDay } from './draft.ts'

export type WhenWords = {
  everyDay: string
  wholeDay: string
  hours: (from: string, to: string) => string
  from: (date: string) => string
  until: (date: string) => string
  except: (count: string) => string
  once: (start: string, end: string) => string
  nextDay: string
}
type Print = {
  when: WhenWords
  shortWeekdays: readonly string[]
  date: (date: LocalDate) => string
  instant: (at: Instant) => string
  number: (n: number) => string
}

/** A schedule's timing in one line: days, hours, dates. */
export function describeTiming(timing: Timing, print: Print): string {
  if (timing.kind === 'once') return print.when.once(print.instant(timing.start), print.instant(timing.end))
  const { from, until, except } = timing.recurrence
  const parts = [
    hoursOf(timing)
      .map((row) => describeRow(row, print))
      .join('; '),
  ]
  if (from !== null) parts.push(print.when.from(print.date(from)))
  if (until !== null) parts.push(print.when.until(print.date(until)))
  if (except.length > 0) parts.push(print.when.except(print.number(except.length)))
  return parts.filter((part) => part !== '').join(', ')
}

/** `T2–T6 08:00–17:00`, `Hằng ngày cả ngày`. */
function describeRow(row: HoursRow, { when, shortWeekdays }: Print): string {
  const days = row.weekdays.length === EVERY_DAY.length ? when.everyDay : weekdayRuns(row.weekdays, shortWeekdays)
  if (isWholeDay(row)) return `${days} ${when.wholeDay}`
  const hours = `${days} ${when.hours(row.from, row.to)}`
  return crossesMidnight(row) ? `${hours} ${when.nextDay}` : hours
}
