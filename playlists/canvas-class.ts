/** What a rectangle of pixels is for the eye (screens.md). */
export type CanvasClass = 'ribbon' | 'micro' | 'landscape' | 'square' | 'portrait'

export function canvasClass(width: number, height: number): CanvasClass {
  const aspect = width / height
  if (aspect >= 4) return 'ribbon'
  if (height < 96 || width < 192) return 'micro'
  if (aspect > 1.25) return 'landscape'
  return aspect < 0.8 ? 'portrait' : 'square'
}
