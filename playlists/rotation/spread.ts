import { MAX_SLOTS, sum } from './turns.ts'

/** How often each turn comes in one round: its weight over the common divisor, scaled down when the round would be too long. */
export function countsOf(weights: readonly number[]): number[] {
  const divisor = weights.reduce(gcd, 0)
  const counts = weights.map((weight) => weight / divisor)
  const total = sum(counts)
  if (total <= MAX_SLOTS) return counts
  return counts.slice(0, MAX_SLOTS).map((count) => Math.max(1, Math.floor((count * MAX_SLOTS) / total)))
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))

/**
 * RULES RO2. Smooth weighted round-robin: in each round every turn appears as often as it counts, as evenly as can be.
 * Each time all credits grow by their count, and the richest (the earliest of equals) is shown and pays the sum.
 */
export function spread<T extends { weight: number }>(turns: readonly T[]): T[] {
  const counts = countsOf(turns.map((turn) => turn.weight))
  const total = sum(counts)
  if (total === counts.length) return turns.slice(0, total)
  const credits = counts.map(() => 0)
  const out: T[] = []
  while (out.length < total) {
    let richest = 0
    for (let i = 0; i < counts.length; i++) {
      credits[i] = credits[i]! + counts[i]!
      if (credits[i]! > credits[richest]!) richest = i
    }
    credits[richest] = credits[richest]! - total
    out.push(turns[richest]!)
  }
  return out
}
