import { Type } from 'typebox'
import { WeekTable } from './dayparts.ts'
import { DaypartId, DisplayId, GroupId, PlaylistId, ScheduleId } from './ids.ts'
import { Recurrence } from './recurrence.ts'
import { Instant } from './time.ts'

/** RULES LD1: the ladder, highest first. Below `filler` stands the fallback, which is not scheduled. */
export const LAYERS = ['emergency', 'takeover', 'scheduled', 'filler'] as const
export const Layer = Type.Enum(LAYERS)
export type Layer = (typeof LAYERS)[number]

/** The parts that a frame may have (frames.ts). */
export const ZONE_NAMES = ['main', 'ticker', 'header', 'side'] as const
export const ZoneName = Type.Enum(ZONE_NAMES)
export type ZoneName = (typeof ZONE_NAMES)[number]

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

/** Which hours a date has: rows of the schedule's own, or those of a daypart. */
export const TimingHours = Type.Union([
  Type.Object({ kind: Type.Literal('own'), rows: WeekTable }),
  Type.Object({ kind: Type.Literal('daypart'), daypart: DaypartId }),
])
export type TimingHours = Type.Static<typeof TimingHours>

/** A rule in civil time, or one stretch of instants (an override: it always has an end). */
export const Timing = Type.Union([
  Type.Object({ kind: Type.Literal('recurring'), recurrence: Recurrence, hours: TimingHours }),
  Type.Object({ kind: Type.Literal('once'), start: Instant, end: Instant }),
])
export type Timing = Type.Static<typeof Timing>

/** An override is a schedule on a high layer with an end, never a flag in memory (architecture.md §2.3). */
export const Schedule = Type.Object({
  id: ScheduleId,
  layer: Layer,
  /** Which part of the frame it fills; what covers the whole frame is always `main` (RULES ZN2). */
  zone: ZoneName,
  show: Show,
  timing: Timing,
  target: Target,
  /** Share of the time against others of its layer that overlap (RULES LD4, LD5); 0 rests (RULES LD8). */
  weight: Type.Integer({ minimum: 0, maximum: 100 }),
  /** Emergency only: also lights a screen outside its opening hours (RULES OH3). */
  wakes: Type.Boolean(),
})
export type Schedule = Type.Static<typeof Schedule>

/** RULES ZN2, ZN3. Emergencies and takeovers take the whole frame, so they are decided in the main zone. */
export const takesWhole = (layer: Layer): boolean => layer === 'emergency' || layer === 'takeover'
export const zoneOf = ({ layer, zone }: Pick<Schedule, 'layer' | 'zone'>): ZoneName =>
  takesWhole(layer) ? 'main' : zone
