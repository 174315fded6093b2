import { sql } from 'kysely'
import type { SelectQueryBuilder } from 'kysely'
import type { CampaignId, Hash, MaterialId } from '../../playlists/ids.ts'
import type { MaterialKind } from '../../playlists/content.ts'
import { wordsOf } from '../../playlists/search.ts'
import { addDays } from '../../playlists/time.ts'
import type { Instant, LocalDate } from '../../playlists/time.ts'
import { MOST_PLAYED_DAYS } from '../../playlists/wire/library.ts'
import type { LibraryFilter, MaterialLine, MaterialSort } from '../../playlists/wire/library.ts'
import type { Reader } from '../db/open.ts'
import type { Tables } from '../db/tables.ts'
import { Refusal } from '../errors.ts'

type Joined = SelectQueryBuilder<Tables, 'materials' | 'materialIndex', object>

/** More words narrow nothing further. */
const MOST_WORDS = 12

/** RULES LB1. What a filter finds, as of `today`. */
export function matching(r: Reader, filter: LibraryFilter, today: LocalDate): Joined {
  let query: Joined = r.sql.selectFrom('materials').innerJoin('materialIndex', 'materialIndex.material', 'materials.id')
  query = query.where('archivedAt', filter.archived ? 'is not' : 'is', null)
  for (const word of wordsOf(filter.search ?? '').slice(0, MOST_WORDS))
    query = query.where(sql<boolean>`instr(${sql.ref('materialIndex.words')}, ${word}) > 0`)
  const { state, tag, expiring } = filter
  for (const column of ['topic', 'campaign', 'kind', 'audience'] as const)
    if (filter[column] !== undefined) query = query.where(column, '=', filter[column])
  if (state === 'approved') query = query.where('isApproved', '=', 1)
  else if (state !== undefined) query = query.where('state', '=', state)
  if (tag !== undefined) query = query.where(bears(r, tag))
  if (expiring !== undefined)
    query = query.where('validUntil', '>=', today).where('validUntil', '<=', addDays(today, expiring))
  if (filter.neverPlayed) query = query.where(NEVER_PLAYED)
  return query
}

const bears = (r: Reader, tag: string) =>
  sql<boolean>`materials.id in ${r.sql.selectFrom('materialTags').select('material').where('tag', '=', tag)}`

const NOT_A_TEST = sql<boolean>`display not in (select id from displays where test = 1)`
const NEVER_PLAYED = sql<boolean>`not exists (
  select 1 from "playDays" where "playDays".material = materials.id and completed > 0 and ${NOT_A_TEST})`

const WAYS: Record<MaterialSort, 'asc' | 'desc'> = {
  newest: 'desc',
  title: 'asc',
  expiring: 'asc',
  'most-played': 'desc',
}

type Page = { ids: MaterialId[]; next: string | null }

/** RULES LB4. One page of ids, and what asks for the page after it. Throws `invalid` for a cursor that is none of ours. */
export async function findPage(
  r: Reader,
  filter: LibraryFilter,
  { today, sort, after, limit }: { today: LocalDate; sort: MaterialSort; after: string | undefined; limit: number },
): Promise<Page> {
  const way = WAYS[sort]
  const key = keyOf(sort, today)
  let query = matching(r, filter, today).select('materials.id').select(key.as('key'))
  if (after !== undefined) {
    const [value, id] = readCursor(after)
    const beyond = way === 'asc' ? sql`>` : sql`<`
    query = query.where(sql<boolean>`(${key}, materials.id) ${beyond} (${value}, ${id})`)
  }
  const rows = await query
    .orderBy(key, way)
    .orderBy('materials.id', way)
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    ids: page.map(({ id }) => id as MaterialId),
    next: rows.length > limit && last !== undefined ? makeCursor(last.key, last.id) : null,
  }
}

function keyOf(sort: MaterialSort, today: LocalDate) {
  switch (sort) {
    case 'newest':
      return sql<string | number>`materials.id`
    case 'title':
      return sql<string | number>`"titleKey"`
    case 'expiring':
      return sql<string | number>`coalesce("validUntil", '9999-12-31')`
    case 'most-played':
      return sql<
        string | number
      >`(select coalesce(sum(completed), 0) from "playDays" where "playDays".material = materials.id
        and day > ${addDays(today, -MOST_PLAYED_DAYS)} and ${NOT_A_TEST})`
  }
}

const makeCursor = (key: string | number, id: number): string =>
  Buffer.from(JSON.stringify([key, id])).toString('base64url')

function readCursor(text: string): [key: string | number, id: number] {
  const wrong = new Refusal('invalid', { details: [{ field: 'after', problem: 'unknown' }] })
  let read: unknown
  try {
    read = JSON.parse(Buffer.from(text, 'base64url').toString())
  } catch {
    throw wrong
  }
  const [key, id] = Array.isArray(read) ? (read as unknown[]) : []
  if ((typeof key !== 'string' && typeof key !== 'number') || !Number.isSafeInteger(id)) throw wrong
  return [key, id as number]
}

export async function countMatching(r: Reader, filter: LibraryFilter, today: LocalDate): Promise<number> {
  const query = matching(r, filter, today).select(({ fn }) => fn.countAll<number>().as('count'))
  return (await query.executeTakeFirstOrThrow()).count
}

/** Every material without its content, archived ones too; newest first. */
export async function listLines(r: Reader): Promise<MaterialLine[]> {
  const { rows } = await sql<Omit<MaterialLine, 'festive'> & { festive: 0 | 1 }>`
    select m.id, m.title, m.topic, m.campaign, m.audience, m.festive, m."durationMs", m."validFrom", m."validUntil",
      i.kind, d.hash as revision, d."createdAt" as since, m."archivedAt"
    from materials m join "materialIndex" i on i.material = m.id
      left join revisions d on i."isApproved" = 1 and d.material = m.id and d.number = (
        select max(o.number) from revisions o where o.material = m.id and o.state = 'approved')
    order by m.id desc`.execute(r.sql)
  return rows.map(({ festive, ...row }) => ({
    ...row,
    id: row.id as MaterialId,
    campaign: row.campaign as CampaignId | null,
    kind: row.kind as MaterialKind,
    revision: row.revision as Hash | null,
    since: row.since as Instant | null,
    festive: festive === 1,
  }))
}

export async function listTags(r: Reader): Promise<{ tag: string; count: number }[]> {
  return r.sql
    .selectFrom('materialTags')
    .innerJoin('materials', 'materials.id', 'materialTags.material')
    .where('archivedAt', 'is', null)
    .select('tag')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .groupBy('tag')
    .orderBy('count', 'desc')
    .orderBy('tag')
    .execute()
}
