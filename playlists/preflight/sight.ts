import type { Finding, Measurement, Verdict } from './findings.ts'
import type { Target } from './target.ts'

/** A finding before it is said of which display. */
export type Found = Pick<Finding, 'check' | 'verdict' | 'measured' | 'limit' | 'about'>

export const found = (
  check: Finding['check'],
  verdict: Verdict,
  {
    measured = null,
    limit = null,
    about = '',
  }: { measured?: number | null; limit?: number | null; about?: string } = {},
): Found => ({ check, verdict, measured, limit, about })

/** The more the better: good from `good` on, passable from `least` on. */
export const atLeast = (value: number, good: number, least: number): Verdict =>
  value >= good ? 'pass' : value >= least ? 'warn' : 'block'

export const atMost = (value: number, good: number, most: number): Verdict =>
  value <= good ? 'pass' : value <= most ? 'warn' : 'block'

/** Capitals, rows of pixels (domain: stacked marks merge below). */
const LEAST_PX = 9
const GOOD_LED_PX = 12
/** A capital of 1 cm is read well from 3.6 m, at the most from 6 m. */
const GOOD_M_PER_CM = 3.6
const MOST_M_PER_CM = 6
const GOOD_CONTRAST = 7
const LEAST_CONTRAST = 4.5

/** RULES PF3–PF7. What can be seen of the words in the frame. */
export function checkSight(measured: Measurement | null, target: Target): Found[] {
  if (measured === null) return [found('frame', 'warn')]
  if (!measured.drawn) return [found('frame', 'block')]
  return [found('frame', 'pass'), ...checkLetters(measured, target), ...checkInk(measured)]
}

function checkLetters({ smallest }: Measurement, { led, mmPerPx, distanceM }: Target): Found[] {
  if (smallest === null) return []
  const { px, text: about } = smallest
  const goodPx = led ? GOOD_LED_PX : LEAST_PX
  const mm = px * mmPerPx
  const goodMm = (10 * distanceM) / GOOD_M_PER_CM
  const leastMm = (10 * distanceM) / MOST_M_PER_CM
  return [
    found('letters-px', atLeast(px, goodPx, LEAST_PX), { measured: px, limit: goodPx, about }),
    found('letters-mm', atLeast(mm, goodMm, leastMm), { measured: mm, limit: goodMm, about }),
  ]
}

function checkInk({ faintest, clipped, runMs, smallest }: Measurement): Found[] {
  if (smallest === null) return []
  const { ratio, text } = faintest ?? { ratio: GOOD_CONTRAST, text: '' }
  return [
    found('contrast', atLeast(ratio, GOOD_CONTRAST, LEAST_CONTRAST), {
      measured: ratio,
      limit: GOOD_CONTRAST,
      about: text,
    }),
    found('fits', clipped === null ? 'pass' : 'block', { measured: clipped?.px ?? 0, about: clipped?.text ?? '' }),
    found('runs', runMs === null ? 'pass' : 'warn', { measured: runMs }),
  ]
}
