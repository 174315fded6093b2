import type { QrContent, SloganContent, Template } from '../material.ts'
import type { LocalDate } from '../time.ts'

/** A blank of an entry; `hours` suggests the office's own hours. */
export type StarterBlank = { key: string; label: string; suggest: 'hours' | null }

/** One item of the starter campaign, before any office has looked at it. */
export type StarterEntry = {
  code: string
  topic: string
  title: string
  content: SloganContent | QrContent
  source: string
  /** False where the office has to check first: a service it may not offer, a target of another ward, a number, a date. */
  recommended: boolean
  /** False for models of notices, which are copied when they are needed. */
  rotates: boolean
  blanks: readonly StarterBlank[]
  validFrom: LocalDate | null
  validUntil: LocalDate | null
}

type Given = Pick<StarterEntry, 'content' | 'source'> & Partial<StarterEntry>

/** An entry that is ready to use, unless it says otherwise. */
export function entry(code: string, topic: string, given: Given): StarterEntry {
  const rest = { recommended: true, rotates: true, blanks: [], validFrom: null, validUntil: null }
  return { code, topic, title: given.content.headline, ...rest, ...given }
}

export const slogan = (
  template: Template,
  headline: string,
  more: { support?: string; steps?: string[] } = {},
): SloganContent => ({ kind: 'slogan', template, headline, support: more.support ?? '', steps: more.steps ?? [] })

/** The stage writes the address under the code, so the words need not repeat it. */
export const qr = (url: string, headline: string, support: string): QrContent => ({
  kind: 'qr',
  url,
  headline,
  support,
})
