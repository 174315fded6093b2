import type { MaterialId, ScheduleId } from '../ids.ts'
import { beatOf } from '../playback.ts'
import { FULL_TOLERANCE_MS } from '../plays.ts'
import type { Programme } from '../programme.ts'
import { runsOf, turnAt, turnFrom } from '../runs.ts'
import type { ZoneName } from '../schedule.ts'
import { clip, intersect, tidy } from '../spans.ts'
import type { Span } from '../spans.ts'
import { SECOND } from '../time.ts'
import type { Instant } from '../time.ts'

/** One showing that a programme means; `cut`: an edge leaves it less than its own length (RULES PN1). */
export type Showing = Span & { zone: ZoneName; schedule: ScheduleId; material: MaterialId; cut: boolean }

/** What begins shortly before its programme was published was ordered with it: an emergency does not wait for the clerk. */
const ORDERED_MS = 5 * SECOND

/** RULES PN2. Those that begin in the range, one by one; by counting them a plan is made (RULES PN3). */
export function* showingsOf(programme: Programme, range: Span): Generator<Showing> {
  for (const { name: zone, windows } of programme.zones) {
    for (const run of runsOf(windows)) {
      const part = intersect(run, range)
      if (part === null) continue
      const beat = beatOf(programme, run.cycle)
      const { slots } = programme.cycles[run.cycle]!
      let turn = turnAt(beat, run, part.start)
      while (turn.start < part.end) {
        const { schedule, material, durationMs } = programme.slots[slots[turn.index]!]!
        const { start, end } = turn
        const cut = end - start < durationMs - FULL_TOLERANCE_MS
        if (start >= part.start) yield { zone, schedule, material, start, end, cut }
        if (end >= run.end) break
        turn = turnFrom(beat, run, { index: (turn.index + 1) % beat.durations.length, start: end })
      }
    }
  }
}

/** RULES FU5. When an emergency or a takeover holds the screen, in words or black. */
export function overridesOf({ zones }: Programme, range: Span): Span[] {
  const held = zones[0]!.windows.filter(({ why }) => why.rule === 'LD2' || why.rule === 'LD3')
  return clip(tidy(held), range)
}

/** RULES FU1. From when a programme was the one in force, published at `since`. */
export function beginOf({ zones }: Programme, since: Instant): Instant {
  const window = zones[0]!.windows.find(({ start, end }) => start <= since && since < end)
  return window !== undefined && since - window.start <= ORDERED_MS ? window.start : since
}
