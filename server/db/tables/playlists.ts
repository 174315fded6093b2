import type { Generated } from 'kysely'
import type { PlaylistOrder } from '../../../playlists/playlist.ts'
import type { Layer } from '../../../playlists/schedule.ts'

export type PlaylistTables = {
  playlists: {
    id: Generated<number>
    name: string
    note: string
    order: PlaylistOrder
    archivedAt: number | null
    version: Generated<number>
  }
  playlistItems: { playlist: number; position: number; material: number; weight: number; durationMs: number | null }
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
    author: number
    createdAt: number
    archivedAt: number | null
    version: Generated<number>
  }
}
