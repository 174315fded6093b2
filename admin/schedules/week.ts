import type { DisplayId, GroupId } from '../../playlists/ids.ts'
import { recurringSpans } from '../../playlists/occurrences.ts'
import type { Times } from '../../playlists/occurrences.ts'
import type { Layer, Schedule, Target, Timing } from '../../playlists/schedule.ts'
import { LAYERS } from '../../playlists/schedule.ts'
import { clip, tidy } from '../../playlists/spans.ts'
import type { Span } from '../../playlists/spans.ts'
import { addDays, startOfDay, toLocal, weekdayOf } from '../../playlists/time.ts'
import type { LocalDate } from '../../playlists/time.ts'

/** A stretch of one schedule on one civil day; minutes count from local midnight, 0 to 1440. */
export type Block<S extends Schedule = Schedule> = {
  schedule: S
  date: LocalDate
  from: number
  to: number
  /** It began the day before, or goes on the day after. */
  fromBefore: boolean
  toAfter: boolean
}

/** Where a block lies beside those it overlaps: column `lane` of `lanes`. */
export type Placed<S extends Schedule = Schedule> = Block<S> & { lane: number; lanes: number }

export type World = Times

export const DAY_MINUTES = 1440

/** The Monday of the week of `date`. */
export const mondayOf = (date: LocalDate): LocalDate => addDays(date, 1 - weekdayOf(date))

export const weekDates = (monday: LocalDate): LocalDate[] => [0, 1, 2, 3, 4, 5, 6].map((n) => addDays(monday, n))

/** The blocks of every schedule on one civil day, in time order. */
export function blocksOn<S extends Schedule>(world: World, date: LocalDate, schedules: readonly S[]): Block<S>[] {
  const { zone } = world
  const day: Span = { start: startOfDay(zone, date), end: startOfDay(zone, addDays(date, 1)) }
  return schedules
    .flatMap((schedule) =>
      clip(spansAround(world, date, schedule.timing), day).map((span) => blockOf(world, date, day, schedule, span)),
    )
    .sort((a, b) => a.from - b.from || b.to - a.to || a.schedule.id - b.schedule.id)
}

/** Tidy spans of a schedule that can touch `date`: those that start on it and those that start the evening before. */
function spansAround({ zone, calendar, dayparts }: World, date: LocalDate, timing: Timing): Span[] {
  if (timing.kind === 'once') return [{ start: timing.start, end: timing.end }]
  const dates = [addDays(date, -1), date, addDays(date, 1)]
  return tidy(recurringSpans(timing, zone, dates, calendar, dayparts))
}

function blockOf<S extends Schedule>(world: World, date: LocalDate, day: Span, schedule: S, span: Span): Block<S> {
  const { zone } = world
  const whole = spansAround(world, date, schedule.timing).find(
    (each) => each.start <= span.start && span.end <= each.end,
  )
  return {
    schedule,
    date,
    from: toLocal(zone, span.start).minutes,
    to: span.end === day.end ? DAY_MINUTES : toLocal(zone, span.end).minutes,
    fromBefore: whole !== undefined && whole.start < day.start,
    toAfter: whole !== undefined && whole.end > day.end,
  }
}

/**
 * Overlapping blocks side by side: each takes the first lane that is free at its start, and all blocks that hang
 * together through overlaps share one number of lanes. Expects the order of `blocksOn`.
 */
export function place<S extends Schedule>(blocks: readonly Block<S>[]): Placed<S>[] {
  const placed: Placed<S>[] = []
  let cluster: Placed<S>[] = []
  let end = -1
  const close = () => {
    const lanes = Math.max(0, ...cluster.map((block) => block.lane)) + 1
    placed.push(...cluster.map((block) => ({ ...block, lanes })))
    cluster = []
  }
  for (const block of blocks) {
    if (block.from >= end && cluster.length > 0) close()
    cluster.push({ ...block, lane: freeLane(cluster, block.from), lanes: 1 })
    end = Math.max(cluster.length === 1 ? -1 : end, block.to)
  }
  if (cluster.length > 0) close()
  return placed
}

function freeLane(cluster: readonly Placed[], from: number): number {
  for (let lane = 0; ; lane++) if (!cluster.some((block) => block.lane === lane && block.to > from)) return lane
}

export const isAllDay = ({ from, to }: Pick<Block, 'from' | 'to'>): boolean => from === 0 && to === DAY_MINUTES

export type DayLayout<S extends Schedule> = { bands: Block<S>[]; allDay: Placed<S>[]; blocks: Placed<S>[] }

/**
 * The day as it is drawn: fillers lie behind as bands, what takes the whole day stands above it, everything else in lanes.
 */
export function dayLayout<S extends Schedule>(world: World, date: LocalDate, schedules: readonly S[]): DayLayout<S> {
  const all = blocksOn(world, date, schedules)
  const front = all.filter((block) => block.schedule.layer !== 'filler')
  return {
    bands: all.filter((block) => block.schedule.layer === 'filler'),
    allDay: front.filter(isAllDay).map((block) => ({ ...block, lane: 0, lanes: 1 })),
    blocks: place(front.filter((block) => !isAllDay(block))),
  }
}

/** Whether two timings meet on one of these dates. */
export function meetOn(world: World, dates: readonly LocalDate[], a: Timing, b: Timing): boolean {
  return dates.some((date) => {
    const theirs = spansAround(world, date, b)
    return spansAround(world, date, a).some((span) => clip(theirs, span).length > 0)
  })
}

/** Whose week is looked at. */
export type Viewpoint =
  | { kind: 'all' }
  | { kind: 'display'; display: { id: DisplayId; groups: readonly GroupId[] } }
  | { kind: 'group'; group: { id: GroupId; members: readonly DisplayId[] } }

/** Whether a schedule can be seen from there: on this display, or on any member of this group. */
export function concerns(target: Target, view: Viewpoint): boolean {
  if (view.kind === 'all' || target.all) return true
  if (view.kind === 'group')
    return target.groups.includes(view.group.id) || view.group.members.some((id) => target.displays.includes(id))
  const { id, groups } = view.display
  return target.displays.includes(id) || groups.some((group) => target.groups.includes(group))
}

/** Schedules of the layers, highest first, for a legend that names only what is there. */
export const layersIn = (schedules: readonly Schedule[]): Layer[] =>
  LAYERS.filter((layer) => schedules.some((schedule) => schedule.layer === layer))

/** Minutes at a height of the grid, to the nearest half hour below, within the day. */
export function minuteAt(offset: number, height: number, step = 30): number {
  const minutes = Math.floor(((offset / height) * DAY_MINUTES) / step) * step
  return Math.min(Math.max(minutes, 0), DAY_MINUTES - step)
}

/** What a drag from one minute to another selects: at least one step, whichever way it was dragged. */
export function dragRange(anchor: number, now: number, step = 30): { from: number; to: number } {
  return { from: Math.min(anchor, now), to: Math.max(anchor, now) + step }
}
