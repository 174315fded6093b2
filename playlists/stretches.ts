import type { Contender } from './ladder.ts'
import type { Span } from './spans.ts'
import { stir } from './stir.ts'
import { addDays, startOfDay, toLocal } from './time.ts'
import type { Instant, LocalDate, Zone } from './time.ts'

/** A contender with its occurrences in a range. */
export type Live = { contender: Contender; spans: readonly Span[] }
export type Open = Span & { brightness: number }

/**
 * A stretch of time in which no schedule begins or ends, no opening row changes, and no civil date turns. `live` are those
 * in force, in order of id; `begun` those of which an occurrence starts just here; `dawn`: it begins a civil date.
 */
export type Stretch = Span & {
  date: LocalDate
  dawn: boolean
  live: readonly Contender[]
  begun: readonly Contender[]
  brightness: number
}

type Event = { date: LocalDate | null; starts: Contender[]; ends: Contender[]; bright: number[]; dark: number[] }

/** RULES RS2. The stretches tile the range. One sweep over the edges, so the cost grows with edges, not with their square. */
export function stretchesOf(zone: Zone, range: Span, live: readonly Live[], open: readonly Open[]): Stretch[] {
  const events = eventsOf(zone, range, live, open)
  const edges = Float64Array.from(events.keys()).sort()
  const active = new Tally<Contender>((contender) => contender.schedule.id)
  const lights = new Tally<number>((brightness) => brightness)
  const out: Stretch[] = []
  let date = toLocal(zone, range.start).date
  edges.forEach((start, i) => {
    const event = events.get(start as Instant)!
    event.ends.forEach((contender) => active.remove(contender))
    event.starts.forEach((contender) => active.add(contender))
    event.dark.forEach((brightness) => lights.remove(brightness))
    event.bright.forEach((brightness) => lights.add(brightness))
    const end = edges[i + 1]
    if (end === undefined || start < range.start) return
    date = event.date ?? date
    out.push({
      start: start as Instant,
      end: end as Instant,
      date,
      dawn: event.date !== null,
      live: active.members(),
      begun: event.starts,
      brightness: lights.members().at(-1) ?? 0,
    })
  })
  return out
}

function eventsOf(zone: Zone, range: Span, live: readonly Live[], open: readonly Open[]): Map<Instant, Event> {
  const events = new Map<Instant, Event>()
  const at = (edge: Instant): Event => {
    const known = events.get(edge)
    if (known) return known
    const event: Event = { date: null, starts: [], ends: [], bright: [], dark: [] }
    events.set(edge, event)
    return event
  }
  let date = toLocal(zone, range.start).date
  for (let start = range.start; start < range.end; start = startOfDay(zone, date)) {
    at(start).date = date
    date = addDays(date, 1)
  }
  at(range.end)
  for (const { contender, spans } of live) {
    for (const span of spans) {
      at(span.start).starts.push(contender)
      if (span.end < range.end) at(span.end).ends.push(contender)
    }
  }
  for (const span of open) {
    at(span.start).bright.push(span.brightness)
    if (span.end < range.end) at(span.end).dark.push(span.brightness)
  }
  return events
}

/**
 * How many times each member is in, in order; overlapping rows of one schedule count twice and leave one by one. The same
 * members are told by the same array, however often they come together, so that what follows from them is found again.
 */
class Tally<T> {
  readonly #orderOf: (member: T) => number
  readonly #counts = new Map<T, number>()
  readonly #members: T[] = []
  readonly #told = new Map<number, T[][]>()
  /** Of the members, whatever their order: the sum of their numbers, each stirred. */
  #mark = 0

  constructor(orderOf: (member: T) => number) {
    this.#orderOf = orderOf
  }

  add(member: T): void {
    const count = this.#counts.get(member) ?? 0
    this.#counts.set(member, count + 1)
    if (count > 0) return
    this.#members.splice(this.#place(member), 0, member)
    this.#mark = (this.#mark + stir(this.#orderOf(member))) | 0
  }

  remove(member: T): void {
    const left = (this.#counts.get(member) ?? 0) - 1
    if (left > 0) {
      this.#counts.set(member, left)
    } else if (this.#counts.delete(member)) {
      this.#members.splice(this.#place(member), 1)
      this.#mark = (this.#mark - stir(this.#orderOf(member))) | 0
    }
  }

  members(): readonly T[] {
    const told = this.#told.get(this.#mark) ?? []
    if (told.length === 0) this.#told.set(this.#mark, told)
    const known = told.find((members) => this.#isNow(members))
    if (known) return known
    const members = [...this.#members]
    told.push(members)
    return members
  }

  #isNow(members: readonly T[]): boolean {
    return members.length === this.#members.length && members.every((member, i) => member === this.#members[i])
  }

  #place(member: T): number {
    const order = this.#orderOf(member)
    let low = 0
    let high = this.#members.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#orderOf(this.#members[middle]!) < order) low = middle + 1
      else high = middle
    }
    return low
  }
}
