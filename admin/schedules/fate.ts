import type { LossReason, Programme, Window } from '../../playlists/programme.ts'
import { zoneOf } from '../../playlists/schedule.ts'
import type { Schedule } from '../../playlists/schedule.ts'
import type { Span } from '../../playlists/spans.ts'
import { standingOf } from './standing.ts'
import type { Block } from './week.ts'

/** How a block fares on one display: its part of the screen (0 to 1), and why it is not shown; null when it is. */
export type Fate = { share: number; reason: LossReason | 'no-such-zone' | null }
export const SHOWN: Fate = { share: 1, reason: null }

/** By the programme in force where it speaks of the block's whole time, else by layers and weights alone. */
export function fateOf<S extends Schedule>(
  block: Block<S>,
  day: readonly Block<S>[],
  programme: Programme | null,
  span: Span,
): Fate {
  const told = programme === null ? null : toldIn(programme, block.schedule, span, day)
  if (told !== null) return told
  const { share, outranked } = standingOf(block, day)
  return { share, reason: outranked ? 'outranked' : null }
}

function toldIn({ range, zones }: Programme, schedule: Schedule, span: Span, day: readonly Block[]): Fate | null {
  if (span.start < range.start || range.end < span.end) return null
  const zone = zones.find(({ name }) => name === zoneOf(schedule))
  if (zone === undefined) return { share: 1, reason: 'no-such-zone' }
  const windows = zone.windows.filter(({ start, end }) => start < span.end && span.start < end)
  const won = windows.filter(({ why }) => why.winners.includes(schedule.id))
  if (won.length > 0) return { share: Math.min(...won.map((window) => shareIn(window, schedule, day))), reason: null }
  const reason = windows.flatMap(({ why }) => why.losers).find((loser) => loser.schedule === schedule.id)?.reason
  return reason === undefined ? null : { share: 1, reason }
}

function shareIn({ why }: Window, { id, weight }: Schedule, day: readonly Block[]): number {
  const others = why.winners.filter((winner) => winner !== id)
  const weights = new Map(day.map(({ schedule }) => [schedule.id, schedule.weight]))
  return weight / others.reduce((sum, other) => sum + (weights.get(other) ?? 1), weight)
}
