import { Type } from 'typebox'
import { CAUSES } from '../fulfilment/causes.ts'
import type { Cause } from '../fulfilment/causes.ts'
import { Instant, LocalDate } from '../time.ts'
import { Period } from './period.ts'

const whole = Type.Integer()
const tally = { materials: whole, plays: whole, ms: whole, displays: whole }
/** Contents and displays count when they were shown in full at least once; `ms` is time on screen. */
export const Tally = Type.Object(tally)
export type Tally = Type.Static<typeof Tally>

/** Planned against played (RULES FU2, FU7): `due` could have been full, and the causes tell of what was not. */
export const PlanTally = Type.Object({
  due: whole,
  completed: whole,
  beyond: whole,
  plannedMs: whole,
  lostMs: whole,
  causes: Type.Unsafe<Record<Cause, number>>(
    Type.Object(Object.fromEntries(CAUSES.map((cause) => [cause, whole] as const))),
  ),
})
export type PlanTally = Type.Static<typeof PlanTally>
/** Absent where nothing was drawn up, and from reports of before it was. */
const plan = { plan: Type.Optional(PlanTally) }

/** RULES RE10. A phase of a campaign in one quarter, or what of it lies in the period. */
export const PhaseTally = Type.Object({
  campaign: Type.String(),
  phase: Type.String(),
  period: Period,
  plays: whole,
  /** In the period that it is compared with. */
  before: whole,
  /** Topics that it stresses, and those of them that were shown. */
  topics: whole,
  shown: whole,
  /** Days on which anything was planned or shown, and those of them on which a topic was lacking. */
  days: whole,
  lacking: whole,
})
export type PhaseTally = Type.Static<typeof PhaseTally>

/** What a report counts. Names are those of the time when it was counted. */
export const Figures = Type.Object({
  /** Contents approved within the period. */
  approved: whole,
  total: Tally,
  ...plan,
  /** RULES RE6. On how many days anything was planned or shown; of a topic, on how many it was shown in full. */
  days: Type.Optional(whole),
  topics: Type.Array(
    Type.Object({ code: Type.String(), name: Type.String(), ...tally, days: Type.Optional(whole), ...plan }),
  ),
  displays: Type.Array(
    Type.Object({
      name: Type.String(),
      location: Type.String(),
      size: Type.String(),
      plays: whole,
      ms: whole,
      ...plan,
    }),
  ),
  /** RULES RE7. Plays of each topic on each display, quarter by quarter; only those that there were. */
  cells: Type.Optional(
    Type.Array(Type.Object({ period: Period, topic: Type.String(), display: Type.String(), plays: whole })),
  ),
  months: Type.Array(Type.Object({ period: Period, ...tally })),
  /** RULES RE9. Absent where there are too many of them. */
  weeks: Type.Optional(Type.Array(Type.Object({ from: LocalDate, plays: whole }))),
  /** RULES RE10. Absent where no campaign has a phase in the period. */
  phases: Type.Optional(Type.Array(PhaseTally)),
  most: Type.Array(
    Type.Object({
      title: Type.String(),
      kind: Type.String(),
      topic: Type.String(),
      approver: Type.String(),
      from: LocalDate,
      until: LocalDate,
      plays: whole,
      ms: whole,
    }),
  ),
  /** Approved, and never shown in the period. */
  never: Type.Array(Type.Object({ title: Type.String(), topic: Type.String() })),
  notices: Type.Array(
    Type.Object({ name: Type.String(), author: Type.String(), start: Instant, end: Instant, displays: whole }),
  ),
})
export type Figures = Type.Static<typeof Figures>
