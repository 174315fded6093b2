import type { Calendar } from './calendar.ts'
import type { PlayableMaterial } from './material.ts'
import type { LocalDate } from './time.ts'

/**
 * The materials that may be shown on a date. `number` is its short name; `plain` is what they would be if the date were
 * not solemn, when that makes a difference.
 */
export type Playable = {
  number: number
  byId: ReadonlyMap<number, PlayableMaterial>
  plain: Playable | null
}

/**
 * RULES MA2, LD9. Dates between which no material begins or ceases to be valid have the same ones: these are looked for
 * once, and are the same object.
 */
export class Playables {
  readonly #materials: readonly PlayableMaterial[]
  readonly #calendar: Calendar
  /** When materials begin, and their last dates, each in order. */
  readonly #firsts: readonly LocalDate[]
  readonly #lasts: readonly LocalDate[]
  readonly #onDate = new Map<LocalDate, Playable>()
  readonly #plain = new Map<string, Playable>()
  readonly #solemn = new Map<Playable, Playable>()

  constructor(materials: readonly PlayableMaterial[], calendar: Calendar) {
    this.#materials = materials
    this.#calendar = calendar
    this.#firsts = distinct(materials.map(({ validFrom }) => validFrom))
    this.#lasts = distinct(materials.map(({ validUntil }) => validUntil))
  }

  on(date: LocalDate): Playable {
    const known = this.#onDate.get(date)
    if (known) return known
    const plain = this.#plainOn(date)
    const playable = this.#calendar.day(date).solemn ? this.#withoutFestive(plain) : plain
    this.#onDate.set(date, playable)
    return playable
  }

  #plainOn(date: LocalDate): Playable {
    const key = `${countWhile(this.#firsts, (first) => first <= date)} ${countWhile(this.#lasts, (last) => last < date)}`
    const known = this.#plain.get(key)
    if (known) return known
    const playable = this.#make(
      this.#materials.filter((material) => isValidOn(material, date)),
      null,
    )
    this.#plain.set(key, playable)
    return playable
  }

  #withoutFestive(plain: Playable): Playable {
    const known = this.#solemn.get(plain)
    if (known) return known
    const rest = [...plain.byId.values()].filter(({ festive }) => !festive)
    const playable = rest.length === plain.byId.size ? plain : this.#make(rest, plain)
    this.#solemn.set(plain, playable)
    return playable
  }

  #make(materials: readonly PlayableMaterial[], plain: Playable | null): Playable {
    const number = this.#plain.size + this.#solemn.size
    return { number, byId: new Map(materials.map((material) => [material.id, material])), plain }
  }
}

const distinct = (dates: readonly (LocalDate | null)[]): LocalDate[] =>
  [...new Set(dates)].filter((date) => date !== null).sort()

/** How many from the start on fit, by bisection. */
function countWhile<T>(values: readonly T[], fits: (value: T) => boolean): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (fits(values[middle]!)) low = middle + 1
    else high = middle
  }
  return low
}

const isValidOn = ({ validFrom, validUntil }: PlayableMaterial, date: LocalDate): boolean =>
  (validFrom === null || validFrom <= date) && (validUntil === null || date <= validUntil)
