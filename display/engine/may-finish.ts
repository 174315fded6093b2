import { playingAt } from '../../playlists/playback.ts'
import type { ZonePlaying } from '../../playlists/playback.ts'
import type { Programme } from '../../playlists/programme.ts'
import { contains } from '../../playlists/spans.ts'
import { instant } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'

/**
 * Whether what runs may run out under a new programme: to its end the same layer is on, and it belongs to the cycle that
 * is on now. What is withdrawn, outranked or dark is replaced at once.
 */
export function mayFinish(programme: Programme, running: ZonePlaying, now: Instant): boolean {
  const { show, until, zone } = running
  if (show.kind !== 'slot' || now < show.plannedAt || now >= until) return false
  const end = instant(until - 1)
  const stays = [now, end].every((at) => {
    const then = playingAt(programme, at).find((playing) => playing.zone === zone)
    return then?.show.kind === 'slot' && then.show.layer === show.layer
  })
  const { revision, schedule } = show.slot
  return stays && slotsAt(programme, zone, now).some((slot) => slot.revision === revision && slot.schedule === schedule)
}

function slotsAt({ zones, cycles, slots }: Programme, zone: string, now: Instant) {
  const window = zones.find(({ name }) => name === zone)?.windows.find((one) => contains(one, now))
  const cycle = window?.show.kind === 'cycle' ? cycles[window.show.cycle] : undefined
  return (cycle?.slots ?? []).map((index) => slots[index]!)
}
