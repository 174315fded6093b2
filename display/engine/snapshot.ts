import type { Output } from '../../playlists/geometry.ts'
import type { Hash, MaterialId } from '../../playlists/ids.ts'
import type { Content } from '../../playlists/content.ts'
import type { HoursSheet } from '../../playlists/office-hours.ts'
import type { Programme, Rect } from '../../playlists/programme.ts'
import type { ZoneName } from '../../playlists/schedule.ts'
import type { Instant, Zone } from '../../playlists/time.ts'

/** What is shown, apart from where. `solemn`: drawn in the grave look of a solemn day. */
export type Subject =
  | {
      kind: 'content'
      key: string
      content: Content
      revision: Hash
      material: MaterialId
      /** Where the bytes are (blob: or same-origin URLs), in the order of `filesOf`; none for text. */
      media: readonly string[]
      /** When its slot begins, and how long that lasts; null: it is shown over and over, in a preview. */
      slot: { start: Instant; durationMs: number | null }
      /** What an hours material says (playlists/office-hours.ts); null for any other, and where nobody knows. */
      hours: HoursSheet | null
      solemn: boolean
    }
  | { kind: 'fallback'; key: string; office: string; line: string; solemn: boolean }
  | { kind: 'black'; key: string }
  /** The quiet band of a zone that has nothing to show. */
  | { kind: 'quiet'; key: string; solemn: boolean }
  /** Another zone lies over this one. */
  | { kind: 'covered'; key: string }

/**
 * What the stage is told. `key` is new for each showing; the stage mounts `next` unseen, decodes it, and reveals it in one
 * frame when it becomes `current`. Two showings with the same key are the same thing and are not drawn again. Each has its
 * own rectangle: what takes the whole frame lies over what had only its zone, and neither moves the other.
 */
export type Showing = Subject & { rect: Rect }

export const isSamePlace = (a: Rect, b: Rect): boolean =>
  a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height

export type ZoneView = { name: ZoneName; current: Showing; next: Showing | null }

/** Whose screen this is; `logo` is where its picture is (a blob: or same-origin URL). */
export type OfficeFace = { name: string; logo: string | null }

export type OrderedPicture = 'identify' | 'test-pattern'

export type Snapshot =
  | { kind: 'starting' }
  /** Another page of this browser plays, or another machine as this display; two would count everything twice. */
  | { kind: 'elsewhere' }
  /** What staff asked for from afar: who it is, or a picture to set it by. */
  | {
      kind: 'picture'
      picture: OrderedPicture
      canvas: Rect
      output: Output | null
      display: { id: number; name: string }
    }
  | { kind: 'pairing'; code: string; expiresAt: Instant; serverAway: boolean }
  | {
      kind: 'playing'
      canvas: Rect
      /** RULES GE1. Which parts of the canvas come out where; none: all of it, at its corner. */
      output?: Output | undefined
      zone: Zone
      office: OfficeFace
      /** Percent, 0–100. */
      brightness: number
      muted: boolean
      zones: ZoneView[]
      /** RULES KI1. What may be looked up by touch, where it may. */
      touch?: Programme | undefined
    }

/** What a touch kiosk asks of its player. */
export type TouchPort = {
  lend: (file: Hash) => Promise<{ url: string; letGo: () => void } | null>
  opened: (material: MaterialId) => void
  /** The catalogue lies over what is played, or no more. */
  cover: (is: boolean) => void
}

/** What the stage tells back, by key: decoded and drawable · first frame painted on screen · cannot be shown. */
export type StageReports = {
  ready: (key: string) => void
  painted: (key: string) => void
  failed: (key: string, reason: 'decode' | 'stalled' | 'media-missing') => void
}
