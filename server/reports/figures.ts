import { sql } from 'kysely'
import { weeksOf } from '../../playlists/report/charts.ts'
import { monthsOf } from '../../playlists/report/period.ts'
import type { Figures, Tally } from '../../playlists/report/figures.ts'
import type { Period } from '../../playlists/report/period.ts'
import type { Span } from '../../playlists/spans.ts'
import { startOfDay, addDays } from '../../playlists/time.ts'
import type { Instant, Zone } from '../../playlists/time.ts'
import type { Reader } from '../db/open.ts'
import { isCounted } from '../plays/counted.ts'
import { gatherPhases } from './phase-figures.ts'
import { gatherPlan, planOf } from './plan-figures.ts'
import type { PlanFigures } from './plan-figures.ts'

type Part<K extends keyof Figures> = Figures[K]

const MOST = 20
/** Screen 2 stands before screen 10. */
const NAMES = new Intl.Collator('vi', { numeric: true })

/** From the permanent daily totals alone, so that it stays true after the single plays are gone. `zone` is the office's: it says when a day begins. */
export async function gatherFigures(r: Reader, period: Period, zone: Zone): Promise<Figures> {
  const span = spanOf(period, zone)
  const months: Figures['months'] = []
  for (const month of monthsOf(period)) months.push({ period: month, ...(await tally(r, month)) })
  const planned = await gatherPlan(r, period)
  const phases = await gatherPhases(r, period, planned.days)
  return {
    approved: await approvedIn(r, span),
    total: await tally(r, period),
    ...(planned.plan && { plan: planned.plan }),
    days: planned.days.length,
    topics: await byTopic(r, period, planned),
    displays: await byDisplay(r, period, planned),
    cells: planned.cells,
    months,
    ...(await byWeek(r, period)),
    ...(phases.length > 0 && { phases }),
    most: await mostPlayed(r, period),
    never: await neverPlayed(r, period),
    notices: await noticesIn(r, span),
  }
}

/** What a period is compared with (Bảng 1): its sums, and no tables. */
export async function gatherCompared(r: Reader, period: Period, zone: Zone): Promise<Figures> {
  const plan = await planOf(r, period)
  return {
    approved: await approvedIn(r, spanOf(period, zone)),
    total: await tally(r, period),
    ...(plan && { plan }),
    topics: [],
    displays: [],
    months: [],
    most: [],
    never: [],
    notices: [],
  }
}

const spanOf = ({ from, until }: Period, zone: Zone): Span => ({
  start: startOfDay(zone, from),
  end: startOfDay(zone, addDays(until, 1)),
})

const within = (r: Reader, { from, until }: Period) =>
  r.sql.selectFrom('playDays').where('playDays.day', '>=', from).where('playDays.day', '<=', until).where(isCounted)

/** Contents and displays count when they were shown in full at least once. */
const SUMS = [
  sql<number>`count(distinct case when completed > 0 then "playDays".material end)`.as('materials'),
  sql<number>`coalesce(sum(completed), 0)`.as('plays'),
  sql<number>`coalesce(sum("playDays"."durationMs"), 0)`.as('ms'),
  sql<number>`count(distinct case when completed > 0 then "playDays".display end)`.as('displays'),
] as const

const tally = (r: Reader, period: Period): Promise<Tally> =>
  within(r, period)
    .select([...SUMS])
    .executeTakeFirstOrThrow()

/** RULES RE9. */
async function byWeek(r: Reader, period: Period): Promise<Pick<Figures, 'weeks'>> {
  const weeks = weeksOf(period)
  if (weeks.length === 0) return {}
  const days = await within(r, period)
    .select(['day', sql<number>`sum(completed)`.as('plays')])
    .groupBy('day')
    .execute()
  const playsOf = (from: string, next: string | undefined): number =>
    days.reduce((sum, { day, plays }) => (from <= day && (next === undefined || day < next) ? sum + plays : sum), 0)
  return { weeks: weeks.map((from, i) => ({ from, plays: playsOf(from, weeks[i + 1]) })) }
}

async function approvedIn(r: Reader, { start, end }: Span): Promise<number> {
  const { many } = await r.sql
    .selectFrom('revisions')
    .select(sql<number>`count(distinct material)`.as('many'))
    .where('state', 'in', ['approved', 'withdrawn'])
    .where('decidedAt', '>=', start)
    .where('decidedAt', '<', end)
    .executeTakeFirstOrThrow()
  return many
}

