import { Type } from 'typebox'
import { RevisionState } from '../approval.ts'
import { CampaignPlan } from '../campaign.ts'
import { CampaignId, MaterialId, PlaylistId, ScheduleId } from '../ids.ts'
import { Content } from '../content.ts'
import { PackCampaign, PackId, PackKey } from '../packs/pack.ts'
import { Finding, Measurement } from '../preflight/findings.ts'
import { Instant, LocalDate } from '../time.ts'
import { endpoint } from './endpoint.ts'
import { Name, Nullable, byId } from './common.ts'

const Blank = Type.Object({
  key: Type.String(),
  label: Type.String(),
  /** What the office would write there, from its settings; may be empty. */
  suggestion: Type.String(),
})

/** A pack that ships with the program, or that somebody has brought. */
export const PackSummary = Type.Object({
  id: PackId,
  name: Name,
  maker: Type.String(),
  note: Type.String(),
  form: CampaignPlan.properties.form,
  from: Nullable(LocalDate),
  until: Nullable(LocalDate),
  materials: Type.Integer(),
  playlists: Type.Integer(),
  schedules: Type.Integer(),
  phases: Type.Integer(),
  targets: Type.Integer(),
  ships: Type.Boolean(),
  /** Blanks that a copy may fill at once. */
  blanks: Type.Array(Blank),
  /** What has come of it in this office; null while it has not been imported, or not any more. */
  imported: Nullable(
    Type.Object({
      at: Instant,
      by: Type.String(),
      /** Null when somebody has archived it since. */
      campaign: Nullable(CampaignId),
      materials: Type.Integer(),
      approved: Type.Integer(),
    }),
  ),
})
export type PackSummary = Type.Static<typeof PackSummary>

export const PART_FATES = ['new', 'there', 'changed', 'twin', 'past'] as const
/**
 * `new`: will be made · `there`: came with this pack before, as it is · `changed`: came with this pack before, and the office
 * (or the maker) has changed it since: the office's stays · `twin`: the very same content is there, and is used · `past`: a
 * stretch of time that is over, left out.
 */
export const PartFate = Type.Enum(PART_FATES)
export type PartFate = (typeof PART_FATES)[number]

const part = Type.Object({ key: PackKey, name: Type.String(), fate: PartFate })
/** What an import would do, before it does it. */
export const PackPreview = Type.Object({
  ...PackSummary.properties,
  campaign: Type.Object({ ...PackCampaign.properties, fate: PartFate }),
  topicsMade: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
  /** Topics that this office calls by another name; its own name stays. */
  topicsKept: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), kept: Type.String() })),
  parts: Type.Object({
    materials: Type.Array(
      Type.Object({
        ...part.properties,
        topic: Type.String(),
        content: Content,
        source: Type.String(),
        locked: Type.Boolean(),
        /** The material that shows the very same. */
        twin: Nullable(Type.Object({ id: MaterialId, title: Type.String() })),
      }),
    ),
    /** `called`: the name it will have, where its own is taken. */
    playlists: Type.Array(Type.Object({ ...part.properties, called: Type.String() })),
    schedules: Type.Array(part),
  }),
  files: Type.Integer(),
})
export type PackPreview = Type.Static<typeof PackPreview>

const ofPack = Type.Object({ pack: PackId })
const PACK_ERRORS = [
  'pack-other',
  'pack-damaged',
  'pack-unsafe',
  'pack-too-large',
  'pack-version',
  'pack-content',
] as const

export const listPacks = endpoint({
  method: 'GET',
  path: '/api/packs',
  who: 'read',
  summary: 'Packs that ship and packs that were brought',
  reply: Type.Array(PackSummary),
})
export const sendPack = endpoint({
  method: 'POST',
  path: '/api/packs',
  who: 'edit',
  summary:
    'Bring a pack (a zip file as application/octet-stream); answers what an import would do, and imports nothing',
  reply: PackPreview,
  errors: [...PACK_ERRORS, 'file-empty', 'file-type', 'file-damaged', 'file-too-large', 'disk-full'],
})
export const previewPack = endpoint({
  method: 'GET',
  path: '/api/packs/:pack',
  who: 'read',
  summary: 'What an import of a pack would do',
  params: ofPack,
  reply: PackPreview,
  errors: ['not-found'],
})

