import { Type } from 'typebox'
import { WeekTable } from '../dayparts.ts'
import { CampaignId } from '../ids.ts'
import { OfficeForm } from '../office.ts'
import { Instant, LocalDate, Weekday } from '../time.ts'
import { endpoint } from './endpoint.ts'
import { Name, Nullable, Version, byId } from './common.ts'

export const Settings = Type.Object({
  officeName: Type.String({ minLength: 1, maxLength: 200 }),
  /** Of which kind the reports are: State (Nghị định 30/2020) or Party. */
  officeForm: OfficeForm,
  zone: Type.String({ minLength: 1, maxLength: 60 }),
  hours: WeekTable,
  /** The weekly days of rest, on which nobody works unless the calendar says so. */
  restDays: Type.Array(Weekday, { maxItems: 7, uniqueItems: true }),
  /** One line under the office's name on the fallback screen. */
  fallbackLine: Type.String({ maxLength: 200 }),
  /** The playlist that runs when nothing else is scheduled is a schedule on the layer `filler`; this is for one-person offices. */
  selfApproval: Type.Boolean(),
  maxImageMb: Type.Integer({ minimum: 1, maximum: 200 }),
  maxVideoMb: Type.Integer({ minimum: 1, maximum: 5000 }),
  playsKeepMonths: Type.Integer({ minimum: 1, maximum: 240 }),
})
export type Settings = Type.Static<typeof Settings>

export const readSettings = endpoint({
  method: 'GET',
  path: '/api/settings',
  who: 'read',
  summary: "The office's settings",
  reply: Type.Object({ ...Settings.properties, version: Version }),
})
export const updateSettings = endpoint({
  method: 'PUT',
  path: '/api/settings',
  who: 'settings',
  summary: "Change the office's settings",
  body: Type.Object({ ...Settings.properties, version: Version }),
  reply: Type.Object({ ...Settings.properties, version: Version }),
  errors: ['stale'],
})

export const Topic = Type.Object({
  code: Type.String({ pattern: '^[A-Z]{2}[0-9]{2}$' }),
  name: Name,
  description: Type.String({ maxLength: 500 }),
  /** Counted in the campaign's totals; CD18 (service information) is not, by default. */
  counted: Type.Boolean(),
  version: Version,
})
export type Topic = Type.Static<typeof Topic>

export const listTopics = endpoint({
  method: 'GET',
  path: '/api/topics',
  who: 'read',
  summary: 'The topics',
  reply: Type.Array(Topic),
})
export const putTopic = endpoint({
  method: 'PUT',
  path: '/api/topics/:code',
  who: 'settings',
  summary: 'Add a topic (version 1 for a new code) or change one',
  params: Type.Pick(Topic, ['code']),
  body: Type.Omit(Topic, ['code']),
  reply: Topic,
  errors: ['stale'],
})

const CampaignBody = Type.Object({
  name: Name,
  goal: Type.String({ maxLength: 1000 }),
  basis: Type.String({ maxLength: 300 }),
  from: Nullable(LocalDate),
  until: Nullable(LocalDate),
})
export const Campaign = Type.Object({
  id: CampaignId,
  ...CampaignBody.properties,
  archivedAt: Nullable(Instant),
  materials: Type.Integer(),
  version: Version,
})
export type Campaign = Type.Static<typeof Campaign>

export const listCampaigns = endpoint({
  method: 'GET',
  path: '/api/campaigns',
  who: 'read',
  summary: 'Campaigns, archived ones too',
  reply: Type.Array(Campaign),
})
export const createCampaign = endpoint({
  method: 'POST',
  path: '/api/campaigns',
  who: 'edit',
  summary: 'Add a campaign',
  body: CampaignBody,
  reply: Campaign,
  errors: ['dates-reversed'],
})
export const updateCampaign = endpoint({
  method: 'PUT',
  path: '/api/campaigns/:id',
  who: 'edit',
  summary: 'Change, archive or restore a campaign',
  params: byId(CampaignId),
  body: Type.Object({ ...CampaignBody.properties, archived: Type.Boolean(), version: Version }),
  reply: Campaign,
  errors: ['stale', 'dates-reversed'],
})

export const Backup = Type.Object({ file: Type.String(), bytes: Type.Integer(), at: Instant, verified: Type.Boolean() })
export type Backup = Type.Static<typeof Backup>
export const listBackups = endpoint({
  method: 'GET',
  path: '/api/backups',
  who: 'settings',
  summary: 'Backups on disk, newest first',
  reply: Type.Array(Backup),
})
export const backUpNow = endpoint({
  method: 'POST',
  path: '/api/backups',
  who: 'settings',
  summary: 'Make a verified backup now',
  reply: Backup,
  errors: ['disk-full', 'busy'],
})
export const health = endpoint({
  method: 'GET',
  path: '/api/health',
  who: 'open',
  summary: 'Whether the server and its database answer',
  reply: Type.Object({ ok: Type.Boolean(), version: Type.String(), now: Instant }),
})
