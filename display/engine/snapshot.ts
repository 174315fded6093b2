import type { Hash, MaterialId } from '../../playlists/ids.ts'
import type { Content } from '../../playlists/material.ts'
import type { Rect } from '../../playlists/programme.ts'
import type { ZoneName } from '../../playlists/schedule.ts'
import type { Instant, Zone } from '../../playlists/time.ts'

/**
 * What the stage is told. `key` is new for each showing; the stage mounts `next` unseen, decodes it, and reveals it in one
 * frame when it becomes `current`. Two showings with the same key are the same thing and are not drawn again.
 */
export type Showing =
  | {
      kind: 'content'
      key: string
      content: Content
      revision: Hash
      material: MaterialId
      /** Where the bytes are (blob: or same-origin URLs), in the order of `filesOf`; none for text. */
      media: readonly string[]
      /** When its slot began, by the plan; null where it is shown outside of one. */
      plannedAt: Instant | null
      /** How far into a video this showing begins, in ms; 0 unless a screen joins in the middle. */
      offsetMs: number
    }
  | { kind: 'fallback'; key: string; office: string; line: string }
  | { kind: 'black'; key: string }
  /** The quiet band of a zone that has nothing to show. */
  | { kind: 'quiet'; key: string }
  /** Another zone lies over this one. */
  | { kind: 'covered'; key: string }

export type ZoneView = { name: ZoneName; rect: Rect; current: Showing; next: Showing | null }

export type Snapshot =
  | { kind: 'starting' }
  /** Another page of this browser plays; two would count everything twice. */
  | { kind: 'elsewhere' }
  | { kind: 'pairing'; code: string; expiresAt: Instant; serverAway: boolean }
  | {
      kind: 'playing'
      canvas: Rect
      zone: Zone
      /** Percent, 0–100. */
      brightness: number
      muted: boolean
      zones: ZoneView[]
    }

/** What the stage tells back, by key: decoded and drawable · first frame painted on screen · cannot be shown. */
export type StageReports = {
  ready: (key: string) => void
  painted: (key: string) => void
  failed: (key: string, reason: 'decode' | 'stalled' | 'media-missing') => void
}
