import { createHash } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import { canonical } from '../../playlists/canonical.ts'
import type { DisplayId, Hash } from '../../playlists/ids.ts'
import { resolve } from '../../playlists/resolve.ts'
import type { Span } from '../../playlists/spans.ts'
import { DAY, SECOND, addDays, startOfDay, toLocal } from '../../playlists/time.ts'
import type { Instant, Zone } from '../../playlists/time.ts'
import { AHEAD_DAYS } from '../../playlists/wire/displays.ts'
import type { Noun } from '../../playlists/wire-live.ts'
import type { ServerClock } from '../clock.ts'
import type { Database } from '../db/open.ts'
import { zoneFacts } from '../zones.ts'
import { gather, sharingKey } from './facts.ts'
import type { OfficeFacts } from './facts.ts'
import { FactSheets, sheetOf } from './fact-sheets.ts'
import { Published } from './programmes.ts'
import type { Programmes } from './programmes.ts'
import { forgetBefore, putInForce, storeBody } from './store.ts'
import type { Order } from './store.ts'

const KEPT_MS = 731 * DAY
const RETRY_MS = [SECOND, 5 * SECOND, 30 * SECOND, 60 * SECOND] as const

const DECIDING: readonly Noun[] = [
  'settings',
  'materials',
  'playlists',
  'schedules',
  'calendar',
  'dayparts',
  'displays',
  'overrides',
  'calendar',
]

type Parts = { db: Database; clock: ServerClock; programmes: Programmes; log: FastifyBaseLogger }
type Draft = { display: DisplayId; published: Published }

/**
 * Keeps every display's programme true to the facts: after each change of a deciding noun, at each midnight (the horizon)
 * and at the start. Changes that come while it works are taken together in one more round.
 */
export class Publisher {
  readonly #parts: Parts
  readonly #sheets: FactSheets
  #asked = false
  #round: Promise<void> | null = null
  #failures = 0
  #retry: NodeJS.Timeout | null = null
  #unsubscribe: (() => void) | null = null

  constructor(parts: Parts) {
    this.#parts = parts
    this.#sheets = new FactSheets(parts.db)
  }

  /** Begins to listen, and publishes what is due now. */
  async start(): Promise<void> {
    this.#unsubscribe = this.#parts.db.changes.subscribe((nouns) => {
      if (DECIDING.some((noun) => nouns.has(noun))) this.ask()
    })
    this.ask()
    await this.settle()
  }

  /** There may be something to publish. Never throws; a round that fails is logged and tried again. */
  ask(): void {
    this.#asked = true
    this.#round ??= this.#rounds()
  }

  /** Resolves when nothing that has been asked for is still to be done (a failed round waits for its next try). */
  async settle(): Promise<void> {
    while (this.#round) await this.#round
  }

  async stop(): Promise<void> {
    this.#unsubscribe?.()
    if (this.#retry) clearTimeout(this.#retry)
    await this.settle()
    if (this.#retry) clearTimeout(this.#retry)
  }

  /** The work of a night: renews the horizon and forgets programmes that were replaced two years ago. */
  async renew(): Promise<void> {
    this.ask()
    await this.settle()
    const before = (this.#parts.clock.now() - KEPT_MS) as Instant
    await this.#parts.db.transact((w) => forgetBefore(w, before))
  }

  async #rounds(): Promise<void> {
    await breathe()
    while (this.#asked) {
      this.#asked = false
      await this.#attempt()
    }
    this.#round = null
  }

  async #attempt(): Promise<void> {
    try {
      await this.#publish()
      this.#failures = 0
    } catch (error) {
      this.#parts.log.error({ err: error }, 'publishing failed; it is tried again')
      this.#tryAgain()
    }
  }

  #tryAgain(): void {
    const wait = RETRY_MS[Math.min(this.#failures++, RETRY_MS.length - 1)]
    if (this.#retry) clearTimeout(this.#retry)
    this.#retry = setTimeout(() => this.ask(), wait)
    this.#retry.unref()
  }

  async #publish(): Promise<void> {
    const { db, clock, programmes } = this.#parts
    const { office, sheet } = await db.read(async (r) => {
      const office = await gather(r)
      return { office, sheet: await sheetOf(r, office) }
    })
    const { drafts, failures } = await this.#resolveAll(office, clock.now())
    const changed = drafts.filter(({ display, published }) => programmes.inForce(display)?.hash !== published.hash)
    if (changed.length > 0) await this.#enact(changed)
    await this.#sheets.keep(sheet, clock.now())
    if (failures.length > 0) throw failures[0]
  }

  async #enact(changed: readonly Draft[]): Promise<void> {
    const { db, clock, programmes } = this.#parts
    const orders = changed.map(({ display, published }): [Order, Published] => {
      const after = programmes.inForce(display)?.since ?? -Infinity
      return [{ display, hash: published.hash, since: Math.max(clock.now(), after + 1) as Instant }, published]
    })
    await db.transact(async (w) => {
      for (const published of new Set(changed.map((draft) => draft.published)))
        await storeBody(w, published.hash, published.bytes.toString(), clock.now())
      for (const [order] of orders) await putInForce(w, order)
    })
    for (const [order, published] of orders) programmes.enact(order, published)
  }

  /** A display whose facts make no sense keeps what it has and holds up no other. */
  async #resolveAll(office: OfficeFacts, now: Instant): Promise<{ drafts: Draft[]; failures: unknown[] }> {
    const byKey = new Map<string, Published | null>()
    const drafts: Draft[] = []
    const failures: unknown[] = []
    for (const display of office.displays) {
      const ahead = office.ahead.get(display.id) ?? AHEAD_DAYS.usual
      const key = `${ahead} ${sharingKey(display, office.common.schedules)}`
      if (!byKey.has(key)) {
        try {
          const { zone, range } = horizon(office.zone, now, ahead)
          byKey.set(key, this.#publishedOf(canonical(resolve({ zone, display, ...office.common }, range))))
        } catch (error) {
          byKey.set(key, null)
          failures.push(error)
        }
        // Other requests have their turn between two programmes.
        await breathe()
      }
      const published = byKey.get(key)
      if (published) drafts.push({ display: display.id, published })
    }
    return { drafts, failures }
  }

  #publishedOf(body: string): Published {
    const hash = createHash('sha256').update(body).digest('hex') as Hash
    return this.#parts.programmes.find(hash) ?? new Published(hash, body)
  }
}

/** RULES DI10. From today's local midnight on, and a day more, so that so many full days lie ahead at any hour. */
function horizon(zoneName: string, now: Instant, aheadDays: number): { zone: Zone; range: Span } {
  const days = aheadDays + 1
  const around = { start: (now - 2 * DAY) as Instant, end: (now + (days + 2) * DAY) as Instant }
  const known = zoneFacts(zoneName, around)
  const today = toLocal(known, now).date
  const range = { start: startOfDay(known, today), end: startOfDay(known, addDays(today, days)) }
  // Named from the range alone, so that two publishings of one day agree byte for byte.
  return { zone: zoneFacts(zoneName, range), range }
}
