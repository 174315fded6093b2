import { plainHost } from './short-links.ts'

/** Where our own server serves the frame around a page of another site. */
export const WEB_FRAME_PATH = '/display/web'

export const webFrameAddress = (url: string): string => `${WEB_FRAME_PATH}?url=${encodeURIComponent(url)}`

/**
 * RULES MA9. Whether an entry of the allow-list lets a host in: the very host (with or without `www.`), or, behind `*.`, any below it. Neither
 * port nor path is said.
 */
export function isAllowedHost(host: string, allowed: readonly string[]): boolean {
  const name = plainHost(host)
  return allowed.some((entry) => (entry.startsWith('*.') ? name.endsWith(entry.slice(1)) : name === plainHost(entry)))
}

/** An entry of the allow-list: a host with a dot in it, perhaps behind `*.`; no address of numbers. */
export const WEB_HOST = '^([*]\\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$'
