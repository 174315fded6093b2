import type { DaypartId } from '../../playlists/ids.ts'
import type { Content, MaterialKind } from '../../playlists/content.ts'
import { makeNumber } from '../../playlists/numbers.ts'
import type { Format } from '../ui/format.ts'
import type { Text } from '../ui/text/vi.ts'

/** What fields are told with: the words in use, and the names of dayparts. */
export type Words = { text: Text; format: Format; daypart: (id: DaypartId | null) => string }

/** Read from a file's bytes, so that they change with its hash and never without it. */
type FactOfFile = 'type' | 'bytes' | 'width' | 'height' | 'durationMs' | 'hasSound'
type ContentOf<K extends MaterialKind> = Extract<Content, { kind: K }>
type FieldOf<K extends MaterialKind> = Exclude<keyof ContentOf<K>, 'kind' | FactOfFile>
export type ContentField = { [K in MaterialKind]: FieldOf<K> }[MaterialKind]

/** How a field is told: a text, numbered lines of which only the changed ones matter, or pictures by their hashes. */
export type Told =
  | { as: 'text'; text: string }
  | { as: 'lines'; lines: readonly string[]; place: (number: string) => string }
  | { as: 'pictures'; hashes: readonly string[]; many: boolean }
type Teller<V, C> = (value: V, words: Words, content: C) => Told
type Tellers = { [K in MaterialKind]: { [F in FieldOf<K>]: Teller<ContentOf<K>[F], ContentOf<K>> } }

const text = (value: string): Told => ({ as: 'text', text: value })
const picture = (hash: string): Told => ({ as: 'pictures', hashes: [hash], many: false })
const fit = (value: 'contain' | 'cover', { text: { materials } }: Words): Told => text(materials.form.fits[value])
const date = (value: ContentOf<'figure'>['asOf'], { format }: Words): Told =>
  text(value === null ? '' : format.date(value))
const template = (value: ContentOf<'slogan'>['template'], { text: { materials } }: Words): Told =>
  text(materials.templates[value])

/** Every field of every kind, in the order a reader meets them. A new one is missed by the compiler. */
const TELLERS: Tellers = {
  slogan: {
    template,
    headline: text,
    support: text,
    steps: (steps) => text(steps.map((step, n) => `${n + 1}. ${step}`).join('\n')),
    icons: (icons = [], { text: { materials } }) =>
      text(icons.map((icon, n) => `${n + 1}. ${materials.icons[icon ?? 'none']}`).join('\n')),
  },
  qr: { headline: text, support: text, url: text },
  figure: {
    template,
    headline: text,
    value: (value, _, { decimals }) => text(makeNumber(value, decimals)),
    unit: text,
    decimals: (decimals) => text(String(decimals)),
    target: (target, _, { decimals }) => text(target === null ? '' : makeNumber(target, decimals)),
    targetLabel: text,
    better: (better, words) => text(words.text.materials.form.better[better]),
    source: text,
    asOf: date,
    support: text,
  },
  table: {
    template,
    headline: text,
    columns: (columns, { text: { approvals, materials } }) => ({
      as: 'lines',
      lines: columns.map(({ title, align }) => `${title} (${materials.form.aligns[align].toLowerCase()})`),
      place: approvals.column,
    }),
    rows: (rows, { text: { approvals } }) => ({
      as: 'lines',
      lines: rows.map((cells) => cells.join(' | ')),
      place: approvals.row,
    }),
    source: text,
    asOf: date,
  },
  hours: { headline: text, daypart: (id, words) => text(words.daypart(id)), support: text },
  image: { file: picture, fit, description: text },
  video: { file: picture, fit, description: text },
  slides: {
    pages: (pages) => ({ as: 'pictures', hashes: pages.map(({ file }) => file), many: true }),
    pageMs: (ms, { format }) => text(format.duration(ms)),
    fit,
    description: text,
  },
  web: { url: text, still: ({ file }) => picture(file), description: text },
}

/** What a content says, field by field. */
export function tell(content: Content, words: Words): Map<ContentField, Told> {
  const tellers = TELLERS[content.kind] as Record<ContentField, Teller<unknown, Content>>
  const fields = Object.keys(tellers) as ContentField[]
  // Read by name: TELLERS has a teller for each field of each kind, so a name that its kind lacks is never asked for.
  const values = content as unknown as Record<ContentField, unknown>
  return new Map(fields.map((field) => [field, tellers[field](values[field], words, content)]))
}
