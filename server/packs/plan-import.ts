import { canonical } from '../../playlists/canonical.ts'
import type { Hash, MaterialId } from '../../playlists/ids.ts'
import type { Content } from '../../playlists/content.ts'
import { inOrder } from '../../playlists/packs/check.ts'
import { withFiles } from '../../playlists/packs/files.ts'
import type { Pack, PackItem, PackMaterial, PackPlaylist, PackSchedule } from '../../playlists/packs/pack.ts'
import type { PlaylistItem } from '../../playlists/playlist.ts'
import type { Instant } from '../../playlists/time.ts'
import type { PartFate } from '../../playlists/wire/packs.ts'
import type { Topic } from '../../playlists/wire/settings.ts'
import type { Reader } from '../db/open.ts'
import { wordsOf } from '../materials/content.ts'
import { freeName } from '../playlists/playlists.ts'
import { readPlaylist } from '../playlists/store.ts'
import { listTopics } from '../settings/topics.ts'
import { CAMPAIGN_KEY, leftParts, ownCampaign } from './store.ts'
import type { KnownPack, Left, LeftParts } from './store.ts'

/** What is to become of a part; `row`: the one that is there already. */
export type Planned<Part> = { part: Part; fate: PartFate; row: number | null }
export type PlannedMaterial = Planned<PackMaterial> & {
  content: Content
  twin: { id: MaterialId; title: string } | null
}
export type PlannedPlaylist = Planned<PackPlaylist> & { called: string }

/** An import before it is done: what a preview tells and what the import does. */
export type ImportPlan = {
  pack: Pack
  campaign: { fate: PartFate; row: number | null }
  topicsMade: Pack['topics']
  topicsKept: { code: string; name: string; kept: string }[]
  materials: PlannedMaterial[]
  playlists: PlannedPlaylist[]
  schedules: Planned<PackSchedule>[]
}

/** RULES PK3. `fresh`: a copy, which shares nothing with what is there. */
export async function planImport(
  r: Reader,
  { pack, files }: Pick<KnownPack, 'pack' | 'files'>,
  now: Instant,
  { fresh = false } = {},
): Promise<ImportPlan> {
  const left = fresh ? NOTHING : await whatIsLeft(r, pack)
  const materials: PlannedMaterial[] = []
  for (const part of pack.materials) {
    const content = withFiles(part.content, (file) => files.get(file) ?? null)
    materials.push(await plannedMaterial(r, { part, content }, left, fresh))
  }
  return {
    pack,
    campaign: plannedCampaign(left),
    ...topicsOf(pack, await listTopics(r)),
    materials,
    playlists: await plannedPlaylists(r, pack, left, materials),
    schedules: pack.schedules.map((part) => plannedSchedule(part, left, now)),
  }
}

const NOTHING: LeftParts = { campaign: new Map(), material: new Map(), playlist: new Map(), schedule: new Map() }

/** What this pack left here before; of a campaign that went out from here: the campaign itself. */
async function whatIsLeft(r: Reader, pack: Pack): Promise<LeftParts> {
  const [own, left] = [await ownCampaign(r, pack.id), await leftParts(r, pack.id)]
  if (own === null) return left
  const there = async (table: 'materials' | 'playlists' | 'schedules') =>
    new Set((await r.sql.selectFrom(table).select('id').where('archivedAt', 'is', null).execute()).map(({ id }) => id))
  const rows = async (
    parts: readonly { key: string }[],
    table: Parameters<typeof there>[0],
    known: Map<string, Left>,
  ) => {
    const ids = await there(table)
    const found = parts.map(({ key }): [string, number] => [key, Number(key.slice(1))])
    const own = found.filter(([, row]) => ids.has(row)).map(([key, row]): [string, Left] => [key, { row, made: false }])
    return new Map([...known, ...own])
  }
  return {
    campaign: new Map([[CAMPAIGN_KEY, { row: own, made: false }]]),
    material: await rows(pack.materials, 'materials', left.material),
    playlist: await rows(pack.playlists, 'playlists', left.playlist),
    schedule: await rows(pack.schedules, 'schedules', left.schedule),
  }
}

