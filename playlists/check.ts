import type { Facts } from './facts.ts'
import type { ScheduleId } from './ids.ts'
import type { GoalVerdict } from './rotation/goals.ts'
import { firstDateOf } from './occurrences.ts'
import { Prepared } from './prepared.ts'
import { plan } from './plan.ts'
import type { LossReason, Programme, Window } from './programme.ts'
import { resolvePrepared } from './resolve.ts'
import { rotationOf } from './rotation/round.ts'
import type { Rotation } from './rotation/round.ts'
import { zoneOf } from './schedule.ts'
import type { Schedule } from './schedule.ts'
import type { Span } from './spans.ts'
import { DAY, addDays, instant, startOfDay, toLocal } from './time.ts'
import type { Instant, LocalDate } from './time.ts'

/** How far ahead of its first day a schedule is tried out. */
export const TRIAL_DAYS = 35
const MOST_DATES = 31

type Against = { schedule: ScheduleId; ms: number }
/** Of the `of` materials of a schedule's list so many never begin. */
export type Unreached = { schedule: ScheduleId; materials: number; of: number }

/** Why it may have nothing to show on a date. */
export const EMPTY_REASONS = ['nothing-playable', 'solemn'] as const satisfies readonly LossReason[]
export type EmptyReason = (typeof EMPTY_REASONS)[number]

/** What would come of a schedule on one display (RULES CK1–CK5). */
export type Finding =
  | { kind: 'never-in-force' }
  | { kind: 'no-such-zone' }
  | { kind: 'never-shown' }
  | { kind: 'weight-0' }
  | { kind: 'empty-dates'; reason: EmptyReason; dates: LocalDate[] }
  | { kind: 'outside-opening-hours' | 'covered'; ms: number }
  | { kind: 'hides' | 'hidden-by' | 'shares'; others: Against[] }
  | { kind: 'goals'; verdicts: GoalVerdict[] }
  | { kind: 'unreached'; lists: Unreached[] }

/** RULES CK1–CK5. Before it is saved: the facts have it already, or in its new form. */
export function check(facts: Facts, id: ScheduleId, now: Instant): Finding[] {
  const prepared = new Prepared(facts)
  const schedule = prepared.contenders.find((contender) => contender.schedule.id === id)?.schedule
  if (schedule === undefined) return []
  const { calendar, dayparts } = prepared
  const first = firstDateOf(schedule.timing, { zone: facts.zone, calendar, dayparts }, now)
  if (first === null) return [{ kind: 'never-in-force' }]
  if (!prepared.hasZone(zoneOf(schedule))) return [{ kind: 'no-such-zone' }]
  const start = startOfDay(facts.zone, first)
  const range = { start, end: startOfDay(facts.zone, addDays(first, TRIAL_DAYS)) }
  const trial = new Trial(schedule, prepared, range)
  return trial.findings(instant(Math.max(now, start)))
}

class Trial {
  readonly #schedule: Schedule
  readonly #prepared: Prepared
  readonly #programme: Programme
  readonly #windows: readonly Window[]

  constructor(schedule: Schedule, prepared: Prepared, range: Span) {
    this.#schedule = schedule
    this.#prepared = prepared
    this.#programme = resolvePrepared(prepared, range)
    this.#windows = this.#programme.zones.find(({ name }) => name === zoneOf(schedule))!.windows
  }

