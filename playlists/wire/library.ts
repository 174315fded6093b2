/** Finding materials among thousands, and doing one thing to many. */
import { Type } from 'typebox'
import { RevisionState } from '../approval.ts'
import { CampaignId, DisplayId, Hash, MaterialId, PlaylistId, ScheduleId } from '../ids.ts'
import { AIRINGS } from '../in-use.ts'
import { MATERIAL_KINDS } from '../content.ts'
import { Audience, PlayableMaterial } from '../material.ts'
import { Instant, LocalDate } from '../time.ts'
import { Nullable, Version } from './common.ts'
import { endpoint } from './endpoint.ts'
import { ERROR_CODES } from './errors.ts'
import { MAX_TAGS, Material, Tag } from './materials.ts'

export const MATERIAL_SORTS = ['newest', 'title', 'expiring', 'most-played'] as const
export const MaterialSort = Type.Enum(MATERIAL_SORTS)
export type MaterialSort = (typeof MATERIAL_SORTS)[number]

/** Most played is counted over so many days, today's among them. */
export const MOST_PLAYED_DAYS = 30

const Kind = Type.Enum(MATERIAL_KINDS)
const TopicCode = Type.String({ maxLength: 10 })

/** What is asked for; what is left out is not asked about. */
const LibraryFilter = {
  /** RULES LB1, LB2. */
  search: Type.Optional(Type.String({ maxLength: 200 })),
  topic: Type.Optional(TopicCode),
  campaign: Type.Optional(CampaignId),
  /** Of the newest revision, or `approved` of any that may be shown. */
  state: Type.Optional(RevisionState),
  kind: Type.Optional(Kind),
  audience: Type.Optional(Audience),
  tag: Type.Optional(Tag),
  /** Whose last day is today or within so many days. */
  expiring: Type.Optional(Type.Integer({ minimum: 0, maximum: 400 })),
  /** Without a single completed play. */
  neverPlayed: Type.Optional(Type.Boolean()),
  /** Those archived instead of those in use. */
  archived: Type.Optional(Type.Boolean()),
}
const Filter = Type.Object(LibraryFilter)
export type LibraryFilter = Type.Static<typeof Filter>

export const listMaterials = endpoint({
  method: 'GET',
  path: '/api/materials',
  who: 'read',
  summary: 'A page of materials; `next` asks for the page after it',
  query: Type.Object({
    ...LibraryFilter,
    sort: Type.Optional(MaterialSort),
    after: Type.Optional(Type.String({ maxLength: 1000 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  }),
  reply: Type.Object({
    materials: Type.Array(Material),
    next: Nullable(Type.String()),
    /** How many the filter finds, all pages together. */
    total: Type.Integer(),
  }),
})

const Counted = Type.Array(Type.Object({ value: Type.String(), count: Type.Integer() }))
/** For each filter how many each of its choices would find, the other filters kept. */
export const countMaterials = endpoint({
  method: 'GET',
  path: '/api/materials/counts',
  who: 'read',
  summary: 'How many materials each choice of each filter would find',
  query: Filter,
  reply: Type.Object({
    topic: Counted,
    campaign: Counted,
    state: Counted,
    kind: Counted,
    audience: Counted,
    tag: Counted,
    /** Within 30 days. */
    expiring: Type.Integer(),
    neverPlayed: Type.Integer(),
    archived: Type.Integer(),
  }),
})

/** What pickers, plans and tables need of every material: all but its content. */
export const MaterialLine = Type.Object({
  id: MaterialId,
  title: Type.String(),
  topic: Type.String(),
  campaign: Nullable(CampaignId),
  audience: Audience,
  festive: Type.Boolean(),
  durationMs: PlayableMaterial.properties.durationMs,
  validFrom: Nullable(LocalDate),
  validUntil: Nullable(LocalDate),
  kind: Kind,
  /** The approved revision and when it was made; null while there is none. */
  revision: Nullable(Hash),
  since: Nullable(Instant),
  archivedAt: Nullable(Instant),
})
export type MaterialLine = Type.Static<typeof MaterialLine>
export const catalogueMaterials = endpoint({
  method: 'GET',
  path: '/api/materials/catalogue',
  who: 'read',
  summary: 'Every material, archived ones too, without its content; newest first',
  reply: Type.Array(MaterialLine),
})

/** The same file sent twice is kept once; this tells who shows it already. */
export const findShowing = endpoint({
  method: 'GET',
  path: '/api/materials/showing',
  who: 'read',
  summary: 'The first materials in use that show this very file, in any of their revisions',
  query: Type.Object({ file: Hash }),
  reply: Type.Array(Type.Object({ id: MaterialId, title: Type.String() })),
})

export const listTags = endpoint({
  method: 'GET',
  path: '/api/materials/tags',
  who: 'read',
  summary: 'The tags in use, most used first',
  reply: Type.Array(Type.Object({ tag: Tag, count: Type.Integer() })),
})

/** Where a material stands: the playlists, the schedules that show them, the displays these are aimed at. */
export const whereMaterialsAreUsed = endpoint({
  method: 'POST',
  path: '/api/materials/used',
  who: 'read',
  summary: 'Playlists, schedules and displays by name that show any of these materials',
  body: Type.Object({ materials: Type.Array(MaterialId, { minItems: 1, maxItems: 500, uniqueItems: true }) }),
  reply: Type.Object({
    playlists: Type.Array(Type.Object({ id: PlaylistId, name: Type.String() })),
    schedules: Type.Array(Type.Object({ id: ScheduleId, name: Type.String(), airing: Type.Enum(AIRINGS) })),
    /** On which they are or will be. */
    displays: Type.Array(Type.Object({ id: DisplayId, name: Type.String() })),
  }),
})

const Tags = Type.Array(Tag, { maxItems: MAX_TAGS, uniqueItems: true })
/** One thing done to many; `tag` adds and takes away, the others put in place. */
export const BulkDeed = Type.Union([
  Type.Object({ deed: Type.Literal('tag'), add: Tags, remove: Tags }),
  Type.Object({ deed: Type.Literal('topic'), topic: TopicCode }),
  Type.Object({ deed: Type.Literal('campaign'), campaign: Nullable(CampaignId) }),
  Type.Object({ deed: Type.Literal('validity'), validFrom: Nullable(LocalDate), validUntil: Nullable(LocalDate) }),
  Type.Object({ deed: Type.Literal('submit') }),
  Type.Object({ deed: Type.Literal('archive') }),
  Type.Object({ deed: Type.Literal('restore') }),
])
export type BulkDeed = Type.Static<typeof BulkDeed>

/** Each stands alone: one that is refused stops no other. */
export const changeManyMaterials = endpoint({
  method: 'POST',
  path: '/api/materials/bulk',
  who: 'edit',
  summary: 'Do one thing to many materials; says of each what came of it',
  body: Type.Object({
    materials: Type.Array(Type.Object({ id: MaterialId, version: Version }), { minItems: 1, maxItems: 500 }),
    deed: BulkDeed,
  }),
  reply: Type.Object({
    results: Type.Array(
      Type.Object({
        id: MaterialId,
        title: Type.String(),
        /** The version it has now. */
        version: Version,
        /** Null when it was done. */
        refused: Nullable(Type.Object({ code: Type.Enum(ERROR_CODES), message: Type.String() })),
      }),
    ),
  }),
})
