import { sql } from 'kysely'
import type { LocalDate } from '../../playlists/time.ts'
import type { countMaterials, LibraryFilter } from '../../playlists/wire/library.ts'
import type { ReplyOf } from '../../playlists/wire/endpoint.ts'
import type { Reader } from '../db/open.ts'
import { countMatching, matching } from './library.ts'

type Choices = ReplyOf<typeof countMaterials>
type Counted = { value: string; count: number }[]
type Facet = 'topic' | 'campaign' | 'kind' | 'audience' | 'tag'

/** The column that holds a facet's choices. */
const COLUMNS: Record<Facet, string> = {
  topic: 'materials.topic',
  campaign: 'materials.campaign',
  kind: 'materialIndex.kind',
  audience: 'materials.audience',
  tag: 'materialTags.tag',
}
const SOON_DAYS = 30

/** For each filter how many each of its choices would find while the other filters stay as they are. */
export async function countChoices(r: Reader, filter: LibraryFilter, today: LocalDate): Promise<Choices> {
  const count = (facet: Facet) => countFacet(r, filter, today, facet)
  return {
    topic: await count('topic'),
    campaign: await count('campaign'),
    kind: await count('kind'),
    audience: await count('audience'),
    tag: await count('tag'),
    state: await countStates(r, without(filter, 'state'), today),
    expiring: await countMatching(r, { ...filter, expiring: SOON_DAYS }, today),
    neverPlayed: await countMatching(r, { ...filter, neverPlayed: true }, today),
    archived: await countMatching(r, { ...filter, archived: true }, today),
  }
}

function without(filter: LibraryFilter, facet: keyof LibraryFilter): LibraryFilter {
  const { [facet]: _, ...others } = filter
  return others
}

async function countFacet(r: Reader, filter: LibraryFilter, today: LocalDate, facet: Facet): Promise<Counted> {
  const column = sql<string>`cast(${sql.ref(COLUMNS[facet])} as text)`
  let query = matching(r, without(filter, facet), today)
  if (facet === 'tag') query = query.innerJoin('materialTags', 'materialTags.material', 'materials.id') as typeof query
  const rows = await query
    .select(column.as('value'))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where(column, 'is not', null)
    .groupBy(column)
    .orderBy('count', 'desc')
    .orderBy('value')
    .execute()
  return rows
}

/** Approved are all that may be shown, also those whose newer draft is counted as a draft. */
async function countStates(r: Reader, filter: LibraryFilter, today: LocalDate): Promise<Counted> {
  const rows = await matching(r, filter, today)
    .select('state as value')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', '!=', 'approved')
    .groupBy('state')
    .execute()
  const approved = await countMatching(r, { ...filter, state: 'approved' }, today)
  return [...rows, ...(approved === 0 ? [] : [{ value: 'approved', count: approved }])]
}
