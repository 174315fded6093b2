import type { Hash } from '../../playlists/ids.ts'
import { filesOf } from '../../playlists/material.ts'
import type { MediaFile } from '../../playlists/material.ts'
import type { Programme } from '../../playlists/programme.ts'
import type { Instant } from '../../playlists/time.ts'

/** Which files to fetch, the soonest needed first, and which to drop. */
export type MediaPlan = { fetch: MediaFile[]; drop: Hash[] }

export function planMedia(programme: Programme, have: readonly Hash[], now: Instant): MediaPlan {
  const wanted = inOrderOfNeed(programme, now)
  return {
    fetch: wanted.filter((file) => !have.includes(file.hash)),
    drop: have.filter((hash) => !wanted.some((file) => file.hash === hash)),
  }
}

function inOrderOfNeed(programme: Programme, now: Instant): MediaFile[] {
  const byHash = new Map(programme.media.map((file) => [file.hash, file]))
  const out = new Set<MediaFile>()
  for (const zone of programme.zones) {
    for (const { end, show } of zone.windows) {
      if (end <= now || show.kind !== 'cycle') continue
      for (const index of programme.cycles[show.cycle]?.slots ?? []) {
        const content = programme.contents[programme.slots[index]!.revision]
        for (const { hash } of content ? filesOf(content) : []) {
          const file = byHash.get(hash)
          if (file) out.add(file)
        }
      }
    }
  }
  for (const file of programme.media) out.add(file)
  return [...out]
}
