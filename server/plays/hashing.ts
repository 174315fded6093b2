import { hash } from 'node:crypto'

export const sha256 = (text: string): string => hash('sha256', text, 'hex')

/** 128 bits of a SHA-256, short enough to stand in every row's line. */
export const shortHash = (text: string): string => hash('sha256', text, 'base64url').slice(0, 22)

/**
 * RULES IN1. 24 bits, so that it costs three bytes a row: it tells which row was changed; that one was, the chain tells.
 * FNV-1a over the line, which is plain ASCII: asking zlib for a sum would make a buffer of each line.
 */
export function markOf(line: string): number {
  let sum = 0x811c9dc5
  for (let i = 0; i < line.length; i++) sum = Math.imul(sum ^ line.charCodeAt(i), 0x01000193)
  return ((sum >>> 24) ^ sum) & 0xffffff
}
