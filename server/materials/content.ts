import { createHash } from 'node:crypto'
import { canonical } from '../../playlists/canonical.ts'
import type { Hash } from '../../playlists/ids.ts'
import type { Content, ImageContent, QrContent, VideoContent } from '../../playlists/material.ts'
import type { Reader } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { findFile } from './file-store.ts'

/** Services whose addresses hide where they lead; people are told not to open such links. */
const SHORTENERS = new Set(
  `bit.ly bitly.com bom.so by.com.vn cutt.ly cutt.us goo.gl is.gd lnkd.in ow.ly qrco.de rb.gy rebrand.ly rotf.lol
   s.id shorten.asia shorten.so shorturl.asia shorturl.at short.gy t.co t.ly tiny.cc tinyurl.com v.gd`.split(/\s+/),
)

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
      return content
    case 'qr':
      return parseQr(content)
    case 'image':
    case 'video':
      return parseMedia(r, content)
  }
}

function parseQr(content: QrContent): QrContent {
  const url = URL.canParse(content.url) ? new URL(content.url) : null
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw wrong('content.url', 'pattern')
  }
  const host = url.hostname
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/\.$/, '')
  if (!host.includes('.')) throw wrong('content.url', 'pattern')
  if (SHORTENERS.has(host)) throw wrong('content.url', 'short-link')
  return content
}

async function parseMedia<C extends ImageContent | VideoContent>(r: Reader, content: C): Promise<C> {
  const facts = await findFile(r, content.file)
  if (facts === null) throw new Refusal('not-found', { details: [{ field: 'content.file', problem: 'unknown' }] })
  const said: Record<string, unknown> = content
  const { durationMs, hasSound: _, ...common } = facts
  const stored: Record<string, unknown> = content.kind === 'video' ? facts : common
  if (content.kind === 'video' && durationMs === null) throw wrong('content.kind', 'not-as-stored')
  for (const [name, fact] of Object.entries(stored)) {
    if (said[name] !== fact) throw wrong(`content.${name}`, 'not-as-stored')
  }
  return content
}

const wrong = (field: string, problem: string): Refusal => new Refusal('invalid', { details: [{ field, problem }] })
