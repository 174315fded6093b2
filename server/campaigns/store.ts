import type { CampaignPlan } from '../../playlists/campaign.ts'
import type { CampaignId } from '../../playlists/ids.ts'
import type { Instant, LocalDate } from '../../playlists/time.ts'
import type { Campaign, CampaignBody } from '../../playlists/wire/campaigns.ts'
import type { Reader, Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'

const campaigns = (r: Reader) =>
  r.sql
    .selectFrom('campaigns')
    .selectAll()
    .select((part) =>
      part
        .selectFrom('materials')
        .select((count) => count.fn.countAll<number>().as('materials'))
        .whereRef('materials.campaign', '=', 'campaigns.id')
        .where('materials.archivedAt', 'is', null)
        .as('materials'),
    )

type Row = Awaited<ReturnType<ReturnType<typeof campaigns>['executeTakeFirstOrThrow']>>

const asCampaign = (row: Row): Campaign => ({
  ...row,
  id: row.id as CampaignId,
  from: row.from as LocalDate | null,
  until: row.until as LocalDate | null,
  plan: JSON.parse(row.plan) as CampaignPlan,
  archivedAt: row.archivedAt as Instant | null,
  materials: row.materials ?? 0,
})

export async function listCampaigns(r: Reader): Promise<Campaign[]> {
  return (await campaigns(r).orderBy('id', 'desc').execute()).map(asCampaign)
}

/** Throws `not-found`. */
export async function readCampaign(r: Reader, id: CampaignId): Promise<Campaign> {
  const row = await campaigns(r).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Refusal('not-found')
  return asCampaign(row)
}

const columnsOf = ({ name, goal, basis, from, until, plan }: CampaignBody) => ({
  ...{ name, goal, basis, from, until },
  plan: JSON.stringify(plan),
})

export async function insertCampaign(w: Writer, body: CampaignBody): Promise<CampaignId> {
  w.changed('campaigns')
  const query = w.sql.insertInto('campaigns').values({ ...columnsOf(body), archivedAt: null })
  return (await query.returning('id').executeTakeFirstOrThrow()).id as CampaignId
}

/** Throws `stale` when the campaign is not at `version` any more. */
export async function writeCampaign(
  w: Writer,
  at: { id: CampaignId; version: number },
  body: CampaignBody,
  archivedAt: Instant | null,
): Promise<void> {
  w.changed('campaigns')
  const row = await w.sql
    .updateTable('campaigns')
    .set({ ...columnsOf(body), archivedAt, version: at.version + 1 })
    .where('id', '=', at.id)
    .where('version', '=', at.version)
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('stale')
}

/** Throws `not-found` when a plan names a topic that there is not. */
export async function refuseUnknownTopics(r: Reader, { phases, groups }: CampaignPlan): Promise<void> {
  const named = new Set([...phases, ...groups].flatMap(({ topics }) => topics))
  if (named.size === 0) return
  const known = await r.sql
    .selectFrom('topics')
    .select('code')
    .where('code', 'in', [...named])
    .execute()
  if (known.length < named.size) throw new Refusal('not-found', { details: [{ field: 'plan', problem: 'topic' }] })
}
