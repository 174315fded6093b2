import { Type } from 'typebox'
import { CampaignId, MaterialId, PlaylistId } from './ids.ts'
import { Audience, MAX_SLOT_MS, MIN_SLOT_MS } from './material.ts'

export const PLAYLIST_ORDERS = ['sequence', 'shuffle', 'weighted'] as const
export const PlaylistOrder = Type.Enum(PLAYLIST_ORDERS)
export type PlaylistOrder = (typeof PLAYLIST_ORDERS)[number]

export const MAX_ITEMS = 500
/** How many other slots may be asked for between two of one topic. */
export const MAX_SEPARATION = 5

/** How often against the others; in a `sequence` it is not looked at. */
const Weight = Type.Integer({ minimum: 1, maximum: 10 })

/** `durationMs: null` takes the material's own. */
export const MaterialItem = Type.Object({
  material: MaterialId,
  weight: Weight,
  durationMs: Type.Union([Type.Integer({ minimum: MIN_SLOT_MS, maximum: MAX_SLOT_MS }), Type.Null()]),
})
export type MaterialItem = Type.Static<typeof MaterialItem>

/** Another playlist inside this one (RULES RO8). */
export const NestedItem = Type.Object({ playlist: PlaylistId, weight: Weight })
export type NestedItem = Type.Static<typeof NestedItem>

export const PlaylistItem = Type.Union([MaterialItem, NestedItem])
export type PlaylistItem = Type.Static<typeof PlaylistItem>

export const isNested = (item: PlaylistItem): item is NestedItem => 'playlist' in item

/** RULES RO9. What a playlist by rule shows, newest first; an empty list of topics, campaigns or audiences means any. */
export const PlaylistRule = Type.Object({
  topics: Type.Array(Type.String({ maxLength: 10 }), { maxItems: 100, uniqueItems: true }),
  campaigns: Type.Array(CampaignId, { maxItems: 100, uniqueItems: true }),
  audiences: Type.Array(Audience, { maxItems: 20, uniqueItems: true }),
  newest: Type.Union([Type.Integer({ minimum: 1, maximum: MAX_ITEMS }), Type.Null()]),
})
export type PlaylistRule = Type.Static<typeof PlaylistRule>

/** Whether a rule asks for such a material, be it among the newest or not. */
export function fitsRule(
  { topics, campaigns, audiences }: PlaylistRule,
  { topic, campaign, audience }: { topic: string; campaign: number | null; audience: Audience },
): boolean {
  const fits = (wanted: readonly unknown[], value: unknown) => wanted.length === 0 || wanted.includes(value)
  return fits(topics, topic) && fits(campaigns, campaign) && fits(audiences, audience)
}

/**
 * What a playlist promises (RULES GO1–GO3). A share lives here and not on a campaign, because it is a share of this list's
 * time: a list that shows two campaigns divides its own minutes, and schedules divide the screen's.
 */
export const Goal = Type.Union([
  Type.Object({
    kind: Type.Literal('at-least-a-day'),
    material: MaterialId,
    n: Type.Integer({ minimum: 1, maximum: 1000 }),
  }),
  Type.Object({
    kind: Type.Literal('at-most-an-hour'),
    material: MaterialId,
    n: Type.Integer({ minimum: 1, maximum: 100 }),
  }),
  Type.Object({
    kind: Type.Literal('share'),
    campaign: CampaignId,
    percent: Type.Integer({ minimum: 1, maximum: 100 }),
  }),
])
export type Goal = Type.Static<typeof Goal>

/** A list with a rule shows what the rule finds, and has no items of its own. */
export const Playlist = Type.Object({
  id: PlaylistId,
  order: PlaylistOrder,
  separation: Type.Integer({ minimum: 0, maximum: MAX_SEPARATION }),
  items: Type.Array(PlaylistItem, { maxItems: MAX_ITEMS }),
  rule: Type.Union([PlaylistRule, Type.Null()]),
  goals: Type.Array(Goal, { maxItems: 50 }),
})
export type Playlist = Type.Static<typeof Playlist>

/** A list that simply shows its items one after another. */
export const PLAIN = { order: 'sequence', separation: 0, rule: null, goals: [] } as const satisfies Partial<Playlist>
