import type { Duty } from '../../playlists/duty.ts'
import type { CampaignId, Hash, MaterialId, PlaylistId } from '../../playlists/ids.ts'
import type { PlayableMaterial } from '../../playlists/material.ts'
import { fitsRule } from '../../playlists/playlist.ts'
import type { PlaylistRule } from '../../playlists/playlist.ts'
import type { Instant, LocalDate } from '../../playlists/time.ts'
import type { Material, Revision, RevisionStep } from '../../playlists/wire/materials.ts'
import type { Reader, Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { asDuty, dutyColumns } from './duty.ts'
import { reindex } from './indexing.ts'
import { approvedAmong, approvedRevisions, latestRevisions, revisionsOf } from './revisions.ts'
import { stepsOf } from './steps.ts'

/** What an editor says of a material, besides what is shown. */
export type Label = Pick<
  Material,
  | 'title'
  | 'topic'
  | 'campaign'
  | 'source'
  | 'durationMs'
  | 'validFrom'
  | 'validUntil'
  | 'audience'
  | 'festive'
  | 'tags'
> &
  Partial<Duty>
/** A material's label alone. */
export const labelOf = (of: Label & Duty): Label & Duty => ({
  ...{ title: of.title, topic: of.topic, campaign: of.campaign, source: of.source, durationMs: of.durationMs },
  ...{ validFrom: of.validFrom, validUntil: of.validUntil, audience: of.audience, festive: of.festive, tags: of.tags },
  ...{ basis: of.basis, responsible: of.responsible, deadline: of.deadline },
})
export type FullMaterial = Material & {
  revisions: Revision[]
  steps: RevisionStep[]
  usedIn: { id: PlaylistId; name: string }[]
}

const materials = (r: Reader) => r.sql.selectFrom('materials').selectAll()
type Row = Awaited<ReturnType<ReturnType<typeof materials>['executeTakeFirstOrThrow']>>

const asMaterial = (row: Row, latest: Revision, approved: Revision | null): Material => ({
  id: row.id as MaterialId,
  title: row.title,
  topic: row.topic,
  campaign: row.campaign as CampaignId | null,
  source: row.source,
  durationMs: row.durationMs,
  validFrom: row.validFrom as LocalDate | null,
  validUntil: row.validUntil as LocalDate | null,
  audience: row.audience,
  festive: row.festive === 1,
  tags: JSON.parse(row.tags) as string[],
  ...asDuty(row),
  pack: row.pack,
  packItem: row.packItem,
  lockedWording: row.lockedWording === 1,
  latest,
  approved,
  archivedAt: row.archivedAt as Instant | null,
  version: row.version,
})

/** These, in this order; one that there is not is left out. */
export async function materialsById(r: Reader, ids: readonly MaterialId[]): Promise<Material[]> {
  const rows = await materials(r).where('id', 'in', ids).execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const [latest, approved] = [await latestRevisions(r, ids), await approvedRevisions(r, ids)]
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row === undefined ? [] : [asMaterial(row, latest.get(id)!, approved.get(id) ?? null)]
  })
}

/** What these are called, put away or not. */
export async function titlesById(r: Reader, ids: readonly MaterialId[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  const rows = await r.sql.selectFrom('materials').select(['id', 'title']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, title }) => [id, title]))
}

/** Those of a campaign that are in use, as they came. */
export async function materialsOfCampaign(r: Reader, campaign: CampaignId): Promise<Material[]> {
  const query = r.sql.selectFrom('materials').select('id').where('campaign', '=', campaign)
  const rows = await query.where('archivedAt', 'is', null).orderBy('id').execute()
  return materialsById(
    r,
    rows.map(({ id }) => id as MaterialId),
  )
}

/** Throws `not-found`. */
export async function readMaterial(r: Reader, id: MaterialId): Promise<FullMaterial> {
  const row = await materials(r).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Refusal('not-found')
  const revisions = await revisionsOf(r, id)
  const [steps, usedIn] = [await stepsOf(r, id), await usersOf(r, row)]
  return { ...asMaterial(row, revisions[0]!, approvedAmong(revisions)), revisions, steps, usedIn }
}

/** The material alone, as replies give it. */
export async function findMaterial(r: Reader, id: MaterialId): Promise<Material> {
  const { revisions: _, steps: __, usedIn: ___, ...material } = await readMaterial(r, id)
  return material
}

