import { Calendar } from './calendar.ts'
import type { Facts } from './facts.ts'
import { zonesOf } from './frames.ts'
import type { ZonePlace } from './frames.ts'
import type { MaterialId } from './ids.ts'
import type { Contender } from './ladder.ts'
import type { PlayableMaterial } from './material.ts'
import { daypartsById, distanceTo, occurrences, openSpans } from './occurrences.ts'
import type { Dayparts } from './occurrences.ts'
import { Pairs } from './pairs.ts'
import { Playables } from './playable.ts'
import type { Playable } from './playable.ts'
import type { Playlist } from './playlist.ts'
import type { LossReason } from './programme.ts'
import type { Runs } from './rotation/goals.ts'
import { asksForTime, longestTurnMs } from './rotation/round.ts'
import { Rounds } from './rounds.ts'
import type { Round } from './rounds.ts'
import { takesWhole } from './schedule.ts'
import type { Schedule, ZoneName } from './schedule.ts'
import type { Span } from './spans.ts'
import type { LocalDate } from './time.ts'

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
  readonly #playables: Playables
  readonly #rounds: Rounds
  readonly #lacks = new Pairs<Playable, Schedule, LossReason | null>()
  readonly #longest = new Pairs<Playlist, Playable, number>()
  readonly #asking = new Map<Playlist, boolean>()

  constructor(facts: Facts) {
    this.facts = facts
    this.calendar = new Calendar(facts.calendar)
    this.dayparts = daypartsById(facts.dayparts)
    this.playlists = new Map(facts.playlists.map((playlist) => [playlist.id as number, playlist]))
    this.#playables = new Playables(facts.materials, this.calendar)
    this.#rounds = new Rounds(this.playlists)
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
    return this.#playables.on(date)
  }

  /** `runs`: how long it is on by itself that date, for one whose goals ask (RULES GO1). */
  roundOn(schedule: Schedule, playable: Playable, runs: Runs): Round {
    return this.#rounds.of(schedule, this.#listOf(schedule)!, playable, runs)
  }

  /** Whether how long a schedule is on in a day decides what it shows. */
  asksForTime(schedule: Schedule): boolean {
    const playlist = this.#listOf(schedule)
    if (playlist === undefined) return false
    const asks = this.#asking.get(playlist) ?? asksForTime(playlist, this.playlists)
    this.#asking.set(playlist, asks)
    return asks
  }

  /** RULES LD1, LD8, LD9. Why it has nothing to show with such materials, or null. */
  lackOf(schedule: Schedule, playable: Playable): LossReason | null {
    return this.#lacks.get(playable, schedule, () => {
      if (schedule.weight === 0 && !takesWhole(schedule.layer)) return 'weight-0'
      if (schedule.show.kind === 'black' || this.longestTurn(schedule, playable) > 0) return null
      const plain = playable.plain
      return plain !== null && this.longestTurn(schedule, plain) > 0 ? 'solemn' : 'nothing-playable'
    })
  }

  /** The longest turn that a schedule has with such materials, 0 if it has nothing to show. */
  longestTurn(schedule: Schedule, playable: Playable): number {
    const playlist = this.#listOf(schedule)
    if (playlist === undefined) return 0
    return this.#longest.get(playlist, playable, () =>
      longestTurnMs(playlist, { playable: playable.byId, lists: this.playlists }),
    )
  }

  #listOf({ show }: Schedule): Playlist | undefined {
    return show.kind === 'playlist' ? this.playlists.get(show.playlist) : undefined
  }
}
