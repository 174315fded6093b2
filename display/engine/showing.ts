import type { Hash } from '../../playlists/ids.ts'
import type { Content } from '../../playlists/material.ts'
import type { ZonePlaying } from '../../playlists/playback.ts'
import type { Programme } from '../../playlists/programme.ts'
import type { Showing } from './snapshot.ts'

/** What one answer of `playingAt` is: equal answers are the same thing, so nothing that goes on is drawn again. */
export function identityOf({ show }: ZonePlaying, { fallback }: Programme): string {
  switch (show.kind) {
    case 'slot':
      return `${show.slot.revision}@${show.plannedAt}#${show.slot.schedule}.${show.slot.playlist}`
    case 'fallback':
      return `fallback ${fallback.office} ${fallback.line}`
    case 'black':
      return 'black'
  }
}

/** The file a content needs, if any. */
export const fileOf = (content: Content): Hash | null => ('file' in content ? content.file : null)

export type ShowingFacts = { key: string; media: string | null; joinedMs: number }

/** What the stage is given for an answer. `media` is the file's URL; `joinedMs` how late into its slot it begins. */
export function makeShowing({ show }: ZonePlaying, { fallback }: Programme, facts: ShowingFacts): Showing {
  const { key, media, joinedMs } = facts
  if (show.kind === 'fallback') return { kind: 'fallback', key, ...fallback }
  if (show.kind === 'black') return { kind: 'black', key }
  const { content, slot } = show
  const { revision, material } = slot
  const offsetMs = content.kind === 'video' && joinedMs < content.durationMs ? joinedMs : 0
  return { kind: 'content', key, content, revision, material, media, offsetMs }
}
