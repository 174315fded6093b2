import { decide } from './ladder.ts'
import type { Contender, Verdict } from './ladder.ts'
import { filesOf } from './content.ts'
import type { MediaFile } from './content.ts'
import type { PlayableMaterial } from './material.ts'
import { Pairs } from './pairs.ts'
import type { Playable } from './playable.ts'
import type { Prepared } from './prepared.ts'
import type { Cycle, Loser, LossReason, Programme, Slot, Why, Window, WindowShow } from './programme.ts'
import { AirTimes } from './rotation/air-time.ts'
import type { Airing } from './rotation/air-time.ts'
import type { Runs } from './rotation/goals.ts'
import { orderOf } from './rotation/share.ts'
import type { Round } from './rounds.ts'
import { shownAs } from './shown-as.ts'
import { takesWhole, zoneOf } from './schedule.ts'
import type { Schedule, ZoneName } from './schedule.ts'
import type { Stretch } from './stretches.ts'
import type { Instant, LocalDate } from './time.ts'

/** What is decided with such materials; `asks`: how long a winner is on that day has a say in its cycle. */
type Decision = Pick<Verdict, 'layer' | 'winners'> & {
  playable: Playable
  why: Why
  asks: boolean
  cycle: number | null
}
/** A cycle that is still to be made; `longestMs`: so long it is shown at most, from its beginning. */
type Cycling = { winners: readonly Schedule[]; rounds: readonly Round[]; longestMs: number }
type Decisions = Pairs<readonly Contender[], Playable, Decision>

/** Turns stretches into the windows of each zone, in order, and gathers their cycles; each distinct cycle is kept once. */
export class WindowBuilder {
  readonly #prepared: Prepared
  readonly #cycles: Cycling[] = []
  readonly #byRounds = new Map<string, number>()
  readonly #slots: Slot[] = []
  readonly #indexes = new Map<Round, number[]>()
  readonly #windows: ReadonlyMap<ZoneName, Window[]>
  readonly #decisions: ReadonlyMap<ZoneName, Decisions>
  readonly #closed: Decisions = new Pairs()
  readonly #stretches: readonly Stretch[]
  #airTimes: AirTimes | null = null

  constructor(prepared: Prepared, stretches: readonly Stretch[]) {
    this.#prepared = prepared
    this.#stretches = stretches
    this.#windows = new Map(prepared.zones.map(({ name }) => [name, []]))
    this.#decisions = new Map(prepared.zones.map(({ name }) => [name, new Pairs()]))
  }

  build(): this {
    for (const stretch of this.#stretches) this.#add(stretch)
    return this
  }

  zones(): Programme['zones'] {
    return this.#prepared.zones.map(({ name, rect }) => ({ name, rect, windows: this.#windows.get(name)! }))
  }

  parts(): Pick<Programme, 'slots' | 'cycles' | 'contents' | 'media'> {
    const cycles = this.#cycles.map((cycling) => this.#makeCycle(cycling))
    const used = new Set(this.#slots.map((slot) => slot.revision))
    const { materials, display, showable } = this.#prepared.facts
    const shown = materials
      .filter((m) => used.has(m.revision))
      .map((m) => ({ revision: m.revision, content: shownAs(m.content, display.canvas, showable) }))
    return {
      slots: this.#slots,
      cycles,
      contents: Object.fromEntries(shown.map((m) => [m.revision, m.content])),
      media: mediaOf(shown),
    }
  }

  /** RULES ZN3. The main zone first: what takes the whole frame covers the others. */
  #add(stretch: Stretch): void {
    const main = this.#main(stretch)
    this.#append('main', main)
    for (const { name } of this.#prepared.zones) {
      if (name === 'main') continue
      const window = main.whole
        ? coveredBy(main, this.#in(name, stretch.live))
        : this.#window(name, stretch, this.#decide(name, stretch))
      this.#append(name, window)
    }
  }

  #in(name: ZoneName, live: readonly Contender[]): readonly Contender[] {
    return this.#windows.size === 1 ? live : live.filter(({ schedule }) => zoneOf(schedule) === name)
  }

  /** Decided once for all stretches on which the same schedules are in force and the same materials may be shown. */
  #decide(name: ZoneName, { live, date, brightness }: Stretch): Decision {
    const playable = this.#prepared.playableOn(date)
    const decisions = brightness > 0 ? this.#decisions.get(name)! : this.#closed
    return decisions.get(live, playable, () => {
      const inZone = this.#in(name, live)
      const verdict = brightness > 0 ? this.#verdict(inZone, playable) : this.#closedVerdict(inZone, playable)
      const asks = verdict.winners.some((schedule) => this.#prepared.asksForTime(schedule))
      const why = { rule: verdict.rule, winners: verdict.winners.map(({ id }) => id), losers: verdict.losers }
      return { layer: verdict.layer, winners: verdict.winners, playable, why, asks, cycle: null }
    })
  }

  #verdict(heard: readonly Contender[], playable: Playable): Verdict {
    return decide(heard, (schedule) => this.#prepared.lackOf(schedule, playable))
  }

  /** RULES OH1, OH3. While the screen is closed only emergencies that wake it are heard. */
  #closedVerdict(live: readonly Contender[], playable: Playable): Verdict {
    const verdict = this.#verdict(live.filter(wakes), playable)
    const silent = live.filter((contender) => !wakes(contender))
    const losers = [...verdict.losers, ...allLose(silent, 'outside-opening-hours')]
    losers.sort((a, b) => a.schedule - b.schedule)
    return { ...verdict, losers, rule: verdict.winners.length > 0 ? verdict.rule : 'OH1' }
  }

