import type { Content } from '../../playlists/content.ts'
import type { ZonePlaying } from '../../playlists/playback.ts'
import { sheetName } from '../../playlists/office-hours.ts'
import type { Programme } from '../../playlists/programme.ts'
import type { Showing, Subject } from './snapshot.ts'

/** What one answer of `playingAt` is: equal answers are the same thing, so nothing that goes on is drawn again. */
export function identityOf({ show, look }: ZonePlaying, { fallback }: Programme): string {
  switch (show.kind) {
    case 'slot':
      return `${show.slot.revision}@${show.plannedAt}#${show.slot.schedule}.${show.slot.playlist}`
    case 'fallback':
      return `fallback ${look ?? ''} ${fallback.office} ${fallback.line}`
    case 'black':
    case 'covered':
      return show.kind
  }
}

export type ShowingFacts = { key: string; media: readonly string[] }

type OfProgramme = Pick<Programme, 'fallback' | 'hours'>

/** What the stage is given for an answer. `media` are its files' URLs. */
export const makeShowing = (at: ZonePlaying, programme: OfProgramme, facts: ShowingFacts): Showing => ({
  ...subjectOf(at, programme, facts),
  rect: at.rect,
})

function subjectOf(at: ZonePlaying, { fallback, hours }: OfProgramme, facts: ShowingFacts): Subject {
  const { show } = at
  const { key, media } = facts
  const solemn = isSolemn(at)
  // RULES ZN2. A ticker without words is a quiet band; every other zone can say whose screen it is.
  if (show.kind === 'fallback')
    return at.zone === 'ticker'
      ? { kind: 'quiet', key, solemn }
      : { kind: 'fallback', key, office: fallback.office, line: fallback.line, solemn }
  if (show.kind !== 'slot') return { kind: show.kind, key }
  const { revision, material } = show.slot
  const content = solemn ? graveWords(show.content) : show.content
  const sheet = content.kind === 'hours' ? (hours[sheetName(content.daypart)] ?? null) : null
  const slot = { start: show.plannedAt, durationMs: show.slot.durationMs }
  return { kind: 'content', key, content, revision, material, media, slot, hours: sheet, solemn }
}

/** RULES LD9. An emergency keeps its own look. */
const isSolemn = ({ look, show }: ZonePlaying): boolean =>
  look === 'solemn' && !(show.kind === 'slot' && show.layer === 'emergency')

const graveWords = (content: Content): Content => ('template' in content ? { ...content, template: 'solemn' } : content)
