import { Type } from 'typebox'
import { Hash, MaterialId, PlaylistId, ScheduleId } from './ids.ts'
import { Layer } from './schedule.ts'
import { Instant } from './time.ts'

export const OUTCOMES = ['completed', 'interrupted', 'failed', 'skipped'] as const
export const Outcome = Type.Enum(OUTCOMES)
export type Outcome = (typeof OUTCOMES)[number]

/** RULES PL4. Why a slot did not run its course; empty for a completed one. Rows name a reason by its place: add at the end. */
export const PLAY_REASONS = [
  '',
  'outranked',
  'republished',
  'closed',
  'stopped',
  'media-missing',
  'decode',
  'stalled',
  'late-start',
  'window-edge',
  'touched',
  'ordered',
] as const
export const PlayReason = Type.Enum(PLAY_REASONS)
export type PlayReason = (typeof PLAY_REASONS)[number]

/** A play counts as completed when it was shown to within this of its length (RULES PL2). */
export const FULL_TOLERANCE_MS = 500

/** What one display showed, written when the slot ends. With the display and the boot, `seq` is its identity (RULES PL1). */
export const PlayRecord = Type.Object({
  /** Counts up without gaps from 0 in each boot. */
  seq: Type.Integer({ minimum: 0, maximum: 2 ** 53 - 1 }),
  programme: Hash,
  zone: Type.String({ maxLength: 40 }),
  /** Planned start of the slot, by the programme. */
  plannedAt: Instant,
  /** Length of a full showing (RULES PL2): the item's own, whatever its run's edge leaves of it. */
  plannedMs: Type.Integer({ minimum: 0, maximum: 86_400_000 }),
  revision: Hash,
  material: MaterialId,
  playlist: PlaylistId,
  schedule: ScheduleId,
  layer: Layer,
  /** Corrected by `clockOffsetMs` already: server time as the display knew it. */
  startedAt: Instant,
  /** From a monotonic clock. */
  durationMs: Type.Integer({ minimum: 0, maximum: 86_400_000 }),
  clockOffsetMs: Type.Integer(),
  outcome: Outcome,
  reason: PlayReason,
})
export type PlayRecord = Type.Static<typeof PlayRecord>

/** A random integer drawn when the player starts. */
export const Boot = Type.Integer({ minimum: 1, maximum: 2 ** 53 - 1 })

/**
 * RULES PL7. Why a number will never come: the server has answered for it before (its database was put back), the disk of
 * the display took no more, the display has it no longer, or it was asked for again and again without an answer.
 */
export const LOSS_REASONS = ['delivered', 'no-room', 'gone', 'unanswered'] as const
export const LossReason = Type.Enum(LOSS_REASONS)
export type LossReason = (typeof LOSS_REASONS)[number]

/** RULES PL2. */
export function outcomeOf(plannedMs: number, shownMs: number): 'completed' | 'interrupted' {
  return shownMs >= plannedMs - FULL_TOLERANCE_MS ? 'completed' : 'interrupted'
}
