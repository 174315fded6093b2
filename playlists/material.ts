import { Type } from 'typebox'
import { CampaignId, Hash, MaterialId } from './ids.ts'
import { Instant, LocalDate } from './time.ts'

export const MATERIAL_KINDS = ['slogan', 'image', 'video', 'qr'] as const
export type MaterialKind = (typeof MATERIAL_KINDS)[number]

/** Looks of a text material, drawn live at the display's own pixels (display/stage/). */
export const TEMPLATES = [
  'formal',
  'digital',
  'green',
  'safety',
  'steps',
  'notice',
  'hours',
  'emergency',
  'solemn',
] as const
export const Template = Type.Enum(TEMPLATES)
export type Template = (typeof TEMPLATES)[number]

const text = (maxLength: number) => Type.String({ maxLength })

/** A slogan, a list of steps, a notice: words only. `steps` are numbered by the template, not in the text. */
export const SloganContent = Type.Object({
  kind: Type.Literal('slogan'),
  template: Template,
  headline: Type.String({ minLength: 1, maxLength: 300 }),
  support: text(300),
  steps: Type.Array(Type.String({ minLength: 1, maxLength: 160 }), { maxItems: 8 }),
})

/** A QR card: the code, a call to action, and the host name in words (never a short link's promise). */
export const QrContent = Type.Object({
  kind: Type.Literal('qr'),
  url: Type.String({ minLength: 8, maxLength: 500, pattern: '^[hH][tT][tT][pP][sS]?://' }),
  headline: Type.String({ minLength: 1, maxLength: 200 }),
  support: text(200),
})

export const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/avif'] as const
export const VIDEO_TYPES = ['video/mp4', 'video/webm'] as const

/** A stored file as a revision names it: by hash; the facts were read from its bytes when it came in. */
export const ImageContent = Type.Object({
  kind: Type.Literal('image'),
  file: Hash,
  type: Type.Enum(IMAGE_TYPES),
  bytes: Type.Integer({ minimum: 1 }),
  width: Type.Integer({ minimum: 1 }),
  height: Type.Integer({ minimum: 1 }),
  fit: Type.Union([Type.Literal('contain'), Type.Literal('cover')]),
  description: text(300),
})

export const VideoContent = Type.Object({
  kind: Type.Literal('video'),
  file: Hash,
  type: Type.Enum(VIDEO_TYPES),
  bytes: Type.Integer({ minimum: 1 }),
  width: Type.Integer({ minimum: 1 }),
  height: Type.Integer({ minimum: 1 }),
  durationMs: Type.Integer({ minimum: 1 }),
  hasSound: Type.Boolean(),
  fit: Type.Union([Type.Literal('contain'), Type.Literal('cover')]),
  description: text(300),
})

/** What is shown. A revision is named by the SHA-256 of its canonical bytes (canonical.ts); approval is of that hash. */
export const Content = Type.Union([SloganContent, QrContent, ImageContent, VideoContent])
export type Content = Type.Static<typeof Content>
export type SloganContent = Type.Static<typeof SloganContent>
export type QrContent = Type.Static<typeof QrContent>
export type ImageContent = Type.Static<typeof ImageContent>
export type VideoContent = Type.Static<typeof VideoContent>

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
      return Math.max(8000, readingTimeMs([content.headline, content.support, ...content.steps].join(' ')))
    case 'qr':
      return 15_000
    case 'image':
      return 10_000
    case 'video':
      return Math.min(Math.max(content.durationMs, MIN_SLOT_MS), MAX_SLOT_MS)
  }
}

/** About 2.5 syllables a second plus 2 s (screens.md, Hold); a Vietnamese syllable is a word between spaces. */
export function readingTimeMs(words: string): number {
  const syllables = words.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
  return Math.ceil(syllables / 2.5 + 2) * 1000
}
