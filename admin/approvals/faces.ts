import type { Display } from '../../playlists/wire/displays.ts'
import { canvasesOf, shapeOf, shapesOf, smallest } from '../ui/canvases.ts'
import type { Canvas, Example } from '../ui/canvases.ts'

/**
 * The canvases that stand for the displays a material goes to: the largest of each shape, and the smallest, where words fit
 * last. The usual shapes where it goes nowhere yet.
 */
export function faces(on: readonly Display[], names: Record<Example, string>): Canvas[] {
  if (on.length === 0) return shapesOf([], names)
  const all = canvasesOf(on)
  const first = all.filter(
    (canvas, n) =>
      all.findIndex((one) => shapeOf(one.width, one.height) === shapeOf(canvas.width, canvas.height)) === n,
  )
  return all.filter((canvas) => first.includes(canvas) || smallest(all, 1).includes(canvas))
}
