import { toLocal, weekdayOf } from '../../playlists/time.ts'
import type { Instant, LocalDate, Zone } from '../../playlists/time.ts'
import type { Words } from '../text.vi.ts'

const two = (n: number): string => String(n).padStart(2, '0')

/** `07:05`, 24 hours, in the office's zone. */
export function clockText(zone: Zone, at: Instant): string {
  const minutes = Math.floor(toLocal(zone, at).minutes)
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** `Thứ Sáu, 20/11/2026`, in the office's zone. */
export function dateText(zone: Zone, at: Instant, words: Words): string {
  const { date } = toLocal(zone, at)
  const [year, month, day] = date.split('-')
  return words.dateLine(words.weekdays[weekdayOf(date) - 1]!, `${day}/${month}/${year}`)
}

/** `20/11/2026`. */
export const dayText = (date: LocalDate): string => date.split('-').reverse().join('/')
