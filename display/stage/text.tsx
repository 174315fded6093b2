import type { CSSProperties } from 'react'
import type { Box, Canvas } from './canvas.ts'
import { fitText } from './fit.ts'
import type { Fitted, Measure, TextBlock } from './fit.ts'
import { fontFamily, fontWeight } from './fonts.ts'

/** A block of text and its colour. */
export type Ink = TextBlock & { color: string }
export type Setting = { align: 'center' | 'left'; gap: number; max: number; min?: number; largest?: boolean }

export const place = ({ left, top, width, height }: Box): CSSProperties => ({ left, top, width, height })

/** One pixel is kept back: glyphs may lean over their advance. */
const SLACK = 1

/**
 * Sizes the blocks for a box, none of them smaller than is good where that can be; null when they do not fit at the canvas' floor.
 */
export function fitInks(
  inks: readonly Ink[],
  box: Box,
  canvas: Canvas,
  measure: Measure,
  { gap, max, min, largest }: Setting,
): Fitted | null {
  const options = { width: box.width - SLACK, height: box.height, max, gap, measure, largest }
  const fitFrom = (least: number): Fitted | null =>
    fitText(
      inks.map((ink) => ({ ...ink, floor: Math.max(ink.floor, least) })),
      { ...options, min: Math.max(min ?? canvas.floor, least) },
    )
  return (canvas.good > canvas.floor ? fitFrom(canvas.good) : null) ?? fitFrom(0)
}

type FittedTextProps = { fitted: Fitted; inks: readonly Ink[]; box: Box; canvas: Canvas; align: Setting['align'] }

/** Draws what was fitted, centred in the height of its box, on whole pixels. */
export function FittedText({ fitted, inks, box, canvas, align }: FittedTextProps) {
  const drawn = inks.filter((ink) => ink.text.trim() !== '')
  const top = Math.floor((box.height - fitted.height) / 2)
  return (
    <div className="bt-text" style={{ ...place(box), fontFamily: fontFamily(canvas), textAlign: align }}>
      <div className="bt-stack" style={{ top, gap: fitted.gap }}>
        {fitted.blocks.map((block, i) => (
          <div
            key={i}
            className="bt-block"
            data-font-px={block.size}
            style={{
              color: drawn[i]?.color,
              fontSize: block.size,
              lineHeight: `${block.lineHeight}px`,
              fontWeight: fontWeight(canvas, block.weight),
            }}
          >
            {block.lines.map((line, n) => (
              <div className="bt-line" key={n}>
                {line}
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}