/** Every topic, with zeros where nothing was shown: what is missing must be seen. */
async function byTopic(r: Reader, period: Period, { byTopic: plans, topicDays }: PlanFigures): Promise<Part<'topics'>> {
  const sums = await within(r, period)
    .select('topic')
    .select([...SUMS])
    .groupBy('topic')
    .execute()
  const topics = await r.sql.selectFrom('topics').select(['code', 'name']).orderBy('code').execute()
  const found = new Map(sums.map(({ topic, ...rest }) => [topic, rest]))
  const none = { materials: 0, plays: 0, ms: 0, displays: 0 }
  const known = topics.map((topic) => ({ ...topic, ...(found.get(topic.code) ?? none) }))
  const gone = sums.filter(({ topic }) => !topics.some(({ code }) => code === topic))
  return [...known, ...gone.map(({ topic, ...rest }) => ({ code: topic, name: topic, ...rest }))].map((topic) => {
    const plan = plans.get(topic.code)
    return { ...topic, days: topicDays.get(topic.code) ?? 0, ...(plan && { plan }) }
  })
}

/** The displays that are in use, and those that were in the period. */
async function byDisplay(r: Reader, period: Period, { byDisplay: plans }: PlanFigures): Promise<Part<'displays'>> {
  const sums = within(r, period)
    .select('playDays.display')
    .select(({ fn }) => [fn.max('displayName').as('displayName')])
    .select([...SUMS])
    .groupBy('playDays.display')
    .as('sums')
  const rows = await r.sql
    .selectFrom('displays')
    .leftJoin(sums, 'sums.display', 'displays.id')
    .select(['displays.id', 'name', 'location', 'width', 'height'])
    .select([sql<number>`coalesce(sums.plays, 0)`.as('plays'), sql<number>`coalesce(sums.ms, 0)`.as('ms')])
    .where('test', '=', 0)
    .where((e) =>
      e.or([
        e('archivedAt', 'is', null),
        e('sums.plays', '>', 0),
        e('displays.id', 'in', [...plans.keys()].map(Number)),
      ]),
    )
    .execute()
  const inOrder = rows.sort((a, b) => NAMES.compare(a.name, b.name))
  return inOrder.map(({ id, width, height, ...row }) => {
    const plan = plans.get(String(id))
    return { ...row, size: `${width} × ${height}`, ...(plan && { plan }) }
  })
}

/** The kind and the approver are those of the revision that may be shown now. */
async function mostPlayed(r: Reader, period: Period): Promise<Part<'most'>> {
  const sums = within(r, period)
    .select('material')
    .select(({ fn }) => [
      fn.max('title').as('title'),
      fn.max('topic').as('topic'),
      fn.min('day').as('from'),
      fn.max('day').as('until'),
      fn.sum<number>('completed').as('plays'),
      fn.sum<number>('durationMs').as('ms'),
    ])
    .groupBy('material')
    .as('sums')
  const newest = r.sql
    .selectFrom('revisions')
    .select(({ fn }) => fn.max('id').as('id'))
    .where('state', '=', 'approved')
    .groupBy('material')
  return r.sql
    .selectFrom(sums)
    .leftJoin('revisions', (join) =>
      join.onRef('revisions.material', '=', 'sums.material').on('revisions.id', 'in', newest),
    )
    .leftJoin('accounts', 'accounts.id', 'revisions.decider')
    .select(['title', 'topic', 'from', 'until', 'plays', 'ms'])
    .select([
      sql<string>`coalesce(revisions.content ->> 'kind', '')`.as('kind'),
      sql<string>`coalesce(accounts.name, '')`.as('approver'),
    ])
    .where('plays', '>', 0)
    .orderBy('plays', 'desc')
    .orderBy('sums.material')
    .limit(MOST)
    .$castTo<Part<'most'>[number]>()
    .execute()
}

const neverPlayed = (r: Reader, period: Period): Promise<Part<'never'>> =>
  r.sql
    .selectFrom('materials')
    .select(['title', 'topic'])
    .where('archivedAt', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('revisions')
          .select('id')
          .whereRef('revisions.material', '=', 'materials.id')
          .where('state', '=', 'approved'),
      ),
    )
    .where('materials.id', 'not in', within(r, period).select('material').where('completed', '>', 0))
    .orderBy('topic')
    .orderBy('title')
    .execute()

/** Emergency notices that were up at some time of the period, with how many screens they were for. */
async function noticesIn(r: Reader, span: Span): Promise<Part<'notices'>> {
  const start = sql<number>`timing ->> 'start'`
  const end = sql<number>`timing ->> 'end'`
  const rows = await r.sql
    .selectFrom('schedules')
    .innerJoin('accounts', 'accounts.id', 'schedules.author')
    .select(['schedules.id', 'schedules.name', 'accounts.name as author'])
    .select([start.as('start'), end.as('end')])
    .select(({ selectFrom }) =>
      selectFrom('playRefs')
        .select(sql<number>`count(distinct display)`.as('displays'))
        .whereRef('playRefs.schedule', '=', 'schedules.id')
        .as('displays'),
    )
    .where('layer', '=', 'emergency')
    .where(sql<boolean>`"show" ->> 'kind' = 'playlist'`)
    .where(start, '<', span.end)
    .where(end, '>', span.start)
    .orderBy(start)
    .execute()
  return rows.map((row) => ({
    name: row.name,
    author: row.author,
    start: row.start as Instant,
    end: row.end as Instant,
    displays: row.displays ?? 0,
  }))
}
