import type { Content } from './content.ts'
import type { Programme, Rect, Slot, Window } from './programme.ts'
import { runAround, turnAt } from './runs.ts'
import type { Beat } from './runs.ts'
import type { Layer, ZoneName } from './schedule.ts'
import { instant } from './time.ts'
import type { Instant } from './time.ts'

export type ZoneShow =
  | { kind: 'slot'; slot: Slot; layer: Layer; content: Content; plannedAt: Instant }
  | { kind: 'fallback' }
  | { kind: 'covered' }
  | { kind: 'black'; cause: 'schedule' | 'closed' }

/**
 * What a zone shows, and where; `until` is when the show ends. `brightness` (percent) and `look` are as at the instant
 * asked, and may change before.
 */
export type ZonePlaying = {
  zone: ZoneName
  rect: Rect
  brightness: number
  look: Window['look']
  until: Instant
  show: ZoneShow
}

const FOREVER = instant(8.64e15)

/** THE DISPLAY'S ONE QUESTION (RULES PB1–PB4). Pure: programme and clock decide, so screens agree without talking. */
export function playingAt(programme: Programme, now: Instant): ZonePlaying[] {
  return programme.zones.map((zone): ZonePlaying => {
    const index = windowIndex(zone.windows, now)
    const window = zone.windows[index]
    if (window === undefined || now < window.start) {
      const until = window?.start ?? FOREVER
      return { zone: zone.name, rect: zone.rect, brightness: 100, look: null, until, show: { kind: 'fallback' } }
    }
    const { brightness, look, show } = window
    const rect = window.whole ? wholeOf(programme.canvas) : zone.rect
    const place = { zone: zone.name, rect, brightness, look }
    if (show.kind !== 'cycle') return { ...place, until: window.end, show }
    const { slots } = programme.cycles[show.cycle]!
    const turn = turnAt(beatOf(programme, show.cycle), runAround(zone.windows, index), now)
    const slot = programme.slots[slots[turn.index]!]!
    const content = programme.contents[slot.revision]!
    const { start, end } = turn
    return {
      ...place,
      until: end,
      show: { kind: 'slot', slot, layer: show.layer, content, plannedAt: start },
    }
  })
}

/** The beat of one of a programme's cycles. */
export function beatOf({ cycles, slots }: Programme, index: number): Beat {
  const cycle = cycles[index]!
  return { durations: cycle.slots.map((slot) => slots[slot]!.durationMs), totalMs: cycle.totalMs }
}

const wholeOf = ({ width, height }: Rect): Rect => ({ x: 0, y: 0, width, height })

/** The first window that ends after `now`, by bisection; the list's length if none does. */
function windowIndex(windows: readonly Window[], now: Instant): number {
  let low = 0
  let high = windows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (windows[middle]!.end <= now) low = middle + 1
    else high = middle
  }
  return low
}
