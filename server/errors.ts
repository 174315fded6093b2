import { ERRORS } from '../playlists/wire/errors.ts'
import type { ErrorCode } from '../playlists/wire/errors.ts'

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
