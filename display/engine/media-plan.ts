import type { Hash } from '../../playlists/ids.ts'
import { filesOf } from '../../playlists/content.ts'
import type { MediaFile } from '../../playlists/content.ts'
import type { Programme } from '../../playlists/programme.ts'
import type { Instant } from '../../playlists/time.ts'
import type { StoredFile } from './ports.ts'

/** Which files to fetch, the soonest needed first; which to drop first, where there is no room for them; which have no room at all. */
export type MediaPlan = { fetch: MediaFile[]; drop: Hash[]; beyond: MediaFile[] }

/** What no programme needs any more is kept up to this: what is taken off in the morning is often back at noon. */
export const OLD_BYTES = 1_000_000_000

/**
 * RULES DI9. `have` is in the order of its coming. What is needed next has the first claim on the `room` (bytes in all; null: nobody
 * knows how many); of what is old the oldest is dropped first.
 */
export function planMedia(
  programme: Programme,
  have: readonly StoredFile[],
  now: Instant,
  room: number | null = null,
): MediaPlan {
  const wanted = inOrderOfNeed(programme, now)
  const claimed = claim(wanted, room ?? Infinity)
  const kept = new Set(claimed.files.map(({ hash }) => hash))
  const needed = new Set(wanted.map(({ hash }) => hash))
  const old = have.filter(({ hash }) => !needed.has(hash)).toReversed()
  const spared = new Set(claim(old, Math.min(OLD_BYTES, claimed.left)).files.map(({ hash }) => hash))
  const here = new Set(have.map(({ hash }) => hash))
  return {
    fetch: claimed.files.filter(({ hash }) => !here.has(hash)),
    drop: have.map(({ hash }) => hash).filter((hash) => !kept.has(hash) && !spared.has(hash)),
    beyond: wanted.filter(({ hash }) => !kept.has(hash)),
  }
}

/** As many as there is room for, the first ones first; one that is too large makes way for those after it. */
function claim<File extends { bytes: number }>(files: readonly File[], room: number): { files: File[]; left: number } {
  let left = room
  const taken = files.filter(({ bytes }) => {
    if (bytes > left) return false
    left -= bytes
    return true
  })
  return { files: taken, left }
}

/** The fallback's logo first: it is for when nothing else is left. */
function inOrderOfNeed(programme: Programme, now: Instant): MediaFile[] {
  const { fallback, media } = programme
  const byHash = new Map(media.map((file) => [file.hash, file]))
  const inTurn = windowsByTime(programme).flatMap(({ end, show }) =>
    end > now && show.kind === 'cycle' ? namesIn(programme, show.cycle) : [],
  )
  const names = [...(fallback.logo ? [fallback.logo.file] : []), ...inTurn]
  return [...new Set([...names.flatMap((name) => byHash.get(name) ?? []), ...media])]
}

const namesIn = ({ cycles, slots, contents }: Programme, cycle: number): Hash[] =>
  (cycles[cycle]?.slots ?? []).flatMap((index) => {
    const content = contents[slots[index]!.revision]
    return content ? filesOf(content).map(({ hash }) => hash) : []
  })

/** Of all zones together: a panel's pictures of next week wait for what the main zone shows today. */
const windowsByTime = ({ zones }: Programme) =>
  zones.flatMap(({ windows }) => windows).sort((one, other) => one.start - other.start)