function plannedCampaign(left: LeftParts): ImportPlan['campaign'] {
  const row = left.campaign.get(CAMPAIGN_KEY)?.row ?? null
  return { fate: row === null ? 'new' : 'there', row }
}

/** Topics are the office's: what it has already keeps its name. */
function topicsOf(pack: Pack, known: readonly Topic[]): Pick<ImportPlan, 'topicsMade' | 'topicsKept'> {
  const names = new Map(known.map(({ code, name }) => [code, name]))
  return {
    topicsMade: pack.topics.filter(({ code }) => !names.has(code)),
    topicsKept: pack.topics.flatMap(({ code, name }) => {
      const kept = names.get(code)
      return kept === undefined || kept === name ? [] : [{ code, name, kept }]
    }),
  }
}

async function plannedMaterial(
  r: Reader,
  given: { part: PackMaterial; content: Content },
  left: LeftParts,
  fresh: boolean,
): Promise<PlannedMaterial> {
  const { hash } = wordsOf(given.content)
  const row = left.material.get(given.part.key)?.row
  if (row !== undefined) {
    const fate = (await latestHash(r, row)) === hash ? 'there' : 'changed'
    return { ...given, fate, row, twin: null }
  }
  const twin = fresh ? null : await findTwin(r, hash)
  if (twin !== null) return { ...given, fate: 'twin', row: twin.id, twin }
  return { ...given, fate: 'new', row: null, twin: null }
}

async function latestHash(r: Reader, material: number): Promise<string | undefined> {
  const query = r.sql.selectFrom('revisions').select('hash').where('material', '=', material)
  return (await query.orderBy('number', 'desc').limit(1).executeTakeFirst())?.hash
}

/** The first material in use whose newest revision is the very same. */
async function findTwin(r: Reader, hash: Hash): Promise<PlannedMaterial['twin']> {
  const rows = await r.sql
    .selectFrom('revisions')
    .innerJoin('materials', 'materials.id', 'revisions.material')
    .select(['materials.id', 'materials.title'])
    .where('revisions.hash', '=', hash)
    .where('materials.archivedAt', 'is', null)
    .orderBy('materials.id')
    .execute()
  for (const { id, title } of rows) if ((await latestHash(r, id)) === hash) return { id: id as MaterialId, title }
  return null
}

async function plannedPlaylists(
  r: Reader,
  pack: Pack,
  left: LeftParts,
  materials: readonly PlannedMaterial[],
): Promise<PlannedPlaylist[]> {
  const planned: PlannedPlaylist[] = []
  const rowOf = (item: PackItem) =>
    'material' in item
      ? materials.find(({ part }) => part.key === item.material)?.row
      : planned.find(({ part }) => part.key === item.playlist)?.row
  for (const part of inOrder(pack)) {
    const row = left.playlist.get(part.key)?.row ?? null
    if (row === null) {
      planned.push({ part, fate: 'new', row, called: await freeName(r, part.name) })
      continue
    }
    const { name, items } = await readPlaylist(r, row as never)
    const asPacked = part.items.map((item) => ({ ...item, ...idOf(item, rowOf(item) ?? 0) }) as PlaylistItem)
    const fate = canonical(asPacked) === canonical(items) ? 'there' : 'changed'
    planned.push({ part, fate, row, called: name })
  }
  return planned
}

const idOf = (item: PackItem, row: number) => ('material' in item ? { material: row } : { playlist: row })

function plannedSchedule(part: PackSchedule, left: LeftParts, now: Instant): Planned<PackSchedule> {
  const row = left.schedule.get(part.key)?.row ?? null
  if (row !== null) return { part, fate: 'there', row }
  const isOver = part.timing.kind === 'once' && part.timing.end <= now
  return { part, fate: isOver ? 'past' : 'new', row }
}