  #main(stretch: Stretch): Window {
    const decision = this.#decide('main', stretch)
    if (stretch.brightness > 0) return this.#window('main', stretch, decision)
    if (decision.winners.length > 0) return this.#window('main', { ...stretch, brightness: 100 }, decision)
    const { start, end } = stretch
    const show = { kind: 'black', cause: 'closed' } as const
    return { start, end, anchor: start, brightness: 0, look: null, whole: true, show, why: decision.why }
  }

  #window(name: ZoneName, stretch: Stretch, decision: Decision): Window {
    const { start, end, date, brightness } = stretch
    const { layer, why } = decision
    const show = this.#show(decision, date)
    return {
      start,
      end,
      anchor: this.#anchor(stretch, decision, show, this.#windows.get(name)!.at(-1)),
      brightness,
      look: show.kind !== 'black' && this.#prepared.calendar.day(date).look ? 'solemn' : null,
      whole: layer !== 'fallback' && takesWhole(layer),
      show,
      why,
    }
  }

  /** RULES RS4. Neighbours that differ in nothing but their time are one window. */
  #append(name: ZoneName, window: Window): void {
    const windows = this.#windows.get(name)!
    const last = windows.at(-1)
    if (last && isAlike(last, window)) last.end = window.end
    else windows.push(window)
    if (window.show.kind !== 'cycle') return
    const cycling = this.#cycles[window.show.cycle]!
    cycling.longestMs = Math.max(cycling.longestMs, window.end - window.anchor)
  }

  /** RULES RS3. Where a cycle begins to count. */
  #anchor(stretch: Stretch, { winners }: Decision, show: WindowShow, last: Window | undefined): Instant {
    const goesOn =
      !stretch.dawn &&
      show.kind === 'cycle' &&
      last?.show.kind === 'cycle' &&
      show.cycle === last.show.cycle &&
      !stretch.begun.some(({ schedule }) => winners.includes(schedule))
    return goesOn ? last.anchor : stretch.start
  }

  #show(decision: Decision, date: LocalDate): WindowShow {
    const { layer, winners } = decision
    if (layer === 'fallback') return { kind: 'fallback' }
    if (winners.some((s) => s.show.kind === 'black')) return { kind: 'black', cause: 'schedule' }
    // How long a goal's schedule is on differs from date to date: it has a cycle for each.
    const cycle = (decision.asks ? null : decision.cycle) ?? this.#cycle(decision, date)
    decision.cycle = cycle
    return { kind: 'cycle', cycle, layer }
  }

  #cycle({ winners, playable }: Decision, date: LocalDate): number {
    const rounds = winners.map((schedule) => this.#prepared.roundOn(schedule, playable, this.#runs(schedule, date)))
    const key = rounds.map(({ number }) => number).join(' ')
    const known = this.#byRounds.get(key)
    if (known !== undefined) return known
    const index = this.#cycles.push({ winners, rounds, longestMs: 0 }) - 1
    this.#byRounds.set(key, index)
    return index
  }

  /** RULES GO1. How long a schedule is on by itself that day; worked out only when a goal asks. */
  #runs(schedule: Schedule, date: LocalDate): Runs {
    if (!this.#prepared.asksForTime(schedule)) return []
    this.#airTimes ??= new AirTimes(this.#airings(), (winners, on) => {
      const playable = this.#prepared.playableOn(on)
      return Math.max(...winners.map((winner) => this.#prepared.longestTurn(winner, playable)))
    })
    return this.#airTimes.on(schedule, date)
  }

  *#airings(): Generator<Airing> {
    for (const { name } of this.#prepared.zones) {
      for (const stretch of this.#stretches) {
        const { winners } = this.#decide(name, stretch)
        if (winners.length === 0 || (name !== 'main' && this.#isWhole(stretch))) continue
        yield { ...stretch, winners, begun: stretch.begun.some(({ schedule }) => winners.includes(schedule)) }
      }
    }
  }

  #isWhole(stretch: Stretch): boolean {
    const { layer } = this.#decide('main', stretch)
    return stretch.brightness === 0 || (layer !== 'fallback' && takesWhole(layer))
  }

  /** What nobody would see of a shared cycle is not worked out (RULES RO4). */
  #makeCycle({ winners, rounds, longestMs }: Cycling): Cycle {
    const indexes = rounds.map((round) => this.#indexesOf(round))
    if (rounds.length === 1) {
      const { order, track } = rounds[0]!
      return { slots: order.map((_, place) => this.#indexOf(rounds[0]!, indexes[0]!, place)), totalMs: track.lengthMs }
    }
    const voices = winners.map(({ weight }, i) => ({ weight: Math.max(1, weight), track: rounds[i]!.track }))
    const { speakers, places, totalMs } = orderOf(voices, longestMs)
    const slots: number[] = []
    for (let i = 0; i < speakers.length; i++) {
      const speaker = speakers[i]!
      const known = indexes[speaker]![places[i]!]!
      slots.push(known >= 0 ? known : this.#indexOf(rounds[speaker]!, indexes[speaker]!, places[i]!))
    }
    return { slots, totalMs }
  }

  /** Where the slot at a place of a round stands in the programme: behind all others when no cycle has shown it yet. */
  #indexOf({ order, slots }: Round, indexes: number[], place: number): number {
    const known = indexes[place]!
    if (known >= 0) return known
    const kind = order[place]!
    const index = this.#slots.push(slots[kind]!) - 1
    order.forEach((other, i) => {
      if (other === kind) indexes[i] = index
    })
    return index
  }

  /** By place; -1 for what no cycle has shown yet. */
  #indexesOf(round: Round): number[] {
    const indexes = this.#indexes.get(round) ?? round.order.map(() => -1)
    this.#indexes.set(round, indexes)
    return indexes
  }
}

