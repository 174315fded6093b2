import { Type } from 'typebox'
import { DisplayId, MaterialId, ScheduleId } from '../ids.ts'
import { Content } from '../content.ts'
import { Boot, LossReason, Outcome } from '../plays.ts'
import { Instant, LocalDate, Weekday } from '../time.ts'
import { Nullable } from './common.ts'
import { endpoint } from './endpoint.ts'
import { Which } from './which.ts'

const Period = { from: LocalDate, until: LocalDate, ...Which.properties }

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
/** One play with all that stands behind it: what was seen, who let it be shown, by which programme and schedule. */
export const PlayEvidence = Type.Object({
  play: Play,
  plannedAt: Instant,
  plannedMs: Type.Integer(),
  /** The version that was shown; null where it is not known. */
  shown: Nullable(
    Type.Object({
      number: Type.Integer(),
      content: Content,
      source: Type.String(),
      authorName: Type.String(),
      approval: Nullable(Type.Object({ by: Type.String(), at: Instant })),
    }),
  ),
  programme: Type.String(),
  schedule: Nullable(Type.Object({ id: ScheduleId, name: Type.String() })),
})
export type PlayEvidence = Type.Static<typeof PlayEvidence>
export const readPlay = endpoint({
  method: 'GET',
  path: '/api/plays/rows/:id',
  who: 'read',
  summary: 'A single play with the picture, the approval and the programme behind it',
  params: Type.Object({ id: Type.String({ pattern: '^[0-9]{1,10}-[0-9]{1,16}-[0-9]{1,16}$' }) }),
  /** When it began: the log is kept in the order of time. */
  query: Type.Object({ at: Instant }),
  reply: PlayEvidence,
})

/** RULES PL2. Plays shown in full in one hour of the week, over a whole period. */
export const WeekHour = Type.Object({
  weekday: Weekday,
  hour: Type.Integer({ minimum: 0, maximum: 23 }),
  completed: Type.Integer(),
})
export type WeekHour = Type.Static<typeof WeekHour>
export const readWeekHours = endpoint({
  method: 'GET',
  path: '/api/plays/week',
  who: 'read',
  summary: 'Plays of a period by the hour of the week; hours without plays are left out',
  query: Type.Object(Period),
  reply: Type.Array(WeekHour),
  errors: ['dates-reversed'],
})

/** A name that the caller gives to an export, to watch it by. */
const Watch = Type.String({ pattern: '^[a-z0-9]{16,40}$' })
const Exported = Type.Object({ ...Period, watch: Type.Optional(Watch) })
/** UTF-8 with BOM, `;`, Vietnamese headings (domain.md §4, Phụ lục), one row a play, streamed. */
export const exportPlays = endpoint({
  method: 'GET',
  path: '/api/plays.csv',
  who: 'read',
  summary: 'The play log of a period as CSV',
  query: Exported,
  errors: ['dates-reversed'],
})
/** The same rows with times as times and numbers as numbers, streamed; what is more than a sheet holds goes on in the next. */
export const exportPlaysWorkbook = endpoint({
  method: 'GET',
  path: '/api/plays.xlsx',
  who: 'read',
  summary: 'The play log of a period as an Excel workbook',
  query: Exported,
  errors: ['dates-reversed'],
})
/** `waiting`: the server has not heard of it, or has forgotten it since it ended. */
export const ExportState = Type.Object({
  state: Type.Enum(['waiting', 'running', 'done', 'stopped', 'broken']),
  rows: Type.Integer(),
  /** About how many there will be, by the totals. */
  total: Type.Integer(),
})
export type ExportState = Type.Static<typeof ExportState>
export const watchExport = endpoint({
  method: 'GET',
  path: '/api/plays/exports/:watch',
  who: 'read',
  summary: "How far one of the caller's own exports has come",
  params: Type.Object({ watch: Watch }),
  reply: ExportState,
})
export const stopExport = endpoint({
  method: 'DELETE',
  path: '/api/plays/exports/:watch',
  who: 'read',
  summary: "Break off one of the caller's own exports",
  params: Type.Object({ watch: Watch }),
  reply: ExportState,
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
/** RULES IN3. A log that was exported without filters, against the log and its seals; the bytes are the body. */
export const CsvVerification = Type.Object({
  from: LocalDate,
  until: LocalDate,
  plays: Type.Integer(),
  /** What a report of the same dates prints. */
  seal: Type.String(),
  findings: Type.Array(Type.Object({ kind: Type.String(), message: Type.String() })),
  /** Found, and not named. */
  more: Type.Integer(),
})
export type CsvVerification = Type.Static<typeof CsvVerification>
export const verifyFile = endpoint({
  method: 'POST',
  path: '/api/plays/verification/file',
  who: 'settings',
  summary: 'Check an exported CSV (as application/octet-stream) against the log and its seals',
  reply: CsvVerification,
  errors: ['log-file', 'file-empty', 'busy'],
})
export const readVerification = endpoint({
  method: 'GET',
  path: '/api/plays/verification',
  who: 'settings',
  summary: 'The check that is running, or the last one',
  reply: Type.Object({ run: Nullable(VerificationState) }),
})
