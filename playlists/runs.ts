import { MIN_SLOT_MS } from './material.ts'
import type { Window } from './programme.ts'
import type { Span } from './spans.ts'
import { instant } from './time.ts'
import type { Instant } from './time.ts'

/** Windows in a row that go on with one cycle: from `anchor` its slots follow each other until the end. */
export type Run = Span & { anchor: Instant; cycle: number }

/** One slot of a run as it is really shown; `index` counts in the cycle. */
export type Turn = Span & { index: number }

/** How long each slot of a cycle is, and all of them. */
export type Beat = { durations: readonly number[]; totalMs: number }

/** RULES PB3. Windows that go on with one cycle differ in nothing but brightness or losers. */
function isOneRun(a: Window, b: Window | undefined): boolean {
  if (a.show.kind !== 'cycle' || b?.show.kind !== 'cycle') return false
  return a.show.cycle === b.show.cycle && a.anchor === b.anchor
}

/** The run that a window of a cycle belongs to. */
export function runAround(windows: readonly Window[], index: number): Run {
  let first = index
  let last = index
  while (isOneRun(windows[index]!, windows[first - 1])) first--
  while (isOneRun(windows[index]!, windows[last + 1])) last++
  return runFrom(windows[first]!, windows[last]!)
}

/** Every run of a zone, in order. */
export function runsOf(windows: readonly Window[]): Run[] {
  const runs: Run[] = []
  for (let first = 0, last = 0; first < windows.length; first = ++last) {
    if (windows[first]!.show.kind !== 'cycle') continue
    while (isOneRun(windows[first]!, windows[last + 1])) last++
    runs.push(runFrom(windows[first]!, windows[last]!))
  }
  return runs
}

function runFrom(first: Window, last: Window): Run {
  const cycle = first.show.kind === 'cycle' ? first.show.cycle : -1
  return { start: first.start, end: last.end, anchor: first.anchor, cycle }
}

/** RULES PB2, PB4. The turn at an instant of a run. */
export function turnAt(beat: Beat, run: Run, now: Instant): Turn {
  const { durations, totalMs } = beat
  let start: number = run.anchor + Math.floor((now - run.anchor) / totalMs) * totalMs
  let index = 0
  while (start + durations[index]! <= now) start += durations[index++]!
  if (start > run.start && isTooShort(durations[index]!, start, run)) {
    index = (index + durations.length - 1) % durations.length
    start -= durations[index]!
  }
  return turnFrom(beat, run, { index, start })
}

/** The turn of the slot that would start at `start`, cut at the run's edges or held until its end. */
export function turnFrom({ durations }: Beat, run: Run, { index, start }: { index: number; start: number }): Turn {
  const end = start + durations[index]!
  const held = isTooShort(durations[(index + 1) % durations.length]!, end, run)
  return {
    index,
    start: instant(Math.max(start, run.start)),
    end: held ? run.end : instant(Math.min(end, run.end)),
  }
}

/** RULES PB4. Whether the run's edge would leave a slot that starts here less than the shortest hold. */
const isTooShort = (durationMs: number, start: number, { end }: Run): boolean =>
  start < end && end - start < Math.min(MIN_SLOT_MS, durationMs)
