import type { PlaylistId } from '../ids.ts'
import type { Rotatable } from '../material.ts'

/**
 * A longer cycle would grow a programme without bound. 1200 slots of the shortest
 * hold (3 s) are one hour: so long a cycle must be able to be, or "at most once an hour" could not be kept.
 */
export const MAX_SLOTS = 1200

/** One showing in a round, before it belongs to a schedule. `item`: which row of the list that is shown it comes from. */
export type Turn = {
  material: Rotatable
  playlist: PlaylistId
  item: number
  weight: number
  durationMs: number
}

export function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}
export const lengthOf = (slots: readonly { durationMs: number }[]): number =>
  slots.reduce((ms, s) => ms + s.durationMs, 0)
