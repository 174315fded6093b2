import { UNLABELLED, defaultDurationMs } from '../material.ts'
import type { Content, QrContent, SloganContent, Template } from '../content.ts'
import type { Audience } from '../material.ts'
import type { PackBlank, PackMaterial } from '../packs/pack.ts'
import type { LocalDate } from '../time.ts'

/** One item of a pack that ships, before any office has looked at it. */
export type StarterEntry = {
  code: string
  topic: string
  title: string
  content: Content
  source: string
  /** False where the office has to check first: a service it may not offer, a target of another ward, a number, a date. */
  recommended: boolean
  /** False for models of notices, which are copied when they are needed. */
  rotates: boolean
  blanks: readonly PackBlank[]
  audience: Audience
  festive: boolean
  validFrom: LocalDate | null
  validUntil: LocalDate | null
}

type Worded = Extract<Content, { headline: string }>
type Given<C extends Content = Worded> = { content: C; source: string } & Partial<StarterEntry>

/** An entry that is ready to use, unless it says otherwise. */
export function entry(code: string, topic: string, given: Given): StarterEntry {
  const rest = { ...UNLABELLED, recommended: true, rotates: true, blanks: [] }
  return { code, topic, title: given.content.headline, ...rest, ...given }
}

/** As a part of a pack; `locked`: these very words, and no others. */
export const materialOf = ({ code, rotates: _, blanks, ...rest }: StarterEntry, locked: boolean): PackMaterial => ({
  ...rest,
  key: code,
  blanks: [...blanks],
  durationMs: defaultDurationMs(rest.content),
  tags: [],
  locked,
})

export const slogan = (
  template: Template,
  headline: string,
  more: { support?: string; steps?: string[] } = {},
): SloganContent => ({ kind: 'slogan', template, headline, support: more.support ?? '', steps: more.steps ?? [] })

/** Before the words of a figure that nobody has reached yet. */
export const AIMED_AT = 'Chỉ tiêu: '

/** The stage writes the address under the code, so the words need not repeat it. */
export const qr = (url: string, headline: string, support: string): QrContent => ({
  kind: 'qr',
  url,
  headline,
  support,
})
