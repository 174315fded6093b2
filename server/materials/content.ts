import { createHash } from 'node:crypto'
import { canonical } from '../../playlists/canonical.ts'
import type { Hash } from '../../playlists/ids.ts'
import { MAX_TABLE_LETTERS, lettersOf } from '../../playlists/content.ts'
import type {
  Content,
  HoursContent,
  ImageContent,
  QrContent,
  SloganContent,
  Still,
  TableContent,
  VideoContent,
} from '../../playlists/content.ts'
import { isShortener, plainHost } from '../../playlists/short-links.ts'
import type { Reader } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { findFile } from './file-store.ts'

export type Words = { text: string; hash: Hash }

/** RULES MA3. Content as a revision stores it. */
export function wordsOf(content: Content): Words {
  const text = canonical(content)
  return { text, hash: createHash('sha256').update(text).digest('hex') as Hash }
}

/**
 * Draft → content that may become a revision. A file's facts are the server's own; a body that says otherwise is refused.
 * Throws `invalid`, and `not-found` for a file that is not stored.
 */
export async function parseContent(r: Reader, content: Content): Promise<Content> {
  switch (content.kind) {
    case 'slogan':
      return parseSlogan(content)
    case 'figure':
      return content
    case 'table':
      return parseTable(content)
    case 'hours':
      return parseHours(r, content)
    case 'qr':
      return parseQr(content)
    case 'image':
    case 'video':
      return parseMedia(r, content)
    case 'slides':
      for (const [n, page] of content.pages.entries()) await refuseOtherFacts(r, page, `content.pages.${n}`)
      return content
    case 'web':
      await refuseOtherFacts(r, content.still, 'content.still')
      return content
  }
}

/** RULES MA7. */
function parseTable(content: TableContent): TableContent {
  const { columns, rows } = content
  if (rows.some((row) => row.length !== columns.length)) throw wrong('content.rows', 'table-width')
  if (lettersOf(content) > MAX_TABLE_LETTERS) throw wrong('content.rows', 'table-large')
  return content
}

async function parseHours(r: Reader, content: HoursContent): Promise<HoursContent> {
  if (!(await hasDaypart(r, content))) throw wrong('content.daypart', 'unknown')
  return content
}

/** Whether the hours that a content says are there, for one that says any. */
export async function hasDaypart(r: Reader, content: Content): Promise<boolean> {
  if (content.kind !== 'hours' || content.daypart === null) return true
  const query = r.sql.selectFrom('dayparts').select('id').where('id', '=', content.daypart)
  return (await query.where('archivedAt', 'is', null).executeTakeFirst()) !== undefined
}

/** One sign a step. */
function parseSlogan(content: SloganContent): SloganContent {
  const { steps, icons } = content
  if (icons !== undefined && icons.length !== steps.length) throw wrong('content.icons', 'not-as-stored')
  return content
}

/** RULES MA5 too. */
function parseQr(content: QrContent): QrContent {
  const url = URL.canParse(content.url) ? new URL(content.url) : null
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw wrong('content.url', 'pattern')
  }
  if (!plainHost(url.hostname).includes('.')) throw wrong('content.url', 'pattern')
  if (isShortener(url.hostname)) throw wrong('content.url', 'short-link')
  return content
}

async function parseMedia<C extends ImageContent | VideoContent>(r: Reader, content: C): Promise<C> {
  const facts = await findFile(r, content.file)
  if (facts === null) throw new Refusal('not-found', { details: [{ field: 'content.file', problem: 'unknown' }] })
  const said: Record<string, unknown> = content
  const { durationMs, hasSound, video: _, ...common } = facts
  const stored: Record<string, unknown> = content.kind === 'video' ? { ...common, durationMs, hasSound } : common
  if (content.kind === 'video' && durationMs === null) throw wrong('content.kind', 'not-as-stored')
  for (const [name, fact] of Object.entries(stored)) {
    if (said[name] !== fact) throw wrong(`content.${name}`, 'not-as-stored')
  }
  return content
}

/** Throws unless a picture is stored and is what is said of it. */
async function refuseOtherFacts(r: Reader, still: Still, field: string): Promise<void> {
  const facts = await findFile(r, still.file)
  if (facts === null) throw new Refusal('not-found', { details: [{ field: `${field}.file`, problem: 'unknown' }] })
  for (const name of ['type', 'bytes', 'width', 'height'] as const) {
    if (still[name] !== facts[name]) throw wrong(`${field}.${name}`, 'not-as-stored')
  }
}

const wrong = (field: string, problem: string): Refusal => new Refusal('invalid', { details: [{ field, problem }] })
