import { Type } from 'typebox'
import { DisplayId, Hash } from '../ids.ts'
import { Boot, LossReason } from '../plays.ts'
import { Programme } from '../programme.ts'
import { Instant } from '../time.ts'
import { endpoint } from './endpoint.ts'
import { Nullable } from './common.ts'
import { Order, OrderAnswer } from './orders.ts'
import { Health } from './displays.ts'

// What displays call: `Authorization: Bearer <token>`.

/** A screen without a token asks for a code to show; `secret` stays on the screen and fetches the token once. */
export const askPairing = endpoint({
  method: 'POST',
  path: '/api/pairings',
  who: 'open',
  summary: 'A new pairing code for an unpaired screen',
  reply: Type.Object({ code: Type.String(), secret: Type.String(), expiresAt: Instant }),
  errors: ['too-many'],
})
export const pollPairing = endpoint({
  method: 'POST',
  path: '/api/pairings/poll',
  who: 'open',
  summary: 'Whether the code was accepted; hands the token out once',
  body: Type.Object({ secret: Type.String({ maxLength: 200 }) }),
  reply: Type.Object({ token: Nullable(Type.String()) }),
  errors: ['pairing-expired'],
})
export const takeClaim = endpoint({
  method: 'POST',
  path: '/api/pairings/claim',
  who: 'open',
  summary: 'Exchange a one-time claim for a device token',
  body: Type.Object({ claim: Type.String({ maxLength: 200 }) }),
  reply: Type.Object({ token: Type.String() }),
  errors: ['pairing-expired', 'too-many'],
})
/** Answers with ETag and 304. 404 while nothing is published yet. */
export const deviceProgramme = endpoint({
  method: 'GET',
  path: '/api/device/programme',
  who: 'device',
  summary: "This display's programme, conditional",
  reply: Programme,
  errors: ['device-unknown', 'not-found'],
})
export const deviceMedia = endpoint({
  method: 'GET',
  path: '/api/device/media/:hash',
  who: 'device',
  summary: "A file that this display's programme names",
  params: Type.Object({ hash: Hash }),
  errors: ['device-unknown', 'not-found'],
})
export const heartbeat = endpoint({
  method: 'POST',
  path: '/api/device/heartbeat',
  who: 'device',
  summary: 'Say how it is; hear the time and which programme is in force',
  body: Type.Object({
    ...Health.properties,
    /** To orders that came with earlier answers. */
    answers: Type.Optional(Type.Array(OrderAnswer, { maxItems: 20 })),
  }),
  reply: Type.Object({
    now: Instant,
    programme: Nullable(Hash),
    display: Type.Object({ id: DisplayId, name: Type.String() }),
    /** RULES DI11. Another player with this token plays; this one has to leave the screen to it. */
    elsewhere: Type.Boolean(),
    orders: Type.Array(Order),
  }),
  errors: ['device-unknown'],
})
/** Asked often by a screen on a line that jitters: it costs next to nothing. */
export const deviceTime = endpoint({
  method: 'GET',
  path: '/api/device/time',
  who: 'device',
  summary: 'What time it is',
  reply: Type.Object({ now: Instant }),
  errors: ['device-unknown'],
})
export const PlayAnswer = Type.Union([
  Type.Object({ seq: Type.Integer(), result: Type.Literal('stored') }),
  Type.Object({ seq: Type.Integer(), result: Type.Literal('known') }),
  /** Kept apart where staff see it; the display may forget it. */
  Type.Object({ seq: Type.Integer(), result: Type.Literal('quarantined'), reason: Type.String() }),
])
export type PlayAnswer = Type.Static<typeof PlayAnswer>

const Seq = Type.Integer({ minimum: 0, maximum: 2 ** 53 - 1 })
/** RULES PL7. Numbers that the server has not: the display sends what it has of them, and says what it has not. Both ends are in. */
export const MissingSeqs = Type.Object({ boot: Boot, first: Seq, last: Seq })
export type MissingSeqs = Type.Static<typeof MissingSeqs>
export const LostSeqs = Type.Object({ ...MissingSeqs.properties, reason: LossReason })
export type LostSeqs = Type.Static<typeof LostSeqs>

export const sendPlays = endpoint({
  method: 'POST',
  path: '/api/device/plays',
  who: 'device',
  summary: 'Hand over plays; each row is answered, success means committed, and what is missing is asked for',
  /** Rows are checked one by one by the server, so that one bad row does not fail the batch. May come gzipped. */
  body: Type.Object({
    boot: Boot,
    plays: Type.Array(Type.Unknown(), { maxItems: 500 }),
    lost: Type.Optional(Type.Array(LostSeqs, { maxItems: 500 })),
  }),
  reply: Type.Object({ answers: Type.Array(PlayAnswer), missing: Type.Array(MissingSeqs) }),
  errors: ['device-unknown', 'busy', 'disk-full'],
})
