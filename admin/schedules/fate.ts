import type { LossReason, Programme, Window } from '../../playlists/programme.ts'
import { zoneOf } from '../../playlists/schedule.ts'
import type { Schedule } from '../../playlists/schedule.ts'
import type { Span } from '../../playlists/spans.ts'
import { toInstant, toLocal } from '../../playlists/time.ts'
import type { Instant, TimeOfDay } from '../../playlists/time.ts'
import type { Display } from '../../playlists/wire/displays.ts'
import { reached } from '../ui/targets.ts'
import { standingOf } from './standing.ts'
import type { Stretch } from './standing.ts'
import type { Block, World } from './week.ts'

type Reason = LossReason | 'no-such-zone'
/** A stretch of a block, in minutes of its day, in which it is not shown. */
export type LostPart = Stretch & { reason: Reason }
/** How a block fares on one display: its part of the screen (0 to 1), where it is not shown, and why it never is; else null. */
export type Fate = { share: number; lost: readonly LostPart[]; reason: Reason | null }

/** By the programme in force where it speaks of the block's whole time, else by layers and weights alone. */
export function fateOf<S extends Schedule>(
  world: World,
  block: Block<S>,
  day: readonly Block<S>[],
  programme: Programme | null,
): Fate {
  const told = programme === null ? null : toldIn(programme, world, block, day)
  if (told !== null) return told
  const { share, hidden } = standingOf(block, day)
  return { share, ...outranked(block, hidden) }
}

/**
 * On several displays that are looked at as one: it is lost where it is outranked on each of them. How the screen is shared
 * differs from one to the next, and is not told.
 */
export function fateOnAll<S extends Schedule>(
  block: Block<S>,
  day: readonly Block<S>[],
  displays: readonly Display[],
): Fate {
  const mine = reached(block.schedule.target, displays)
  const everywhere = ({ schedule }: Block<S>) => reached(schedule.target, mine).length === mine.length
  const { hidden } = standingOf(block, mine.length === 0 ? [block] : day.filter(everywhere))
  return { share: 1, ...outranked(block, hidden) }
}

function outranked(block: Block, hidden: readonly Stretch[]): Pick<Fate, 'lost' | 'reason'> {
  const lost = hidden.map((part) => ({ ...part, reason: 'outranked' as const }))
  return { lost, reason: isWhole(block, hidden) ? 'outranked' : null }
}

const isWhole = (block: Block, parts: readonly Stretch[]): boolean =>
  parts.length === 1 && parts[0]!.from <= block.from && block.to <= parts[0]!.to

/** A block's stretch of its day as instants. */
export const spanOf = ({ zone }: World, { date, from, to }: Block): Span => ({
  start: toInstant(zone, date, from as TimeOfDay),
  end: toInstant(zone, date, to as TimeOfDay),
})

function toldIn({ range, zones }: Programme, world: World, block: Block, day: readonly Block[]): Fate | null {
  const { schedule } = block
  const span = spanOf(world, block)
  if (span.start < range.start || range.end < span.end) return null
  const zone = zones.find(({ name }) => name === zoneOf(schedule))
  if (zone === undefined) return { share: 1, ...whole(block, 'no-such-zone') }
  const windows = zone.windows.filter(({ start, end }) => start < span.end && span.start < end)
  const minuteOf = (at: Instant) =>
    at <= span.start ? block.from : span.end <= at ? block.to : toLocal(world.zone, at).minutes
  const lost = joined(
    windows.flatMap(({ start, end, why }) => {
      const reason = why.losers.find((loser) => loser.schedule === schedule.id)?.reason
      return reason === undefined ? [] : [{ from: minuteOf(start), to: minuteOf(end), reason }]
    }),
  )
  const won = windows.filter(({ why }) => why.winners.includes(schedule.id))
  if (won.length > 0)
    return { share: Math.min(...won.map((window) => shareIn(window, schedule, day))), lost, reason: null }
  const [first] = lost
  return first === undefined ? null : { share: 1, lost, reason: first.reason }
}

const whole = ({ from, to }: Block, reason: Reason): Pick<Fate, 'lost' | 'reason'> => ({
  lost: [{ from, to, reason }],
  reason,
})

/** Neighbours lost for one reason are one. */
function joined(parts: readonly LostPart[]): LostPart[] {
  const out: LostPart[] = []
  for (const part of parts) {
    const last = out.at(-1)
    if (last !== undefined && last.to === part.from && last.reason === part.reason) last.to = part.to
    else out.push({ ...part })
  }
  return out
}

function shareIn({ why }: Window, { id, weight }: Schedule, day: readonly Block[]): number {
  const others = why.winners.filter((winner) => winner !== id)
  const weights = new Map(day.map(({ schedule }) => [schedule.id, schedule.weight]))
  return weight / others.reduce((sum, other) => sum + (weights.get(other) ?? 1), weight)
}
