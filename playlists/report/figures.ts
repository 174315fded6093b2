import { Type } from 'typebox'
import { Instant, LocalDate } from '../time.ts'
import { Period } from './period.ts'

const whole = Type.Integer()
const tally = { materials: whole, plays: whole, ms: whole, displays: whole }
/** Contents and displays count when they were shown in full at least once; `ms` is time on screen. */
export const Tally = Type.Object(tally)
export type Tally = Type.Static<typeof Tally>

/** What a report counts. Names are those of the time when it was counted. */
export const Figures = Type.Object({
  /** Contents approved within the period. */
  approved: whole,
  total: Tally,
  topics: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), ...tally })),
  displays: Type.Array(
    Type.Object({ name: Type.String(), location: Type.String(), size: Type.String(), plays: whole, ms: whole }),
  ),
  months: Type.Array(Type.Object({ period: Period, ...tally })),
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
