import { Type } from 'typebox'
import { LocalDate } from '../time.ts'
import { Name, Nullable } from '../wire/common.ts'
import { Topic } from '../wire/settings.ts'

const text = (maxLength: number) => Type.String({ maxLength })

/** A stage of a campaign, as a row of the plan's own table. */
export const Phase = Type.Object({
  name: Name,
  from: Nullable(LocalDate),
  until: Nullable(LocalDate),
  goal: text(1000),
  contents: text(2000),
  forms: text(1000),
})
export type Phase = Type.Static<typeof Phase>

/** A group of tasks of the plan, and the topics that speak of it. */
export const TaskGroup = Type.Object({
  name: Name,
  topics: Type.Array(Topic.properties.code, { maxItems: 50, uniqueItems: true }),
})
export type TaskGroup = Type.Static<typeof TaskGroup>

/** Who has a part in the plan, and which. */
export const Body = Type.Object({ name: Name, role: text(500) })
export type Body = Type.Static<typeof Body>

/** A campaign as its plan says it, without any office's ids. */
export const CampaignPlan = Type.Object({
  name: Name,
  goal: text(1000),
  basis: text(300),
  from: Nullable(LocalDate),
  until: Nullable(LocalDate),
  phases: Type.Array(Phase, { maxItems: 40 }),
  groups: Type.Array(TaskGroup, { maxItems: 40 }),
  bodies: Type.Array(Body, { maxItems: 40 }),
})
export type CampaignPlan = Type.Static<typeof CampaignPlan>
