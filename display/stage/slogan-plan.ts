import type { SloganContent } from '../../playlists/content.ts'
import type { Words } from '../text.vi.ts'
import { inset, safeBox } from './canvas.ts'
import type { Box, Canvas } from './canvas.ts'
import { tidy } from './words.ts'

/** A band across the top that says what kind of message this is. */
export type Band = { box: Box; label: string }
export type SloganPlan = { band: Band | null; body: Box; align: 'center' | 'left' }

const BAND_SHARE = 0.15

function labelOf(content: SloganContent, words: Words): string | null {
  const label = bandLabel(content, words)
  const said = label !== null && tidy(content.headline).toLowerCase().startsWith(label.toLowerCase())
  return said && content.template !== 'emergency' ? null : label
}

function bandLabel({ template }: SloganContent, { labels }: Words): string | null {
  if (template === 'emergency') return labels.emergency
  return template === 'notice' ? labels.notice : null
}

/** Where the words of a slogan stand: under its band, clear of its ornament. */
export function planSlogan(content: SloganContent, canvas: Canvas, words: Words, foot: Box | null): SloganPlan {
  const safe = safeBox(canvas)
  if (!canvas.ornate) return { band: null, body: bordered(content, canvas, safe), align: 'center' }
  const label = labelOf(content, words)
  const height = label === null ? 0 : Math.round(Math.min(canvas.height * BAND_SHARE, canvas.width * 0.16))
  const band = label === null ? null : { label, box: { left: 0, top: 0, width: canvas.width, height } }
  const below = {
    ...safe,
    top: Math.max(safe.top, height),
    height: (foot?.top ?? canvas.height - safe.top) - Math.max(safe.top, height),
  }
  const air = Math.round(Math.min(canvas.width, canvas.height) * 0.03)
  return { band, body: inset(below, air, air), align: 'center' }
}

/** The emergency border of a small canvas keeps clear of the letters. */
function bordered({ template }: SloganContent, canvas: Canvas, safe: Box): Box {
  const px = template === 'emergency' || template === 'safety' ? borderOf(canvas) : 0
  return inset(safe, Math.max(0, px + 1 - canvas.marginX), Math.max(0, px - canvas.marginY))
}

/** Border of grave templates where there is no room for ornament, px. */
export const borderOf = ({ height }: Canvas): number => (height < 64 ? 0 : height < 120 ? 2 : 3)

/** The band speaks the first words of an emergency headline; they are not said twice. */
export function headlineOf(content: SloganContent, band: Band | null): string {
  const headline = tidy(content.headline)
  if (band === null || !headline.toLowerCase().startsWith(band.label.toLowerCase())) return headline
  const rest = headline.slice(band.label.length).replace(/^[\s:.,–-]+/, '')
  return rest === '' ? headline : rest.charAt(0).toUpperCase() + rest.slice(1)
}
