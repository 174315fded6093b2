import type { Hash } from './ids.ts'
import type { Content, Still } from './content.ts'

type Size = { width: number; height: number }

/** The same picture at another size. */
export type Rendition = Still & { of: Hash }

/** What decides, beside the canvas, as what a content is sent to a display. */
export type Showable = {
  /** In any order. */
  renditions: readonly Rendition[]
  /** Addresses of web pages that cannot be shown just now. */
  downPages: readonly string[]
}

/** Nothing but what the materials say themselves. */
export const AS_IT_IS: Showable = { renditions: [], downPages: [] }

/** How wide a picture is drawn on a canvas, in the canvas's pixels; never wider than it is. */
export function drawnWidth({ width, height }: Size, fit: 'contain' | 'cover', canvas: Size): number {
  const [across, down] = [canvas.width / width, canvas.height / height]
  const scale = fit === 'cover' ? Math.max(across, down) : Math.min(across, down)
  return Math.min(width, Math.ceil(width * scale))
}

/**
 * RULES MA8, MA9. What a display is sent for a content: its pictures in the smallest size that is large enough for its canvas,
 * and the still picture of a web page that cannot be shown. The revision keeps its name: it is the same material.
 */
export function shownAs(content: Content, canvas: Size, { renditions, downPages }: Showable): Content {
  const fitting = <S extends Still>(still: S, fit: 'contain' | 'cover'): S => ({
    ...still,
    ...smallest(still, drawnWidth(still, fit, canvas), renditions),
  })
  switch (content.kind) {
    case 'image':
      return fitting(content, content.fit)
    case 'slides':
      return { ...content, pages: content.pages.map((page) => fitting(page, content.fit)) }
    case 'web': {
      const still = fitting(content.still, 'contain')
      if (!downPages.includes(content.url)) return { ...content, still }
      return { kind: 'image', ...still, fit: 'contain', description: content.description }
    }
    default:
      return content
  }
}

function smallest(still: Still, least: number, renditions: readonly Rendition[]): Still {
  const enough = renditions.filter(({ of, width }) => of === still.file && width >= least && width < still.width)
  const [best] = enough.sort((a, b) => a.width - b.width || (a.file < b.file ? -1 : 1))
  const { file, type, bytes, width, height } = best ?? still
  return { file, type, bytes, width, height }
}
