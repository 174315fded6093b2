import type { DisplayId } from '../../playlists/ids.ts'
import { LOST_MS } from '../../playlists/signs.ts'
import type { Instant } from '../../playlists/time.ts'
import type { heartbeat } from '../../playlists/wire/devices.ts'
import type { Health } from '../../playlists/wire/displays.ts'
import type { BodyOf } from '../../playlists/wire/endpoint.ts'
import type { Order, OrderAnswer } from '../../playlists/wire/orders.ts'
import type { Database, Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import type { Device } from '../routes.ts'
import { present } from './presence.ts'
import { beat, nameOf } from './store.ts'
import { Twins } from './twins.ts'

type Seen = { at: Instant; looks: string }
type Beat = BodyOf<typeof heartbeat>
/** What the display hears in return. */
type Heard = { display: { id: DisplayId; name: string }; elsewhere: boolean; orders: Order[] }

type Parts = {
  db: Database
  tellPanel: () => void
  /** Takes its answers, gives what is asked of it (watch/orders.ts). */
  orders: (
    w: Writer,
    heard: { display: DisplayId; boot: number; answers: readonly OrderAnswer[] },
    now: Instant,
  ) => Promise<Order[]>
  keepVitals: (w: Writer, display: DisplayId, health: Health, now: Instant) => Promise<void>
}

/**
 * Takes heartbeats. The panel is told when a display returns or looks different, not at every beat; publishing is not
 * told at all, because what a display says of itself decides no programme.
 */
export class Heartbeats {
  readonly #parts: Parts
  readonly #twins = new Twins()
  readonly #seen = new Map<DisplayId, Seen>()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Throws `device-unknown`. */
  async take({ display, address }: Device, { answers = [], ...health }: Beat, now: Instant): Promise<Heard> {
    const { db, orders, keepVitals } = this.#parts
    const { boot } = health
    if (this.#twins.yields(display, { boot, address }, now)) return this.#turnAway(display)
    const heard = await db.transact(async (w) => {
      const name = await beat(w, display, health, now)
      if (name === null) throw new Refusal('device-unknown')
      await present(w, display, health, now)
      await keepVitals(w, display, health, now)
      return { name, orders: await orders(w, { display, boot, answers }, now) }
    })
    this.#compare(display, health, now)
    return { display: { id: display, name: heard.name }, elsewhere: false, orders: heard.orders }
  }

  /** RULES AL8. From where a second player is heard, or null. */
  twinOf(display: DisplayId, now: Instant): string | null {
    return this.#twins.twinOf(display, now)
  }

  /** RULES DI11. What it says of itself is not how the display is. */
  async #turnAway(display: DisplayId): Promise<Heard> {
    const name = await this.#parts.db.read((r) => nameOf(r, display))
    if (name === null) throw new Refusal('device-unknown')
    return { display: { id: display, name }, elsewhere: true, orders: [] }
  }

  #compare(display: DisplayId, health: Health, now: Instant): void {
    const before = this.#seen.get(display)
    const looks = looksOf(health)
    this.#seen.set(display, { at: now, looks })
    if (before === undefined || before.looks !== looks || now - before.at >= LOST_MS) this.#parts.tellPanel()
  }
}

function looksOf({ state, programme, showing, offlineReady, errors, boot, mediaReady, mediaWanted }: Health): string {
  return JSON.stringify([state, programme, showing, offlineReady, errors, boot, mediaReady === mediaWanted])
}
