import type { Canvas } from './canvas.ts'
import type { Measure } from './fit.ts'

const WIDE = '"Be Vietnam Pro"'
const CONDENSED = '"Roboto Condensed"'
const FACES = [`500 20px ${WIDE}`, `700 20px ${WIDE}`, `800 20px ${WIDE}`, `700 20px ${CONDENSED}`]
/** One letter of each bundled subset. */
const SAMPLE = String.fromCodePoint(0x61, 0x1eb5, 0x161)
/** A font that has not come by then is done without; text is set in the system's. */
const PATIENCE_MS = 5000

export const fontFamily = ({ condensed }: Canvas): string => `${condensed ? CONDENSED : WIDE}, system-ui, sans-serif`

/** The condensed face has one weight; on LED thin strokes are lost. */
export const fontWeight = ({ condensed, led }: Canvas, weight: number): number =>
  condensed ? 700 : led ? Math.max(700, weight) : weight

/** Settles when every bundled face is there, or when waiting longer would keep the screen empty. */
export async function loadFonts(fonts: FontFaceSet): Promise<void> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS))
  const all = Promise.allSettled(FACES.map((face) => fonts.load(face, SAMPLE)))
  await Promise.race([all, late])
}

/** Measures as the page draws: same engine, same fonts, same hinting. */
export function makeMeasure(context: CanvasRenderingContext2D): (canvas: Canvas) => Measure {
  return (canvas) => {
    const family = fontFamily(canvas)
    return (text, size, weight) => {
      context.font = `${fontWeight(canvas, weight)} ${size}px ${family}`
      return context.measureText(text).width
    }
  }
}
