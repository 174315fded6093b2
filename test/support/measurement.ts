/** What the panel says that it saw of a frame. */
import type { Measurement } from '../../playlists/preflight/findings.ts'

/** Words that stand well on a canvas of this size, and no code. */
export const makeMeasurement = (width: number, height: number, given: Partial<Measurement> = {}): Measurement => ({
  width,
  height,
  drawn: true,
  smallest: { text: 'Chữ', px: 40 },
  faintest: { text: 'Chữ', ratio: 12 },
  clipped: null,
  runMs: null,
  qr: null,
  ...given,
})
