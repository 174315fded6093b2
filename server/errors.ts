import { ERRORS } from '../playlists/wire/errors.ts'
import type { ErrorCode } from '../playlists/wire/errors.ts'
import { parseDate } from '../playlists/time.ts'
import type { LocalDate } from '../playlists/time.ts'

/**
 * A refusal on its way to the HTTP edge. `details` is sent to the caller, so it never holds a secret or a path; `because`
 * fills the blanks of the message (server/text.*.ts), by name.
 */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly details: unknown
  readonly because: Record<string, string>

  constructor(code: ErrorCode, given: { details?: unknown; because?: Record<string, string> } = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.details = given.details
    this.because = given.because ?? {}
  }

  get status(): number {
    return ERRORS[this.code]
  }
}

/**
 * Dates of the calendar, the first not after the last; `within` is the field of the body that they stand in. Throws
 * `invalid`, `dates-reversed`.
 */
export function checkDates({ from, until }: { from: LocalDate; until: LocalDate }, within = ''): void {
  const wrong = Object.entries({ from, until }).filter(([, date]) => parseDate(date) === null)
  const details = wrong.map(([field]) => ({ field: within + field, problem: 'date' }))
  if (details.length > 0) throw new Refusal('invalid', { details })
  if (from > until) throw new Refusal('dates-reversed', { details: [{ field: `${within}until` }] })
}
