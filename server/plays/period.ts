import { parseDate } from '../../playlists/time.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { Refusal } from '../errors.ts'

/** Dates of the calendar, the first not after the last. */
export function checkPeriod({ from, until }: { from: LocalDate; until: LocalDate }): void {
  const wrong = Object.entries({ from, until }).filter(([, date]) => parseDate(date) === null)
  const details = wrong.map(([field]) => ({ field, problem: 'date' }))
  if (details.length > 0) throw new Refusal('invalid', { details })
  if (from > until) throw new Refusal('dates-reversed')
}
