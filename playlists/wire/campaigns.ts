import { Type } from 'typebox'
import { RevisionState } from '../approval.ts'
import { CampaignPlan } from '../campaign.ts'
import { CampaignId } from '../ids.ts'
import { Instant, LocalDate } from '../time.ts'
import { endpoint } from './endpoint.ts'
import { Name, Nullable, Version, byId } from './common.ts'

const CampaignBody = Type.Object({
  name: Name,
  goal: Type.String({ maxLength: 1000 }),
  basis: Type.String({ maxLength: 300 }),
  from: Nullable(LocalDate),
  until: Nullable(LocalDate),
  plan: CampaignPlan,
})
export type CampaignBody = Type.Static<typeof CampaignBody>

export const Campaign = Type.Object({
  id: CampaignId,
  ...CampaignBody.properties,
  archivedAt: Nullable(Instant),
  /** How many materials are filed under it. */
  materials: Type.Integer(),
  version: Version,
})
export type Campaign = Type.Static<typeof Campaign>

/** What was made and what was played, counted; plays are completed ones from the permanent daily totals. */
export const Made = Type.Object({
  materials: Type.Integer(),
  /** Those that may be shown now. */
  approved: Type.Integer(),
  plays: Type.Integer(),
  durationMs: Type.Integer(),
})
export type Made = Type.Static<typeof Made>

export const CampaignProgress = Type.Object({
  total: Made,
  /** Materials by the state of their newest revision. */
  states: Type.Array(Type.Object({ state: RevisionState, materials: Type.Integer() })),
  /** One for each phase of the plan, in its order; `forms` counts the materials of a kind. */
  phases: Type.Array(
    Type.Object({
      ...Made.properties,
      forms: Type.Array(Type.Object({ kind: Type.String(), materials: Type.Integer() })),
    }),
  ),
  /** One for each task group of the plan, in its order. */
  groups: Type.Array(Made),
  /** The topics that occur among its materials or in its plan, by code. */
  topics: Type.Array(Type.Object({ topic: Type.String(), name: Type.String(), ...Made.properties })),
  /** On how many displays it was seen. */
  displays: Type.Integer(),
})
export type CampaignProgress = Type.Static<typeof CampaignProgress>

export const listCampaigns = endpoint({
  method: 'GET',
  path: '/api/campaigns',
  who: 'read',
  summary: 'Campaigns, archived ones too',
  reply: Type.Array(Campaign),
})
export const readCampaign = endpoint({
  method: 'GET',
  path: '/api/campaigns/:id',
  who: 'read',
  summary: 'A campaign with its plan, filled in from what was made and played',
  params: byId(CampaignId),
  reply: Type.Object({ ...Campaign.properties, progress: CampaignProgress }),
  errors: ['not-found'],
})
export const createCampaign = endpoint({
  method: 'POST',
  path: '/api/campaigns',
  who: 'edit',
  summary: 'Add a campaign',
  body: CampaignBody,
  reply: Campaign,
  errors: ['dates-reversed', 'not-found'],
})
export const updateCampaign = endpoint({
  method: 'PUT',
  path: '/api/campaigns/:id',
  who: 'edit',
  summary: 'Change, archive or restore a campaign',
  params: byId(CampaignId),
  body: Type.Object({ ...CampaignBody.properties, archived: Type.Boolean(), version: Version }),
  reply: Campaign,
  errors: ['stale', 'dates-reversed', 'not-found'],
})
