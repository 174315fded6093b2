import type { PlaylistId } from '../../playlists/ids.ts'
import { fitsRule, isNested } from '../../playlists/playlist.ts'
import { mayStillShow } from '../../playlists/schedule.ts'
import { holdersOf } from '../../playlists/rotation/nesting.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { listDisplays } from '../../playlists/wire/displays.ts'
import type { Display } from '../../playlists/wire/displays.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { listPlaylists, listSchedules } from '../../playlists/wire/playlists.ts'
import type { PlaylistReply, ScheduleReply } from '../../playlists/wire/playlists.ts'
import { useAsk } from './asks.ts'
import { useNow } from './clock.ts'
import { useFormat } from './office.ts'
import { reached } from './targets.ts'

type List = Pick<PlaylistReply, 'id' | 'items' | 'rule' | 'archivedAt'>
type Plan = Pick<ScheduleReply, 'show' | 'target' | 'layer' | 'weight' | 'timing' | 'archivedAt'>
type Sought = Pick<Material, 'id' | 'topic' | 'campaign' | 'audience'>

/** The lists not archived that would show a material, by itself, by their rule, or inside another list. */
export function listsWith(material: Sought, all: readonly List[]): Set<PlaylistId> {
  const lists = all.filter(({ archivedAt }) => archivedAt === null)
  const own = lists.filter(({ items, rule }) =>
    rule === null ? items.some((item) => !isNested(item) && item.material === material.id) : fitsRule(rule, material),
  )
  return withHolders(
    own.map(({ id }) => id),
    lists,
  )
}

function withHolders(ids: readonly PlaylistId[], lists: readonly List[]): Set<PlaylistId> {
  const byId = new Map(lists.map((list) => [list.id, list]))
  return new Set(ids.flatMap((id) => [id, ...holdersOf(id, byId)]))
}

/** The displays on which these lists are scheduled. */
export function displaysOf<D extends Pick<Display, 'id' | 'name' | 'groups' | 'archivedAt'>>(
  lists: ReadonlySet<PlaylistId>,
  plans: readonly Plan[],
  displays: readonly D[],
  at: { today: LocalDate; now: number },
): D[] {
  const showing = plans.filter(
    ({ show, ...plan }) =>
      plan.archivedAt === null && show.kind === 'playlist' && lists.has(show.playlist) && mayStillShow(plan, at),
  )
  const ids = new Set(showing.flatMap(({ target }) => reached(target, displays)).map(({ id }) => id))
  return displays.filter(({ id }) => ids.has(id))
}

/** Where a material, or a list, goes as the office's schedules stand; nothing until all is known. */
export function useReach() {
  const lists = useAsk(listPlaylists, {}).data
  const plans = useAsk(listSchedules, { query: {} }).data
  const displays = useAsk(listDisplays, {}).data
  const format = useFormat()
  const now = useNow(60_000)
  const on = (ids: ReadonlySet<PlaylistId>): Display[] =>
    displaysOf(ids, plans ?? [], displays ?? [], { today: format.dayOf(now), now })
  return {
    known: lists !== undefined && plans !== undefined && displays !== undefined,
    lists: (lists ?? []).filter(({ archivedAt }) => archivedAt === null),
    displays: (displays ?? []).filter(({ archivedAt }) => archivedAt === null),
    ofMaterial: (material: Sought): Display[] => on(listsWith(material, lists ?? [])),
    ofList: (id: PlaylistId): Display[] => on(withHolders([id], lists ?? [])),
  }
}
