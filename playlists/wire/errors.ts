import { Type } from 'typebox'

/** The one registry of error codes: code → HTTP status. The words a person reads are in server/text.*.ts. */
export const ERRORS = {
  invalid: 400,
  'malformed-json': 400,
  'not-signed-in': 401,
  'wrong-credentials': 401,
  'csrf-failed': 403,
  'not-permitted': 403,
  'own-work': 403,
  'device-unknown': 401,
  'setup-done': 409,
  'setup-link-wrong': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  stale: 409,
  'wrong-state': 409,
  'in-use': 409,
  'name-taken': 409,
  'playlist-loop': 422,
  'last-admin': 409,
  'reason-missing': 422,
  'password-weak': 422,
  'placeholder-missing': 422,
  'not-approved': 422,
  'time-in-past': 422,
  'dates-reversed': 422,
  'calendar-file': 422,
  'file-empty': 422,
  'file-too-large': 413,
  'file-type': 415,
  'file-svg': 415,
  'file-damaged': 422,
  'sheet-type': 415,
  'sheet-damaged': 422,
  'video-codec': 415,
  'video-too-large': 415,
  'video-sound-only': 415,
  'image-too-large': 422,
  'pack-damaged': 422,
  'pack-unsafe': 422,
  'pack-too-large': 413,
  'pack-version': 422,
  'pack-content': 422,
  'wording-locked': 409,
  'disk-full': 507,
  'pairing-wrong': 404,
  'pairing-expired': 410,
  'too-many': 429,
  busy: 503,
  'unsupported-media': 415,
  'body-too-large': 413,
  internal: 500,
} as const
export type ErrorCode = keyof typeof ERRORS
export const ERROR_CODES = Object.keys(ERRORS) as ErrorCode[]

/** `message` is in the caller's language (Accept-Language vi or en); `details` names the fields that are wrong. */
export const ErrorReply = Type.Object({
  error: Type.Object({
    code: Type.Enum(ERROR_CODES),
    message: Type.String(),
    details: Type.Optional(Type.Unknown()),
  }),
})
export type ErrorReply = Type.Static<typeof ErrorReply>
