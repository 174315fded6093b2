import { decide } from './ladder.ts'
import type { Contender, Verdict } from './ladder.ts'
import { filesOf } from './material.ts'
import type { MediaFile, PlayableMaterial } from './material.ts'
import type { Prepared, Round } from './prepared.ts'
import type { Cycle, Loser, LossReason, Programme, Slot, Window, WindowShow } from './programme.ts'
import { AirTimes } from './rotation/air-time.ts'
import type { Airing } from './rotation/air-time.ts'
import { cycleOf } from './rotation/cycle.ts'
import type { Runs } from './rotation/goals.ts'
import { shownAs } from './shown-as.ts'
import { takesWhole, zoneOf } from './schedule.ts'
import type { Schedule, ZoneName } from './schedule.ts'
import type { Stretch } from './stretches.ts'
import type { Instant, LocalDate } from './time.ts'

/** Turns stretches into the windows of each zone, in order, and gathers their cycles; each distinct cycle is kept once. */
export class WindowBuilder {
  readonly #prepared: Prepared
  readonly #cycles: Cycle[] = []
  readonly #byRounds = new Map<string, number>()
  readonly #slots: Slot[] = []
  readonly #slotIndex = new Map<Slot, number>()
  readonly #windows: ReadonlyMap<ZoneName, Window[]>

  readonly #stretches: readonly Stretch[]
  #airTimes: AirTimes | null = null

  constructor(prepared: Prepared, stretches: readonly Stretch[]) {
    this.#prepared = prepared
    this.#stretches = stretches
    this.#windows = new Map(prepared.zones.map(({ name }) => [name, []]))
  }

  build(): this {
    for (const stretch of this.#stretches) this.#add(stretch)
    return this
  }

  zones(): Programme['zones'] {
    return this.#prepared.zones.map(({ name, rect }) => ({ name, rect, windows: this.#windows.get(name)! }))
  }

  parts(): Pick<Programme, 'slots' | 'cycles' | 'contents' | 'media'> {
    const used = new Set(this.#slots.map((slot) => slot.revision))
    const { materials, display, showable } = this.#prepared.facts
    const shown = materials
      .filter((m) => used.has(m.revision))
      .map((m) => ({ revision: m.revision, content: shownAs(m.content, display.canvas, showable) }))
    return {
      slots: this.#slots,
      cycles: this.#cycles,
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
        ? coveredBy(main, this.#in(name, stretch))
        : this.#window(name, stretch, this.#decide(name, stretch))
      this.#append(name, window)
    }
  }

  #in(name: ZoneName, { live }: Stretch): readonly Contender[] {
    return this.#windows.size === 1 ? live : live.filter(({ schedule }) => zoneOf(schedule) === name)
  }

  /** RULES OH1, OH3. While the screen is closed only emergencies that wake it are heard. */
  #decide(name: ZoneName, stretch: Stretch): Verdict {
    const live = this.#in(name, stretch)
    const heard = stretch.brightness > 0 ? live : live.filter(wakes)
    return decide(heard, (schedule) => this.#prepared.lackOn(schedule, stretch.date))
  }

  #main(stretch: Stretch): Window {
    const verdict = this.#decide('main', stretch)
    if (stretch.brightness > 0) return this.#window('main', stretch, verdict)
    const silent = this.#in('main', stretch).filter((contender) => !wakes(contender))
    const losers = [...verdict.losers, ...allLose(silent, 'outside-opening-hours')]
    losers.sort((a, b) => a.schedule - b.schedule)
    const window = this.#window('main', { ...stretch, brightness: 100 }, { ...verdict, losers })
    if (verdict.winners.length > 0) return window
    const show = { kind: 'black', cause: 'closed' } as const
    return { ...window, brightness: 0, look: null, whole: true, show, why: { ...window.why, rule: 'OH1' } }
  }

  #window(name: ZoneName, stretch: Stretch, verdict: Verdict): Window {
    const { start, end, date, brightness } = stretch
    const { rule, layer, winners, losers } = verdict
    const show = this.#show(verdict, date)
    return {
      start,
      end,
      anchor: this.#anchor(stretch, verdict, show, this.#windows.get(name)!.at(-1)),
      brightness,
      look: show.kind !== 'black' && this.#prepared.calendar.day(date).look ? 'solemn' : null,
      whole: layer !== 'fallback' && takesWhole(layer),
      show,
      why: { rule, winners: winners.map((s) => s.id), losers },
    }
  }

  /** RULES RS4. Neighbours that differ in nothing but their time are one window. */
  #append(name: ZoneName, window: Window): void {
    const windows = this.#windows.get(name)!
    const last = windows.at(-1)
    if (last && isAlike(last, window)) last.end = window.end
    else windows.push(window)
  }

  /** RULES RS3. Where a cycle begins to count. */
  #anchor(stretch: Stretch, verdict: Verdict, show: WindowShow, last: Window | undefined): Instant {
    const goesOn =
      !stretch.dawn &&
      show.kind === 'cycle' &&
      last?.show.kind === 'cycle' &&
      show.cycle === last.show.cycle &&
      !stretch.begun.some(({ schedule }) => verdict.winners.includes(schedule))
    return goesOn ? last.anchor : stretch.start
  }

  #show({ layer, winners }: Verdict, date: LocalDate): WindowShow {
    if (layer === 'fallback') return { kind: 'fallback' }
    if (winners.some((s) => s.show.kind === 'black')) return { kind: 'black', cause: 'schedule' }
    return { kind: 'cycle', cycle: this.#cycle(winners, date), layer }
  }

  #cycle(winners: readonly Schedule[], date: LocalDate): number {
    const rounds = winners.map((schedule) => this.#prepared.roundOn(schedule, date, this.#runs(schedule, date)))
    const key = rounds.map(({ number }) => number).join(' ')
    const known = this.#byRounds.get(key)
    if (known !== undefined) return known
    const index = this.#cycles.push(this.#makeCycle(winners, rounds)) - 1
    this.#byRounds.set(key, index)
    return index
  }

  /** RULES GO1. How long a schedule is on by itself that day; worked out only when a goal asks. */
  #runs(schedule: Schedule, date: LocalDate): Runs {
    if (!this.#prepared.asksForTime(schedule)) return []
    this.#airTimes ??= new AirTimes(this.#airings(), (winners, on) =>
      Math.max(...winners.map((winner) => this.#prepared.longestOn(winner, on))),
    )
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

  #makeCycle(winners: readonly Schedule[], rounds: readonly Round[]): Cycle {
    const slots = cycleOf(winners.map(({ weight }, i) => ({ weight: Math.max(1, weight), slots: rounds[i]!.slots })))
    return {
      slots: slots.map((slot) => this.#index(slot)),
      totalMs: slots.reduce((sum, slot) => sum + slot.durationMs, 0),
    }
  }

  #index(slot: Slot): number {
    const known = this.#slotIndex.get(slot)
    if (known !== undefined) return known
    const index = this.#slots.push(slot) - 1
    this.#slotIndex.set(slot, index)
    return index
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

function isAlike(a: Window, b: Window): boolean {
  if (a.brightness !== b.brightness || a.look !== b.look || a.why.rule !== b.why.rule) return false
  return showsAlike(a, b) && equal(a.why.winners, b.why.winners) && losersAlike(a.why.losers, b.why.losers)
}

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
