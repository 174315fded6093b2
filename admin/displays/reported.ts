import type { ZonePlaying } from '../../playlists/playback.ts'
import type { Programme } from '../../playlists/programme.ts'
import type { ZoneOn } from '../../playlists/vitals.ts'
import type { Display } from '../../playlists/wire/displays.ts'
import type { Frame } from '../ui/preview.tsx'

/** The frame that a display says it has on, out of its programme; null where that cannot be drawn: a test picture, or something else than the programme knows. */
export function reportedFrame({ health }: Pick<Display, 'health'>, programme: Programme): Frame | null {
  const vitals = health?.vitals
  if (vitals === undefined || health?.showing === 'test') return null
  const { canvas, zone, fallback, hours } = programme
  const [main, ...others] = vitals.zones
  const isWhole = main !== undefined && others.length > 0 && others.every(({ shows }) => shows === 'covered')
  const whole = { x: 0, y: 0, width: canvas.width, height: canvas.height }
  const zones = programme.zones.map((zone, i) => {
    const rect = i === 0 && isWhole ? whole : zone.rect
    const on = vitals.zones.find((one) => one.zone === zone.name)
    const show = on && showOf(on, programme)
    return show ? { zone: zone.name, rect, brightness: 100, look: null, until: vitals.at, show } : null
  })
  if (zones.some((zone) => zone === null)) return null
  const shown = zones as ZonePlaying[]
  return { canvas, at: vitals.at, zone, zones: shown, fallback, hours }
}

function showOf({ shows, revision, since }: ZoneOn, programme: Programme): ZonePlaying['show'] | null {
  if (shows === 'fallback' || shows === 'covered') return { kind: shows }
  if (shows === 'black') return { kind: 'black', cause: 'schedule' }
  const slot = programme.slots.find((one) => one.revision === revision)
  const content = revision === null ? undefined : programme.contents[revision]
  if (slot === undefined || content === undefined || since === null) return null
  return { kind: 'slot', slot, content, layer: 'scheduled', plannedAt: since }
}
