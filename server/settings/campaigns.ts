import type { CampaignId } from '../../playlists/ids.ts'
import type { Instant, LocalDate } from '../../playlists/time.ts'
import type { Campaign } from '../../playlists/wire/settings.ts'
import type { Reader, Writer } from '../db/open.ts'

export type CampaignBody = Pick<Campaign, 'name' | 'goal' | 'basis' | 'from' | 'until'>

const campaigns = (r: Reader) =>
  r.sql
    .selectFrom('campaigns')
    .selectAll()
    .select((part) =>
      part
        .selectFrom('materials')
        .select((count) => count.fn.countAll<number>().as('materials'))
        .whereRef('materials.campaign', '=', 'campaigns.id')
        .as('materials'),
    )

type Row = Awaited<ReturnType<ReturnType<typeof campaigns>['executeTakeFirstOrThrow']>>

const asCampaign = (row: Row): Campaign => ({
  ...row,
  id: row.id as CampaignId,
  from: row.from as LocalDate | null,
  until: row.until as LocalDate | null,
  archivedAt: row.archivedAt as Instant | null,
  materials: row.materials ?? 0,
})

export async function listCampaigns(r: Reader): Promise<Campaign[]> {
  return (await campaigns(r).orderBy('id', 'desc').execute()).map(asCampaign)
}

export async function findCampaign(r: Reader, id: CampaignId): Promise<Campaign | null> {
  const row = await campaigns(r).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : asCampaign(row)
}

export async function addCampaign(w: Writer, { name, goal, basis, from, until }: CampaignBody): Promise<Campaign> {
  w.changed('settings')
  const query = w.sql.insertInto('campaigns').values({ name, goal, basis, from, until, archivedAt: null })
  const { id } = await query.returning('id').executeTakeFirstOrThrow()
  return asCampaign(await campaigns(w).where('id', '=', id).executeTakeFirstOrThrow())
}

/** Null when the campaign is not at `version` any more. */
export async function changeCampaign(
  w: Writer,
  at: { id: CampaignId; version: number },
  { name, goal, basis, from, until, archivedAt }: CampaignBody & { archivedAt: Instant | null },
): Promise<Campaign | null> {
  w.changed('settings')
  const row = await w.sql
    .updateTable('campaigns')
    .set({ name, goal, basis, from, until, archivedAt, version: at.version + 1 })
    .where('id', '=', at.id)
    .where('version', '=', at.version)
    .returning('id')
    .executeTakeFirst()
  return row === undefined ? null : findCampaign(w, at.id)
}
