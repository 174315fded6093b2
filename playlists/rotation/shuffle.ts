import { stir } from '../stir.ts'
import { demandOf, keeps, separated } from './separate.ts'
import type { Demand, KeyOf } from './separate.ts'
import { spread } from './spread.ts'
import { MAX_SLOTS } from './turns.ts'
import type { Turn } from './turns.ts'

/** A cycle has so many rounds, each in another order. */
const ROUNDS = 8
const TRIES = 6

/** Draws whole numbers below a bound, the same ones for the same seeds. */
type Draw = (below: number) => number

/**
 * RULES RO6. Several rounds, each in an order of its own that playlist, schedule and the round's number alone decide.
 * When chance cannot keep the separation, the rounds share one pattern of topics and chance fills it in.
 */
export function shuffled(turns: readonly Turn[], separation: number, seeds: readonly number[]): readonly Turn[] {
  const round = spread(turns)
  if (round.length < 3) return round
  const rounds = Math.max(1, Math.min(ROUNDS, Math.floor(MAX_SLOTS / round.length)))
  const demand = demandOf(round, separation)
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const cycle = byChance(round, demand, rounds, [...seeds, attempt])
    if (cycle !== null && keeps(cycle, demand)) return cycle
  }
  const pattern = separated(round, demand)
  return Array.from({ length: rounds }, (_, n) => refilled(pattern, demand.keyOf, drawing([...seeds, n]))).flat()
}

function byChance(round: readonly Turn[], demand: Demand, rounds: number, seeds: readonly number[]): Turn[] | null {
  const out: Turn[] = []
  for (let n = 0; n < rounds; n++) {
    const next = mixed(round, drawing([...seeds, n]))
    for (let i = 0; i < next.length; i++) {
      const from = firstApart(out, next, i, demand)
      if (from < 0) return null
      const [here, there] = [next[i]!, next[from]!]
      next[i] = there
      next[from] = here
      out.push(there)
    }
  }
  return out
}

/** The first of those still to come that keeps its distance from what stands last; -1 if none does. */
function firstApart(out: readonly Turn[], next: readonly Turn[], from: number, { keyOf, apart }: Demand): number {
  for (let i = from; i < next.length; i++) {
    const key = keyOf(next[i]!)
    let free = true
    for (let back = 1; back <= apart && back <= out.length; back++)
      if (keyOf(out[out.length - back]!) === key) free = false
    if (free) return i
  }
  return -1
}

/** The same keys in the same places; what has the same key changes places by chance. */
function refilled(pattern: readonly Turn[], keyOf: KeyOf, draw: Draw): Turn[] {
  const groups = new Map<string | number, Turn[]>()
  for (const turn of pattern) groups.set(keyOf(turn), [...(groups.get(keyOf(turn)) ?? []), turn])
  for (const [key, group] of groups) groups.set(key, mixed(group, draw))
  return pattern.map((turn) => groups.get(keyOf(turn))!.pop()!)
}

/** Fisher and Yates. */
function mixed<T>(given: readonly T[], draw: Draw): T[] {
  const out = [...given]
  for (let i = out.length - 1; i > 0; i--) {
    const j = draw(i + 1)
    const [a, b] = [out[i]!, out[j]!]
    out[i] = b
    out[j] = a
  }
  return out
}

/** A small generator of 32 bits: a counter that is stirred by multiplications. */
function drawing(seeds: readonly number[]): Draw {
  let state = seeds.reduce((hash, seed) => stir(hash ^ Math.imul(seed + 1, 0x9e37_79b1)), 0x2545_f491)
  return (below) => {
    state = (state + 0x6d2b_79f5) | 0
    return Math.floor((stir(state) / 2 ** 32) * below)
  }
}
