import { Type } from 'typebox'
import { CampaignPlan } from '../campaign.ts'
import { Content } from '../content.ts'
import { Audience, MAX_SLOT_MS, MIN_SLOT_MS } from '../material.ts'
import { WeekTable } from '../dayparts.ts'
import { Hash } from '../ids.ts'
import { MAX_ITEMS, Playlist } from '../playlist.ts'
import { Recurrence } from '../recurrence.ts'
import { ZoneName } from '../schedule.ts'
import { Instant, LocalDate } from '../time.ts'
import { Name, Nullable } from '../wire/common.ts'
import { Topic } from '../wire/settings.ts'

/** What this version writes and the only one it reads; a pack of another format is refused by name. */
export const PACK_FORMAT = 1

/** Names a pack wherever it travels: the same pack is the same everywhere. */
export const PackId = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{1,63}$' })
/** Names a part within its pack, so that parts can speak of each other before any office has given them an id. */
export const PackKey = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$' })

/** A blank that the office fills (blanks.ts); `hours` suggests the office's own hours. */
export const PackBlank = Type.Object({
  key: Type.String({ minLength: 1, maxLength: 40 }),
  label: Type.String({ minLength: 1, maxLength: 100 }),
  suggest: Nullable(Type.Literal('hours')),
})
export type PackBlank = Type.Static<typeof PackBlank>

export const PackMaterial = Type.Object({
  key: PackKey,
  title: Name,
  topic: Topic.properties.code,
  source: Type.String({ maxLength: 500 }),
  durationMs: Type.Integer({ minimum: MIN_SLOT_MS, maximum: MAX_SLOT_MS }),
  validFrom: Nullable(LocalDate),
  validUntil: Nullable(LocalDate),
  audience: Audience,
  festive: Type.Boolean(),
  tags: Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 20, uniqueItems: true }),
  content: Content,
  /** The maker wants these very words: they may be copied and their blanks filled, not reworded (RULES PK4). */
  locked: Type.Boolean(),
  /** False where the office has to check first. */
  recommended: Type.Boolean(),
  blanks: Type.Array(PackBlank, { maxItems: 20 }),
})
export type PackMaterial = Type.Static<typeof PackMaterial>

const { order, separation } = Playlist.properties
const Weight = Type.Integer({ minimum: 1, maximum: 10 })

export const PackItem = Type.Union([
  Type.Object({
    material: PackKey,
    weight: Weight,
    durationMs: Nullable(Type.Integer({ minimum: MIN_SLOT_MS, maximum: MAX_SLOT_MS })),
  }),
  Type.Object({ playlist: PackKey, weight: Weight }),
])
export type PackItem = Type.Static<typeof PackItem>

/** A share is of the pack's own campaign: it knows no other. */
export const PackGoal = Type.Union([
  Type.Object({
    kind: Type.Literal('at-least-a-day'),
    material: PackKey,
    n: Type.Integer({ minimum: 1, maximum: 1000 }),
  }),
  Type.Object({
    kind: Type.Literal('at-most-an-hour'),
    material: PackKey,
    n: Type.Integer({ minimum: 1, maximum: 100 }),
  }),
  Type.Object({ kind: Type.Literal('share'), percent: Type.Integer({ minimum: 1, maximum: 100 }) }),
])
export type PackGoal = Type.Static<typeof PackGoal>

export const PackPlaylist = Type.Object({
  key: PackKey,
  name: Name,
  note: Type.String({ maxLength: 500 }),
  order,
  separation,
  items: Type.Array(PackItem, { maxItems: MAX_ITEMS }),
  /** Shows what it finds among the pack's own campaign. */
  rule: Nullable(
    Type.Object({
      topics: Type.Array(Topic.properties.code, { maxItems: 100, uniqueItems: true }),
      audiences: Type.Array(Audience, { maxItems: 20, uniqueItems: true }),
      newest: Nullable(Type.Integer({ minimum: 1, maximum: MAX_ITEMS })),
    }),
  ),
  goals: Type.Array(PackGoal, { maxItems: 50 }),
})
export type PackPlaylist = Type.Static<typeof PackPlaylist>

/** Hours of its own, or those of a daypart by its name, with the hours to take where an office has none of that name. */
export const PackTiming = Type.Union([
  Type.Object({
    kind: Type.Literal('recurring'),
    recurrence: Recurrence,
    hours: WeekTable,
    daypart: Nullable(Name),
  }),
  Type.Object({ kind: Type.Literal('once'), start: Instant, end: Instant }),
])
export type PackTiming = Type.Static<typeof PackTiming>

/** Aimed at every display: a pack knows none. */
export const PackSchedule = Type.Object({
  key: PackKey,
  name: Name,
  layer: Type.Union([Type.Literal('takeover'), Type.Literal('scheduled'), Type.Literal('filler')]),
  zone: ZoneName,
  playlist: PackKey,
  timing: PackTiming,
  weight: Type.Integer({ minimum: 0, maximum: 100 }),
})
export type PackSchedule = Type.Static<typeof PackSchedule>

/** The campaign, and the plan that it carries out: phases, task groups, targets, bodies, the form of its reports. */
export const PackCampaign = Type.Object({
  name: Name,
  goal: Type.String({ maxLength: 1000 }),
  basis: Type.String({ maxLength: 300 }),
  from: Nullable(LocalDate),
  until: Nullable(LocalDate),
  plan: CampaignPlan,
})

export const MAX_MATERIALS = 1000

/** A campaign as it travels from one office to another, but for the bytes of its files. */
export const Pack = Type.Object({
  format: Type.Literal(PACK_FORMAT),
  id: PackId,
  name: Name,
  maker: Name,
  note: Type.String({ maxLength: 1000 }),
  campaign: PackCampaign,
  topics: Type.Array(Type.Omit(Topic, ['version']), { maxItems: 100 }),
  materials: Type.Array(PackMaterial, { maxItems: MAX_MATERIALS }),
  playlists: Type.Array(PackPlaylist, { maxItems: 100 }),
  schedules: Type.Array(PackSchedule, { maxItems: 100 }),
})
export type Pack = Type.Static<typeof Pack>

/** A file of a pack: its name within the archive follows from its hash, and never from what somebody wrote. */
export const PackFile = Type.Object({
  file: Hash,
  bytes: Type.Integer({ minimum: 1, maximum: 2 ** 40 }),
})
export type PackFile = Type.Static<typeof PackFile>

/** What lies in the archive as `manifest.json`. */
export const Manifest = Type.Object({
  ...Pack.properties,
  madeAt: Instant,
  files: Type.Array(PackFile, { maxItems: 2000 }),
})
export type Manifest = Type.Static<typeof Manifest>

export const MANIFEST = 'manifest.json'
export const entryOf = (file: Hash): string => `files/${file}`
