import type { MaterialId, PlaylistId, ScheduleId } from './ids.ts'
import { MIN_SLOT_MS } from './material.ts'
import { beatOf } from './playback.ts'
import { FULL_TOLERANCE_MS } from './plays.ts'
import type { Programme } from './programme.ts'
import { runsOf, turnAt, turnFrom } from './runs.ts'
import type { Beat, Run } from './runs.ts'
import type { ZoneName } from './schedule.ts'
import { intersect } from './spans.ts'
import type { Span } from './spans.ts'
import { instant } from './time.ts'

/**
 * What a programme means to show of one material, by one schedule in one zone. `plays` will be full (RULES PL2), `cut` will
 * not, because an edge is near; `ms` is their time on screen.
 */
export type PlanRow = {
  zone: ZoneName
  schedule: ScheduleId
  playlist: PlaylistId
  material: MaterialId
  plays: number
  cut: number
  ms: number
}

/** RULES PN1–PN3. The planned plays of a range, as far as the programme reaches; counted, not stepped through. */
export function plan(programme: Programme, range: Span): PlanRow[] {
  const beats = new Map<number, Beat>()
  const rows = new Map<string, PlanRow>()
  for (const { name, windows } of programme.zones) {
    const count = new Count(programme.slots.length)
    for (const run of runsOf(windows)) {
      const part = intersect(run, range)
      if (part === null) continue
      const beat = beats.get(run.cycle) ?? beatOf(programme, run.cycle)
      beats.set(run.cycle, beat)
      count.add(programme.cycles[run.cycle]!.slots, beat, run, part)
    }
    count.into(rows, name, programme)
  }
  return [...rows.values()]
}

/** The showings of one zone, by slot of the programme. */
class Count {
  readonly #plays: Float64Array
  readonly #cut: Float64Array
  readonly #ms: Float64Array

  constructor(slots: number) {
    this.#plays = new Float64Array(slots)
    this.#cut = new Float64Array(slots)
    this.#ms = new Float64Array(slots)
  }

  /** Turn by turn near the edges; in between, whole cycles at once. */
  add(slots: readonly number[], beat: Beat, run: Run, part: Span): void {
    const { durations, totalMs } = beat
    let turn = turnAt(beat, run, part.start)
    this.#one(slots[turn.index]!, durations[turn.index]!, turn, part)
    // A turn this far from the run's end is shown in full and in its place.
    const calm = Math.min(part.end, run.end - longest(durations) - MIN_SLOT_MS)
    const cycles = Math.max(0, Math.floor((calm - turn.end) / totalMs))
    if (cycles > 0) {
      slots.forEach((slot, i) => {
        this.#plays[slot]! += cycles
        this.#ms[slot]! += cycles * durations[i]!
      })
      turn = { ...turn, end: instant(turn.end + cycles * totalMs) }
    }
    while (turn.end < part.end) {
      turn = turnFrom(beat, run, { index: (turn.index + 1) % durations.length, start: turn.end })
      this.#one(slots[turn.index]!, durations[turn.index]!, turn, part)
    }
  }

  into(rows: Map<string, PlanRow>, zone: ZoneName, { slots }: Programme): void {
    slots.forEach(({ schedule, playlist, material }, i) => {
      if (this.#ms[i] === 0) return
      const key = `${zone} ${schedule} ${playlist} ${material}`
      const row = rows.get(key) ?? { zone, schedule, playlist, material, plays: 0, cut: 0, ms: 0 }
      row.plays += this.#plays[i]!
      row.cut += this.#cut[i]!
      row.ms += this.#ms[i]!
      rows.set(key, row)
    })
  }

  /** RULES PN2. It counts where it begins; its time counts where it is shown. */
  #one(slot: number, durationMs: number, turn: Span, part: Span): void {
    this.#ms[slot]! += Math.min(turn.end, part.end) - Math.max(turn.start, part.start)
    if (turn.start < part.start) return
    if (turn.end - turn.start >= durationMs - FULL_TOLERANCE_MS) this.#plays[slot]!++
    else this.#cut[slot]!++
  }
}

const longest = (durations: readonly number[]): number => Math.max(...durations)