async function usersOf(r: Reader, material: Row): Promise<{ id: PlaylistId; name: string }[]> {
  const rows = await r.sql
    .selectFrom('playlistItems')
    .innerJoin('playlists', 'playlists.id', 'playlistItems.playlist')
    .select(['playlists.id', 'playlists.name'])
    .distinct()
    .where('playlistItems.material', '=', material.id)
    .where('playlists.archivedAt', 'is', null)
    .execute()
  return [...rows, ...(await rulesFor(r, material))]
    .map((row) => ({ id: row.id as PlaylistId, name: row.name }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id))
}

/** The lists whose rule asks for such a material (a newer one may still take its place). */
async function rulesFor(r: Reader, material: Row): Promise<{ id: number; name: string }[]> {
  const query = r.sql.selectFrom('playlists').select(['id', 'name', 'rule']).where('archivedAt', 'is', null)
  const rows = await query.where('rule', 'is not', null).execute()
  return rows.filter(({ rule }) => fitsRule(JSON.parse(rule!) as PlaylistRule, material))
}

/** RULES MA1. For the publisher: what may be shown, each with the revision that is approved. */
export async function approvedMaterials(r: Reader): Promise<PlayableMaterial[]> {
  const approved = await approvedRevisions(r)
  const rows = await materials(r).where('archivedAt', 'is', null).orderBy('id').execute()
  return rows.flatMap((row) => {
    const revision = approved.get(row.id as MaterialId)
    if (revision === undefined) return []
    const { hash, content } = revision
    return [{ ...playable(row), revision: hash, content, since: revision.createdAt }]
  })
}

const playable = (row: Row) => ({
  id: row.id as MaterialId,
  durationMs: row.durationMs,
  validFrom: row.validFrom as LocalDate | null,
  validUntil: row.validUntil as LocalDate | null,
  topic: row.topic,
  campaign: row.campaign as CampaignId | null,
  audience: row.audience,
  festive: row.festive === 1,
})

/** Throws `dates-reversed`, and `not-found` for a topic or campaign that there is not. */
export async function refuseWrongLabel(r: Reader, { topic, campaign, validFrom, validUntil }: Label): Promise<void> {
  if (validFrom !== null && validUntil !== null && validUntil < validFrom) throw new Refusal('dates-reversed')
  const unknown = (field: string) => new Refusal('not-found', { details: [{ field, problem: 'unknown' }] })
  const topics = r.sql.selectFrom('topics').select('code').where('code', '=', topic)
  if ((await topics.executeTakeFirst()) === undefined) throw unknown('topic')
  if (campaign === null) return
  const campaigns = r.sql.selectFrom('campaigns').select('id').where('id', '=', campaign)
  if ((await campaigns.executeTakeFirst()) === undefined) throw unknown('campaign')
}

const columnsOf = ({ festive, tags, ...label }: Label & Duty) => ({
  ...label,
  ...dutyColumns(label),
  festive: festive ? (1 as const) : (0 as const),
  tags: JSON.stringify(tags),
})

/** Where a material comes from: a pack and its key there; `locked`: its wording stays. */
export type Origin = { pack: string; item: string; locked: boolean }
export const OWN: Origin = { pack: '', item: '', locked: false }

export async function insertMaterial(
  w: Writer,
  label: Label & Duty,
  origin: Origin,
  now: Instant,
): Promise<MaterialId> {
  const from = { pack: origin.pack, packItem: origin.item, lockedWording: origin.locked ? (1 as const) : (0 as const) }
  const row = { ...columnsOf(label), ...from, archivedAt: null, createdAt: now }
  const query = w.sql.insertInto('materials').values(row)
  return (await query.returning('id').executeTakeFirstOrThrow()).id as MaterialId
}

/** RULES PK4. Whether the wording of some material that says the very same is locked. */
export async function isLocked(r: Reader, hash: Hash): Promise<boolean> {
  const query = r.sql.selectFrom('materials').innerJoin('revisions', 'revisions.material', 'materials.id')
  const locked = query.where('materials.lockedWording', '=', 1).where('revisions.hash', '=', hash)
  return (await locked.select('materials.id').executeTakeFirst()) !== undefined
}

/** Every change goes through here: it takes the version that was seen and makes the next. Throws `stale`. */
export async function touchMaterial(
  w: Writer,
  at: { id: MaterialId; version: number },
  { label, ...marks }: { label?: Label & Duty; archivedAt?: Instant | null },
): Promise<void> {
  w.changed('materials')
  const row = await w.sql
    .updateTable('materials')
    .set({ ...(label && columnsOf(label)), ...marks, version: at.version + 1 })
    .where('id', '=', at.id)
    .where('version', '=', at.version)
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('stale')
  if (label !== undefined) await reindex(w, at.id)
}
