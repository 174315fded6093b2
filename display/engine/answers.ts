import type { Answer } from './ports.ts'

/**
 * The code with which our own server refused, or null: a hotel's sign-in page may answer 401 or 404 as well, and must not
 * cost a screen its token.
 */
export async function refusalOf(answer: Answer): Promise<string | null> {
  if (answer.status < 400 || answer.status >= 500) return null
  const said = fieldsOf(await answer.text())
  const error: unknown = said?.['error']
  const code: unknown = typeof error === 'object' && error !== null && 'code' in error ? error.code : null
  return typeof code === 'string' ? code : null
}

/** What a JSON object says, or null when the text is something else. */
export function fieldsOf(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

/** A `Retry-After` in ms, at most an hour; 0 when there is none. */
export const waitOf = ({ retryAfter }: Answer): number => Math.min(Math.max(Number(retryAfter) || 0, 0), 3600) * 1000

export const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 200)
