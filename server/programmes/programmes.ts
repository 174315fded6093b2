import { readProgramme } from '../../playlists/formats.ts'
import type { StoredProgramme } from '../../playlists/formats.ts'
import type { DisplayId, Hash } from '../../playlists/ids.ts'
import type { Programme } from '../../playlists/programme.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Database } from '../db/open.ts'
import { latestOrders, readBodies } from './store.ts'
import type { Order } from './store.ts'

/** A published programme: its canonical bytes as they are sent, and what they say. */
export class Published {
  readonly hash: Hash
  readonly etag: string
  readonly bytes: Buffer
  #programme: Programme | null = null
  #media: ReadonlySet<Hash> | null = null

  constructor(hash: Hash, body: string) {
    this.hash = hash
    this.etag = `"${hash}"`
    this.bytes = Buffer.from(body)
  }

  /** Read when first asked for: serving needs the bytes alone. */
  get programme(): Programme {
    return (this.#programme ??= readProgramme(JSON.parse(this.bytes.toString()) as StoredProgramme))
  }

  get media(): ReadonlySet<Hash> {
    return (this.#media ??= new Set(this.programme.media.map((file) => file.hash)))
  }
}

/** What stands for one display now. */
export class Standing {
  readonly since: Instant
  readonly published: Published

  constructor(since: Instant, published: Published) {
    this.since = since
    this.published = published
  }

  get hash(): Hash {
    return this.published.hash
  }

  get programme(): Programme {
    return this.published.programme
  }
}

type InForce = { standing: Standing; before: Published | null }
type Listener = (display: DisplayId, hash: Hash) => void

/** What is in force where, in memory, because every display asks for it all the time; the database is where it is kept. */
export class Programmes {
  readonly #displays = new Map<DisplayId, InForce>()
  readonly #listeners = new Set<Listener>()

  /** Takes over what the database holds; for the start. */
  async load(db: Database): Promise<void> {
    const { orders, bodies } = await db.read(async (r) => {
      const orders = await latestOrders(r)
      return { orders, bodies: await readBodies(r, [...new Set(orders.map((order) => order.hash))]) }
    })
    const published = new Map([...bodies].map(([hash, body]) => [hash, new Published(hash, body)]))
    for (const order of orders.toReversed()) this.#put(order, published.get(order.hash)!)
  }

  inForce(display: DisplayId): Standing | null {
    return this.#displays.get(display)?.standing ?? null
  }

  /** A programme with these bytes that some display has already, to be shared. */
  find(hash: Hash): Published | null {
    for (const { standing } of this.#displays.values()) if (standing.hash === hash) return standing.published
    return null
  }

  /** Whether a display's programme names a file, or the one before did (it may still be playing from that). */
  names(display: DisplayId, file: Hash): boolean {
    const found = this.#displays.get(display)
    if (found === undefined) return false
    return found.standing.published.media.has(file) || (found.before?.media.has(file) ?? false)
  }

  /** After the commit: from now on this is served, and whoever listens hears of it. */
  enact(order: Order, published: Published): void {
    this.#put(order, published)
    for (const listener of this.#listeners) listener(order.display, order.hash)
  }

  /** Hears which display has a new programme. Returns its own undoing. */
  onEnacted(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #put({ display, since }: Order, published: Published): void {
    const before = this.#displays.get(display)?.standing.published ?? null
    this.#displays.set(display, { standing: new Standing(since, published), before })
  }
}
