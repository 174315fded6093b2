import { Type } from 'typebox'
import { WeekTable } from './dayparts.ts'
import { DisplayId, GroupId, PlaylistId, ScheduleId } from './ids.ts'
import { Recurrence } from './recurrence.ts'
import { Instant } from './time.ts'

/** RULES LD1: the ladder, highest first. Below `filler` stands the fallback, which is not scheduled. */
export const LAYERS = ['emergency', 'takeover', 'scheduled', 'filler'] as const
export const Layer = Type.Enum(LAYERS)
export type Layer = (typeof LAYERS)[number]

/** Every display, or these displays and the members of these groups. */
export const Target = Type.Object({
  all: Type.Boolean(),
  displays: Type.Array(DisplayId, { maxItems: 1000, uniqueItems: true }),
  groups: Type.Array(GroupId, { maxItems: 200, uniqueItems: true }),
})
export type Target = Type.Static<typeof Target>

/** What a schedule puts on screen: a playlist, or nothing at all (black on purpose). */
export const Show = Type.Union([
  Type.Object({ kind: Type.Literal('playlist'), playlist: PlaylistId }),
  Type.Object({ kind: Type.Literal('black') }),
])
export type Show = Type.Static<typeof Show>

/** A rule in civil time, or one stretch of instants (an override: it always has an end). */
export const Timing = Type.Union([
  Type.Object({ kind: Type.Literal('recurring'), recurrence: Recurrence, hours: WeekTable }),
  Type.Object({ kind: Type.Literal('once'), start: Instant, end: Instant }),
])
export type Timing = Type.Static<typeof Timing>

/** An override is a schedule on a high layer with an end, never a flag in memory (architecture.md §2.3). */
export const Schedule = Type.Object({
  id: ScheduleId,
  layer: Layer,
  show: Show,
  timing: Timing,
  target: Target,
  /** Share of the screen's time against other `scheduled` ones that overlap (RULES LD4). */
  weight: Type.Integer({ minimum: 1, maximum: 100 }),
  /** Emergency only: also lights a screen outside its opening hours (RULES OH3). */
  wakes: Type.Boolean(),
})
export type Schedule = Type.Static<typeof Schedule>
