import type { Showing } from '../engine/snapshot.ts'
import type { Canvas } from './canvas.ts'

const CROSS_FADE_MS = 450

const isVideo = (showing: Showing): boolean => showing.kind === 'content' && showing.content.kind === 'video'

/** Templates that are shown at once, without an effect. */
const isGrave = (showing: Showing): boolean =>
  showing.kind === 'content' &&
  'template' in showing.content &&
  (showing.content.template === 'emergency' || showing.content.template === 'solemn')

/** The first frame of a film reaches the glass a moment after its layer does. */
const FILM_LINGER_MS = 250

/** How long the old layer stays under the new one, in ms, besides the two frames it always stays. */
export const lingerMs = (to: Showing, fadeMs: number): number => (isVideo(to) ? FILM_LINGER_MS : fadeMs)

/** How long the new layer fades in over the old one, in ms; 0 is a cut. */
export function transitionMs(from: Showing | null, to: Showing, canvas: Canvas, motion: boolean): number {
  if (from === null || !motion || canvas.led) return 0
  return isVideo(from) || isVideo(to) || isGrave(to) ? 0 : CROSS_FADE_MS
}
