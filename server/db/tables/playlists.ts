import type { Generated } from 'kysely'
import type { PlaylistOrder } from '../../../playlists/playlist.ts'
import type { Layer, ZoneName } from '../../../playlists/schedule.ts'

export type PlaylistTables = {
  playlists: {
    id: Generated<number>
    name: string
    note: string
    order: PlaylistOrder
    separation: Generated<number>
    /** JSON in the shapes of playlists/playlist.ts. */
    rule: string | null
    goals: Generated<string>
    archivedAt: number | null
    version: Generated<number>
  }
  /** A material, or a list that stands in this one. */
  playlistItems: {
    playlist: number
    position: number
    material: number | null
    nested: number | null
    weight: number
    durationMs: number | null
  }
  /** `show`, `timing`, `target` are JSON in the shapes of playlists/schedule.ts. */
  schedules: {
    id: Generated<number>
    name: string
    layer: Layer
    show: string
    timing: string
    target: string
    weight: number
    wakes: 0 | 1
    zone: ZoneName
    author: number
    createdAt: number
    archivedAt: number | null
    version: Generated<number>
  }
}
