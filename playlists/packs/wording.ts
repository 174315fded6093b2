import type { Content } from '../content.ts'

/** How something looks or how long it lasts is no wording. */
const LOOKS = new Set(['template', 'icons', 'fit', 'pageMs'])
const BLANK = /\{[^{}\n]+\}/

/**
 * RULES PK4. Whether `proposed` says what `original` says: the same words, with nothing but blanks filled, and the same
 * figures, addresses and files. Looks may differ.
 */
export const keepsWording = (original: Content, proposed: Content): boolean => says(original, proposed)

function says(original: unknown, proposed: unknown): boolean {
  if (typeof original === 'string') return typeof proposed === 'string' && fills(original, proposed)
  if (typeof original !== 'object' || original === null) return original === proposed
  if (typeof proposed !== 'object' || proposed === null) return false
  if (Array.isArray(original) !== Array.isArray(proposed)) return false
  const keys = [...new Set([...Object.keys(original), ...Object.keys(proposed)])].filter((key) => !LOOKS.has(key))
  const [a, b] = [original as Record<string, unknown>, proposed as Record<string, unknown>]
  return keys.every((key) => (Object.hasOwn(a, key) && Object.hasOwn(b, key) ? says(a[key], b[key]) : false))
}

/** Each fixed part in its place; where a blank was there is something, be it the blank still. */
function fills(original: string, proposed: string): boolean {
  const parts = original.split(BLANK)
  if (parts.length === 1) return original === proposed
  if (!proposed.startsWith(parts[0]!)) return false
  let at = parts[0]!.length
  for (const part of parts.slice(1, -1)) {
    const next = proposed.indexOf(part, at + 1)
    if (next < 0) return false
    at = next + part.length
  }
  const last = parts.at(-1)!
  return proposed.endsWith(last) && proposed.length - last.length > at
}
