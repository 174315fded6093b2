import { sql } from 'kysely'
import { dueOf } from '../../playlists/fulfilment/causes.ts'
import type { Figures, PlanTally } from '../../playlists/report/figures.ts'
import { quartersOf } from '../../playlists/report/period.ts'
import type { Period } from '../../playlists/report/period.ts'
import type { FulfilmentCounts } from '../../playlists/wire/fulfilment.ts'
import type { Reader } from '../db/open.ts'
import { fulfilmentBy } from '../fulfilment/counts.ts'
import { isCounted } from '../plays/counted.ts'

export type PlanFigures = {
  plan: PlanTally | undefined
  byDisplay: ReadonlyMap<string, PlanTally>
  byTopic: ReadonlyMap<string, PlanTally>
  /** On which anything was planned or shown. */
  days: readonly string[]
  topicDays: ReadonlyMap<string, number>
  cells: NonNullable<Figures['cells']>
}

/** Planned against played of a period, and how its days and displays were covered; all from what is kept for good. */
export async function gatherPlan(r: Reader, period: Period): Promise<PlanFigures> {
  const { from, until } = period
  const displays = await fulfilmentBy(r, 'display', { from, until })
  const topics = await fulfilmentBy(r, 'topic', { from, until })
  const byKey = (rows: typeof topics) => new Map(rows.map((row) => [row.key, asPlan(row)]))
  const byDisplay = byKey(displays)
  const cells: PlanFigures['cells'] = []
  for (const quarter of quartersOf(period)) cells.push(...(await cellsOf(r, quarter)))
  return {
    plan: summed([...byDisplay.values()]),
    byDisplay,
    byTopic: byKey(topics),
    days: await daysOf(r, period),
    topicDays: await daysByTopic(r, period),
    cells,
  }
}

/** The whole of a period alone. */
export async function planOf(r: Reader, { from, until }: Period): Promise<PlanTally | undefined> {
  return summed((await fulfilmentBy(r, 'display', { from, until })).map(asPlan))
}

const summed = (plans: readonly PlanTally[]): PlanTally | undefined =>
  plans.length === 0 ? undefined : plans.reduce(sum)

const asPlan = (counts: FulfilmentCounts): PlanTally => ({
  due: dueOf(counts),
  completed: counts.completed,
  beyond: counts.beyond,
  plannedMs: counts.plannedMs,
  lostMs: counts.lostMs,
  causes: counts.causes,
})

function sum(a: PlanTally, b: PlanTally): PlanTally {
  const causes = Object.entries(a.causes).map(([cause, count]) => [
    cause,
    count + b.causes[cause as keyof typeof b.causes],
  ])
  return {
    due: a.due + b.due,
    completed: a.completed + b.completed,
    beyond: a.beyond + b.beyond,
    plannedMs: a.plannedMs + b.plannedMs,
    lostMs: a.lostMs + b.lostMs,
    causes: Object.fromEntries(causes) as PlanTally['causes'],
  }
}

const shownIn = (r: Reader, { from, until }: Period) =>
  r.sql
    .selectFrom('playDays')
    .where('playDays.day', '>=', from)
    .where('playDays.day', '<=', until)
    .where('completed', '>', 0)
    .where(isCounted)

/** RULES RE6. */
async function daysOf(r: Reader, period: Period): Promise<string[]> {
  const planned = r.sql
    .selectFrom('fulfilment')
    .select('day')
    .where('day', '>=', period.from)
    .where('day', '<=', period.until)
    .where('planned', '>', 0)
  const days = await shownIn(r, period).select('playDays.day').union(planned).execute()
  return days.map(({ day }) => day)
}

async function daysByTopic(r: Reader, period: Period): Promise<Map<string, number>> {
  const rows = await shownIn(r, period)
    .select(['topic', sql<number>`count(distinct day)`.as('days')])
    .groupBy('topic')
    .execute()
  return new Map(rows.map(({ topic, days }) => [topic, days]))
}

/** RULES RE7. */
async function cellsOf(r: Reader, period: Period): Promise<PlanFigures['cells']> {
  const rows = await shownIn(r, period)
    .innerJoin('displays', 'displays.id', 'playDays.display')
    .select(['topic', 'displays.name as display'])
    .select(({ fn }) => fn.sum<number>('completed').as('plays'))
    .groupBy(['topic', 'displays.name'])
    .orderBy('topic')
    .orderBy('displays.name')
    .execute()
  return rows.map((row) => ({ period, ...row }))
}
