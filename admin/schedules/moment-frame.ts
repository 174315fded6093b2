import type { ZonePlaying, ZoneShow } from '../../playlists/playback.ts'
import type { Zone } from '../../playlists/time.ts'
import type { ExplainReply } from '../../playlists/wire/explain.ts'
import type { Frame } from '../ui/preview.tsx'

export type ZoneTold = ExplainReply['zones'][number]

/** The frame that an explanation tells of, for the stage to draw. */
export function frameOf({ canvas, at, fallback, hours, zones }: ExplainReply, zone: Zone): Frame {
  const { width, height } = canvas
  return { canvas: { width, height }, at, zone, fallback, hours, zones: zones.map(playingIn) }
}

const playingIn = (told: ZoneTold): ZonePlaying => {
  const { zone, rect, brightness, look, until } = told
  return { zone, rect, brightness, look, until, show: showOf(told) }
}

function showOf({ show, item }: ZoneTold): ZoneShow {
  if (show === 'closed') return { kind: 'black', cause: 'closed' }
  if (show === 'black') return { kind: 'black', cause: 'schedule' }
  if (show !== 'slot' || item === null) return { kind: show === 'covered' ? 'covered' : 'fallback' }
  const { revision, material, playlist, schedule, layer, content, plannedAt, plannedMs } = item
  return {
    kind: 'slot',
    slot: { revision, material, playlist, schedule, durationMs: plannedMs },
    layer,
    content,
    plannedAt,
  }
}
