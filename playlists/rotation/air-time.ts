import type { Schedule } from '../schedule.ts'
import type { Span } from '../spans.ts'
import type { LocalDate } from '../time.ts'
import type { Runs } from './goals.ts'
import { TOLERANCE } from './share.ts'
import { sum } from './turns.ts'

/** A stretch of one date and who shares it; `begun`: an occurrence of one of them starts with it. */
export type Airing = Span & { date: LocalDate; winners: readonly Schedule[]; begun: boolean }

/**
 * RULES GO1. How long each schedule is on by itself, run by run, on each date. Where several share, a schedule has its
 * share, less what the turns of the others may keep it waiting at either end (`longestMs`: of all their turns).
 */
export class AirTimes {
  readonly #runs = new Map<string, number[]>()

  constructor(airings: Iterable<Airing>, longestMs: (winners: readonly Schedule[], date: LocalDate) => number) {
    const runs: Airing[] = []
    for (const airing of airings) {
      const open = runs.at(-1)
      if (open && goesOn(open, airing)) runs.splice(-1, 1, { ...open, end: airing.end })
      else runs.push(airing)
    }
    for (const run of runs) this.#add(run, longestMs(run.winners, run.date))
  }

  on({ id }: Schedule, date: LocalDate): Runs {
    return this.#runs.get(`${id}@${date}`) ?? []
  }

  #add({ start, end, date, winners }: Airing, longestMs: number): void {
    const weights = sum(winners.map(({ weight }) => weight))
    for (const { id, weight } of winners) {
      const isAlone = winners.length === 1
      const share = isAlone ? 1 : (weight / weights) * (1 - TOLERANCE)
      const waiting = isAlone ? 0 : longestMs * (winners.length + 1)
      const ms = Math.floor((end - start) * share) - waiting
      const key = `${id}@${date}`
      this.#runs.set(key, [...(this.#runs.get(key) ?? []), Math.max(0, ms)])
    }
  }
}

const goesOn = (open: Airing, next: Airing): boolean =>
  !next.begun &&
  open.end === next.start &&
  open.date === next.date &&
  open.winners.length === next.winners.length &&
  open.winners.every((schedule, i) => schedule === next.winners[i])
