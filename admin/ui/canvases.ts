import type { Display } from '../../playlists/wire/displays.ts'

/** A size to draw on; displays with the same pixels share one. */
export type Canvas = { key: string; width: number; height: number; names: string[] }

/** Sizes that stand for a wall screen, a kiosk and an LED ribbon. */
export const EXAMPLES = {
  landscape: { width: 1920, height: 1080 },
  portrait: { width: 1080, height: 1920 },
  ribbon: { width: 1024, height: 96 },
} as const
export type Example = keyof typeof EXAMPLES

const rankOf = ({ width, height }: Canvas): number => Object.keys(EXAMPLES).indexOf(shapeOf(width, height))

/** The different canvases of the office's displays: landscape, portrait, ribbon; the largest of each first. */
export function canvasesOf(displays: readonly Display[]): Canvas[] {
  const canvases = new Map<string, Canvas>()
  for (const { canvas, name, archivedAt } of displays) {
    if (archivedAt !== null) continue
    const { width, height } = canvas
    const key = `${width}x${height}`
    const known = canvases.get(key)
    if (known === undefined) canvases.set(key, { key, width, height, names: [name] })
    else known.names.push(name)
  }
  return [...canvases.values()].sort((a, b) => rankOf(a) - rankOf(b) || b.width * b.height - a.width * a.height)
}

export function exampleCanvases(names: Record<Example, string>): Canvas[] {
  return (Object.keys(EXAMPLES) as Example[]).map((key) => ({ key, ...EXAMPLES[key], names: [names[key]] }))
}

/** The canvases with the fewest pixels, in the order in which they came: what is too long shows there first. */
export function smallest(canvases: readonly Canvas[], most: number): Canvas[] {
  const few = canvases.toSorted((a, b) => a.width * a.height - b.width * b.height).slice(0, most)
  return canvases.filter((canvas) => few.includes(canvas))
}

export function shapeOf(width: number, height: number): Example {
  if (width >= 4 * height) return 'ribbon'
  return width >= height ? 'landscape' : 'portrait'
}
