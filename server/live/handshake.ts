import type { IncomingMessage } from 'node:http'
import { SESSION_COOKIE } from '../access/sessions.ts'

/**
 * A browser names the page a socket comes from; it must be a page of this very host (cross-site hijacking). Programs name
 * none and may pass: they hold no cookie that somebody else could ride on.
 */
export function isFromHere({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  const { origin, host } = headers
  if (origin === undefined) return true
  return URL.canParse(origin) && new URL(origin).host === host
}

/** A new connection, not a further request of one that has been let in. */
export const isNew = ({ url }: Pick<IncomingMessage, 'url'>): boolean =>
  !new URLSearchParams((url ?? '').split('?')[1]).has('sid')

export type ReadCookies = (header: string) => Record<string, string | undefined>

export function sessionToken({ headers }: Pick<IncomingMessage, 'headers'>, read: ReadCookies): string | null {
  const token = headers.cookie === undefined ? undefined : read(headers.cookie)[SESSION_COOKIE]
  return token === undefined || token.length > 200 ? null : token
}

export function deviceToken(auth: Record<string, unknown>): string | null {
  const { token } = auth
  return typeof token === 'string' && token.length > 0 && token.length <= 200 ? token : null
}
