import { grouped } from '../../playlists/grouped.ts'
import { sql } from 'kysely'
import { weeksOf } from '../../playlists/report/charts.ts'
import { monthsOf, quartersOf } from '../../playlists/report/period.ts'
import type { Figures, Tally } from '../../playlists/report/figures.ts'
import type { Period } from '../../playlists/report/period.ts'
import type { Span } from '../../playlists/spans.ts'
import { startOfDay, addDays } from '../../playlists/time.ts'
import type { Instant, Zone } from '../../playlists/time.ts'
import type { Reader } from '../db/open.ts'
import { among } from '../db/which.ts'
import { gatherPhases } from './phase-figures.ts'
import { gatherPlan, planOf } from './plan-figures.ts'
import type { PlanFigures } from './plan-figures.ts'
import { readShown, sumOf, tallyOf, within } from './shown.ts'
import type { Shown } from './shown.ts'

type Part<K extends keyof Figures> = Figures[K]

const MOST = 20
/** Screen 2 stands before screen 10. */
const NAMES = new Intl.Collator('vi', { numeric: true })

/** From the permanent daily totals alone, so that it stays true after the single plays are gone. `zone` is the office's: it says when a day begins. */
export async function gatherFigures(r: Reader, period: Period, zone: Zone): Promise<Figures> {
  const span = spanOf(period, zone)
  const shown = await readShown(r, period)
  const planned = await gatherPlan(r, period)
  const days = daysOf(shown, planned)
  const phases = await gatherPhases(r, period, days)
  return {
    approved: await approvedIn(r, span),
    total: tallyOf(shown.parts),
    ...(planned.plan && { plan: planned.plan }),
    days: days.length,
    topics: await byTopic(r, shown, planned),
    displays: await byDisplay(r, shown, planned),
    cells: await cellsOf(r, period, shown),
    months: byMonth(period, shown),
    ...byWeek(period, shown),
    ...(phases.length > 0 && { phases }),
    most: await mostPlayed(r, period, shown),
    never: await neverPlayed(r, shown),
    notices: await noticesIn(r, span),
  }
}

/** RULES RE6. On which anything was planned or shown. */
const daysOf = ({ byDay }: Shown, { days }: PlanFigures): string[] =>
  [...new Set([...days, ...[...byDay].flatMap(([day, plays]) => (plays > 0 ? [day] : []))])].sort()

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

/** Contents and displays count when they were shown in full at least once. */
const tally = (r: Reader, period: Period): Promise<Tally> =>
  within(r, period)
    .select([
      sql<number>`count(distinct case when completed > 0 then "playDays".material end)`.as('materials'),
      sql<number>`coalesce(sum(completed), 0)`.as('plays'),
      sql<number>`coalesce(sum("playDays"."durationMs"), 0)`.as('ms'),
      sql<number>`count(distinct case when completed > 0 then "playDays".display end)`.as('displays'),
    ])
    .executeTakeFirstOrThrow()

const byMonth = (period: Period, { parts }: Shown): Part<'months'> =>
  monthsOf(period).map((month) => ({
    period: month,
    ...tallyOf(parts.filter((part) => part.month.from === month.from)),
  }))

/** RULES RE9. */
function byWeek(period: Period, { byDay }: Shown): Pick<Figures, 'weeks'> {
  const weeks = weeksOf(period)
  if (weeks.length === 0) return {}
  const playsOf = (from: string, next: string | undefined): number =>
    [...byDay].reduce((sum, [day, plays]) => (from <= day && (next === undefined || day < next) ? sum + plays : sum), 0)
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
async function byTopic(r: Reader, shown: Shown, { byTopic: plans }: PlanFigures): Promise<Part<'topics'>> {
  const found = new Map(
    [...grouped(shown.parts, (part) => part.topic)].map(([topic, parts]) => [topic, tallyOf(parts)]),
  )
  const topics = await r.sql.selectFrom('topics').select(['code', 'name']).orderBy('code').execute()
  const none = { materials: 0, plays: 0, ms: 0, displays: 0 }
  const known = topics.map((topic) => ({ ...topic, ...(found.get(topic.code) ?? none) }))
  const gone = [...found.keys()].filter((topic) => !topics.some(({ code }) => code === topic)).sort()
  return [...known, ...gone.map((topic) => ({ code: topic, name: topic, ...found.get(topic)! }))].map((topic) => {
    const plan = plans.get(topic.code)
    return { ...topic, days: shown.topicDays.get(topic.code)?.size ?? 0, ...(plan && { plan }) }
  })
}

/** The displays that are in use, and those that were in the period. */
async function byDisplay(r: Reader, { parts }: Shown, { byDisplay: plans }: PlanFigures): Promise<Part<'displays'>> {
  const rows = await r.sql
    .selectFrom('displays')
    .select(['id', 'name', 'location', 'width', 'height', 'archivedAt'])
    .where('test', '=', 0)
    .execute()
  const shownOn = grouped(parts, (part) => part.display)
  const inOrder = rows.sort((a, b) => NAMES.compare(a.name, b.name))
  return inOrder.flatMap(({ id, width, height, archivedAt, ...row }) => {
    const own = shownOn.get(id) ?? []
    const plan = plans.get(String(id))
    const plays = sumOf(own, 'plays')
    if (archivedAt !== null && plays === 0 && !plan) return []
    return [{ ...row, plays, ms: sumOf(own, 'ms'), size: `${width} × ${height}`, ...(plan && { plan }) }]
  })
}

/** RULES RE7. */
async function cellsOf(r: Reader, period: Period, { parts }: Shown): Promise<NonNullable<Figures['cells']>> {
  const displays = await r.sql.selectFrom('displays').select(['id', 'name']).execute()
  const names = new Map(displays.map(({ id, name }) => [id, name]))
  return quartersOf(period).flatMap((quarter) => {
    const cells = new Map<string, NonNullable<Figures['cells']>[number]>()
    for (const { month, display, topic, plays } of parts) {
      const name = names.get(display)
      if (plays === 0 || name === undefined || month.from < quarter.from || month.from > quarter.until) continue
      const key = JSON.stringify([topic, name])
      cells.set(key, { period: quarter, topic, display: name, plays: (cells.get(key)?.plays ?? 0) + plays })
    }
    return [...cells.values()].sort((a, b) => compare(a.topic, b.topic) || compare(a.display, b.display))
  })
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The kind and the approver are those of the revision that may be shown now. */
async function mostPlayed(r: Reader, period: Period, { parts }: Shown): Promise<Part<'most'>> {
  const plays = [...grouped(parts, (part) => part.material)].map(([id, some]) => ({ id, plays: sumOf(some, 'plays') }))
  const top = plays.sort((a, b) => b.plays - a.plays || a.id - b.id).slice(0, MOST)
  const sums = within(r, period)
    .where(
      among(
        'playDays.material',
        top.map(({ id }) => id),
      ),
    )
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
    .$castTo<Part<'most'>[number]>()
    .execute()
}

function neverPlayed(r: Reader, { parts }: Shown): Promise<Part<'never'>> {
  const played = parts.filter(({ plays }) => plays > 0).map(({ material }) => material)
  return r.sql
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
    .where(({ not }) => not(among('materials.id', [...new Set(played)])))
    .orderBy('topic')
    .orderBy('title')
    .execute()
}

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
