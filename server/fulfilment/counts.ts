import { sql } from 'kysely'
import { CAUSES, addTo, nothing } from '../../playlists/fulfilment/causes.ts'
import type { Tally } from '../../playlists/fulfilment/causes.ts'
import type { DisplayId } from '../../playlists/ids.ts'
import type { Instant, LocalDate } from '../../playlists/time.ts'
import type { QueryOf, ReplyOf } from '../../playlists/wire/endpoint.ts'
import type { FulfilmentRow, readFulfilment } from '../../playlists/wire/fulfilment.ts'
import type { Reader } from '../db/open.ts'
import { among, choose } from '../db/which.ts'
import type { Chosen } from '../db/which.ts'
import { COLUMN } from './store.ts'

export type FulfilmentFilter = Omit<QueryOf<typeof readFulfilment>, 'by'>
type By = QueryOf<typeof readFulfilment>['by']

const COUNTS = ['planned', 'completed', 'interrupted', 'failed', 'missing', 'beyond', 'plannedMs', 'lostMs'] as const
const COLUMNS = [...COUNTS, ...CAUSES.map((cause) => COLUMN[cause])] as const
type Sums = Record<(typeof COLUMNS)[number], number>
const SUMS = COLUMNS.map((column) => sql<number>`sum(${sql.ref(`f.${column}`)})`.as(column))

type InPeriod = Pick<FulfilmentFilter, 'from' | 'until'>

const inPeriod = (r: Reader, { from, until }: InPeriod) =>
  r.sql.selectFrom('fulfilment as f').where('f.day', '>=', from).where('f.day', '<=', until)

/** The campaign is the one of that time. */
function within(r: Reader, { topic, campaign, ...period }: FulfilmentFilter, { displays, materials }: Chosen) {
  let query = inPeriod(r, period)
    .innerJoin('fulfilmentDays as d', (join) => join.onRef('d.day', '=', 'f.day').onRef('d.display', '=', 'f.display'))
    .where(among('f.display', displays))
    .where(among('f.material', materials))
  if (topic !== undefined) query = query.where('f.topic', '=', topic)
  if (campaign !== undefined) query = query.where('f.campaign', '=', campaign)
  return query
}

/** Test displays leave nothing here (RULES PL6); one that has become a test display since keeps what it had. */
async function chosenOf(r: Reader, { campaign: _, ...filter }: FulfilmentFilter): Promise<Chosen> {
  const chosen = await choose(r, filter)
  return filter.display === undefined && filter.group === undefined ? { ...chosen, displays: null } : chosen
}

/** What a row is of: its key, and the name it had latest. */
const KEYS = {
  day: { key: sql<string>`f.day`, name: sql<string>`f.day` },
  display: { key: sql<string>`f.display`, name: sql<string>`d."displayName"` },
  'day-display': { key: sql<string>`f.day || ' ' || f.display`, name: sql<string>`d."displayName"` },
  material: { key: sql<string>`f.material`, name: sql<string>`f.title` },
  topic: { key: sql<string>`f.topic`, name: sql<string>`(select t.name from topics t where t.code = f.topic)` },
  campaign: {
    key: sql<string>`coalesce(f.campaign, '')`,
    name: sql<string>`(select c.name from campaigns c where c.id = f.campaign)`,
  },
} as const satisfies Record<By, unknown>

type Found = Sums & { key: string | number; name: string | null; day: LocalDate; display: number }

/** Sums of a period, from what is drawn up. */
export async function fulfilmentBy(r: Reader, by: By, filter: FulfilmentFilter): Promise<FulfilmentRow[]> {
  const { key, name } = KEYS[by]
  const found = await within(r, filter, await chosenOf(r, filter))
    .select([key.as('key'), sql<string>`max(${name})`.as('name')])
    .select(({ fn }) => [fn.max('f.day').as('day'), fn.max('f.display').as('display')])
    .select(SUMS)
    .groupBy(key)
    .$castTo<Found>()
    .execute()
  const rows = found.map((row): FulfilmentRow => ({
    key: String(row.key),
    name: row.name ?? String(row.key),
    day: by === 'day' || by === 'day-display' ? row.day : null,
    display: by === 'display' || by === 'day-display' ? (row.display as DisplayId) : null,
    ...tallyOf(row),
  }))
  return rows.sort(ORDER[by])
}

/** All of a period by display and topic at once, for whoever needs the sums of both. */
export async function fulfilmentPairs(
  r: Reader,
  period: InPeriod,
): Promise<{ display: string; topic: string; tally: Tally }[]> {
  const rows = await inPeriod(r, period)
    .select(['f.display', 'f.topic', ...SUMS])
    .groupBy(['f.display', 'f.topic'])
    .$castTo<Sums & { display: number; topic: string }>()
    .execute()
  return rows.map((row) => ({ display: String(row.display), topic: row.topic, tally: tallyOf(row) }))
}

/** All of a period in one; null where nothing is drawn up. */
export async function fulfilmentSum(r: Reader, period: InPeriod): Promise<Tally | null> {
  const row = await inPeriod(r, period)
    .select(SUMS)
    .$castTo<{ [K in keyof Sums]: Sums[K] | null }>()
    .executeTakeFirstOrThrow()
  return row.planned === null ? null : tallyOf(row as Sums)
}

function tallyOf(row: Sums): Tally {
  const tally = nothing()
  for (const count of COUNTS) tally[count] = row[count]
  for (const cause of CAUSES) tally.causes[cause] = row[COLUMN[cause]]
  return tally
}

const byKey = (a: FulfilmentRow, b: FulfilmentRow) => (a.key < b.key ? -1 : 1)
const byDay = (a: FulfilmentRow, b: FulfilmentRow) => byKey(b, a)
/** What lacks most comes first. */
const byLack = (a: FulfilmentRow, b: FulfilmentRow) =>
  lackOf(b) - lackOf(a) || b.planned - a.planned || Number(a.key) - Number(b.key)
const lackOf = ({ planned, completed, causes }: FulfilmentRow) => planned - completed - causes['by-plan']
const ORDER: Record<By, (a: FulfilmentRow, b: FulfilmentRow) => number> = {
  day: byDay,
  'day-display': byDay,
  display: byLack,
  material: byLack,
  topic: byKey,
  campaign: byLack,
}

export async function answerFulfilment(
  r: Reader,
  by: By,
  filter: FulfilmentFilter,
  today: LocalDate,
): Promise<ReplyOf<typeof readFulfilment>> {
  const rows = await fulfilmentBy(r, by, filter)
  return { rows, total: rows.reduce<Tally>(addTo, nothing()), ...(await standing(r, filter, today)) }
}

/** How far it is drawn up. */
async function standing(r: Reader, { from, until }: FulfilmentFilter, today: LocalDate) {
  const drawn = await r.sql
    .selectFrom('fulfilmentDays')
    .select(({ fn }) => fn.max('drawnAt').as('at'))
    .where('day', '>=', from)
    .where('day', '<=', until)
    .executeTakeFirst()
  const waiting = await r.sql
    .selectFrom('staleDays')
    .innerJoin('displays', 'displays.id', 'staleDays.display')
    .select(({ fn }) => fn.countAll<number>().as('many'))
    .where('day', '>=', from)
    .where('day', '<=', until)
    .where('day', '<', today)
    .where('test', '=', 0)
    .executeTakeFirstOrThrow()
  return { drawnAt: (drawn?.at ?? null) as Instant | null, waiting: waiting.many }
}
