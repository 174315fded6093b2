import { safeBox } from './canvas.ts'
import type { Box, Canvas } from './canvas.ts'

/** Where a code and its words stand; `module` is whole pixels. */
export type QrPlan<Words> = { module: number; code: Box; text: Box; words: Words }

/** Fewest pixels a module may have: the camera must see each one. */
export const LEAST_MODULE = { led: 2, screen: 4 }
/** A code on a screen takes at least this share of the shorter side (240 px on 1080). */
const LEAST_SHARE = 0.24
const MOST_SHARE = { landscape: 0.46, ribbon: 0.3, micro: 0.6, square: 0.86, portrait: 0.82 }

/**
 * The largest code that leaves room for its words. `setWords` sizes them for a box, null when they do not fit there.
 * Null when no code of whole, large enough pixels fits together with even the fewest words.
 */
export function planQr<Words>(
  canvas: Canvas,
  modules: number,
  setWords: (box: Box, choice: number) => Words | null,
  choices: number,
): QrPlan<Words> | null {
  const [least, most] = moduleRange(canvas, modules)
  for (let choice = 0; choice < choices; choice++) {
    for (let module = most; module >= least; module--) {
      const { code, text } = place(canvas, module * modules)
      const words = text.width > 0 && text.height > 0 ? setWords(text, choice) : null
      if (words !== null) return { module, code, text, words }
    }
  }
  return null
}

/** What a card without a code says of itself: the pixels that the code needs along one side, and those there are for it. */
export function codeRoom(canvas: Canvas, modules: number): { needs: number; has: number } {
  const { least, room } = roomOf(canvas, modules)
  return { needs: least * modules, has: Math.floor(room) }
}

function moduleRange(canvas: Canvas, modules: number): [number, number] {
  const { least, room } = roomOf(canvas, modules)
  return [least, Math.floor(room / modules)]
}

function roomOf(canvas: Canvas, modules: number): { least: number; room: number } {
  const safe = safeBox(canvas)
  const beside = isBeside(canvas)
  const height = canvas.led ? canvas.height : safe.height
  const room = Math.min(beside ? height : safe.height * 0.62, canvas.width * MOST_SHARE[canvas.shape])
  const side = Math.min(canvas.width, canvas.height)
  const share = canvas.led ? 0 : Math.ceil((side * LEAST_SHARE) / modules)
  return { least: Math.max(canvas.led ? LEAST_MODULE.led : LEAST_MODULE.screen, share), room }
}

/** The code stands beside its words, or in the midst of them on tall canvases. */
export const isBeside = ({ shape, width, height }: Canvas): boolean =>
  shape === 'landscape' || shape === 'ribbon' || (shape === 'micro' && width > height)

function place(canvas: Canvas, side: number): { code: Box; text: Box } {
  const safe = safeBox(canvas)
  const gap = Math.round(Math.min(canvas.width, canvas.height) * (canvas.ornate ? 0.05 : 0.03)) + 1
  if (isBeside(canvas)) {
    const edge = canvas.led ? Math.min(canvas.marginX, Math.floor((canvas.height - side) / 2)) : canvas.marginX
    const left = canvas.width - Math.max(0, edge) - side
    const code = { left, top: Math.floor((canvas.height - side) / 2), width: side, height: side }
    return { code, text: { ...safe, width: left - gap - safe.left } }
  }
  const top = safe.top + safe.height - side
  const code = { left: Math.floor((canvas.width - side) / 2), top, width: side, height: side }
  return { code, text: { ...safe, height: safe.height - side - gap } }
}
