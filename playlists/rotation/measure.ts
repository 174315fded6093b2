import { HOUR } from '../time.ts'
import { lengthOf } from './turns.ts'

/** One showing as far as promises go. */
export type Showing = { material: { id: number; campaign: number | null }; durationMs: number }

/** When a material starts within a cycle, in ms, and the longest it is shown at a time. */
export type Starts = { at: number[]; cycleMs: number; longestMs: number }

export function startsOf(cycle: readonly Showing[], material: number): Starts {
  const at: number[] = []
  let [ms, longestMs] = [0, 0]
  for (const showing of cycle) {
    if (showing.material.id === material) {
      at.push(ms)
      longestMs = Math.max(longestMs, showing.durationMs)
    }
    ms += showing.durationMs
  }
  return { at, cycleMs: ms, longestMs }
}

/** From one start to the next, at the worst, the cycle's seam among them. */
export const widestGap = ({ at, cycleMs }: Starts): number =>
  at.reduce((widest, start, i) => Math.max(widest, (at[i + 1] ?? at[0]! + cycleMs) - start), 0)

/**
 * RULES GO1. How many full plays there are for certain in runs of such lengths, wherever in its cycle each run begins: in
 * any stretch as long as the widest gap something starts.
 */
export function certainPlays(runs: readonly number[], gap: number, longestMs: number): number {
  return gap === 0 ? 0 : runs.reduce((plays, run) => plays + Math.max(0, Math.floor((run - longestMs) / gap)), 0)
}

/** The widest gap that makes so many plays certain; 0 if none does. */
export function gapFor(runs: readonly number[], longestMs: number, n: number): number {
  let [low, high] = [0, Math.max(0, ...runs) - longestMs]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (certainPlays(runs, middle, longestMs) >= n) low = middle
    else high = middle - 1
  }
  return low
}

/** RULES GO2. The most starts in any 60 minutes of a cycle that goes on for ever. */
export function mostAnHour({ at, cycleMs }: Starts): number {
  let most = 0
  for (let i = 0, ahead = 0; i < at.length; i++) {
    const end = at[i]! + HOUR
    while (startAt(at, cycleMs, ahead) < end) ahead++
    most = Math.max(most, ahead - i)
  }
  return most
}

const startAt = (at: readonly number[], cycleMs: number, n: number): number =>
  at[n % at.length]! + Math.floor(n / at.length) * cycleMs

/** RULES GO3. A campaign's time in a cycle, and whether that is its share to within one item. */
export function shareOf(
  cycle: readonly Showing[],
  campaign: number,
  percent: number,
): { percent: number; met: boolean } {
  const total = lengthOf(cycle)
  const own = lengthOf(cycle.filter(({ material }) => material.campaign === campaign))
  const longest = cycle.reduce((most, { durationMs }) => Math.max(most, durationMs), 0)
  return {
    percent: total === 0 ? 0 : Math.round((own * 100) / total),
    met: total > 0 && Math.abs(own - (total * percent) / 100) <= longest,
  }
}
