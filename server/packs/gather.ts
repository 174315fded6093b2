import type { CampaignId, MaterialId, PlaylistId, ScheduleId } from '../../playlists/ids.ts'
import { blanksIn } from '../../playlists/blanks.ts'
import { PACK_FORMAT } from '../../playlists/packs/pack.ts'
import type { Pack, PackGoal, PackItem, PackMaterial, PackPlaylist, PackSchedule } from '../../playlists/packs/pack.ts'
import { isNested } from '../../playlists/playlist.ts'
import type { Goal } from '../../playlists/playlist.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import type { PlaylistReply, ScheduleReply } from '../../playlists/wire/playlists.ts'
import type { Reader } from '../db/open.ts'
import { readCampaign } from '../campaigns/store.ts'
import { materialsOfCampaign } from '../materials/store.ts'
import { listPlaylists } from '../playlists/store.ts'
import { listSchedules } from '../schedules/store.ts'
import { readSettings } from '../settings/store.ts'
import { listTopics } from '../settings/topics.ts'
import { blankLabels } from './blanks.ts'
import { ownPackId } from './store.ts'

/** What goes by the campaign of an office: keys are made of the rows' ids, the same at each export. */
const keyOf = {
  material: (id: number) => `m${id}`,
  playlist: (id: number) => `p${id}`,
  schedule: (id: number) => `s${id}`,
}

/**
 * A campaign as a pack: its materials with what is approved (or the newest, where nothing is), the lists that are mostly of
 * them, and the schedules of those lists. Throws `not-found`.
 */
export async function gatherCampaign(r: Reader, id: CampaignId, now: Instant, locked: boolean): Promise<Pack> {
  const { name, goal, basis, from, until, plan } = await readCampaign(r, id)
  const materials = await materialsOfCampaign(r, id)
  const lists = listsOf(await listPlaylists(r), new Set(materials.map((material) => material.id)), id)
  const schedules = (await listSchedules(r, false, now)).filter((one) => shows(one, lists)).reverse()
  const labels = await blankLabels(r)
  const topics = new Set([
    ...materials.map(({ topic }) => topic),
    ...[...plan.groups, ...plan.phases].flatMap((part) => part.topics),
    ...lists.flatMap(({ rule }) => rule?.topics ?? []),
  ])
  return {
    format: PACK_FORMAT,
    id: await ownPackId(r, id),
    name,
    maker: (await readSettings(r)).officeName,
    note: '',
    campaign: { name, goal, basis, from, until, plan },
    topics: (await listTopics(r)).filter(({ code }) => topics.has(code)).map(({ version: _, ...topic }) => topic),
    materials: materials.map((material) => packed(material, labels, locked)),
    playlists: lists.map((list) => packedList(list, new Set(materials.map((one) => one.id)), lists)),
    schedules: await Promise.all(schedules.map((schedule) => packedSchedule(r, schedule))),
  }
}

/** Those of which at least half is the campaign's; lists in them come along. */
function listsOf(all: readonly PlaylistReply[], own: ReadonlySet<MaterialId>, campaign: CampaignId): PlaylistReply[] {
  const alive = all.filter(({ archivedAt }) => archivedAt === null)
  const chosen = new Set(alive.filter((list) => isMostly(list, own, campaign)).map(({ id }) => id))
  for (let before = -1; before < chosen.size;) {
    before = chosen.size
    for (const { id, items } of alive)
      if (items.some((item) => isNested(item) && chosen.has(item.playlist)) && mayJoin(items, own)) chosen.add(id)
  }
  return alive.filter(({ id }) => chosen.has(id)).sort((a, b) => a.id - b.id)
}

function isMostly({ items, rule }: PlaylistReply, own: ReadonlySet<MaterialId>, campaign: CampaignId): boolean {
  if (rule !== null) return rule.campaigns.length === 1 && rule.campaigns[0] === campaign
  const materials = items.flatMap((item) => (isNested(item) ? [] : [item.material]))
  const count = materials.filter((material) => own.has(material)).length
  return count > 0 && count * 2 >= materials.length
}

/** A list of lists, with nothing of other campaigns beside them. */
const mayJoin = (items: PlaylistReply['items'], own: ReadonlySet<MaterialId>) =>
  items.every((item) => isNested(item) || own.has(item.material))

const shows = ({ show, layer }: ScheduleReply, lists: readonly PlaylistReply[]): boolean =>
  layer !== 'emergency' && show.kind === 'playlist' && lists.some(({ id }) => id === show.playlist)

function packed(
  {
    id,
    title,
    topic,
    source,
    durationMs,
    validFrom,
    validUntil,
    audience,
    festive,
    latest,
    approved,
    lockedWording,
    tags,
  }: Material,
  labels: ReadonlyMap<string, string>,
  locked: boolean,
): PackMaterial {
  const { content } = approved ?? latest
  const blanks = blanksIn(content).map((key) => ({ key, label: labels.get(key) ?? key, suggest: null }))
  return {
    ...{ key: keyOf.material(id), title, topic, source, durationMs, validFrom, validUntil, audience, festive },
    tags,
    content,
    locked: locked || lockedWording,
    recommended: approved !== null,
    blanks,
  }
}

function packedList(
  { id, name, note, order, separation, items, rule, goals }: PlaylistReply,
  own: ReadonlySet<MaterialId>,
  lists: readonly PlaylistReply[],
): PackPlaylist {
  const kept = items.flatMap((item): PackItem[] => {
    if (!isNested(item)) return own.has(item.material) ? [{ ...item, material: keyOf.material(item.material) }] : []
    const isHere = lists.some((list) => list.id === item.playlist)
    return isHere ? [{ playlist: keyOf.playlist(item.playlist), weight: item.weight }] : []
  })
  return {
    ...{ key: keyOf.playlist(id), name, note, order, separation, items: kept },
    rule: rule && { topics: rule.topics, audiences: rule.audiences, newest: rule.newest },
    goals: goals.flatMap((goal) => packedGoal(goal, own)),
  }
}

function packedGoal(goal: Goal, own: ReadonlySet<MaterialId>): PackGoal[] {
  if (goal.kind === 'share') return [{ kind: 'share', percent: goal.percent }]
  return own.has(goal.material) ? [{ ...goal, material: keyOf.material(goal.material) }] : []
}

async function packedSchedule(
  r: Reader,
  { id, name, layer, zone, show, timing, weight }: ScheduleReply,
): Promise<PackSchedule> {
  const playlist = keyOf.playlist(show.kind === 'playlist' ? show.playlist : (0 as PlaylistId))
  const rest = { key: keyOf.schedule(id as ScheduleId), name, zone, playlist, weight }
  const timed = timing.kind === 'once' ? timing : { ...(await recurring(r, timing)), recurrence: timing.recurrence }
  return { ...rest, layer: layer === 'emergency' ? 'takeover' : layer, timing: timed }
}

/** Another office has other dayparts: the name goes along, and the hours for want of one. */
async function recurring(r: Reader, { hours }: Extract<ScheduleReply['timing'], { kind: 'recurring' }>) {
  if (hours.kind === 'own') return { kind: 'recurring', hours: hours.rows, daypart: null } as const
  const query = r.sql.selectFrom('dayparts').select(['name', 'hours']).where('id', '=', hours.daypart)
  const { name, hours: rows } = await query.executeTakeFirstOrThrow()
  return { kind: 'recurring', hours: JSON.parse(rows) as PackTimingHours, daypart: name } as const
}

type PackTimingHours = Extract<PackSchedule['timing'], { kind: 'recurring' }>['hours']
