import { partsOf } from '../../playlists/blanks.ts'
import { defaultDurationMs, MAX_SLOT_MS, MIN_SLOT_MS, readingTimeMs, wordsShown } from '../../playlists/material.ts'
import type { Audience, Content, MaterialKind, Template } from '../../playlists/material.ts'
import { mapTexts } from '../../playlists/texts.ts'
import type { CampaignId } from '../../playlists/ids.ts'
import type { LocalDate } from '../../playlists/time.ts'
import type { Material, StoredFile } from '../../playlists/wire/materials.ts'
import { hostOf, isShortLink } from './qr-address.ts'

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
  content: Content
}

export const DRAFT_FIELDS = ['title', 'topic', 'headline', 'url', 'steps', 'seconds', 'validUntil'] as const
export type DraftField = (typeof DRAFT_FIELDS)[number]
export const DRAFT_PROBLEMS = [
  'title-missing',
  'topic-missing',
  'headline-missing',
  'url-wrong',
  'url-short',
  'step-long',
  'seconds-range',
  'dates-reversed',
] as const
export type DraftProblem = (typeof DRAFT_PROBLEMS)[number]

export function newDraft(kind: 'slogan' | 'steps' | 'qr', topic: string): Draft {
  return {
    title: '',
    topic,
    campaign: null,
    source: '',
    seconds: null,
    validFrom: null,
    validUntil: null,
    audience: 'everyone',
    festive: false,
    content: newContent(kind),
  }
}

function newContent(kind: 'slogan' | 'steps' | 'qr'): Content {
  if (kind === 'qr') return { kind: 'qr', url: 'https://', headline: '', support: '' }
  const template: Template = kind === 'steps' ? 'steps' : 'formal'
  return { kind: 'slogan', template, headline: '', support: '', steps: kind === 'steps' ? ['', '', ''] : [] }
}

/** A title that is the headline goes on following it. */
export function draftOf(material: Material): Draft {
  const { title, topic, campaign, source, durationMs, validFrom, validUntil, audience, festive } = material
  const content = material.latest.content
  const filed = { topic, campaign, source, validFrom, validUntil, audience, festive }
  const draft = { ...filed, title: '', seconds: durationMs / 1000, content }
  return titleOf(draft) === title ? draft : { ...draft, title }
}

/** A material draft around a stored file; its title is the file's name without its ending. */
export function draftOfFile(file: StoredFile, topic: string, campaign: CampaignId | null): Draft {
  const draft = newDraft('slogan', topic)
  return { ...draft, campaign, title: titleFromName(file.name), content: contentOfFile(file) }
}

export function contentOfFile(stored: StoredFile): Content {
  const { file, bytes, width, height, hasSound } = stored
  const common = { file, bytes, width, height, fit: 'contain', description: '' } as const
  const { type } = stored
  if (type === 'video/mp4' || type === 'video/webm')
    return { kind: 'video', type, ...common, durationMs: stored.durationMs ?? 1, hasSound }
  return { kind: 'image', type, ...common }
}

/** `bao_cao-quy 3.final.PNG` → `bao cao quy 3.final`. Never empty, at most 200 characters. */
export function titleFromName(name: string): string {
  const bare = name.normalize('NFC').replace(/\.[A-Za-z0-9]{1,5}$/, '')
  const words = bare.replace(/[_-]+/g, ' ').replace(/\s+/g, ' ').trim()
  return (words || name || '?').slice(0, 200)
}

/** All words a passer-by has to read, in order. */
export const wordsOf = (content: Content): string[] => wordsShown(content).filter((words) => words.trim() !== '')

/** A draft with other content; a new file brings its own length. */
export function withContent(draft: Draft, content: Content): Draft {
  const fileOf = (each: Content) => ('file' in each ? each.file : null)
  return { ...draft, content, seconds: fileOf(content) === fileOf(draft.content) ? draft.seconds : null }
}

export const suggestedSeconds = (content: Content): number => Math.ceil(defaultDurationMs(content) / 1000)

/** Seconds a reader needs; null where there are no words. */
export function readingSeconds(content: Content): number | null {
  const words = wordsOf(content)
  return words.length === 0 ? null : readingTimeMs(words.join(' ')) / 1000
}

export const secondsOf = (draft: Draft): number => draft.seconds ?? suggestedSeconds(draft.content)

export const kindOf = (content: Content): MaterialKind | 'steps' =>
  content.kind === 'slogan' && content.template === 'steps' ? 'steps' : content.kind

/** What must be mended before the draft can be saved; empty when nothing. */
export function problemsOf(draft: Draft): Partial<Record<DraftField, DraftProblem>> {
  const problems: Partial<Record<DraftField, DraftProblem>> = { ...problemsOfContent(draft.content) }
  const seconds = secondsOf(draft)
  if (titleOf(draft) === '') problems.title = 'title-missing'
  if (draft.topic === '') problems.topic = 'topic-missing'
  if (seconds < MIN_SLOT_MS / 1000 || seconds > MAX_SLOT_MS / 1000) problems.seconds = 'seconds-range'
  if (draft.validFrom && draft.validUntil && draft.validUntil < draft.validFrom) problems.validUntil = 'dates-reversed'
  return problems
}

function problemsOfContent(content: Content): Partial<Record<DraftField, DraftProblem>> {
  const problems: Partial<Record<DraftField, DraftProblem>> = {}
  if (content.kind === 'image' || content.kind === 'video') return problems
  if (content.headline.trim() === '') problems.headline = 'headline-missing'
  if (content.kind === 'qr' && hostOf(content.url) === null) problems.url = 'url-wrong'
  if (content.kind === 'qr' && isShortLink(content.url)) problems.url = 'url-short'
  if (content.kind === 'slogan' && content.steps.some((step) => step.trim().length > 160)) problems.steps = 'step-long'
  return problems
}

/** An untitled text material takes its headline as its title; a blank in it is left open. */
export function titleOf(draft: Draft): string {
  const typed = draft.title.trim()
  if (typed !== '' || draft.content.kind === 'image' || draft.content.kind === 'video') return typed
  const words = partsOf(draft.content.headline).map((part) => ('blank' in part ? '…' : part.words))
  return words.join('').replace(/\s+/g, ' ').trim().slice(0, 200)
}

/** The body of createMaterial and updateMaterial: trimmed, NFC, without empty steps. */
export function bodyOf(draft: Draft) {
  return {
    title: tidyText(titleOf(draft)),
    topic: draft.topic,
    campaign: draft.campaign,
    source: tidyText(draft.source),
    durationMs: Math.round(secondsOf(draft) * 1000),
    validFrom: draft.validFrom,
    validUntil: draft.validUntil,
    audience: draft.audience,
    festive: draft.festive,
    content: tidyContent(draft.content),
  }
}

const tidyText = (text: string): string => text.normalize('NFC').trim()

export function tidyContent(content: Content): Content {
  const tidy = mapTexts(content, tidyText)
  if (tidy.kind === 'slogan') return { ...tidy, steps: tidy.steps.filter((step) => step !== '') }
  return tidy.kind === 'qr' ? { ...tidy, url: tidy.url.trim() } : tidy
}

/** Content fit for a preview while typing: never empty, so that the stage always has something lawful to draw. */
export function previewContent(content: Content, placeholder: string): Content {
  const tidy = tidyContent(content)
  if (tidy.kind === 'image' || tidy.kind === 'video') return tidy
  const headline = tidy.headline === '' ? placeholder : tidy.headline
  if (tidy.kind === 'qr') return { ...tidy, headline, url: hostOf(tidy.url) === null ? 'https://example.vn' : tidy.url }
  return { ...tidy, headline }
}