  findings(from: Instant): Finding[] {
    const windows = this.#windows.filter((window) => window.end > from)
    const won = windows.filter(({ why }) => why.winners.includes(this.#schedule.id))
    const lost = windows.filter((window) => this.#lossIn(window) !== null)
    return [
      ...(won.length === 0 ? [{ kind: 'never-shown' } as const] : []),
      ...(lost.some((window) => this.#lossIn(window) === 'weight-0') ? [{ kind: 'weight-0' } as const] : []),
      ...EMPTY_REASONS.flatMap((reason) => this.#empty(lost, reason)),
      ...this.#away(lost, 'outside-opening-hours'),
      ...this.#away(lost, 'covered'),
      ...against('hides', won, (window) => outrankedIn(window)),
      ...against('shares', won, ({ why }) => why.winners.filter((id) => id !== this.#schedule.id)),
      ...against(
        'hidden-by',
        lost.filter((window) => this.#isHidden(window, won.length === 0)),
        ({ why }) => why.winners,
      ),
      ...this.#goals(won),
      ...this.#unreached(won),
    ]
  }

  #lossIn({ why }: Window): LossReason | null {
    return why.losers.find(({ schedule }) => schedule === this.#schedule.id)?.reason ?? null
  }

  /** A filler is there to give way; it is told of other fillers, and of whatever leaves it no time at all. */
  #isHidden(window: Window, always: boolean): boolean {
    const reason = this.#lossIn(window)
    return reason === 'farther' || (reason === 'outranked' && (always || this.#schedule.layer !== 'filler'))
  }

  #empty(lost: readonly Window[], reason: EmptyReason): Finding[] {
    const dates = new Set(lost.filter((window) => this.#lossIn(window) === reason).flatMap((w) => this.#datesOf(w)))
    return dates.size === 0 ? [] : [{ kind: 'empty-dates', reason, dates: [...dates].slice(0, MOST_DATES) }]
  }

  #datesOf({ start, end }: Window): LocalDate[] {
    const { zone } = this.#prepared.facts
    const dates: LocalDate[] = []
    const last = toLocal(zone, instant(end - 1)).date
    for (let date = toLocal(zone, start).date; date <= last; date = addDays(date, 1)) dates.push(date)
    return dates
  }

  /** While the screen is off, or another zone has all of it. */
  #away(lost: readonly Window[], kind: 'outside-opening-hours' | 'covered'): Finding[] {
    const ms = timeOf(lost.filter((window) => this.#lossIn(window) === kind))
    return ms === 0 ? [] : [{ kind, ms }]
  }

  /** RULES GO4. What its playlist promises and cannot keep, on the first day on which it is on. */
  #goals(won: readonly Window[]): Finding[] {
    const verdicts = this.#rotation(this.#schedule, won)?.verdicts.filter(({ fault }) => fault !== null) ?? []
    return verdicts.length === 0 ? [] : [{ kind: 'goals', verdicts }]
  }

  /** RULES CK5. What of its list, and of the lists beside it, has no turn before each run or the shared cycle is over. */
  #unreached(won: readonly Window[]): Finding[] {
    const begun = plan(this.#programme, this.#programme.range)
    const winners = new Set(won.flatMap(({ why }) => why.winners))
    const lists = this.#prepared.contenders.flatMap(({ schedule }): Unreached[] => {
      if (!winners.has(schedule.id)) return []
      const turns = this.#rotation(schedule, won)?.turns ?? []
      const all = new Set(turns.map(({ material }) => material.id))
      const of = all.size
      for (const row of begun) if (row.schedule === schedule.id) all.delete(row.material)
      return all.size === 0 ? [] : [{ schedule: schedule.id, materials: all.size, of }]
    })
    return lists.length === 0 ? [] : [{ kind: 'unreached', lists }]
  }

  /** The round of its list on the first day on which it is on. */
  #rotation({ show, id }: Schedule, won: readonly Window[]): Rotation | null {
    const playlist = show.kind === 'playlist' ? this.#prepared.playlists.get(show.playlist) : undefined
    const own = won.filter(({ why }) => why.winners.includes(id))
    const first = own[0]
    if (playlist === undefined || first === undefined) return null
    const { date } = toLocal(this.#prepared.facts.zone, first.start)
    const runs = own.filter(({ start }) => start < first.start + DAY).map((w) => shareOf(w, this.#prepared, id))
    const facts = { playable: this.#prepared.playableOn(date).byId, lists: this.#prepared.playlists, runs }
    return rotationOf(playlist, id, facts)
  }
}

/** Its part of a window's time, by weight. */
function shareOf({ start, end, why }: Window, { contenders }: Prepared, id: ScheduleId): number {
  const weightOf = (winner: ScheduleId) =>
    contenders.find(({ schedule }) => schedule.id === winner)?.schedule.weight ?? 1
  const all = why.winners.reduce((sum, winner) => sum + weightOf(winner), 0)
  return Math.floor(((end - start) * weightOf(id)) / Math.max(1, all))
}

const outrankedIn = ({ why }: Window): ScheduleId[] =>
  why.losers.filter(({ reason }) => reason === 'outranked' || reason === 'farther').map(({ schedule }) => schedule)

const timeOf = (windows: readonly Window[]): number => windows.reduce((sum, { start, end }) => sum + end - start, 0)

function against(
  kind: 'hides' | 'hidden-by' | 'shares',
  windows: readonly Window[],
  othersIn: (window: Window) => readonly ScheduleId[],
): Finding[] {
  const ms = new Map<ScheduleId, number>()
  for (const window of windows)
    for (const other of othersIn(window)) ms.set(other, (ms.get(other) ?? 0) + window.end - window.start)
  const others = [...ms].map(([schedule, time]) => ({ schedule, ms: time })).sort((a, b) => b.ms - a.ms)
  return others.length === 0 ? [] : [{ kind, others }]
}
