import type { PlaylistId } from '../../playlists/ids.ts'
import { AIRINGS, airingOf, isAlive, listsShowing, withHolders } from '../../playlists/in-use.ts'
import type { Airing, Sought } from '../../playlists/in-use.ts'
import type { Times } from '../../playlists/occurrences.ts'
import type { Instant } from '../../playlists/time.ts'
import { listDisplays } from '../../playlists/wire/displays.ts'
import type { Display } from '../../playlists/wire/displays.ts'
import { listPlaylists, listSchedules } from '../../playlists/wire/playlists.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { useAsk } from './asks.ts'
import { useNow } from './clock.ts'
import { useFormat } from './office.ts'
import { reached } from './targets.ts'
import { useTimes } from './times.ts'

type Plan = Pick<ScheduleReply, 'show' | 'target' | 'layer' | 'weight' | 'timing' | 'archivedAt'>
/** The displays on which something is scheduled, and whether it is within its hours now, only later, or no more. */
export type Reached<D = Display> = { displays: D[]; airing: Airing | null }

/** Where these lists are scheduled, and what can best be said of when. */
export function reachOn<D extends Pick<Display, 'id' | 'name' | 'groups' | 'archivedAt'>>(
  lists: ReadonlySet<PlaylistId>,
  { plans, displays }: { plans: readonly Plan[]; displays: readonly D[] },
  at: { times: Times; now: Instant },
): Reached<D> {
  const showing = plans
    .filter(({ show, archivedAt }) => archivedAt === null && show.kind === 'playlist' && lists.has(show.playlist))
    .map((plan) => ({ target: plan.target, airing: airingOf(plan, at.times, at.now) }))
  const alive = showing.filter(({ airing }) => isAlive(airing))
  const ids = new Set(alive.flatMap(({ target }) => reached(target, displays)).map(({ id }) => id))
  const airing = AIRINGS.find((each) => showing.some((one) => one.airing === each)) ?? null
  return { displays: displays.filter(({ id }) => ids.has(id)), airing }
}

/** Where a material, or a list, goes as the office's schedules stand; nothing until all is known. */
export function useReach() {
  const all = useAsk(listPlaylists, {}).data
  const plans = useAsk(listSchedules, { query: {} }).data
  const displays = useAsk(listDisplays, {}).data
  const now = useNow(60_000)
  const times = useTimes(useFormat().dayOf(now))
  const lists = (all ?? []).filter(({ archivedAt }) => archivedAt === null)
  const on = (ids: ReadonlySet<PlaylistId>): Reached =>
    reachOn(ids, { plans: plans ?? [], displays: displays ?? [] }, { times, now })
  return {
    known: all !== undefined && plans !== undefined && displays !== undefined,
    lists,
    displays: (displays ?? []).filter(({ archivedAt }) => archivedAt === null),
    ofMaterial: (material: Sought): Display[] => on(listsShowing([material], lists)).displays,
    ofList: (id: PlaylistId): Reached => on(withHolders([id], lists)),
  }
}
