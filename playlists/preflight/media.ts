import type { Content, VideoContent } from '../content.ts'
import { atLeast, atMost, found } from './sight.ts'
import type { Found } from './sight.ts'
import type { Target } from './target.ts'

type Picture = { width: number; height: number; fit: 'contain' | 'cover' }

/** Enlarged beyond its own pixels, in percent: soft from twice on. */
const ENLARGED = { good: 100, most: 200 }
/** Cut off by filling the zone, in percent of the picture. */
const CROPPED = { good: 15, most: 40 }
const FULL_HD = 1920 * 1080
const ULTRA_HD = 3840 * 2160
/** Megabits a second that any mini computer decodes, and that none should have to. */
const BITRATE = { good: 20, most: 50 }
/** A film cut so little is not missed. */
const TOLERANCE_MS = 500

/** RULES PF13–PF14. Pictures against the zone that they fill. */
export function checkPicture({ width, height, fit }: Picture, zone: Target): Found[] {
  const [across, down] = [zone.width / width, zone.height / height]
  const scale = fit === 'cover' ? Math.max(across, down) : Math.min(across, down)
  const enlarged = Math.round(100 * scale)
  const shown = fit === 'cover' ? (Math.min(across, down) / scale) * 100 : 100
  const cropped = Math.round(100 - shown)
  return [
    found('picture-size', atMost(enlarged, ENLARGED.good, ENLARGED.most), { measured: enlarged, limit: ENLARGED.good }),
    found('picture-crop', atMost(cropped, CROPPED.good, CROPPED.most), { measured: cropped, limit: CROPPED.good }),
  ]
}

/** RULES PF15–PF19. A film's own facts against the slot and the screen. */
export function checkVideo(film: VideoContent, slotMs: number, { outdoor, muted }: Target): Found[] {
  const pixels = film.width * film.height
  const mbps = (film.bytes * 8) / 1000 / film.durationMs
  const sound = !film.hasSound || !outdoor ? 'pass' : muted ? 'warn' : 'block'
  const whole = film.durationMs - TOLERANCE_MS
  return [
    found('video-codec', film.type === 'video/mp4' ? 'pass' : 'warn', { about: film.type }),
    found('video-size', atMost(pixels, FULL_HD, ULTRA_HD), {
      measured: Math.max(film.width, film.height),
      limit: 1920,
      about: `${film.width} × ${film.height}`,
    }),
    found('video-bitrate', atMost(mbps, BITRATE.good, BITRATE.most), { measured: mbps, limit: BITRATE.good }),
    found('video-length', atLeast(slotMs, whole, whole / 2), { measured: slotMs, limit: film.durationMs }),
    found('video-sound', sound),
  ]
}

/** Every picture that fills the zone. */
export function picturesOf(content: Content): Picture[] {
  switch (content.kind) {
    case 'image':
    case 'video':
      return [content]
    case 'slides':
      return content.pages.map(({ width, height }) => ({ width, height, fit: content.fit }))
    case 'web':
      return [{ width: content.still.width, height: content.still.height, fit: 'contain' }]
    case 'slogan':
    case 'qr':
    case 'figure':
    case 'table':
    case 'hours':
      return []
  }
}
