import { Type } from 'typebox'
import { DaypartId, Hash } from './ids.ts'
import { STEP_ICONS } from './step-icons.ts'
import { LocalDate } from './time.ts'

export const MATERIAL_KINDS = ['slogan', 'image', 'video', 'qr', 'figure', 'table', 'hours', 'slides', 'web'] as const
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

/** A file that a display fetches by its hash. */
export const MediaFile = Type.Object({ hash: Hash, bytes: Type.Integer({ minimum: 1 }), type: Type.String() })
export type MediaFile = Type.Static<typeof MediaFile>

const text = (maxLength: number) => Type.String({ maxLength })

/** A slogan, a list of steps, a notice: words only. `steps` are numbered by the template, not in the text. */
export const SloganContent = Type.Object({
  kind: Type.Literal('slogan'),
  template: Template,
  headline: Type.String({ minLength: 1, maxLength: 300 }),
  support: text(300),
  steps: Type.Array(Type.String({ minLength: 1, maxLength: 160 }), { maxItems: 8 }),
  /** A sign for each step, or none; left out where no step has one. */
  icons: Type.Optional(Type.Array(Type.Union([Type.Enum(STEP_ICONS), Type.Null()]), { maxItems: 8 })),
})

/** A QR card: the code, a call to action, and the host name in words (never a short link's promise). */
export const QrContent = Type.Object({
  kind: Type.Literal('qr'),
  url: Type.String({ minLength: 8, maxLength: 500, pattern: '^[hH][tT][tT][pP][sS]?://' }),
  headline: Type.String({ minLength: 1, maxLength: 200 }),
  support: text(200),
})

/** Looks that a figure or a table may wear: those that leave the numbers room and quiet. */
export const SHEET_TEMPLATES = ['digital', 'formal', 'green', 'notice', 'solemn'] as const
export const SheetTemplate = Type.Enum(SHEET_TEMPLATES)
export type SheetTemplate = (typeof SHEET_TEMPLATES)[number]

/** As far as a number is still read at a glance. */
export const MOST_AMOUNT = 1e12
export const MAX_DECIMALS = 3
const Amount = Type.Number({ minimum: -MOST_AMOUNT, maximum: MOST_AMOUNT })
const AsOf = Type.Union([LocalDate, Type.Null()])

/** One large number: what is counted, how far it has come towards its target, where it is from and of which date. */
export const FigureContent = Type.Object({
  kind: Type.Literal('figure'),
  template: SheetTemplate,
  /** What is counted. */
  headline: Type.String({ minLength: 1, maxLength: 200 }),
  value: Amount,
  unit: text(30),
  decimals: Type.Integer({ minimum: 0, maximum: MAX_DECIMALS }),
  target: Type.Union([Amount, Type.Null()]),
  targetLabel: text(80),
  /** Whether more or less than the target is the better. */
  better: Type.Union([Type.Literal('higher'), Type.Literal('lower')]),
  source: text(200),
  asOf: AsOf,
  support: text(200),
})

export const MAX_COLUMNS = 8
export const MAX_ROWS = 200
export const MAX_CELL = 200
/** All cells together (RULES MA7): a programme is fetched whole. */
export const MAX_TABLE_LETTERS = 30_000

/** A notice board's table, which turns its pages itself by what the canvas holds (RULES TB1). */
export const TableContent = Type.Object({
  kind: Type.Literal('table'),
  template: SheetTemplate,
  headline: Type.String({ minLength: 1, maxLength: 200 }),
  columns: Type.Array(
    Type.Object({
      title: text(80),
      align: Type.Union([Type.Literal('start'), Type.Literal('end'), Type.Literal('center')]),
    }),
    { minItems: 1, maxItems: MAX_COLUMNS },
  ),
  rows: Type.Array(Type.Array(text(MAX_CELL), { minItems: 1, maxItems: MAX_COLUMNS }), {
    minItems: 1,
    maxItems: MAX_ROWS,
  }),
  source: text(200),
  asOf: AsOf,
})

