import { zonesOf } from '../../playlists/frames.ts'
import type { FrameName } from '../../playlists/frames.ts'
import type { DisplayId, GroupId } from '../../playlists/ids.ts'
import { airingOf, isAlive } from '../../playlists/in-use.ts'
import { distanceTo } from '../../playlists/occurrences.ts'
import type { Times } from '../../playlists/occurrences.ts'
import type { Rect } from '../../playlists/programme.ts'
import { zoneOf } from '../../playlists/schedule.ts'
import type { Schedule, ZoneName } from '../../playlists/schedule.ts'
import type { Instant } from '../../playlists/time.ts'

/** What is known of a display while it is being edited; one that is new has no id yet. */
export type Framed = { id: DisplayId | null; groups: readonly GroupId[]; frame: FrameName; canvas: Rect }

/** The zones beside the main one that a frame would give a display, and into which nothing is scheduled, now or later. */
export function emptyZones(
  { id, groups, frame, canvas }: Framed,
  schedules: readonly Schedule[],
  { times, now }: { times: Times; now: Instant },
): ZoneName[] {
  const filled = new Set(
    schedules
      .filter(({ target }) => distanceTo(target, { id: id ?? -1, groups }) !== null)
      .filter((schedule) => isAlive(airingOf(schedule, times, now)))
      .map(zoneOf),
  )
  return zonesOf(frame, canvas).flatMap(({ name }) => (name === 'main' || filled.has(name) ? [] : [name]))
}
