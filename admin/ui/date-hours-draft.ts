import type { OpenHours } from '../../playlists/opening.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { parseClockText } from './week-draft.ts'

/** Hours of single dates while they are typed. */
export type DraftHours = { from: string; to: string; brightness: number }
export type DatesDraft = { date: LocalDate | null; hours: DraftHours[] }[]

type Given = readonly { date: LocalDate; hours: readonly { from: string; to: string; brightness?: number }[] }[]

export const makeDatesDraft = (dates: Given): DatesDraft =>
  dates.map(({ date, hours }) => ({
    date,
    hours: hours.map(({ from, to, brightness = 100 }) => ({ from, to, brightness })),
  }))

const isRight = ({ from, to }: DraftHours): boolean => {
  const [start, end] = [parseClockText(from), parseClockText(to)]
  return start !== null && start !== '24:00' && end !== null && start !== end
}

/** Null while a date is missing or named twice, or a time is wrong. */
export function parseDates(draft: DatesDraft): { date: LocalDate; hours: OpenHours[] }[] | null {
  const dates = draft.map(({ date }) => date)
  if (dates.includes(null) || new Set(dates).size < dates.length) return null
  if (!draft.every(({ hours }) => hours.every(isRight))) return null
  return draft.map(({ date, hours }) => ({
    date: date!,
    hours: hours.map(({ from, to, brightness }) => ({
      from: parseClockText(from)!,
      to: parseClockText(to)!,
      brightness,
    })),
  }))
}
