import type { CalendarFacts } from './calendar.ts'
import type { Daypart, WeekTable } from './dayparts.ts'
import type { FrameName } from './frames.ts'
import type { Output } from './geometry.ts'
import type { DisplayId, GroupId } from './ids.ts'
import type { Names } from './kiosk.ts'
import type { PlayableMaterial } from './material.ts'
import type { Opening } from './opening.ts'
import type { Playlist } from './playlist.ts'
import type { OfficeSign, Rect } from './programme.ts'
import type { Schedule } from './schedule.ts'
import type { Showable } from './shown-as.ts'
import type { Zone } from './time.ts'

/** Everything that decides what a display shows, gathered by the server; in any order (RULES RS1). */
export type Facts = {
  zone: Zone
  display: {
    id: DisplayId
    groups: readonly GroupId[]
    canvas: Rect
    frame: FrameName
    opening: Opening
    muted: boolean
    /** RULES GE1. */
    output?: Output
    /** RULES KI1. Of a touch kiosk: how large its pixels are. */
    touch?: { mmPerPx: number }
  }
  /** Not archived. */
  schedules: readonly Schedule[]
  /** Not archived. */
  playlists: readonly Playlist[]
  /** Approved and not archived: nothing else may ever reach a screen (RULES MA1). */
  materials: readonly PlayableMaterial[]
  calendar: CalendarFacts
  /** Not archived. */
  dayparts: readonly Daypart[]
  /** Those of the settings. */
  officeHours: WeekTable
  fallback: OfficeSign
  showable: Showable
  /** What touch kiosks call things; nothing is decided by it. */
  names?: Names
}