const wakes = ({ schedule }: Contender): boolean => schedule.layer === 'emergency' && schedule.wakes

const allLose = (live: readonly Contender[], reason: LossReason): Loser[] =>
  live.map(({ schedule }) => ({ schedule: schedule.id, reason }))

function coveredBy({ start, end, brightness, show }: Window, live: readonly Contender[]): Window {
  const closed = show.kind === 'black' && show.cause === 'closed'
  const losers = allLose(live, closed ? 'outside-opening-hours' : 'covered')
  const why = { rule: closed ? 'OH1' : 'ZN3', winners: [], losers }
  return { start, end, anchor: start, brightness, look: null, whole: false, show: { kind: 'covered' }, why }
}

const isAlike = (a: Window, b: Window): boolean =>
  a.brightness === b.brightness && a.look === b.look && showsAlike(a, b) && (a.why === b.why || sameWhy(a.why, b.why))

const sameWhy = (a: Why, b: Why): boolean =>
  a.rule === b.rule && equal(a.winners, b.winners) && losersAlike(a.losers, b.losers)

function showsAlike(a: Window, b: Window): boolean {
  if (a.show.kind === 'cycle') return b.show.kind === 'cycle' && a.show.cycle === b.show.cycle && a.anchor === b.anchor
  if (a.show.kind === 'black') return b.show.kind === 'black' && a.show.cause === b.show.cause
  return a.show.kind === b.show.kind
}

const equal = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((member, i) => member === b[i])

const losersAlike = (a: readonly Loser[], b: readonly Loser[]): boolean =>
  a.length === b.length && a.every((loser, i) => loser.schedule === b[i]!.schedule && loser.reason === b[i]!.reason)

function mediaOf(shown: readonly Pick<PlayableMaterial, 'content'>[]): MediaFile[] {
  const media = new Map<string, MediaFile>()
  for (const { content } of shown) {
    for (const file of filesOf(content)) media.set(file.hash, file)
  }
  return [...media.values()].sort((a, b) => (a.hash < b.hash ? -1 : 1))
}
