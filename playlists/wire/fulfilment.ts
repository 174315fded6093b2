import { Type } from 'typebox'
import { CAUSES } from '../fulfilment/causes.ts'
import type { Cause } from '../fulfilment/causes.ts'
import { DisplayId } from '../ids.ts'
import { Instant, LocalDate } from '../time.ts'
import { Nullable } from './common.ts'
import { endpoint } from './endpoint.ts'
import { Which } from './which.ts'

const whole = Type.Integer()
const Causes = Type.Unsafe<Record<Cause, number>>(
  Type.Object(Object.fromEntries(CAUSES.map((cause) => [cause, whole] as const))),
)
/** RULES FU2: planned = completed + interrupted + failed + missing, and the causes tell of all but the completed. */
export const FulfilmentCounts = Type.Object({
  planned: whole,
  completed: whole,
  interrupted: whole,
  failed: whole,
  missing: whole,
  beyond: whole,
  plannedMs: whole,
  lostMs: whole,
  causes: Causes,
})
export type FulfilmentCounts = Type.Static<typeof FulfilmentCounts>

const FULFILMENT_BY = ['day', 'display', 'day-display', 'material', 'topic', 'campaign'] as const

/** `key` is a date, an id or a topic's code; of a day and a display both are said beside it. */
export const FulfilmentRow = Type.Object({
  key: Type.String(),
  name: Type.String(),
  day: Nullable(LocalDate),
  display: Nullable(DisplayId),
  ...FulfilmentCounts.properties,
})
export type FulfilmentRow = Type.Static<typeof FulfilmentRow>

export const readFulfilment = endpoint({
  method: 'GET',
  path: '/api/plays/fulfilment',
  who: 'read',
  summary: 'Planned against played of a period, with the causes of what is missing',
  query: Type.Object({
    from: LocalDate,
    until: LocalDate,
    by: Type.Enum(FULFILMENT_BY),
    ...Which.properties,
  }),
  reply: Type.Object({
    rows: Type.Array(FulfilmentRow),
    total: FulfilmentCounts,
    /** When the newest of it was drawn up; null: nothing is yet. Asking brings today up to date in the background. */
    drawnAt: Nullable(Instant),
    /** How many days of displays are still to be drawn up, or drawn up anew. */
    waiting: Type.Integer(),
  }),
  errors: ['dates-reversed'],
})
