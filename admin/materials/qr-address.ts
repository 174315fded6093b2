import { isShortener, plainHost } from '../../playlists/short-links.ts'

export const ADDRESS_WARNINGS = ['not-https', 'foreign-letters', 'long', 'dense'] as const
export type AddressWarning = (typeof ADDRESS_WARNINGS)[number]

/** The host a QR leads to, as a reader sees it; null when the text is not a web address. */
export function hostOf(url: string): string | null {
  const parsed = parse(url)
  const host = plainHost(parsed?.hostname ?? '')
  return host.includes('.') ? host : null
}

/** RULES MA5. */
export const isShortLink = (url: string): boolean => isShortener(hostOf(url) ?? '')

/** Bytes from which a code is hard to scan on a strip; those that version 10 of a code holds, 57 modules to a side. */
const LONG_BYTES = 120
const MOST_BYTES = 271

/** What is lawful but makes people distrust or fail to scan the code. */
export function warningsOf(url: string): AddressWarning[] {
  const parsed = parse(url)
  const host = hostOf(url)
  if (parsed === null || host === null) return []
  const warnings: AddressWarning[] = []
  if (parsed.protocol === 'http:') warnings.push('not-https')
  if (host.split('.').some((label) => label.startsWith('xn--'))) warnings.push('foreign-letters')
  const { length } = new TextEncoder().encode(url.trim())
  if (length > MOST_BYTES) warnings.push('dense')
  else if (length > LONG_BYTES) warnings.push('long')
  return warnings
}

function parse(url: string): URL | null {
  const text = url.trim()
  if (!/^https?:\/\//i.test(text) || text.length > 500) return null
  try {
    const parsed = new URL(text)
    // A name before the host makes an address look like another's; no material may lead there.
    return parsed.username === '' && parsed.password === '' ? parsed : null
  } catch {
    return null
  }
}
