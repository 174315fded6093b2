import { setImmediate as breathe } from 'node:timers/promises'
import { readProgramme } from '../../playlists/formats.ts'
import type { StoredProgramme } from '../../playlists/formats.ts'
import { beginOf, overridesOf, showingsOf } from '../../playlists/fulfilment/showings.ts'
import type { Showing } from '../../playlists/fulfilment/showings.ts'
import type { DisplayId, Hash } from '../../playlists/ids.ts'
import type { Programme } from '../../playlists/programme.ts'
import { resolve } from '../../playlists/resolve.ts'
import { takesWhole } from '../../playlists/schedule.ts'
import { intersect } from '../../playlists/spans.ts'
import type { Span } from '../../playlists/spans.ts'
import { HOUR, instant, plus } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Database } from '../db/open.ts'
import { evidenceOf, sheetAt } from '../programmes/fact-sheets.ts'
import { ordersIn, readBodies } from '../programmes/store.ts'

/** Programmes kept in their read form at a time; a busy day has many, and each is large. */
const KEPT = 3

type Reign = Span & { hash: Hash; overrides: Span[] }
export type Part = { showings: Iterable<Showing>; replaced: boolean }

/** RULES FU1. The programmes that were in force on a display in a stretch of time, and what each of them meant. */
export class Orders {
  readonly #db: Database
  readonly #display: DisplayId
  readonly #programmes = new Map<Hash, Programme | null>()
  #reigns: Reign[] = []

  private constructor(db: Database, display: DisplayId) {
    this.#db = db
    this.#display = display
  }

  static async open(db: Database, display: DisplayId, range: Span): Promise<Orders> {
    const orders = new Orders(db, display)
    await orders.#look(range)
    return orders
  }

  get isEmpty(): boolean {
    return this.#reigns.length === 0
  }

  /** When an emergency or a takeover held the screen. */
  get overrides(): Span[] {
    return this.#reigns.flatMap(({ overrides }) => overrides)
  }

  /** An hour at a time; other requests have their turn between two. */
  async *parts(): AsyncGenerator<Part> {
    for (const { hash, overrides, ...reign } of this.#reigns) {
      const programme = await this.#programme(hash)
      if (programme === null) continue
      for (let start: Instant = reign.start; start < reign.end; start = plus(start, HOUR)) {
        const end = instant(Math.min(plus(start, HOUR), reign.end))
        yield { showings: showingsOf(programme, { start, end }), replaced: false }
        await breathe()
      }
      if (overrides.length > 0) yield* this.#replaced(overrides, reign)
    }
  }

  async #look(range: Span): Promise<void> {
    const orders = await this.#db.read((r) => ordersIn(r, this.#display, range))
    let last: Reign | null = null
    for (const order of orders) {
      const programme = await this.#programme(order.hash)
      if (programme === null) continue
      const start = beginOf(programme, order.since)
      if (last !== null) last.end = start
      last = { start, end: range.end, hash: order.hash, overrides: overridesOf(programme, range) }
      this.#reigns.push(last)
    }
    this.#reigns = this.#reigns.flatMap((reign) => {
      const part = intersect(reign, range)
      if (part === null) return []
      return [{ ...reign, ...part, overrides: reign.overrides.flatMap((span) => intersect(span, part) ?? []) }]
    })
  }

  /** RULES FU5. What the facts of the time would have shown without any emergency and takeover. */
  async *#replaced(overrides: readonly Span[], { end }: Span): AsyncGenerator<Part> {
    const at = plus(end, -1)
    const sheet = await this.#db.read((r) => sheetAt(r, at))
    const evidence = sheet && evidenceOf(sheet, this.#display, at)
    if (evidence === null) return
    const schedules = evidence.facts.schedules.filter(({ layer }) => !takesWhole(layer))
    for (const span of overrides) {
      const programme = resolve({ ...evidence.facts, schedules }, span)
      await breathe()
      yield { showings: showingsOf(programme, span), replaced: true }
    }
  }

  async #programme(hash: Hash): Promise<Programme | null> {
    const known = this.#programmes.get(hash)
    if (known !== undefined) return known
    const body = (await this.#db.read((r) => readBodies(r, [hash]))).get(hash)
    const programme = body === undefined ? null : readProgramme(JSON.parse(body) as StoredProgramme)
    const [oldest] = this.#programmes.keys()
    if (this.#programmes.size >= KEPT && oldest !== undefined) this.#programmes.delete(oldest)
    this.#programmes.set(hash, programme)
    await breathe()
    return programme
  }
}
