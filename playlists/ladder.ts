import type { Loser } from './programme.ts'
import { LAYERS } from './schedule.ts'
import type { Layer, Schedule } from './schedule.ts'

/** What wins a stretch of time, by which rule, and who lost. `fallback` has no winners. */
export type Verdict = { rule: string; layer: Layer | 'fallback'; winners: Schedule[]; losers: Loser[] }

/**
 * RULES LD1–LD5. `live` are the schedules in force at that time, in order of id; `canPlay` says whether one has anything
 * to show just then.
 */
export function decide(live: readonly Schedule[], canPlay: (schedule: Schedule) => boolean): Verdict {
  const able = live.filter(canPlay)
  const mute: Loser[] = live
    .filter((s) => !able.includes(s))
    .map((s) => ({ schedule: s.id, reason: 'nothing-playable' }))
  const layer = LAYERS.find((name) => able.some((s) => s.layer === name))
  if (layer === undefined) return { rule: 'LD6', layer: 'fallback', winners: [], losers: mute }
  const onLayer = able.filter((s) => s.layer === layer)
  const winners = layer === 'scheduled' || layer === 'filler' ? onLayer : onLayer.slice(-1)
  const outranked: Loser[] = able
    .filter((s) => !winners.includes(s))
    .map((s) => ({ schedule: s.id, reason: 'outranked' }))
  return {
    rule: RULE_OF[layer],
    layer,
    winners,
    losers: [...outranked, ...mute].sort((a, b) => a.schedule - b.schedule),
  }
}

const RULE_OF: Record<Layer, string> = { emergency: 'LD2', takeover: 'LD3', scheduled: 'LD4', filler: 'LD5' }
