import { setImmediate as breathe } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import { MINUTE, addDays, plus, toLocal } from '../../playlists/time.ts'
import type { LocalDate, Zone } from '../../playlists/time.ts'
import type { ServerClock } from '../clock.ts'
import type { Database } from '../db/open.ts'
import { drawUp } from './draw-up.ts'
import { dueDays, dueToday, markDays, spansOfUse } from './store.ts'
import type { DayOf } from './store.ts'

/** How old the figures of today may be while somebody looks at them. */
const FRESH_MS = 2 * MINUTE

type Parts = { db: Database; clock: ServerClock; zone: () => Zone; log: FastifyBaseLogger }

/**
 * Keeps planned against played drawn up: each past day once it is over, again when plays of it arrive or more is known to
 * have arrived, and today while somebody looks. One day of one display at a time, so that it never holds up a request.
 */
export class Fulfilment {
  readonly #parts: Parts
  #asked = false
  #looked = false
  #stopped = false
  #round: Promise<void> | null = null

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** The day that is not over yet. */
  get today(): LocalDate {
    return toLocal(this.#parts.zone(), this.#parts.clock.now()).date
  }

  /** Somebody looks at figures: those of today are brought up to date, in the background. */
  look(): void {
    this.#looked = true
    this.ask()
  }

  /** There may be something to draw up. Never throws; what fails is logged and stays due. */
  ask(): void {
    this.#asked = true
    this.#round ??= this.#rounds()
  }

  /** Resolves when nothing that has been asked for is still to be done. */
  async settle(): Promise<void> {
    while (this.#round) await this.#round
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await this.settle()
  }

  /** The regular work: names the days that are over and not drawn up, and draws up what is due. */
  async renew(): Promise<void> {
    await this.#nameDays()
    this.ask()
    await this.settle()
  }

  async #rounds(): Promise<void> {
    await breathe()
    while (this.#asked && !this.#stopped) {
      this.#asked = false
      try {
        await this.#drain()
      } catch (error) {
        this.#parts.log.error({ err: error }, 'planned against played not drawn up; it is tried again')
      }
    }
    this.#round = null
  }

  async #drain(): Promise<void> {
    const { db } = this.#parts
    const { today } = this
    let drawn = this.#looked ? await this.#drawToday(today) : 0
    const tried = new Set<string>()
    for (;;) {
      const due = (await db.read((r) => dueDays(r, today))).filter((of) => !tried.has(nameOf(of)))
      if (due.length === 0 || this.#stopped) break
      for (const of of due) {
        tried.add(nameOf(of))
        if (!this.#stopped && (await this.#draw(of))) drawn++
      }
    }
    // The panel is told once, not at every day.
    if (drawn > 0) db.changes.announce(new Set(['plays']))
  }

  async #drawToday(day: LocalDate): Promise<number> {
    const { db, clock } = this.#parts
    this.#looked = false
    const due = await db.read((r) => dueToday(r, day, plus(clock.now(), -FRESH_MS)))
    for (const display of due) if (!this.#stopped) await this.#draw({ day, display })
    return due.length
  }

  /** One that fails stays due, and holds up no other. */
  async #draw(of: DayOf): Promise<boolean> {
    const { db, clock, zone, log } = this.#parts
    await breathe()
    try {
      return await drawUp({ db, zone: zone(), now: clock.now() }, of)
    } catch (error) {
      log.error({ err: error, ...of }, 'planned against played of a day not drawn up; it is tried again')
      return false
    }
  }

  async #nameDays(): Promise<void> {
    const { db, zone } = this.#parts
    const { today } = this
    const days = (await db.read((r) => spansOfUse(r, today))).flatMap(({ display, since, archivedAt, last }) => {
      const first = last === null ? toLocal(zone(), since).date : addDays(last, 1)
      const end = archivedAt === null ? today : toLocal(zone(), archivedAt).date
      return datesFrom(first, end < today ? addDays(end, 1) : today).map((day): DayOf => ({ day, display }))
    })
    if (days.length > 0) await db.transact((w) => markDays(w, days))
  }
}

const nameOf = ({ day, display }: DayOf): string => `${day} ${display}`

/** The second is not in. */
function datesFrom(first: LocalDate, end: LocalDate): LocalDate[] {
  const dates: LocalDate[] = []
  for (let date = first; date < end; date = addDays(date, 1)) dates.push(date)
  return dates
}
