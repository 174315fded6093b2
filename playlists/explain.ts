import { ABSENCES, absenceOf } from './absence.ts'
import type { Facts } from './facts.ts'
import type { MaterialId, PlaylistId, ScheduleId } from './ids.ts'
import { datesAround } from './occurrences.ts'
import { playingAt } from './playback.ts'
import type { ZonePlaying } from './playback.ts'
import { isNested } from './playlist.ts'
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
  return prepared.contenders
    .filter(({ schedule }) => concerns(schedule, zone, prepared))
    .map(({ schedule }) => {
      const standing = said.get(schedule.id) ?? { outcome: 'lost' as const, reason: unnamed(schedule, prepared, at) }
      return { ...standing, schedule: schedule.id, left: leftOut(schedule, prepared, date, reasons) }
    })
}

/** What is aimed at a zone that this frame has not is told of in the main zone. */
const concerns = (schedule: Schedule, zone: ZoneName, prepared: Prepared): boolean =>
  zoneOf(schedule) === zone || (zone === 'main' && !prepared.hasZone(zoneOf(schedule)))

/** In force, and yet unnamed: the programme ends before the instant. */
function unnamed(schedule: Schedule, prepared: Prepared, at: Instant): WhyNot {
  if (!prepared.hasZone(zoneOf(schedule))) return 'no-such-zone'
  const moment = { start: at, end: instant(at + 1) }
  const live = prepared.occurrences(schedule, moment, datesAround(prepared.facts.zone, moment)).length > 0
  return live ? 'ended' : absenceOf(schedule, prepared, at)
}

/** RULES EX4. The materials of its playlist, and of those in it, that may not be shown on a date. */
function leftOut(
  { show }: Schedule,
  prepared: Prepared,
  date: LocalDate,
  reasons: ReadonlyMap<MaterialId, AbsentReason>,
): Left[] {
  const playable = prepared.playableOn(date).byId
  const named = show.kind === 'playlist' ? materialsIn(show.playlist, prepared, new Set()) : new Set<MaterialId>()
  return [...named]
    .filter((id) => !playable.has(id))
    .map((material) => ({ material, reason: reasons.get(material) ?? validityOf(material, prepared, date) }))
}

/** A list by rule names none: it takes what may be shown. */
function materialsIn(id: PlaylistId, prepared: Prepared, seen: Set<PlaylistId>): Set<MaterialId> {
  if (seen.has(id)) return new Set()
  seen.add(id)
  const items = prepared.playlists.get(id)?.items ?? []
  return new Set(
    items.flatMap((item) => (isNested(item) ? [...materialsIn(item.playlist, prepared, seen)] : [item.material])),
  )
}

function validityOf(id: MaterialId, prepared: Prepared, date: LocalDate): LeftReason {
  const material = prepared.material(id)
  if (material === undefined) return 'unknown'
  if (material.validFrom !== null && date < material.validFrom) return 'not-yet-valid'
  if (material.validUntil !== null && material.validUntil < date) return 'expired'
  return 'solemn'
}
