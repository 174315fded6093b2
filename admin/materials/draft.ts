import { partsOf } from '../../playlists/blanks.ts'
import { filesOf, lettersOf, MAX_TABLE_LETTERS, wordsShown } from '../../playlists/content.ts'
import { defaultDurationMs, MAX_SLOT_MS, MIN_SLOT_MS, readingTimeMs } from '../../playlists/material.ts'
import type { Content, MaterialKind, SloganContent, TableContent, WebContent } from '../../playlists/content.ts'
import type { Audience } from '../../playlists/material.ts'
import { neededMs } from '../../playlists/preflight.ts'
import { mapTexts } from '../../playlists/texts.ts'
import type { CampaignId, PlaylistId } from '../../playlists/ids.ts'
import type { LocalDate } from '../../playlists/time.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { cleanWords } from '../../playlists/words.ts'
import { dutyBody, dutyDraftOf, isBasisWhole } from './duty.ts'
import type { DutyDraft } from './duty.ts'
import { hostOf, isShortLink } from './qr-address.ts'
import { withoutEmptyRows } from './sheet-draft.ts'

/** A material while it is typed: may be incomplete. `seconds: null` follows the suggestion. */
export type Draft = {
  title: string
  topic: string
  campaign: CampaignId | null
  source: string
  seconds: number | null
  validFrom: LocalDate | null
  validUntil: LocalDate | null
  audience: Audience
  festive: boolean
  duty: DutyDraft
  /** A new one goes into these playlists when it is saved. */
  lists: PlaylistId[]
  tags: string[]
  content: Content
}

export const DRAFT_FIELDS = [
  'title',
  'topic',
  'headline',
  'url',
  'still',
  'steps',
  'rows',
  'seconds',
  'validUntil',
  'basis',
] as const
export type DraftField = (typeof DRAFT_FIELDS)[number]
export const DRAFT_PROBLEMS = [
  'title-missing',
  'topic-missing',
  'headline-missing',
  'url-wrong',
  'url-short',
  'web-wrong',
  'still-missing',
  'step-long',
  'rows-missing',
  'rows-long',
  'seconds-range',
  'dates-reversed',
  'basis-incomplete',
] as const
export type DraftProblem = (typeof DRAFT_PROBLEMS)[number]

/** A title that is the headline goes on following it. */
export function draftOf(material: Material): Draft {
  const { title, topic, campaign, source, durationMs, validFrom, validUntil, audience, festive, tags } = material
  const content = material.latest.content
  const filed = {
    topic,
    campaign,
    source,
    validFrom,
    validUntil,
    audience,
    festive,
    tags,
    duty: dutyDraftOf(material),
    lists: [],
  }
  const draft = { ...filed, title: '', seconds: durationMs / 1000, content }
  return titleOf(draft) === title ? draft : { ...draft, title }
}

/** All words a passer-by has to read, in order. */
export const wordsOf = (content: Content): string[] => wordsShown(content).filter((words) => words.trim() !== '')

/** A draft with other content; a new file brings its own length. */
export function withContent(draft: Draft, content: Content): Draft {
  const lengthOf = (each: Content) =>
    filesOf(each)
      .map(({ hash }) => hash)
      .join() + ('pageMs' in each ? each.pageMs : '')
  return { ...draft, content, seconds: lengthOf(content) === lengthOf(draft.content) ? draft.seconds : null }
}

/** RULES PF8. What the check asks for: `needMs` as it was measured on the displays in use, never less than reading takes. */
export const suggestedSeconds = (content: Content, needMs = 0): number =>
  Math.min(MAX_SLOT_MS / 1000, Math.ceil(Math.max(defaultDurationMs(content), neededMs(content), needMs) / 1000))

/** Seconds a reader needs; null where there are no words. */
export function readingSeconds(content: Content): number | null {
  const words = wordsOf(content)
  return words.length === 0 ? null : readingTimeMs(words.join(' ')) / 1000
}

export const secondsOf = (draft: Draft, needMs = 0): number => draft.seconds ?? suggestedSeconds(draft.content, needMs)

/** What staff call it: a notice and steps are slogans in a look of their own. */
export function kindOf(content: Content): MaterialKind | 'steps' | 'notice' {
  if (content.kind !== 'slogan') return content.kind
  return content.template === 'steps' || content.template === 'notice' ? content.template : 'slogan'
}

/** An address that a frame may show, as far as the browser can tell; the server knows which hosts are allowed. */
export const isWebAddress = (url: string): boolean => /^https:\/\//i.test(url.trim()) && hostOf(url) !== null

