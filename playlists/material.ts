import { Type } from 'typebox'
import { Content, wordsShown } from './content.ts'
import { CampaignId, Hash, MaterialId } from './ids.ts'
import { Instant, LocalDate } from './time.ts'

/** For whom a material is made (domain.md R3: phù hợp từng nhóm đối tượng). */
export const AUDIENCES = ['everyone', 'elderly', 'youth', 'business', 'officials'] as const
export const Audience = Type.Enum(AUDIENCES)
export type Audience = (typeof AUDIENCES)[number]

/** For everybody, on any date, whatever the mood. */
export const UNLABELLED = { validFrom: null, validUntil: null, audience: 'everyone', festive: false } as const

/** What the resolver needs of a material: the revision that may be shown, and on which dates. */
export const PlayableMaterial = Type.Object({
  id: MaterialId,
  revision: Hash,
  content: Content,
  durationMs: Type.Integer({ minimum: 1000, maximum: 3_600_000 }),
  validFrom: Type.Union([LocalDate, Type.Null()]),
  validUntil: Type.Union([LocalDate, Type.Null()]),
  topic: Type.String(),
  campaign: Type.Union([CampaignId, Type.Null()]),
  audience: Audience,
  /** Cheerful; not shown on a solemn day. */
  festive: Type.Boolean(),
  /** When the approved revision was made: playlists by rule show the newest first. */
  since: Instant,
})
export type PlayableMaterial = Type.Static<typeof PlayableMaterial>

/** All of it but the content: enough to say when it comes. */
export type Rotatable = Omit<PlayableMaterial, 'content'>

/** Shortest and longest time on screen that an editor may ask for. */
export const MIN_SLOT_MS = 3000
export const MAX_SLOT_MS = 3_600_000

/** Hold times of screens.md: a slogan ≥ 6 s, a QR card ≥ 15 s; a video lasts as long as it is. */
export function defaultDurationMs(content: Content): number {
  switch (content.kind) {
    case 'slogan':
      return Math.max(8000, readingTimeMs(wordsShown(content).join(' ')))
    case 'qr':
      return 15_000
    case 'image':
      return 10_000
    case 'video':
      return Math.min(Math.max(content.durationMs, MIN_SLOT_MS), MAX_SLOT_MS)
    case 'figure':
      return Math.max(10_000, readingTimeMs(wordsShown(content).join(' ')))
    case 'table':
      return Math.min(Math.max(12_000, readingTimeMs(wordsShown(content).join(' '))), MAX_SLOT_MS)
    case 'hours':
      return 15_000
    case 'slides':
      return Math.min(Math.max(content.pages.length * content.pageMs, MIN_SLOT_MS), MAX_SLOT_MS)
    case 'web':
      return 30_000
  }
}

/** About 2.5 syllables a second plus 2 s (screens.md, Hold); a Vietnamese syllable is a word between spaces. */
export function readingTimeMs(words: string): number {
  const syllables = words.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
  return Math.ceil(syllables / 2.5 + 2) * 1000
}
