import type { Content, Still } from '../../playlists/content.ts'
import type { CampaignId, Hash } from '../../playlists/ids.ts'
import type { StoredFile } from '../../playlists/wire/materials.ts'
import { newDuty } from './duty.ts'
import { newSheet } from './sheet-draft.ts'
import type { Draft } from './draft.ts'

/** What can be written in a form, without a file. */
export const WRITTEN_KINDS = ['slogan', 'notice', 'steps', 'qr', 'figure', 'table', 'hours', 'web'] as const
export type WrittenKind = (typeof WRITTEN_KINDS)[number]

export function newDraft(kind: WrittenKind, topic: string): Draft {
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
    duty: newDuty(),
    lists: [],
    tags: [],
    content: newContent(kind),
  }
}

/** Until somebody has chosen a picture. */
const NO_STILL: Still = { file: '' as Hash, type: 'image/png', bytes: 1, width: 16, height: 9 }

function newContent(kind: WrittenKind): Content {
  switch (kind) {
    case 'qr':
      return { kind, url: 'https://', headline: '', support: '' }
    case 'web':
      return { kind, url: 'https://', still: NO_STILL, description: '' }
    case 'figure':
    case 'table':
    case 'hours':
      return newSheet(kind)
    case 'slogan':
      return { kind, template: 'formal', headline: '', support: '', steps: [] }
    case 'notice':
      return { kind: 'slogan', template: 'notice', headline: '', support: '', steps: [] }
    case 'steps':
      return { kind: 'slogan', template: 'steps', headline: '', support: '', steps: ['', '', ''] }
  }
}

/** A material draft around what a file became; its title is the file's name without its ending. */
export function draftOfFiles(
  files: readonly StoredFile[],
  name: string,
  topic: string,
  campaign: CampaignId | null,
): Draft {
  const draft = newDraft('slogan', topic)
  const isPaper = files.length > 1 || /\.pdf$/i.test(name)
  const content = isPaper ? slidesOf(files) : contentOfFile(files[0]!)
  return { ...draft, campaign, title: titleFromName(name), content }
}

/** Long enough to read a page with little on it. */
const PAGE_MS = 10_000

const slidesOf = (files: readonly StoredFile[]): Content => ({
  kind: 'slides',
  pages: files.map(stillOf),
  pageMs: PAGE_MS,
  fit: 'contain',
  description: '',
})

export const stillOf = ({ file, type, bytes, width, height }: StoredFile): Still => ({
  file,
  type: type as Still['type'],
  bytes,
  width,
  height,
})

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
