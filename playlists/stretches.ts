import type { Schedule } from './schedule.ts'
import type { Span } from './spans.ts'
import { addDays, startOfDay, toLocal } from './time.ts'
import type { Instant, LocalDate, Zone } from './time.ts'

/** A schedule with its occurrences in a range. */
export type Live = { schedule: Schedule; spans: readonly Span[] }
export type Open = Span & { brightness: number }

/**
 * A stretch of time in which no schedule begins or ends, no opening row changes, and no civil date turns. `begun` are
 * the schedules of which an occurrence starts just here.
 */
export type Stretch = Span & { date: LocalDate; live: Schedule[]; begun: ReadonlySet<Schedule>; brightness: number }

type Event = { starts: Schedule[]; ends: Schedule[]; bright: number[]; dark: number[] }

/** RULES RS2. The stretches tile the range. One sweep over the edges, so the cost grows with edges, not with their square. */
export function stretchesOf(zone: Zone, range: Span, live: readonly Live[], open: readonly Open[]): Stretch[] {
  const events = eventsOf(zone, range, live, open)
  const edges = [...events.keys()].sort((a, b) => a - b)
  const active = new Tally<Schedule>()
  const lights = new Tally<number>()
  const out: Stretch[] = []
  edges.forEach((start, i) => {
    const event = events.get(start)!
    event.ends.forEach((schedule) => active.remove(schedule))
    event.starts.forEach((schedule) => active.add(schedule))
    event.dark.forEach((brightness) => lights.remove(brightness))
    event.bright.forEach((brightness) => lights.add(brightness))
    const end = edges[i + 1]
    if (end === undefined || start < range.start) return
    out.push({
      start,
      end,
      date: toLocal(zone, start).date,
      live: active.members().sort((a, b) => a.id - b.id),
      begun: new Set(event.starts),
      brightness: Math.max(0, ...lights.members()),
    })
  })
  return out
}

function eventsOf(zone: Zone, range: Span, live: readonly Live[], open: readonly Open[]): Map<Instant, Event> {
  const events = new Map<Instant, Event>()
  const at = (edge: Instant): Event => {
    const known = events.get(edge) ?? { starts: [], ends: [], bright: [], dark: [] }
    events.set(edge, known)
    return known
  }
  for (let start = range.start; start < range.end; start = startOfDay(zone, addDays(toLocal(zone, start).date, 1)))
    at(start)
  at(range.end)
  for (const { schedule, spans } of live) {
    for (const span of spans) {
      at(span.start).starts.push(schedule)
      if (span.end < range.end) at(span.end).ends.push(schedule)
    }
  }
  for (const span of open) {
    at(span.start).bright.push(span.brightness)
    if (span.end < range.end) at(span.end).dark.push(span.brightness)
  }
  return events
}

/** How many times each member is in; overlapping rows of one schedule count twice and leave one by one. */
class Tally<T> {
  readonly #counts = new Map<T, number>()

  add(member: T): void {
    this.#counts.set(member, (this.#counts.get(member) ?? 0) + 1)
  }

  remove(member: T): void {
    const left = (this.#counts.get(member) ?? 0) - 1
    if (left > 0) this.#counts.set(member, left)
    else this.#counts.delete(member)
  }

  members(): T[] {
    return [...this.#counts.keys()]
  }
}
