import { Type } from 'typebox'
import { LocalDate } from './time.ts'

/** Of which kind an office's papers are: State (Nghị định 30/2020) or Party. */
export const OfficeForm = Type.Union([Type.Literal('state'), Type.Literal('party')])
export type OfficeForm = Type.Static<typeof OfficeForm>

const words = (maxLength: number) => Type.String({ maxLength })
const title = Type.String({ minLength: 1, maxLength: 300 })
const Topics = Type.Array(Type.String({ pattern: '^[A-Z]{2}[0-9]{2}$' }), { maxItems: 60, uniqueItems: true })
const OrNull = <S extends Type.TSchema>(schema: S) => Type.Union([schema, Type.Null()])

/** One row of a plan's own table: in this period, to this end, with these contents, in these forms. */
export const Phase = Type.Object({
  name: title,
  /** As the plan writes it: “Quý I/2026”. */
  period: words(100),
  /** What the period is in dates, both in; what was made and played is counted by them. */
  from: OrNull(LocalDate),
  until: OrNull(LocalDate),
  goal: words(1000),
  contents: words(2000),
  forms: words(1000),
  /** The topics it stresses; none means every topic of the campaign. */
  topics: Topics,
})
export type Phase = Type.Static<typeof Phase>

/** “Nhóm nhiệm vụ”: what the plan sets out to do, and the topics that speak of it. */
export const TaskGroup = Type.Object({ name: title, details: words(2000), topics: Topics })
export type TaskGroup = Type.Static<typeof TaskGroup>

/** A promised figure; named as in the content of a figure material, which shows it to the public. */
export const CampaignTarget = Type.Object({
  headline: title,
  target: Type.Number(),
  unit: words(60),
  decimals: Type.Integer({ minimum: 0, maximum: 3 }),
  better: Type.Union([Type.Literal('higher'), Type.Literal('lower')]),
  /** How it stands, once somebody has counted. */
  value: OrNull(Type.Number()),
  asOf: OrNull(LocalDate),
  source: words(300),
})
export type CampaignTarget = Type.Static<typeof CampaignTarget>

/** Who answers for what. */
export const Body = Type.Object({ name: title, role: words(1000) })
export type Body = Type.Static<typeof Body>

/** What stands in the plan (kế hoạch) that a campaign carries out. */
export const CampaignPlan = Type.Object({
  /** Whose papers it is written in; null when the office's own. */
  form: OrNull(OfficeForm),
  phases: Type.Array(Phase, { maxItems: 40 }),
  groups: Type.Array(TaskGroup, { maxItems: 40 }),
  targets: Type.Array(CampaignTarget, { maxItems: 60 }),
  bodies: Type.Array(Body, { maxItems: 40 }),
})
export type CampaignPlan = Type.Static<typeof CampaignPlan>

export const NO_PLAN: CampaignPlan = { form: null, phases: [], groups: [], targets: [], bodies: [] }

/** RULES CP1. Whether a phase stresses a topic. */
export const stresses = ({ topics }: Pick<Phase, 'topics'>, topic: string): boolean =>
  topics.length === 0 || topics.includes(topic)

/** RULES CP2. Whether a day lies in a phase; one without dates lies over all days. */
export const covers = ({ from, until }: Pick<Phase, 'from' | 'until'>, day: LocalDate): boolean =>
  (from === null || from <= day) && (until === null || day <= until)

/** RULES CP3. Whether a material belongs to a phase: of a topic it stresses, and valid on one of its days at least. */
export const belongsTo = (
  phase: Pick<Phase, 'from' | 'until' | 'topics'>,
  { topic, validFrom, validUntil }: { topic: string; validFrom: LocalDate | null; validUntil: LocalDate | null },
): boolean =>
  stresses(phase, topic) &&
  (phase.until === null || validFrom === null || validFrom <= phase.until) &&
  (phase.from === null || validUntil === null || phase.from <= validUntil)

/** RULES CP4. How far a target is reached, 0 to 1; null while nobody has counted. */
export function reached({ target, value, better }: CampaignTarget): number | null {
  if (value === null) return null
  const part = better === 'higher' ? (target === 0 ? 1 : value / target) : value === 0 ? 1 : target / value
  return Math.min(1, Math.max(0, part))
}
