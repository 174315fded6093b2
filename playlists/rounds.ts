import { Pairs } from './pairs.ts'
import type { Playable } from './playable.ts'
import type { Playlist } from './playlist.ts'
import type { Slot } from './programme.ts'
import type { Runs } from './rotation/goals.ts'
import { isByChance, turnsOf } from './rotation/round.ts'
import type { RoundFacts } from './rotation/round.ts'
import { trackOf } from './rotation/share.ts'
import type { Track } from './rotation/voices.ts'
import type { Turn } from './rotation/turns.ts'
import type { Schedule } from './schedule.ts'

/**
 * A schedule's own round; `number` is its short name, and equal rounds are the same object. `slots` are its distinct ones,
 * `order` says which of them stands at each place.
 */
export type Round = { number: number; slots: readonly Slot[]; order: readonly number[]; track: Track }

/**
 * What a playlist shows, before it belongs to a schedule: its distinct turns, and which of them stands at each place. Those
 * with equal numbers look the same on screen.
 */
type Sequence = { number: number; turns: readonly Turn[]; order: readonly number[]; track: Track }

/** RULES RO1–RO9. The rounds of schedules. Schedules of one playlist share its work, unless chance gives each its own order. */
export class Rounds {
  readonly #lists: ReadonlyMap<number, Playlist>
  readonly #rounds = new Pairs<Schedule, Playable | string, Round>()
  readonly #equal = new Pairs<Schedule, number, Round>()
  readonly #shared = new Pairs<Playlist, Playable | string, Sequence>()
  readonly #numbers = new Map<string, number>()
  #count = 0

  constructor(lists: ReadonlyMap<number, Playlist>) {
    this.#lists = lists
  }

  /** `runs`: how long it is on by itself that date, for one whose goals ask (RULES GO1). */
  of(schedule: Schedule, playlist: Playlist, playable: Playable, runs: Runs): Round {
    const given = runs.length === 0 ? playable : `${playable.number} ${runs.join(' ')}`
    return this.#rounds.get(schedule, given, () => {
      const sequence = this.#sequence(schedule, playlist, given, { playable: playable.byId, lists: this.#lists, runs })
      return this.#equal.get(schedule, sequence.number, () => this.#round(schedule, sequence))
    })
  }

  #sequence(schedule: Schedule, playlist: Playlist, given: Playable | string, facts: RoundFacts): Sequence {
    const drawn = () => this.#drawn(turnsOf(playlist, schedule.id, facts))
    return isByChance(playlist, this.#lists) ? drawn() : this.#shared.get(playlist, given, drawn)
  }

  #drawn(turns: readonly Turn[]): Sequence {
    const key = turns.map(({ material, durationMs }) => `${material.id}.${durationMs}`).join(',')
    const number = this.#numbers.get(key) ?? this.#numbers.size
    this.#numbers.set(key, number)
    const places = new Map<Turn, number>()
    const order = turns.map((turn) => {
      const place = places.get(turn) ?? places.size
      places.set(turn, place)
      return place
    })
    return { number, turns: [...places.keys()], order, track: trackOf(turns, ({ material }) => material.id) }
  }

  #round(schedule: Schedule, { turns, order, track }: Sequence): Round {
    const slots = turns.map(({ material, playlist, durationMs }): Slot => {
      return { revision: material.revision, material: material.id, playlist, schedule: schedule.id, durationMs }
    })
    return { number: this.#count++, slots, order, track }
  }
}
