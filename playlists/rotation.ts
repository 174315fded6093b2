import type { PlayableMaterial } from './material.ts'
import type { Playlist } from './playlist.ts'
import type { Slot } from './programme.ts'
import type { Schedule } from './schedule.ts'

/** A schedule with its playlist's slots in the order in which the playlist alone would repeat them; never empty. */
export type Voice = { weight: number; slots: readonly Slot[] }

/** A cycle longer than this repeats unevenly rather than growing a programme without bound. */
const MAX_SLOTS = 600

/** RULES RO1, RO2, RO5. One playlist's own round: items that may not be shown are left out; empty if none may. */
export function roundOf(
  schedule: Schedule,
  playlist: Playlist,
  playable: ReadonlyMap<number, PlayableMaterial>,
): Slot[] {
  const turns = playlist.items.flatMap((item) => {
    const material = playable.get(item.material)
    if (material === undefined) return []
    const slot: Slot = {
      revision: material.revision,
      material: material.id,
      playlist: playlist.id,
      schedule: schedule.id,
      durationMs: item.durationMs ?? material.durationMs,
    }
    return [{ slot, weight: item.weight }]
  })
  return playlist.order === 'weighted' ? spread(turns) : turns.map((turn) => turn.slot)
}

/**
 * RULES RO2. Smooth weighted round-robin: in each round every slot appears `weight / gcd` times, as evenly as can be.
 * Each turn all credits grow by their weight, and the richest (the earliest of equals) is shown and pays the sum.
 */
function spread(turns: readonly { slot: Slot; weight: number }[]): Slot[] {
  const divisor = turns.reduce((sum, turn) => gcd(sum, turn.weight), 0)
  const weights = turns.map((turn) => turn.weight / divisor)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const credits = weights.map(() => 0)
  return Array.from({ length: turns.length === 0 ? 0 : total }, () => {
    weights.forEach((weight, i) => (credits[i] = credits[i]! + weight))
    const richest = credits.indexOf(Math.max(...credits))
    credits[richest] = credits[richest]! - total
    return turns[richest]!.slot
  })
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))

/**
 * RULES RO3, RO4. One cycle's slots. Several voices share the screen's time by weight: the next slot goes to the voice
 * whose time served, with half of its coming slot, is smallest for its weight (the earlier of equals). The cycle ends when
 * every voice has finished the whole rounds that bring it nearest to its share, or at MAX_SLOTS.
 */
export function cycleOf(voices: readonly Voice[]): readonly Slot[] {
  if (voices.length === 1) return voices[0]!.slots
  const limits = limitsOf(voices)
  const total = limits.reduce((sum, n) => sum + n, 0)
  const served = voices.map(() => 0)
  const shown = voices.map(() => 0)
  const due = voices.map((voice) => voice.slots[0]!.durationMs / 2 / voice.weight)
  const out: Slot[] = []
  while (out.length < Math.min(total, MAX_SLOTS)) {
    const next = smallest(due)
    const { slots, weight } = voices[next]!
    const slot = slots[shown[next]! % slots.length]!
    out.push(slot)
    shown[next] = shown[next]! + 1
    served[next] = served[next]! + slot.durationMs
    const coming = slots[shown[next]! % slots.length]!
    const done = total <= MAX_SLOTS && shown[next] === limits[next]
    due[next] = done ? Infinity : (served[next]! + coming.durationMs / 2) / weight
  }
  return out
}

/** How many slots of each voice bring their times nearest to their weights, in whole rounds. */
function limitsOf(voices: readonly Voice[]): number[] {
  const lengths = voices.map((voice) => voice.slots.reduce((sum, slot) => sum + slot.durationMs, 0))
  const longest = Math.max(...voices.map((voice, i) => lengths[i]! / voice.weight))
  return voices.map((voice, i) => Math.max(1, Math.round((longest * voice.weight) / lengths[i]!)) * voice.slots.length)
}

function smallest(values: readonly number[]): number {
  let best = 0
  for (let i = 1; i < values.length; i++) if (values[i]! < values[best]!) best = i
  return best
}