/** What must be mended before the draft can be saved; empty when nothing. */
export function problemsOf(draft: Draft): Partial<Record<DraftField, DraftProblem>> {
  const problems: Partial<Record<DraftField, DraftProblem>> = { ...problemsOfContent(draft.content) }
  const seconds = secondsOf(draft)
  if (titleOf(draft) === '') problems.title = 'title-missing'
  if (draft.topic === '') problems.topic = 'topic-missing'
  if (seconds < MIN_SLOT_MS / 1000 || seconds > MAX_SLOT_MS / 1000) problems.seconds = 'seconds-range'
  if (draft.validFrom && draft.validUntil && draft.validUntil < draft.validFrom) problems.validUntil = 'dates-reversed'
  if (!isBasisWhole(draft.duty.basis)) problems.basis = 'basis-incomplete'
  return problems
}

function problemsOfContent(content: Content): Partial<Record<DraftField, DraftProblem>> {
  const problems: Partial<Record<DraftField, DraftProblem>> = {}
  if (content.kind === 'web') return problemsOfPage(content)
  if (!('headline' in content)) return problems
  if (cleanWords(content.headline) === '') problems.headline = 'headline-missing'
  if (content.kind === 'qr' && hostOf(content.url) === null) problems.url = 'url-wrong'
  if (content.kind === 'qr' && isShortLink(content.url)) problems.url = 'url-short'
  if (content.kind === 'table') Object.assign(problems, problemsOfTable(content))
  if (content.kind === 'slogan' && content.steps.some((step) => step.trim().length > 160)) problems.steps = 'step-long'
  return problems
}

function problemsOfPage({ url, still }: WebContent): Partial<Record<DraftField, DraftProblem>> {
  const problems: Partial<Record<DraftField, DraftProblem>> = {}
  if (!isWebAddress(url)) problems.url = 'web-wrong'
  if (still.file === '') problems.still = 'still-missing'
  return problems
}

function problemsOfTable(content: TableContent): Partial<Record<DraftField, DraftProblem>> {
  if (!content.rows.some((row) => row.some((cell) => cleanWords(cell) !== ''))) return { rows: 'rows-missing' }
  return lettersOf(content) > MAX_TABLE_LETTERS ? { rows: 'rows-long' } : {}
}

/** An untitled text material takes its headline as its title; a blank in it is left open. */
export function titleOf(draft: Draft): string {
  const typed = cleanWords(draft.title)
  if (typed !== '' || !('headline' in draft.content)) return typed
  const words = partsOf(draft.content.headline).map((part) => ('blank' in part ? '…' : part.words))
  return cleanWords(words.join('').replace(/\s+/g, ' ')).slice(0, 200)
}

/** The body of createMaterial and updateMaterial: words as they are kept, without empty steps. */
export function bodyOf(draft: Draft) {
  return {
    title: cleanWords(titleOf(draft)),
    topic: draft.topic,
    campaign: draft.campaign,
    source: cleanWords(draft.source),
    durationMs: Math.round(secondsOf(draft) * 1000),
    validFrom: draft.validFrom,
    validUntil: draft.validUntil,
    audience: draft.audience,
    festive: draft.festive,
    ...dutyBody(draft.duty),
    tags: draft.tags.map(cleanWords),
    content: tidyContent(draft.content),
  }
}

export function tidyContent(content: Content): Content {
  const tidy = mapTexts(content, cleanWords)
  if (tidy.kind === 'slogan') return withoutEmptySteps(tidy)
  if (tidy.kind === 'table') return withoutEmptyRows(tidy)
  return tidy.kind === 'qr' || tidy.kind === 'web' ? { ...tidy, url: tidy.url.trim() } : tidy
}

/** Signs go with their steps; where none is left, nothing is said of them. */
function withoutEmptySteps({ icons = [], ...content }: SloganContent): SloganContent {
  const kept = content.steps.flatMap((step, n) => (step === '' ? [] : [{ step, icon: icons[n] ?? null }]))
  const steps = kept.map(({ step }) => step)
  const signs = kept.map(({ icon }) => icon)
  return signs.some((icon) => icon !== null) ? { ...content, steps, icons: signs } : { ...content, steps }
}

/** Whether there is anything of its own to be looked at: words, or a picture. */
export const isBegun = (content: Content): boolean =>
  'headline' in content ? cleanWords(content.headline) !== '' : content.kind !== 'web' || content.still.file !== ''

/**
 * Content fit for a preview while typing: words are never missing, so that the stage always has something lawful to draw.
 * Null for a page whose picture is not chosen yet: it has nothing to stand for it.
 */
export function previewContent(content: Content, placeholder: string): Content | null {
  const tidy = tidyContent(content)
  if (tidy.kind === 'web' && tidy.still.file === '') return null
  if (!('headline' in tidy)) return tidy
  const headline = tidy.headline === '' ? placeholder : tidy.headline
  if (tidy.kind === 'qr') return { ...tidy, headline, url: hostOf(tidy.url) === null ? 'https://example.vn' : tidy.url }
  return { ...tidy, headline }
}
