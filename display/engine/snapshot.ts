import type { Hash, MaterialId } from '../../playlists/ids.ts'
import type { Content } from '../../playlists/material.ts'
import type { HoursSheet } from '../../playlists/office-hours.ts'
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
      /** Where the bytes are (a blob: or same-origin URL); null for text. */
      media: string | null
      /** How far into a video this showing begins, in ms; 0 unless a screen joins in the middle. */
      offsetMs: number
      /** When its slot begins, and how long that lasts; null: it is shown over and over, in a preview. */
      slot: { start: Instant; durationMs: number | null }
      /** What an hours material says (playlists/office-hours.ts); null for any other, and where nobody knows. */
      hours: HoursSheet | null
    }
  | { kind: 'fallback'; key: string; office: string; line: string }
  | { kind: 'black'; key: string }
  /** The quiet band of a zone that has nothing to show. */
  | { kind: 'quiet'; key: string }
  /** Another zone lies over this one. */
  | { kind: 'covered'; key: string }

export type ZoneView = { name: ZoneName; rect: Rect; current: Showing; next: Showing | null }

/** Whose screen this is; `logo` is where its picture is (a blob: or same-origin URL). */
export type OfficeFace = { name: string; logo: string | null }

export type Snapshot =
  | { kind: 'starting' }
  /** Another page of this browser plays; two would count everything twice. */
  | { kind: 'elsewhere' }
  | { kind: 'pairing'; code: string; expiresAt: Instant; serverAway: boolean }
  | {
      kind: 'playing'
      canvas: Rect
      zone: Zone
      office: OfficeFace
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
