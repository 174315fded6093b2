import type { Hash } from '../../playlists/ids.ts'
import type { Content } from '../../playlists/material.ts'
import type { ZonePlaying } from '../../playlists/playback.ts'
import { sheetName } from '../../playlists/office-hours.ts'
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
    case 'covered':
      return show.kind
  }
}

/** The file a content needs, if any. */
export const fileOf = (content: Content): Hash | null => ('file' in content ? content.file : null)

export type ShowingFacts = { key: string; media: string | null; joinedMs: number }

/** What the stage is given for an answer. `media` is the file's URL; `joinedMs` how late into its slot it begins. */
export function makeShowing(
  at: ZonePlaying,
  { fallback, hours }: Pick<Programme, 'fallback' | 'hours'>,
  facts: ShowingFacts,
): Showing {
  const { show } = at
  const { key, media, joinedMs } = facts
  // RULES ZN2. A ticker without words is a quiet band; every other zone can say whose screen it is.
  if (show.kind === 'fallback')
    return at.zone === 'ticker'
      ? { kind: 'quiet', key }
      : { kind: 'fallback', key, office: fallback.office, line: fallback.line }
  if (show.kind !== 'slot') return { kind: show.kind, key }
  const { revision, material } = show.slot
  const content = drawnContent(at, show.content)
  const offsetMs = content.kind === 'video' && joinedMs < content.durationMs ? joinedMs : 0
  const sheet = content.kind === 'hours' ? (hours[sheetName(content.daypart)] ?? null) : null
  const slot = { start: show.plannedAt, durationMs: show.slot.durationMs }
  return { kind: 'content', key, content, revision, material, media, offsetMs, slot, hours: sheet }
}

/** RULES LD9. Words of a solemn day; an emergency keeps its own look. */
function drawnContent({ look, show }: ZonePlaying, content: Content): Content {
  const isUrgent = show.kind === 'slot' && show.layer === 'emergency'
  return look === 'solemn' && 'template' in content && !isUrgent ? { ...content, template: 'solemn' } : content
}
