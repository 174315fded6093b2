import type { Holiday } from '../../playlists/calendar/holidays.ts'
import { weekdayOf } from '../../playlists/time.ts'
import type { LocalDate } from '../../playlists/time.ts'
import type { CalendarDay } from '../../playlists/wire/calendar.ts'
import type { Text } from '../ui/text/vi.ts'

/** How a day is drawn. `working`: worked although the rules would have it free. */
export type Mark = 'holiday' | 'in-lieu' | 'off' | 'working' | 'rest' | 'plain'

export function markOf(day: CalendarDay): Mark {
  if (!day.off) return day.rule.off ? 'working' : 'plain'
  if (day.inLieu) return 'in-lieu'
  if (day.holiday !== null) return 'holiday'
  return day.entry?.kind === 'off' ? 'off' : 'rest'
}

/** A dot for a name that neither a day off nor a working day has told already. */
export const isNote = (day: CalendarDay): boolean => day.entry?.kind === 'note'

type Words = Pick<Text, 'calendar' | 'kit'>

export const holidayWords = (holiday: Holiday, inLieu: boolean, { calendar }: Words): string =>
  inLieu ? calendar.inLieu(calendar.holidays[holiday]) : calendar.holidays[holiday]

/** What is written under the month: the name, else the holiday, else what kind of day it is; empty for ordinary days. */
export function labelOf(day: CalendarDay, words: Words): string {
  const t = words.calendar
  const solemn = day.solemn ? [t.solemn] : []
  if (day.name !== '') return [day.name, ...solemn].join(' - ')
  if (day.holiday !== null) return [holidayWords(day.holiday, day.inLieu, words), ...solemn].join(' - ')
  if (day.entry?.kind === 'off') return [t.off, ...solemn].join(' - ')
  if (markOf(day) === 'working') return [t.legend.working, ...solemn].join(' - ')
  return solemn.length > 0 ? t.legend.solemn : ''
}

/** All there is to know of a day, for those who cannot see its colour. */
export function spokenDay(day: CalendarDay, date: string, words: Words): string {
  const weekday = weekdayOf(day.date)
  const t = words.calendar
  const parts = [`${words.kit.weekdays.long[weekday - 1]!} ${date}`]
  if (day.lunar) parts.push(t.lunar(String(day.lunar.day), String(day.lunar.month), day.lunar.leap))
  parts.push(stateWords(day, words))
  if (day.name !== '') parts.push(day.name)
  if (day.solemn) parts.push(t.solemn)
  return parts.join(', ')
}

/** Off and why, or worked and with whose hours. */
export function stateWords(day: CalendarDay, words: Words): string {
  const t = words.calendar
  const { long } = words.kit.weekdays
  if (day.off) {
    if (day.holiday !== null) return holidayWords(day.holiday, day.inLieu, words)
    return day.entry?.kind === 'off' ? t.off : t.rest
  }
  return day.entry?.kind === 'working' ? t.working(long[day.hoursOf - 1]!) : t.workDay
}

/** What the rules alone would make of the day. */
export function ruleWords({ rule }: CalendarDay, words: Words): string {
  if (rule.holiday !== null) return holidayWords(rule.holiday, rule.inLieu, words)
  return rule.off ? words.calendar.rest : words.calendar.workDay
}

export type Run = { from: LocalDate; until: LocalDate; label: string; mark: Mark; solemn: boolean }

/** The named days of a month; days in a row that are called the same are one. */
export function runsOf(days: readonly CalendarDay[], words: Words): Run[] {
  const runs: Run[] = []
  let open: Run | null = null
  for (const day of days) {
    const label = labelOf(day, words)
    if (label === '') {
      open = null
    } else if (open !== null && open.label === label && open.mark === markOf(day)) {
      open.until = day.date
    } else {
      open = { from: day.date, until: day.date, label, mark: markOf(day), solemn: day.solemn }
      runs.push(open)
    }
  }
  return runs
}

/** How many cells stand before the first of a month (weeks begin on Monday). */
export const blanksBefore = (first: LocalDate): number => weekdayOf(first) - 1

export const monthOf = (days: readonly CalendarDay[], month: number): CalendarDay[] =>
  days.filter(({ date }) => Number(date.slice(5, 7)) === month)