const Values = Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 200 }))
/** A copy under another name, from another first day, with blanks filled. */
const Own = Type.Object({ name: Name, from: Nullable(LocalDate), values: Values })

const Made = Type.Object({
  pack: PackId,
  campaign: CampaignId,
  materials: Type.Array(MaterialId),
  playlists: Type.Array(PlaylistId),
  schedules: Type.Array(ScheduleId),
  /** Parts that were there already and are used as they are. */
  used: Type.Integer(),
})
export type Made = Type.Static<typeof Made>

export const importPack = endpoint({
  method: 'POST',
  path: '/api/packs/:pack/import',
  who: 'schedule',
  summary: 'Import a pack, whole or not at all; nothing of it is approved, and a second time nothing is doubled',
  params: ofPack,
  body: Type.Object({}),
  reply: Made,
  errors: ['not-found', 'invalid'],
})
export const copyPack = endpoint({
  method: 'POST',
  path: '/api/packs/:pack/copy',
  who: 'schedule',
  summary: 'Make a campaign of the office’s own from a pack',
  params: ofPack,
  body: Own,
  reply: Made,
  errors: ['not-found', 'name-taken'],
})
export const undoPack = endpoint({
  method: 'POST',
  path: '/api/packs/:pack/undo',
  who: 'schedule',
  summary: 'Archive what an import made; what something else uses stays, and is named',
  params: ofPack,
  body: Type.Object({}),
  reply: Type.Object({
    archived: Type.Integer(),
    kept: Type.Array(Type.Object({ name: Type.String(), usedIn: Type.String() })),
  }),
  errors: ['not-found', 'wrong-state'],
})

/** A material of an imported pack, as the wizard offers it. */
export const PackItemView = Type.Object({
  key: PackKey,
  material: MaterialId,
  title: Type.String(),
  topic: Type.String(),
  state: RevisionState,
  content: Content,
  source: Type.String(),
  /** Blanks the office has to fill before this item can be approved. */
  placeholders: Type.Array(Blank),
  /** Ticked in the wizard unless the item needs the office's word first. */
  recommended: Type.Boolean(),
})
export type PackItemView = Type.Static<typeof PackItemView>

export const listPackItems = endpoint({
  method: 'GET',
  path: '/api/packs/:pack/items',
  who: 'read',
  summary: "An imported pack's materials, with the blanks that are open",
  params: ofPack,
  reply: Type.Array(PackItemView),
})
export const approvePackItems = endpoint({
  method: 'POST',
  path: '/api/packs/:pack/approve',
  who: 'approve',
  summary: "Fill blanks and approve the ticked materials in the caller's name; what blocks one leaves it a draft",
  params: ofPack,
  body: Type.Object({
    items: Type.Array(
      Type.Object({
        key: PackKey,
        values: Values,
        /** What was seen in the frames of the item as it is with its blanks filled; it is judged as any check is. */
        measurements: Type.Optional(Type.Array(Measurement, { maxItems: 200 })),
      }),
      { maxItems: 1000 },
    ),
  }),
  reply: Type.Object({
    approved: Type.Array(Type.String()),
    /** Left as drafts, each with what stops it (RULES PF22). */
    blocked: Type.Array(Type.Object({ key: PackKey, findings: Type.Array(Finding) })),
  }),
  errors: ['placeholder-missing', 'own-work', 'invalid'],
})
export const listBlanks = endpoint({
  method: 'GET',
  path: '/api/blanks',
  who: 'read',
  summary: 'What the blanks of imported packs are called in words',
  reply: Type.Array(Type.Object({ key: Type.String(), label: Type.String() })),
})

export const exportCampaign = endpoint({
  method: 'GET',
  path: '/api/campaigns/:id/pack',
  who: 'edit',
  summary: 'A campaign as a pack: a zip file with manifest, hashes and files',
  params: byId(CampaignId),
  /** Who imports it may fill blanks and copy, but not reword. */
  query: Type.Object({ locked: Type.Optional(Type.Boolean()) }),
  errors: ['not-found'],
})
export const copyCampaign = endpoint({
  method: 'POST',
  path: '/api/campaigns/:id/copy',
  who: 'schedule',
  summary: 'Copy a campaign with its materials, playlists and schedules, from another first day',
  params: byId(CampaignId),
  body: Own,
  reply: Made,
  errors: ['not-found', 'name-taken'],
})
