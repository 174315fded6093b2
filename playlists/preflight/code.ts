import { atLeast, found } from './sight.ts'
import type { Found } from './sight.ts'
import type { Measurement } from './findings.ts'
import type { Target } from './target.ts'

/** Pixels a module has: the camera must see each one. On LED two do, three are better. */
const MODULE = { led: { good: 3, least: 2 }, screen: { good: 4, least: 4 } }
/** How far a module's measured width may be from whole pixels: the decoder looks at its corners only. */
const ROUGH = 0.12
const QUIET = { good: 4, least: 2 }
/** A code is scanned from ten times its width; from twenty with a good camera. */
const GOOD_DISTANCE = 10
const MOST_DISTANCE = 20

/** RULES PF9. What the code says: scheme and host mean the same in capitals, which pack tighter; a path does not. */
export function qrPayload(url: string): string {
  const parts = /^([a-z]+:\/\/)([^/?#]+)\/?$/i.exec(url.trim())
  return parts ? `${parts[1]}${parts[2]}`.toUpperCase() : url.trim()
}

/** RULES PF9–PF12. A card without a code on it, or with one that says something else, is blocked. */
export function checkCode(url: string, { qr, codeRoom }: Measurement, target: Target): Found[] {
  const about = url.trim()
  const reads = qr?.read != null && qrPayload(qr.read) === qrPayload(url)
  if (qr === null)
    return [found('qr-read', 'block', { measured: codeRoom?.has ?? null, limit: codeRoom?.needs ?? null, about })]
  if (!reads) return [found('qr-read', 'block', { about })]
  const { good, least } = target.led ? MODULE.led : MODULE.screen
  const pixels = Math.round(qr.modulePx)
  const isWhole = Math.abs(qr.modulePx - pixels) <= ROUGH
  const widthMm = qr.modulePx * qr.modules * target.mmPerPx
  const wanted = (1000 * target.distanceM) / GOOD_DISTANCE
  return [
    found('qr-read', 'pass', { about }),
    found('qr-module', isWhole ? atLeast(pixels, good, least) : 'block', { measured: qr.modulePx, limit: good, about }),
    found('qr-quiet', atLeast(Math.round(qr.quiet), QUIET.good, QUIET.least), {
      measured: qr.quiet,
      limit: QUIET.good,
      about,
    }),
    found('qr-width', atLeast(widthMm, wanted, (wanted * GOOD_DISTANCE) / MOST_DISTANCE), {
      measured: widthMm,
      limit: wanted,
      about,
    }),
  ]
}
