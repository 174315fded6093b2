import { Type } from 'typebox'
import { EMPTY_REASONS } from '../check.ts'
import { LEFT_REASONS, WHY_NOT } from '../explain.ts'
import { CampaignId, DisplayId, Hash, MaterialId, PlaylistId, ScheduleId } from '../ids.ts'
import { Content } from '../content.ts'
import { HoursSheets } from '../office-hours.ts'
import { OfficeSign, Rect } from '../programme.ts'
import { Goal } from '../playlist.ts'
import { GOAL_FAULTS } from '../rotation/goals.ts'
import { Layer, ZoneName } from '../schedule.ts'
import { Instant, LocalDate } from '../time.ts'
import { Nullable, byId } from './common.ts'
import { endpoint } from './endpoint.ts'
import { ScheduleBody } from './playlists.ts'

const Named = <I>(id: I) => ({ id, name: Type.String() })

/** One schedule aimed at the display: `on` now, `shares` (its turn comes), or `lost` for a reason. */
const ScheduleStanding = Type.Object({
  ...Named(ScheduleId),
  layer: Nullable(Layer),
  outcome: Type.Enum(['on', 'shares', 'lost']),
  reason: Nullable(Type.Enum(WHY_NOT)),
  /** Materials of its playlist that may not be shown just then. */
  left: Type.Array(Type.Object({ ...Named(MaterialId), reason: Type.Enum(LEFT_REASONS) })),
})
const ShownItem = Type.Object({
  material: MaterialId,
  title: Type.String(),
  revision: Hash,
  content: Content,
  schedule: ScheduleId,
  playlist: PlaylistId,
  playlistName: Type.String(),
  layer: Layer,
  plannedAt: Instant,
  plannedMs: Type.Integer(),
})
const ZoneExplanation = Type.Object({
  zone: ZoneName,
  rect: Rect,
  /** The rule that decided (playlists/RULES.md). */
  rule: Type.String(),
  show: Type.Enum(['slot', 'fallback', 'black', 'closed', 'covered']),
  item: Nullable(ShownItem),
  since: Instant,
  until: Instant,
  brightness: Type.Integer(),
  look: Nullable(Type.Literal('solemn')),
  schedules: Type.Array(ScheduleStanding),
})
export const ExplainReply = Type.Object({
  display: DisplayId,
  at: Instant,
  /** `past`: from what was really in force. `future`: from what stands now. */
  source: Type.Enum(['past', 'future']),
  programme: Nullable(Hash),
  canvas: Rect,
  fallback: OfficeSign,
  /** Of the office and of the dayparts, where what is shown says them. */
  hours: HoursSheets,
  zones: Type.Array(ZoneExplanation),
})
export type ExplainReply = Type.Static<typeof ExplainReply>

export const explainDisplay = endpoint({
  method: 'GET',
  path: '/api/displays/:id/explain',
  who: 'read',
  summary: 'What a display shows at an instant, past or future, and why; what lost, and why',
  params: byId(DisplayId),
  query: Type.Object({ at: Instant }),
  reply: ExplainReply,
  errors: ['not-found', 'invalid'],
})

export const PLAN_BY = ['material', 'topic', 'campaign', 'display', 'zone', 'schedule'] as const
export const PlanLine = Type.Object({
  /** An id, a topic's code or a zone's name; null for what has no campaign. */
  key: Nullable(Type.Union([Type.Integer(), Type.String()])),
  name: Type.String(),
  plays: Type.Integer(),
  cut: Type.Integer(),
  minutes: Type.Number(),
})
export type PlanLine = Type.Static<typeof PlanLine>

export const plannedPlays = endpoint({
  method: 'GET',
  path: '/api/plan',
  who: 'read',
  summary: 'Planned plays and minutes of a range of dates; the past from the programmes that were in force',
  query: Type.Object({
    from: LocalDate,
    until: LocalDate,
    by: Type.Enum(PLAN_BY),
    display: Type.Optional(DisplayId),
    campaign: Type.Optional(CampaignId),
  }),
  reply: Type.Object({ from: LocalDate, until: LocalDate, lines: Type.Array(PlanLine) }),
  errors: ['dates-reversed', 'invalid', 'not-found'],
})

const Against = Type.Array(Type.Object({ ...Named(ScheduleId), minutes: Type.Integer() }))
export const CheckFinding = Type.Union([
  Type.Object({ kind: Type.Enum(['never-in-force', 'no-such-zone', 'never-shown', 'weight-0']) }),
  Type.Object({ kind: Type.Literal('empty-dates'), reason: Type.Enum(EMPTY_REASONS), dates: Type.Array(LocalDate) }),
  Type.Object({ kind: Type.Enum(['outside-opening-hours', 'covered']), minutes: Type.Integer() }),
  Type.Object({ kind: Type.Enum(['hides', 'hidden-by', 'shares']), others: Against }),
  Type.Object({
    kind: Type.Literal('goals'),
    goals: Type.Array(Type.Object({ goal: Goal, reached: Type.Number(), fault: Type.Enum(GOAL_FAULTS) })),
  }),
  Type.Object({
    kind: Type.Literal('unreached'),
    lists: Type.Array(Type.Object({ ...Named(ScheduleId), materials: Type.Integer(), of: Type.Integer() })),
  }),
])
export type CheckFinding = Type.Static<typeof CheckFinding>

/** Displays of which the same is found are told together. */
export const checkSchedule = endpoint({
  method: 'POST',
  path: '/api/schedules/check',
  who: 'schedule',
  summary: 'What would come of a schedule before it is saved: conflicts, holes, goals that cannot be met',
  body: Type.Object({ schedule: ScheduleBody, id: Nullable(ScheduleId) }),
  reply: Type.Object({
    /** The date from which on it was tried out; null for one that is never in force. */
    first: Nullable(LocalDate),
    displays: Type.Array(
      Type.Object({
        displays: Type.Array(Type.Object(Named(DisplayId))),
        findings: Type.Array(CheckFinding),
      }),
    ),
  }),
  errors: ['dates-reversed', 'not-found', 'time-in-past'],
})
