/** A morning of a display, and whatever is known of it, for the rules of planned against played. */
import { CAUSES } from '../../playlists/fulfilment/causes.ts'
import type { Tally } from '../../playlists/fulfilment/causes.ts'
import { Evidence } from '../../playlists/fulfilment/evidence.ts'
import type { Known, Seen, Shown } from '../../playlists/fulfilment/evidence.ts'
import { Reckoning } from '../../playlists/fulfilment/reckoning.ts'
import { showingsOf } from '../../playlists/fulfilment/showings.ts'
import type { Showing } from '../../playlists/fulfilment/showings.ts'
import type { MaterialId } from '../../playlists/ids.ts'
import type { Programme } from '../../playlists/programme.ts'
import { resolve } from '../../playlists/resolve.ts'
import type { Span } from '../../playlists/spans.ts'
import type { Instant } from '../../playlists/time.ts'
import { MONDAY, at, days, makeFacts, makeSchedule, weekly } from './make.ts'

/** Materials 1, 2, 3 of ten seconds each, from 08:00 to 08:10: twenty showings of each. */
export const morning = resolve(
  makeFacts({ schedules: [makeSchedule(1, { timing: weekly('08:00', '08:10') })] }),
  days(1),
)
export const OPEN: Span = { start: at('2026-01-05 08:00'), end: at('2026-01-05 08:10') }
export const day = days(1)

/** The play of a showing by a page that goes on without a gap; numbers follow from the time. */
export const playOf = (showing: Showing, given: Partial<Shown> = {}): Shown => ({
  boot: 1,
  seq: Math.round((showing.start - MONDAY) / 10_000),
  zone: showing.zone,
  plannedAt: showing.start,
  plannedMs: 10_000,
  material: showing.material,
  schedule: showing.schedule,
  startedAt: showing.start,
  durationMs: showing.end - showing.start,
  outcome: 'completed',
  reason: '',
  ...given,
})

export const ALL = [...showingsOf(morning, day)]
export const everything = ALL.map((showing) => playOf(showing))
export const seenAll: Seen[] = [{ ...day, boot: 1, full: false }]
export const settled = day.end

export type Given = Partial<Known> & { overrides?: Span[]; asOf?: Instant; replaced?: readonly Showing[] }

export function reckon(programme: Programme, given: Given = {}): Tally {
  const { plays = everything, seen = seenAll, settledAt = settled } = given
  const { overrides = [], asOf = day.end, replaced = [] } = given
  const reckoning = new Reckoning(new Evidence({ seen, settledAt }).add(plays), { overrides, asOf })
  reckoning.add(showingsOf(programme, day))
  reckoning.add(replaced, true)
  return sumOf(reckoning.tallies(day))
}

export function sumOf(tallies: ReadonlyMap<MaterialId, Tally>): Tally {
  const all = [...tallies.values()]
  const sum = (of: (tally: Tally) => number) => all.reduce((n, tally) => n + of(tally), 0)
  return {
    planned: sum((t) => t.planned),
    completed: sum((t) => t.completed),
    interrupted: sum((t) => t.interrupted),
    failed: sum((t) => t.failed),
    missing: sum((t) => t.missing),
    beyond: sum((t) => t.beyond),
    plannedMs: sum((t) => t.plannedMs),
    lostMs: sum((t) => t.lostMs),
    causes: Object.fromEntries(CAUSES.map((cause) => [cause, sum((t) => t.causes[cause])])) as Tally['causes'],
  }
}
