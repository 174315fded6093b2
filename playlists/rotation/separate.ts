import type { Turn } from './turns.ts'

/** What two slots have in common that should not come close together. */
export type KeyOf = (turn: Turn) => string | number
export const topicOf: KeyOf = (turn) => turn.material.topic
export const materialOf: KeyOf = (turn) => turn.material.id

/** How many other slots always lie between two of one key, on the circle; at most `most`. */
export function separationOf(round: readonly Turn[], keyOf: KeyOf, most: number): number {
  const last = new Map<string | number, number>()
  let least = Math.min(most, round.length - 1)
  for (let i = 0; i < round.length + most + 1 && least > 0; i++) {
    const key = keyOf(round[i % round.length]!)
    const before = last.get(key)
    if (before !== undefined) least = Math.min(least, i - before - 1)
    last.set(key, i)
  }
  return Math.max(0, least)
}

/**
 * RULES RO7. The largest separation there can be: of n slots on a circle, c of one key can be s apart exactly when
 * c · (s + 1) ≤ n.
 */
export function possibleSeparation(round: readonly Turn[], keyOf: KeyOf): number {
  const counts = new Map<string | number, number>()
  let most = 1
  for (const turn of round) {
    const count = (counts.get(keyOf(turn)) ?? 0) + 1
    counts.set(keyOf(turn), count)
    most = Math.max(most, count)
  }
  return Math.max(0, Math.floor(round.length / most) - 1)
}

/** What a round has to keep: topics apart as asked, or as far as can be; else no item twice in a row, if that can be. */
export type Demand = { keyOf: KeyOf; apart: number }

export function demandOf(round: readonly Turn[], separation: number): Demand {
  const topics = separation === 0 ? 0 : Math.min(separation, possibleSeparation(round, topicOf))
  if (topics > 0) return { keyOf: topicOf, apart: topics }
  return { keyOf: materialOf, apart: Math.min(1, possibleSeparation(round, materialOf)) }
}

/** The round as it is when it keeps the demand, else built so that it does. */
export function separated(round: readonly Turn[], demand: Demand): readonly Turn[] {
  return keeps(round, demand) ? round : inColumns(round, demand.keyOf)
}

export const keeps = (round: readonly Turn[], { keyOf, apart }: Demand): boolean =>
  apart === 0 || separationOf(round, keyOf, apart) >= apart

/**
 * As many blocks as the commonest key has slots; the keys are dealt over the blocks one after another, the commonest
 * first. Each block then has one of the commonest, and two of any key lie at least a block's length apart.
 */
function inColumns(round: readonly Turn[], keyOf: KeyOf): Turn[] {
  const groups = new Map<string | number, Turn[]>()
  for (const turn of round) {
    const group = groups.get(keyOf(turn))
    if (group) group.push(turn)
    else groups.set(keyOf(turn), [turn])
  }
  const dealt = [...groups.values()].sort((a, b) => b.length - a.length)
  const blocks: Turn[][] = Array.from({ length: dealt[0]?.length ?? 0 }, () => [])
  dealt.flat().forEach((turn, i) => blocks[i % blocks.length]!.push(turn))
  return blocks.flat()
}
