import type { MaterialId, PlaylistId } from './ids.ts'
import type { Audience } from './material.ts'
import { datesAhead, recurringSpans } from './occurrences.ts'
import type { Times } from './occurrences.ts'
import { fitsRule, isNested } from './playlist.ts'
import type { Playlist } from './playlist.ts'
import { holdersOf, listsIn } from './rotation/nesting.ts'
import type { Schedule } from './schedule.ts'
import { addDays, toLocal } from './time.ts'
import type { Instant } from './time.ts'

type List = Pick<Playlist, 'id' | 'items' | 'rule'>
export type Sought = { id: MaterialId; topic: string; campaign: number | null; audience: Audience }

/** The lists that would show any of these materials: by themselves, by their rule, or inside another list. */
export function listsShowing(sought: readonly Sought[], lists: readonly List[]): Set<PlaylistId> {
  const ids = new Set(sought.map(({ id }) => id))
  const own = lists.filter(({ items, rule }) =>
    rule === null
      ? items.some((item) => !isNested(item) && ids.has(item.material))
      : sought.some((material) => fitsRule(rule, material)),
  )
  return withHolders(
    own.map(({ id }) => id),
    lists,
  )
}

/** The materials that a list would show: its own, those its rule asks for, and those of the lists inside it. */
export function materialsIn<L extends List>(
  list: L,
  lists: readonly L[],
  materials: readonly Sought[],
): Set<MaterialId> {
  const byId = new Map(lists.map((each) => [each.id, each]))
  const within = [...listsIn(list, byId)]
  return new Set(
    within.flatMap(({ items, rule }) =>
      rule === null
        ? items.flatMap((item) => (isNested(item) ? [] : [item.material]))
        : materials.filter((material) => fitsRule(rule, material)).map(({ id }) => id),
    ),
  )
}

/** These lists and those in which they stand. */
export function withHolders(ids: readonly PlaylistId[], lists: readonly Pick<List, 'id' | 'items'>[]): Set<PlaylistId> {
  const byId = new Map(lists.map((list) => [list.id, list]))
  return new Set(ids.flatMap((id) => [id, ...holdersOf(id, byId)]))
}

/** Within its hours now, later, never again; or at rest (RULES LD8), as if it were not there. */
export const AIRINGS = ['now', 'later', 'ended', 'resting'] as const
export type Airing = (typeof AIRINGS)[number]

export function airingOf(
  { layer, weight, timing }: Pick<Schedule, 'layer' | 'weight' | 'timing'>,
  times: Times,
  now: Instant,
): Airing {
  if (timing.kind === 'once' ? timing.end <= now : datesAhead(timing, times, now, 1).length === 0) return 'ended'
  if (weight === 0 && (layer === 'scheduled' || layer === 'filler')) return 'resting'
  const { zone, calendar, dayparts } = times
  const today = toLocal(zone, now).date
  const spans =
    timing.kind === 'once' ? [timing] : recurringSpans(timing, zone, [addDays(today, -1), today], calendar, dayparts)
  return spans.some(({ start, end }) => start <= now && now < end) ? 'now' : 'later'
}

/** Whether it puts anything on a screen, now or later. */
export const isAlive = (airing: Airing): boolean => airing === 'now' || airing === 'later'
