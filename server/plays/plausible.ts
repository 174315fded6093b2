import { FULL_TOLERANCE_MS } from '../../playlists/plays.ts'
import type { PlayRecord } from '../../playlists/plays.ts'
import { MINUTE, SECOND } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'

/** A slot may run a little over: a frame, a timer, a stalled decoder. */
export const OVERRUN_MS = 5 * SECOND
/** A display's clock may run ahead of ours by this. */
export const AHEAD_MS = 10 * MINUTE
/** 2020-01-01T00:00:00Z: nothing of ours played before it; a display that never learnt the time says 1970. */
export const EARLIEST = 1_577_836_800_000 as Instant

/** Why a row is kept apart. `malformed`: not a play record at all. */
export const QUARANTINE_REASONS = [
  'malformed',
  'before-2020',
  'in-the-future',
  'longer-than-planned',
  'completed-too-short',
  'completed-nothing',
] as const
export type QuarantineReason = (typeof QUARANTINE_REASONS)[number]

type Rule = { reason: QuarantineReason; broken: (play: PlayRecord, now: Instant) => boolean }

/**
 * Each rule looks at one row alone, so that the order in which rows arrive, and how they are batched, decides nothing
 * (two plays of one zone that overlap are therefore not judged here).
 */
const RULES: readonly Rule[] = [
  { reason: 'before-2020', broken: (play) => play.startedAt < EARLIEST },
  { reason: 'in-the-future', broken: (play, now) => play.startedAt > now + AHEAD_MS },
  { reason: 'longer-than-planned', broken: (play) => play.durationMs > play.plannedMs + OVERRUN_MS },
  {
    reason: 'completed-too-short',
    broken: (play) => play.outcome === 'completed' && play.durationMs < play.plannedMs - FULL_TOLERANCE_MS,
  },
  { reason: 'completed-nothing', broken: (play) => play.outcome === 'completed' && play.durationMs === 0 },
]

/** The first rule that the row breaks, or null for a row that may be counted. */
export const implausible = (play: PlayRecord, now: Instant): QuarantineReason | null =>
  RULES.find((rule) => rule.broken(play, now))?.reason ?? null
