import { Calendar } from './calendar.ts'
import type { Facts } from './facts.ts'
import { zonesOf } from './frames.ts'
import type { ZonePlace } from './frames.ts'
import type { MaterialId } from './ids.ts'
import type { Contender } from './ladder.ts'
import type { PlayableMaterial } from './material.ts'
import { daypartsById, distanceTo, occurrences, openSpans } from './occurrences.ts'
import type { Dayparts } from './occurrences.ts'
import type { Playlist } from './playlist.ts'
import type { LossReason, Slot } from './programme.ts'
import { asksForTime, longestTurnMs, roundOf } from './rotation/round.ts'
import type { Runs } from './rotation/goals.ts'
import { takesWhole } from './schedule.ts'
import type { Schedule, ZoneName } from './schedule.ts'
import type { Span } from './spans.ts'
import type { LocalDate } from './time.ts'

/** A schedule's own round on a date; equal rounds are the same object, and `number` is its short name. */
export type Round = { number: number; slots: readonly Slot[] }

/** The materials that may be shown on a date; equal sets are the same object. */
export type Playable = { number: number; byId: ReadonlyMap<number, PlayableMaterial> }

/**
 * The facts made ready to be asked: what every question about them needs is worked out when it is first asked for, and
 * remembered. Whatever decides on a date (calendar, dayparts, playlists, materials) is reached through it.
 */
export class Prepared {
  readonly facts: Facts
  readonly calendar: Calendar
  readonly dayparts: Dayparts
  readonly playlists: ReadonlyMap<number, Playlist>
  readonly zones: readonly ZonePlace[]
  /** The schedules aimed at this display, in order of id. */
  readonly contenders: readonly Contender[]
  #materials: ReadonlyMap<MaterialId, PlayableMaterial> | null = null
  readonly #playable = new Map<LocalDate, Playable>()
  readonly #sets = new Map<string, Playable>()
  readonly #rounds = new Map<string, Round>()
  readonly #roundsOn = new Map<Schedule, Map<string, Round>>()
  readonly #longest = new Map<Playlist, Map<Playable, number>>()
  readonly #asking: ReadonlySet<number>

  constructor(facts: Facts) {
    this.facts = facts
    this.calendar = new Calendar(facts.calendar)
    this.dayparts = daypartsById(facts.dayparts)
    this.playlists = new Map(facts.playlists.map((playlist) => [playlist.id as number, playlist]))
    this.#asking = new Set(facts.playlists.filter((list) => asksForTime(list, this.playlists)).map((list) => list.id))
    this.zones = zonesOf(facts.display.frame, facts.display.canvas)
    this.contenders = facts.schedules
      .flatMap((schedule) => {
        const distance = distanceTo(schedule.target, facts.display)
        return distance === null ? [] : [{ schedule, distance }]
      })
      .sort((a, b) => a.schedule.id - b.schedule.id)
  }

  hasZone(name: ZoneName): boolean {
    return this.zones.some((zone) => zone.name === name)
  }

  /** One of the facts' materials, on whatever dates it is valid. */
  material(id: MaterialId): PlayableMaterial | undefined {
    this.#materials ??= new Map(this.facts.materials.map((material) => [material.id, material]))
    return this.#materials.get(id)
  }

  occurrences(schedule: Schedule, range: Span, dates: readonly LocalDate[]): Span[] {
    return occurrences(schedule, this.facts.zone, range, dates, this.calendar, this.dayparts)
  }

  open(range: Span, dates: readonly LocalDate[]): (Span & { brightness: number })[] {
    return openSpans(this.facts.display.opening, this.facts.zone, range, dates, this.calendar)
  }

  /** RULES MA2, LD9. */
  playableOn(date: LocalDate): Playable {
    const known = this.#playable.get(date)
    if (known) return known
    const { solemn } = this.calendar.day(date)
    const playable = this.#setOf(this.facts.materials.filter((m) => isValidOn(m, date) && !(solemn && m.festive)))
    this.#playable.set(date, playable)
    return playable
  }

  /** `runs`: how long it is on by itself that date, for one whose goals ask (RULES GO1). */
  roundOn(schedule: Schedule, date: LocalDate, runs: Runs): Round {
    const playable = this.playableOn(date)
    const bySet = this.#roundsOn.get(schedule) ?? new Map<string, Round>()
    this.#roundsOn.set(schedule, bySet)
    const on = runs.length === 0 ? `${playable.number}` : `${playable.number} ${runs.join(' ')}`
    const known = bySet.get(on)
    if (known) return known
    const round = this.#roundOf(schedule, playable, runs)
    bySet.set(on, round)
    return round
  }

  /** Whether how long a schedule is on in a day decides what it shows. */
  asksForTime({ show }: Schedule): boolean {
    return show.kind === 'playlist' && this.#asking.has(show.playlist)
  }

  /** RULES LD1, LD8, LD9. Why it has nothing to show on a date, or null. */
  lackOn(schedule: Schedule, date: LocalDate): LossReason | null {
    if (schedule.weight === 0 && !takesWhole(schedule.layer)) return 'weight-0'
    if (schedule.show.kind === 'black' || this.longestOn(schedule, date) > 0) return null
    if (!this.calendar.day(date).solemn) return 'nothing-playable'
    const onOther = this.#setOf(this.facts.materials.filter((material) => isValidOn(material, date)))
    return this.#longestWith(schedule, onOther) > 0 ? 'solemn' : 'nothing-playable'
  }

  /** The longest turn that a schedule has on a date, 0 if it has nothing to show. */
  longestOn(schedule: Schedule, date: LocalDate): number {
    return this.#longestWith(schedule, this.playableOn(date))
  }

  #longestWith({ show }: Schedule, playable: Playable): number {
    const playlist = show.kind === 'playlist' ? this.playlists.get(show.playlist) : undefined
    if (playlist === undefined) return 0
    const bySet = this.#longest.get(playlist) ?? new Map<Playable, number>()
    this.#longest.set(playlist, bySet)
    const longest = bySet.get(playable) ?? longestTurnMs(playlist, { playable: playable.byId, lists: this.playlists })
    bySet.set(playable, longest)
    return longest
  }

  #setOf(valid: readonly PlayableMaterial[]): Playable {
    const key = valid
      .map((m) => m.id)
      .sort((a, b) => a - b)
      .join(' ')
    const known = this.#sets.get(key)
    if (known) return known
    const playable = { number: this.#sets.size, byId: new Map(valid.map((m) => [m.id as number, m])) }
    this.#sets.set(key, playable)
    return playable
  }

  #roundOf(schedule: Schedule, playable: Playable, runs: Runs): Round {
    const { show } = schedule
    const playlist = show.kind === 'playlist' ? this.playlists.get(show.playlist) : undefined
    const slots = playlist ? roundOf(schedule, playlist, { playable: playable.byId, lists: this.playlists, runs }) : []
    const key = `${schedule.id}:${slots.map((slot) => `${slot.material}.${slot.durationMs}`).join(',')}`
    const round = this.#rounds.get(key) ?? { number: this.#rounds.size, slots }
    this.#rounds.set(key, round)
    return round
  }
}

const isValidOn = ({ validFrom, validUntil }: PlayableMaterial, date: LocalDate): boolean =>
  (validFrom === null || validFrom <= date) && (validUntil === null || date <= validUntil)
