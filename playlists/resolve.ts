import { canonical } from './canonical.ts'
import type { DisplayId, GroupId } from './ids.ts'
import { decide } from './ladder.ts'
import type { Verdict } from './ladder.ts'
import type { PlayableMaterial } from './material.ts'
import { datesAround, occurrences, openSpans, targets } from './occurrences.ts'
import type { Opening } from './opening.ts'
import type { Playlist } from './playlist.ts'
import type { Cycle, MediaFile, Programme, Rect, Slot, Why, Window, WindowShow } from './programme.ts'
import { cycleOf, roundOf } from './rotation.ts'
import type { Schedule } from './schedule.ts'
import { contains } from './spans.ts'
import type { Span } from './spans.ts'
import { stretchesOf } from './stretches.ts'
import type { Live, Stretch } from './stretches.ts'
import type { Instant, LocalDate, Zone } from './time.ts'

/** Everything that decides what a display shows, gathered by the server; in any order (RULES RS1). */
export type Facts = {
  zone: Zone
  display: { id: DisplayId; groups: readonly GroupId[]; canvas: Rect; opening: Opening; muted: boolean }
  /** Not archived. */
  schedules: readonly Schedule[]
  /** Not archived. */
  playlists: readonly Playlist[]
  /** Approved and not archived: nothing else may ever reach a screen (RULES MA1). */
  materials: readonly PlayableMaterial[]
  fallback: { office: string; line: string }
}

/**
 * THE SERVER'S ONE QUESTION (RULES RS1–RS5): what a display shows over a range, and why. Equal facts in any order give
 * equal bytes. The range should start at a local midnight, so that windows keep their anchors from one publishing to the next.
 */
export function resolve(facts: Facts, range: Span): Programme {
  const { zone, display } = facts
  const dates = datesAround(zone, range)
  const live: Live[] = facts.schedules
    .filter((schedule) => targets(schedule.target, display))
    .map((schedule) => ({ schedule, spans: occurrences(schedule, zone, range, dates) }))
    .filter((entry) => entry.spans.length > 0)
  const builder = new Builder(facts, live)
  const windows: Window[] = []
  for (const stretch of stretchesOf(zone, range, live, openSpans(display.opening, zone, range, dates))) {
    const last = windows.at(-1)
    const window = builder.window(stretch, last)
    if (last && alike(last, window)) last.end = window.end
    else windows.push(window)
  }
  const { width, height } = display.canvas
  return {
    format: 1,
    range: { start: range.start, end: range.end },
    zone,
    canvas: { ...display.canvas },
    zones: [{ name: 'main', rect: { x: 0, y: 0, width, height }, windows }],
    ...builder.parts(),
    fallback: { ...facts.fallback },
    muted: display.muted,
  }
}

/** RULES RS4. Neighbours that differ in nothing but their time are one window. */
function alike(a: Window, b: Window): boolean {
  if (a.brightness !== b.brightness || a.show.kind !== b.show.kind) return false
  if (a.show.kind === 'cycle' && a.anchor !== b.anchor) return false
  return canonical([a.show, a.why]) === canonical([b.show, b.why])
}

type Round = { key: string; slots: readonly Slot[] }

/** Equal strings get equal small numbers. */
function intern(table: Map<string, number>, text: string): number {
  const number = table.get(text) ?? table.size
  table.set(text, number)
  return number
}

/** Turns stretches into windows, in order, and gathers their cycles; each distinct cycle is kept once. */
class Builder {
  readonly #facts: Facts
  readonly #live: readonly Live[]
  readonly #cycles: Cycle[] = []
  readonly #byRounds = new Map<string, number>()
  readonly #slots: Slot[] = []
  readonly #slotIndex = new Map<Slot, number>()
  readonly #rounds = new Map<string, Round>()
  readonly #playable = new Map<LocalDate, { key: number; byId: Map<number, PlayableMaterial> }>()

  readonly #validSets = new Map<string, number>()
  readonly #playlists: Map<number, Playlist>

  constructor(facts: Facts, live: readonly Live[]) {
    this.#facts = facts
    this.#playlists = new Map(facts.playlists.map((playlist) => [playlist.id as number, playlist]))
    this.#live = live
  }

