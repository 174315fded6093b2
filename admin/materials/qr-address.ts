/** The best-known services whose addresses hide where they lead: people are told not to open such links. The server knows more. */
const SHORTENERS = new Set([
  'bit.ly',
  'tinyurl.com',
  't.co',
  'goo.gl',
  'is.gd',
  'ow.ly',
  'cutt.ly',
  'rebrand.ly',
  's.id',
  'by.com.vn',
  'bom.so',
])

export const ADDRESS_WARNINGS = ['not-https', 'foreign-letters', 'long'] as const
export type AddressWarning = (typeof ADDRESS_WARNINGS)[number]

/** The host a QR leads to, as a reader sees it; null when the text is not a web address. */
export function hostOf(url: string): string | null {
  const parsed = parse(url)
  return parsed === null || !parsed.hostname.includes('.') ? null : parsed.hostname.replace(/^www\./, '')
}

export const isShortLink = (url: string): boolean => SHORTENERS.has(hostOf(url) ?? '')

/** What is lawful but makes people distrust or fail to scan the code. */
export function warningsOf(url: string): AddressWarning[] {
  const parsed = parse(url)
  const host = hostOf(url)
  if (parsed === null || host === null) return []
  const warnings: AddressWarning[] = []
  if (parsed.protocol === 'http:') warnings.push('not-https')
  if (host.split('.').some((label) => label.startsWith('xn--'))) warnings.push('foreign-letters')
  if (url.trim().length > 120) warnings.push('long')
  return warnings
}

function parse(url: string): URL | null {
  const text = url.trim()
  if (!/^https?:\/\//i.test(text) || text.length > 500) return null
  try {
    return new URL(text)
  } catch {
    return null
  }
}
