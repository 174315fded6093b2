import type { DaypartBody, DaypartReply } from '../../playlists/wire/dayparts.ts'
import { makeDatesDraft, parseDates } from '../ui/date-hours-draft.ts'
import type { DatesDraft } from '../ui/date-hours-draft.ts'
import { makeWeekDraft, parseHours } from '../ui/week-draft.ts'
import type { WeekDraft } from '../ui/week-draft.ts'

export type DaypartDraft = { name: string; hours: WeekDraft; followsCalendar: boolean; dates: DatesDraft }
export type DaypartProblem = 'name' | 'hours' | 'dates'

export const daypartDraft = (daypart: DaypartReply | null): DaypartDraft => ({
  name: daypart?.name ?? '',
  hours: makeWeekDraft(daypart?.hours ?? []),
  followsCalendar: daypart?.followsCalendar ?? true,
  dates: makeDatesDraft(daypart?.dates ?? []),
})

export const problemsOfDaypart = ({ name, hours, dates }: DaypartDraft): DaypartProblem[] => [
  ...(name.trim() === '' ? ['name' as const] : []),
  ...(parseHours(hours) === null ? ['hours' as const] : []),
  ...(parseDates(dates) === null ? ['dates' as const] : []),
]

/** What is sent, or null while something is wrong. */
export function parseDaypart(draft: DaypartDraft): DaypartBody | null {
  const [hours, dates] = [parseHours(draft.hours), parseDates(draft.dates)]
  if (hours === null || dates === null || problemsOfDaypart(draft).length > 0) return null
  const plain = dates.map(({ date, hours: own }) => ({ date, hours: own.map(({ from, to }) => ({ from, to })) }))
  return { name: draft.name.trim(), hours, followsCalendar: draft.followsCalendar, dates: plain }
}