/** The office's hours, or those of a daypart: the lines are worked out from them and the calendar (RULES HR1). */
export const HoursContent = Type.Object({
  kind: Type.Literal('hours'),
  headline: Type.String({ minLength: 1, maxLength: 200 }),
  support: text(300),
  daypart: Type.Union([DaypartId, Type.Null()]),
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

/** A picture of a slide show or of a web page, as a revision names it. */
export const Still = Type.Object({
  file: Hash,
  type: Type.Enum(IMAGE_TYPES),
  bytes: Type.Integer({ minimum: 1 }),
  width: Type.Integer({ minimum: 1 }),
  height: Type.Integer({ minimum: 1 }),
})
export type Still = Type.Static<typeof Still>

export const MOST_SLIDES = 60

/** Pages one after the other (a PDF's), each for `pageMs`, from the first again when the slot is longer. */
export const SlidesContent = Type.Object({
  kind: Type.Literal('slides'),
  pages: Type.Array(Still, { minItems: 1, maxItems: MOST_SLIDES }),
  pageMs: Type.Integer({ minimum: 2000, maximum: 600_000 }),
  fit: Type.Union([Type.Literal('contain'), Type.Literal('cover')]),
  description: text(300),
})

/** A page of another site, live in a frame of its own; `still` is shown where it cannot be reached. */
export const WebContent = Type.Object({
  kind: Type.Literal('web'),
  url: Type.String({ minLength: 10, maxLength: 500, pattern: '^[hH][tT][tT][pP][sS]://' }),
  still: Still,
  description: text(300),
})

/** What is shown. A revision is named by the SHA-256 of its canonical bytes (canonical.ts); approval is of that hash. */
export const Content = Type.Union([
  SloganContent,
  QrContent,
  ImageContent,
  VideoContent,
  FigureContent,
  TableContent,
  HoursContent,
  SlidesContent,
  WebContent,
])
export type Content = Type.Static<typeof Content>
export type SloganContent = Type.Static<typeof SloganContent>
export type QrContent = Type.Static<typeof QrContent>
export type ImageContent = Type.Static<typeof ImageContent>
export type VideoContent = Type.Static<typeof VideoContent>
export type FigureContent = Type.Static<typeof FigureContent>
export type TableContent = Type.Static<typeof TableContent>
export type HoursContent = Type.Static<typeof HoursContent>
export type SlidesContent = Type.Static<typeof SlidesContent>
export type WebContent = Type.Static<typeof WebContent>

/** What a passer-by has to read, in order; pictures and films have no words of ours. */
export function wordsShown(content: Content): string[] {
  switch (content.kind) {
    case 'slogan':
      return [content.headline, content.support, ...content.steps]
    case 'qr':
    case 'hours':
      return [content.headline, content.support]
    case 'figure':
      return [content.headline, String(content.value), content.unit, content.targetLabel, content.support]
    case 'table':
      return [content.headline, ...content.columns.map(({ title }) => title), ...content.rows.flat()]
    case 'image':
    case 'video':
    case 'slides':
    case 'web':
      return []
  }
}

/** RULES MA7. All letters of a table's cells and headings. */
export const lettersOf = ({ columns, rows }: TableContent): number =>
  [...columns.map(({ title }) => title), ...rows.flat()].reduce((sum, cell) => sum + cell.length, 0)

/** Every file a content needs, the one it opens with first. */
export function filesOf(content: Content): MediaFile[] {
  switch (content.kind) {
    case 'image':
    case 'video':
      return [mediaFile(content)]
    case 'slides':
      return content.pages.map(mediaFile)
    case 'web':
      return [mediaFile(content.still)]
    case 'slogan':
    case 'qr':
    case 'figure':
    case 'table':
    case 'hours':
      return []
  }
}

const mediaFile = ({ file, bytes, type }: { file: Hash; bytes: number; type: string }): MediaFile => ({
  hash: file,
  bytes,
  type,
})