  window(stretch: Stretch, last: Window | undefined): Window {
    const closed = stretch.brightness === 0
    const heard = closed ? stretch.live.filter((s) => s.layer === 'emergency' && s.wakes) : stretch.live
    const verdict = decide(heard, (schedule) => this.#canPlay(schedule, stretch.date))
    const dark = closed && verdict.winners.length === 0
    const show = dark ? ({ kind: 'black', cause: 'closed' } as const) : this.#show(verdict, stretch.date)
    return {
      start: stretch.start,
      end: stretch.end,
      anchor: this.#anchor(stretch, verdict, show, last),
      brightness: closed && !dark ? 100 : stretch.brightness,
      show,
      why: whyOf(
        verdict,
        dark,
        stretch.live.filter((s) => !heard.includes(s)),
      ),
    }
  }

  parts(): Pick<Programme, 'slots' | 'cycles' | 'contents' | 'media'> {
    const used = new Set(this.#slots.map((slot) => slot.revision))
    const shown = this.#facts.materials.filter((m) => used.has(m.revision))
    const media = new Map<string, MediaFile>()
    for (const { content } of shown) {
      if (content.kind === 'image' || content.kind === 'video')
        media.set(content.file, { hash: content.file, bytes: content.bytes, type: content.type })
    }
    return {
      slots: this.#slots,
      cycles: this.#cycles,
      contents: Object.fromEntries(shown.map((m) => [m.revision, m.content])),
      media: [...media.values()].sort((a, b) => (a.hash < b.hash ? -1 : 1)),
    }
  }

  /** RULES RS3. Where a cycle begins to count. */
  #anchor(stretch: Stretch, verdict: Verdict, show: WindowShow, last: Window | undefined): Instant {
    if (last === undefined) {
      const starts = this.#live
        .filter((entry) => verdict.winners.includes(entry.schedule))
        .flatMap((entry) => entry.spans.filter((span) => contains(span, stretch.start)).map((span) => span.start))
      return starts.length === 0 ? stretch.start : (Math.max(...starts) as Instant)
    }
    const goesOn =
      show.kind === 'cycle' &&
      last.show.kind === 'cycle' &&
      show.cycle === last.show.cycle &&
      !verdict.winners.some((s) => stretch.begun.has(s))
    return goesOn ? last.anchor : stretch.start
  }

  #show(verdict: Verdict, date: LocalDate): WindowShow {
    if (verdict.layer === 'fallback') return { kind: 'fallback' }
    if (verdict.winners.some((s) => s.show.kind === 'black')) return { kind: 'black', cause: 'schedule' }
    return { kind: 'cycle', cycle: this.#cycle(verdict.winners, date), layer: verdict.layer }
  }

  #cycle(winners: readonly Schedule[], date: LocalDate): number {
    const key = winners.map((s) => this.#round(s, date).key).join(' ')
    const known = this.#byRounds.get(key)
    if (known !== undefined) return known
    const slots = cycleOf(winners.map((s) => ({ weight: s.weight, slots: this.#round(s, date).slots })))
    const totalMs = slots.reduce((sum, slot) => sum + slot.durationMs, 0)
    const index = this.#cycles.push({ slots: slots.map((slot) => this.#index(slot)), totalMs }) - 1
    this.#byRounds.set(key, index)
    return index
  }

  #canPlay(schedule: Schedule, date: LocalDate): boolean {
    return schedule.show.kind === 'black' || this.#round(schedule, date).slots.length > 0
  }

  #index(slot: Slot): number {
    const index = this.#slotIndex.get(slot) ?? this.#slots.push(slot) - 1
    this.#slotIndex.set(slot, index)
    return index
  }

  /** A schedule's own round on a date; the same object on every date on which the same items may be shown. */
  #round(schedule: Schedule, date: LocalDate): Round {
    const onDate = `${schedule.id}@${this.#materialsOn(date).key}`
    const known = this.#rounds.get(onDate)
    if (known) return known
    const { show } = schedule
    const playlist = show.kind === 'playlist' ? this.#playlists.get(show.playlist) : undefined
    const slots = playlist ? roundOf(schedule, playlist, this.#materialsOn(date).byId) : []
    const key = `${schedule.id}:${slots.map((slot) => slot.material).join(',')}`
    const round = this.#rounds.get(key) ?? { key, slots }
    this.#rounds.set(key, round)
    this.#rounds.set(onDate, round)
    return round
  }

  /** RULES MA2. `key` tells apart only dates on which different materials are valid. */
  #materialsOn(date: LocalDate): { key: number; byId: Map<number, PlayableMaterial> } {
    const known = this.#playable.get(date)
    if (known) return known
    const valid = this.#facts.materials.filter(
      (m) => (m.validFrom === null || m.validFrom <= date) && (m.validUntil === null || date <= m.validUntil),
    )
    const ids = valid.map((m) => m.id as number).sort((a, b) => a - b)
    const key = intern(this.#validSets, ids.join(' '))
    const entry = { key, byId: new Map(valid.map((m) => [m.id as number, m])) }
    this.#playable.set(date, entry)
    return entry
  }
}

function whyOf(verdict: Verdict, dark: boolean, unheard: readonly Schedule[]): Why {
  const silent = unheard.map((s) => ({ schedule: s.id, reason: 'outside-opening-hours' as const }))
  return {
    rule: dark ? 'OH1' : verdict.rule,
    winners: verdict.winners.map((s) => s.id),
    losers: [...verdict.losers, ...silent].sort((a, b) => a.schedule - b.schedule),
  }
}
