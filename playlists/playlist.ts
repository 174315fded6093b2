import { Type } from 'typebox'
import { MaterialId, PlaylistId } from './ids.ts'
import { MAX_SLOT_MS, MIN_SLOT_MS } from './material.ts'

export const PLAYLIST_ORDERS = ['sequence', 'weighted'] as const
export const PlaylistOrder = Type.Enum(PLAYLIST_ORDERS)
export type PlaylistOrder = (typeof PLAYLIST_ORDERS)[number]

/** `durationMs: null` takes the material's own. In a `sequence` the weight is not looked at. */
export const PlaylistItem = Type.Object({
  material: MaterialId,
  weight: Type.Integer({ minimum: 1, maximum: 10 }),
  durationMs: Type.Union([Type.Integer({ minimum: MIN_SLOT_MS, maximum: MAX_SLOT_MS }), Type.Null()]),
})
export type PlaylistItem = Type.Static<typeof PlaylistItem>

export const Playlist = Type.Object({
  id: PlaylistId,
  order: PlaylistOrder,
  items: Type.Array(PlaylistItem, { maxItems: 500 }),
})
export type Playlist = Type.Static<typeof Playlist>
