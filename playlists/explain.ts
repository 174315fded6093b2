import { ABSENCES, absenceOf } from './absence.ts'
import type { Facts } from './facts.ts'
import type { MaterialId, PlaylistId, ScheduleId } from './ids.ts'
import { datesAround } from './occurrences.ts'
import { playingAt } from './playback.ts'
import type { ZonePlaying } from './playback.ts'
import { isNested } from './playlist.ts'
import type { Playlist } from './playlist.ts'
import { Prepared } from './prepared.ts'
import { LOSS_REASONS } from './programme.ts'
import type { Programme, Window } from './programme.ts'
import { zoneOf } from './schedule.ts'
import type { Schedule, ZoneName } from './schedule.ts'
import { contains } from './spans.ts'
import { instant, toLocal } from './time.ts'
import type { Instant, LocalDate } from './time.ts'

/** The rules that can decide what a zone shows: the ladder's, and PB5 where no programme speaks. */
export const DECIDING_RULES = ['LD2', 'LD3', 'LD4', 'LD5', 'LD6', 'OH1', 'ZN3', 'PB5'] as const
export type DecidingRule = (typeof DECIDING_RULES)[number]

/** Why a schedule is not on screen: it lost, it is not in force, or this display has no such zone. */
export const WHY_NOT = [...LOSS_REASONS, ...ABSENCES, 'no-such-zone'] as const
export type WhyNot = (typeof WHY_NOT)[number]

/** Why a material of a playlist is left out. */
export const ABSENT_REASONS = ['not-approved', 'withdrawn', 'archived'] as const
export type AbsentReason = (typeof ABSENT_REASONS)[number]
export const LEFT_REASONS = [...ABSENT_REASONS, 'not-yet-valid', 'expired', 'solemn', 'unknown'] as const
export type LeftReason = (typeof LEFT_REASONS)[number]

/** A material that is in a playlist but not among the facts' materials, and why. */
export type AbsentMaterial = { material: MaterialId; reason: AbsentReason }

/** What is known of a display as of one moment: what decided, and what had no say. */
export type Evidence = { facts: Facts; absent: readonly AbsentMaterial[] }

export type Left = { material: MaterialId; reason: LeftReason }
/** One schedule aimed at the display. `on`: its item is on screen now; `shares`: its turn comes; `lost`: see the reason. */
export type Standing = {
  schedule: ScheduleId
  outcome: 'on' | 'shares' | 'lost'
  reason: WhyNot | null
  left: Left[]
}
/** `since`: when the item, or what stands in its place, began. */
export type Explanation = { at: Instant; rule: string; since: Instant; playing: ZonePlaying; schedules: Standing[] }

/**
 * RULES EX1–EX4. Why a zone shows what it shows. The programme says what and by which rule; the facts it was resolved from
 * add who was not even in force. Null when the display has no such zone.
 */
export function explain(
  evidence: Evidence | null,
  programme: Programme,
  zone: ZoneName,
  at: Instant,
): Explanation | null {
  const playing = playingAt(programme, at).find((one) => one.zone === zone)
  if (playing === undefined) return null
  const window = programme.zones.find(({ name }) => name === zone)!.windows.find((one) => contains(one, at))
  const rule = window?.why.rule ?? 'PB5'
  const known = evidence === null ? namedIn(window) : aimed(evidence, zone, window, at)
  const on = playing.show.kind === 'slot' ? playing.show.slot.schedule : null
  const schedules = known.map((standing) =>
    standing.outcome !== 'lost' && (standing.schedule === on || playing.show.kind === 'black')
      ? { ...standing, outcome: 'on' as const }
      : standing,
  )
  const since = playing.show.kind === 'slot' ? playing.show.plannedAt : (window?.start ?? at)
  return { at, rule, since, playing, schedules }
}

/** All that the programme itself says. */
function namedIn(window: Window | undefined): Standing[] {
  if (window === undefined) return []
  const { winners, losers } = window.why
  const all = [
    ...winners.map((schedule): Standing => ({ schedule, outcome: 'shares', reason: null, left: [] })),
    ...losers.map(({ schedule, reason }): Standing => ({ schedule, outcome: 'lost', reason, left: [] })),
  ]
  return all.sort((a, b) => a.schedule - b.schedule)
}

function aimed({ facts, absent }: Evidence, zone: ZoneName, window: Window | undefined, at: Instant): Standing[] {
  const prepared = new Prepared(facts)
  const { date } = toLocal(facts.zone, at)
  const reasons = new Map(absent.map(({ material, reason }) => [material, reason]))
  const said = new Map(namedIn(window).map((standing) => [standing.schedule, standing]))
  const left = leftOutOn(prepared, date, reasons)
  const moment = { start: at, end: instant(at + 1) }
  const dates = datesAround(facts.zone, moment)
  /** In force, and yet unnamed: the programme ends before the instant. */
  const unnamed = (schedule: Schedule): WhyNot => {
    if (!prepared.hasZone(zoneOf(schedule))) return 'no-such-zone'
    const isLive = prepared.occurrences(schedule, moment, dates).length > 0
    return isLive ? 'ended' : absenceOf(schedule, prepared, at)
  }
  return prepared.contenders
    .filter(({ schedule }) => concerns(schedule, zone, prepared))
    .map(({ schedule }) => {
      const standing = said.get(schedule.id) ?? { outcome: 'lost' as const, reason: unnamed(schedule) }
      return { ...standing, schedule: schedule.id, left: left(schedule) }
    })
}

/** What is aimed at a zone that this frame has not is told of in the main zone. */
const concerns = (schedule: Schedule, zone: ZoneName, prepared: Prepared): boolean =>
  zoneOf(schedule) === zone || (zone === 'main' && !prepared.hasZone(zoneOf(schedule)))

/** RULES EX4. The materials of a schedule's playlist, and of those in it, that may not be shown on a date. */
function leftOutOn(
  prepared: Prepared,
  date: LocalDate,
  reasons: ReadonlyMap<MaterialId, AbsentReason>,
): (schedule: Schedule) => Left[] {
  const playable = prepared.playableOn(date).byId
  const known = new Map<Playlist, Left[]>()
  const of = (playlist: Playlist): Left[] =>
    [...materialsIn(playlist, prepared)]
      .filter((id) => !playable.has(id))
      .map((material) => ({ material, reason: reasons.get(material) ?? validityOf(material, prepared, date) }))
  return ({ show }) => {
    const playlist = show.kind === 'playlist' ? prepared.playlists.get(show.playlist) : undefined
    if (playlist === undefined) return []
    const left = known.get(playlist) ?? of(playlist)
    known.set(playlist, left)
    return left
  }
}

/** In the order of their lists. A list by rule names none: it takes what may be shown. */
function materialsIn(playlist: Playlist, prepared: Prepared, seen = new Set<PlaylistId>()): Set<MaterialId> {
  const found = new Set<MaterialId>()
  seen.add(playlist.id)
  for (const item of playlist.items) {
    if (!isNested(item)) found.add(item.material)
    else if (!seen.has(item.playlist)) {
      const inner = prepared.playlists.get(item.playlist)
      if (inner) for (const material of materialsIn(inner, prepared, seen)) found.add(material)
    }
  }
  return found
}

function validityOf(id: MaterialId, prepared: Prepared, date: LocalDate): LeftReason {
  const material = prepared.material(id)
  if (material === undefined) return 'unknown'
  if (material.validFrom !== null && date < material.validFrom) return 'not-yet-valid'
  if (material.validUntil !== null && material.validUntil < date) return 'expired'
  return 'solemn'
}
