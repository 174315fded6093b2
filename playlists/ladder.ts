import type { Loser, LossReason } from './programme.ts'
import { LAYERS } from './schedule.ts'
import type { Layer, Schedule } from './schedule.ts'

/** A schedule aimed at a display. `distance`: 0 when it names the display, 1 when one of its groups, 2 when it is for all. */
export type Contender = { schedule: Schedule; distance: 0 | 1 | 2 }

/** What wins a stretch of time, by which rule, and who lost. `fallback` has no winners. */
export type Verdict = { rule: string; layer: Layer | 'fallback'; winners: Schedule[]; losers: Loser[] }

/** Why a schedule has nothing to show just then, or null. */
export type LackOf = (schedule: Schedule) => LossReason | null

const RANK: Record<Layer, number> = { emergency: 0, takeover: 1, scheduled: 2, filler: 3 }
const RULE_OF: Record<Layer, string> = { emergency: 'LD2', takeover: 'LD3', scheduled: 'LD4', filler: 'LD5' }

/** RULES LD1–LD8. Those in force at that time, in order of id. */
export function decide(live: readonly Contender[], lackOf: LackOf): Verdict {
  const lacks = live.map(({ schedule }) => lackOf(schedule))
  const able = live.filter((_, i) => lacks[i] === null)
  const top = able.reduce<number>((best, { schedule }) => Math.min(best, RANK[schedule.layer]), LAYERS.length)
  const layer = LAYERS[top]
  if (layer === undefined) return { rule: 'LD6', layer: 'fallback', winners: [], losers: losersOf(live, lacks, null) }
  const winners = winnersOf(
    layer,
    able.filter(({ schedule }) => schedule.layer === layer),
  )
  const losers = losersOf(live, lacks, { layer, winners })
  return { rule: RULE_OF[layer], layer, winners: winners.map(({ schedule }) => schedule), losers }
}

function winnersOf(layer: Layer, onTop: readonly Contender[]): readonly Contender[] {
  if (layer === 'scheduled') return onTop
  if (layer !== 'filler') return onTop.slice(-1)
  const nearest = Math.min(...onTop.map(({ distance }) => distance))
  return onTop.filter(({ distance }) => distance === nearest)
}

type Won = { layer: Layer; winners: readonly Contender[] }

function losersOf(live: readonly Contender[], lacks: readonly (LossReason | null)[], won: Won | null): Loser[] {
  const losers: Loser[] = []
  live.forEach((contender, i) => {
    const { schedule } = contender
    const lack = lacks[i] ?? null
    if (lack !== null) losers.push({ schedule: schedule.id, reason: lack })
    else if (schedule.layer !== won?.layer) losers.push({ schedule: schedule.id, reason: 'outranked' })
    else if (won.layer !== 'scheduled' && !won.winners.includes(contender))
      losers.push({ schedule: schedule.id, reason: won.layer === 'filler' ? 'farther' : 'outranked' })
  })
  return losers
}
