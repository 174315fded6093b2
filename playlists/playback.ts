import type { Content } from './material.ts'
import { MIN_SLOT_MS } from './material.ts'
import type { Cycle, Programme, ProgrammeZone, Rect, Slot, Window } from './programme.ts'
import type { Layer } from './schedule.ts'
import type { Span } from './spans.ts'
import { instant } from './time.ts'
import type { Instant } from './time.ts'

export type ZoneShow =
  | { kind: 'slot'; slot: Slot; layer: Layer; content: Content; plannedAt: Instant }
  | { kind: 'fallback' }
  | { kind: 'black'; cause: 'schedule' | 'closed' }

/** What a zone shows; `until` is when the show ends. `brightness` (percent) is as at the instant asked, and may change before. */
export type ZonePlaying = { zone: string; rect: Rect; brightness: number; until: Instant; show: ZoneShow }

const FOREVER = instant(8.64e15)

/** THE DISPLAY'S ONE QUESTION (RULES PB1–PB4). Pure: programme and clock decide, so screens agree without talking. */
export function playingAt(programme: Programme, now: Instant): ZonePlaying[] {
  return programme.zones.map((zone) => {
    const place = { zone: zone.name, rect: zone.rect }
    const index = windowIndex(zone.windows, now)
    const window = zone.windows[index]
    if (window === undefined || now < window.start) {
      return { ...place, brightness: 100, until: window?.start ?? FOREVER, show: { kind: 'fallback' } }
    }
    const { brightness, show } = window
    if (show.kind !== 'cycle') return { ...place, brightness, until: window.end, show }
    const at = slotAt(programme, programme.cycles[show.cycle]!, window.anchor, runOf(zone, index), now)
    const content = programme.contents[at.slot.revision]!
    const { slot, start, end } = at
    return {
      ...place,
      brightness,
      until: end,
      show: { kind: 'slot', slot, layer: show.layer, content, plannedAt: start },
    }
  })
}

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

/** RULES PB3. Windows in a row that go on with one cycle (they differ in brightness or in their losers) are one run. */
function runOf(zone: ProgrammeZone, index: number): Span {
  const here = zone.windows[index]!
  const same = (other: Window | undefined) =>
    other?.show.kind === 'cycle' &&
    here.show.kind === 'cycle' &&
    other.show.cycle === here.show.cycle &&
    other.anchor === here.anchor
  let first = index
  let last = index
  while (same(zone.windows[first - 1])) first--
  while (same(zone.windows[last + 1])) last++
  return { start: zone.windows[first]!.start, end: zone.windows[last]!.end }
}

/** RULES PB2, PB4. The slot of a cycle at an instant of its run, with the start and end that it really has. */
function slotAt(programme: Programme, cycle: Cycle, anchor: Instant, run: Span, now: Instant): Span & { slot: Slot } {
  const slots = cycle.slots.map((index) => programme.slots[index]!)
  const { totalMs } = cycle
  let start: number = anchor + Math.floor((now - anchor) / totalMs) * totalMs
  let index = 0
  while (start + slots[index]!.durationMs <= now) start += slots[index++]!.durationMs
  if (start > run.start && tooShort(slots[index]!, start, run)) {
    index = (index + slots.length - 1) % slots.length
    start -= slots[index]!.durationMs
  }
  const slot = slots[index]!
  const end = start + slot.durationMs
  const held = tooShort(slots[(index + 1) % slots.length]!, end, run)
  return {
    slot,
    start: instant(Math.max(start, run.start)),
    end: held ? run.end : instant(Math.min(end, run.end)),
  }
}

/** RULES PB4. Whether the run's edge would leave a slot that starts here less than the shortest hold. */
const tooShort = (slot: Slot, start: number, run: Span): boolean =>
  start < run.end && run.end - start < Math.min(MIN_SLOT_MS, slot.durationMs)
