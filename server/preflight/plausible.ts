import { create } from 'qrcode'
import type { Content } from '../../playlists/content.ts'
import { qrPayload } from '../../playlists/preflight/code.ts'
import type { Measurement } from '../../playlists/preflight/findings.ts'

/**
 * RULES PF24. Whether a code as measured can be: with as many modules as its address needs at least, inside its canvas.
 * Letters are inside theirs.
 */
export function isPlausible(content: Content, { width, height, smallest, qr }: Measurement): boolean {
  if (smallest !== null && smallest.px > height) return false
  if (content.kind !== 'qr' || qr === null || qr.read === null) return true
  return qr.modules >= leastModules(content.url) && qr.modules * qr.modulePx <= Math.min(width, height) + 1
}

/** Modules along one side of the smallest code that holds the address; Infinity where none does. */
function leastModules(url: string): number {
  try {
    return create(qrPayload(url), { errorCorrectionLevel: 'L' }).modules.size
  } catch {
    return Infinity
  }
}
