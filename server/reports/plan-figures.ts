import { addTo, dueOf, nothing } from '../../playlists/fulfilment/causes.ts'
import type { Tally } from '../../playlists/fulfilment/causes.ts'
import type { PlanTally } from '../../playlists/report/figures.ts'
import type { Period } from '../../playlists/report/period.ts'
import type { Reader } from '../db/open.ts'
import { fulfilmentPairs, fulfilmentSum } from '../fulfilment/counts.ts'
import { grouped } from '../../playlists/grouped.ts'

export type PlanFigures = {
  plan: PlanTally | undefined
  byDisplay: ReadonlyMap<string, PlanTally>
  byTopic: ReadonlyMap<string, PlanTally>
  /** On which anything was planned. */
  days: readonly string[]
}

/** Planned against played of a period; all from what is kept for good. */
export async function gatherPlan(r: Reader, period: Period): Promise<PlanFigures> {
  const pairs = await fulfilmentPairs(r, period)
  const by = (key: 'display' | 'topic') =>
    new Map([...grouped(pairs, (pair) => pair[key])].map(([name, some]) => [name, summed(some)]))
  return {
    plan: pairs.length === 0 ? undefined : summed(pairs),
    byDisplay: by('display'),
    byTopic: by('topic'),
    days: await daysOf(r, period),
  }
}

/** The whole of a period alone. */
export async function planOf(r: Reader, period: Period): Promise<PlanTally | undefined> {
  const sum = await fulfilmentSum(r, period)
  return sum === null ? undefined : asPlan(sum)
}

const summed = (pairs: readonly { tally: Tally }[]): PlanTally =>
  asPlan(pairs.reduce((sum, { tally }) => addTo(sum, tally), nothing()))

const asPlan = (counts: Tally): PlanTally => ({
  due: dueOf(counts),
  completed: counts.completed,
  beyond: counts.beyond,
  plannedMs: counts.plannedMs,
  lostMs: counts.lostMs,
  causes: counts.causes,
})

/** RULES RE6. */
async function daysOf(r: Reader, { from, until }: Period): Promise<string[]> {
  const days = r.sql.selectFrom('fulfilment').select('day').distinct().where('planned', '>', 0)
  return (await days.where('day', '>=', from).where('day', '<=', until).execute()).map(({ day }) => day)
}
