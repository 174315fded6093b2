import { Type } from 'typebox'
import { DisplayId, MaterialId } from '../ids.ts'
import { Boot, LossReason, Outcome } from '../plays.ts'
import { Instant, LocalDate } from '../time.ts'
import { Nullable } from './common.ts'
import { endpoint } from './endpoint.ts'

const Period = {
  from: LocalDate,
  until: LocalDate,
  display: Type.Optional(DisplayId),
  material: Type.Optional(MaterialId),
  topic: Type.Optional(Type.String({ maxLength: 10 })),
}

export const PlayTotals = Type.Object({
  completed: Type.Integer(),
  interrupted: Type.Integer(),
  failed: Type.Integer(),
  skipped: Type.Integer(),
  durationMs: Type.Integer(),
})
export type PlayTotals = Type.Static<typeof PlayTotals>

/** `key` is a date, a display's or material's id, or a topic's code; `name` is the snapshot that reports use. */
export const summarisePlays = endpoint({
  method: 'GET',
  path: '/api/plays/summary',
  who: 'read',
  summary: 'Counts of a period by day, material, display or topic',
  query: Type.Object({
    ...Period,
    by: Type.Enum(['day', 'material', 'display', 'topic']),
  }),
  reply: Type.Object({
    rows: Type.Array(Type.Object({ key: Type.String(), name: Type.String(), ...PlayTotals.properties })),
    total: PlayTotals,
  }),
  errors: ['dates-reversed'],
})
export const Play = Type.Object({
  id: Type.String(),
  display: Type.String(),
  material: MaterialId,
  title: Type.String(),
  topic: Type.String(),
  playlist: Type.String(),
  revision: Type.String(),
  layer: Type.String(),
  startedAt: Instant,
  durationMs: Type.Integer(),
  outcome: Outcome,
  reason: Type.String(),
})
export const listPlays = endpoint({
  method: 'GET',
  path: '/api/plays',
  who: 'read',
  summary: 'Single plays, newest first, 200 at a time',
  query: Type.Object({ ...Period, before: Type.Optional(Instant) }),
  reply: Type.Object({ plays: Type.Array(Play), more: Type.Boolean() }),
  errors: ['dates-reversed'],
})
/** UTF-8 with BOM, `;`, Vietnamese headings (domain.md §4, Phụ lục), one row a play, streamed. */
export const exportPlays = endpoint({
  method: 'GET',
  path: '/api/plays.csv',
  who: 'read',
  summary: 'The play log of a period as CSV',
  query: Type.Object(Period),
  errors: ['dates-reversed'],
})
export const Quarantined = Type.Object({
  id: Type.Integer(),
  receivedAt: Instant,
  display: Type.String(),
  reason: Type.String(),
  row: Type.String(),
})
export const listQuarantine = endpoint({
  method: 'GET',
  path: '/api/plays/quarantine',
  who: 'read',
  summary: 'Rows kept apart as implausible, newest first',
  reply: Type.Array(Quarantined),
})

/** RULES PL7. Numbers of one run that have not come. `reason` is null while they are asked for. */
export const Gap = Type.Object({
  boot: Boot,
  first: Type.Integer(),
  last: Type.Integer(),
  count: Type.Integer(),
  reason: Nullable(LossReason),
  /** When the plays on either side of the gap began. */
  after: Nullable(Instant),
  before: Nullable(Instant),
})
export type Gap = Type.Static<typeof Gap>
export const listGaps = endpoint({
  method: 'GET',
  path: '/api/plays/gaps',
  who: 'read',
  summary: "What is missing of a display's plays, and what is known to be lost",
  query: Type.Object({ display: DisplayId }),
  reply: Type.Array(Gap),
})

/** RULES IN4 to IN6. A check of a period, running or done; what it found is said in the caller's language. */
export const VerificationState = Type.Object({
  from: LocalDate,
  until: LocalDate,
  startedAt: Instant,
  finishedAt: Nullable(Instant),
  /** From 0 to 1. */
  progress: Type.Number(),
  /** It could not be brought to an end. */
  broken: Type.Boolean(),
  findings: Type.Array(Type.Object({ kind: Type.String(), message: Type.String() })),
  /** Found, and not named. */
  more: Type.Integer(),
  /** What was looked at; null until it is done. */
  looked: Nullable(
    Type.Object({
      plays: Type.Integer(),
      unchained: Type.Integer(),
      links: Type.Integer(),
      purgedLinks: Type.Integer(),
      days: Type.Integer(),
      sealedDays: Type.Integer(),
      unsealedDays: Type.Integer(),
    }),
  ),
})
export type VerificationState = Type.Static<typeof VerificationState>
export const startVerification = endpoint({
  method: 'POST',
  path: '/api/plays/verification',
  who: 'settings',
  summary: 'Check that the plays and totals of a period are as they came',
  body: Type.Object({ from: LocalDate, until: LocalDate }),
  reply: VerificationState,
  errors: ['dates-reversed', 'busy'],
})
export const readVerification = endpoint({
  method: 'GET',
  path: '/api/plays/verification',
  who: 'settings',
  summary: 'The check that is running, or the last one',
  reply: Type.Object({ run: Nullable(VerificationState) }),
})
