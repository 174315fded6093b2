import { hash as digest, timingSafeEqual } from 'node:crypto'
import type { DisplayId } from '../../playlists/ids.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Database, Writer } from '../db/open.ts'
import { randomToken, sha256 } from './secrets.ts'

type Holder = { hash: Buffer; display: DisplayId }
type EndedListener = (displays: ReadonlySet<DisplayId>) => void

/**
 * Device tokens: told once, kept as SHA-256. Who holds one is answered from memory, so that a thousand displays asking
 * cost no query. Whoever issues or revokes calls `refresh()` after the commit and before telling anybody.
 */
export class Devices {
  readonly #db: Database
  readonly #listeners = new Set<EndedListener>()
  #holders = new Map<string, Holder>()
  /** Tokens that have been checked since the last refresh, in memory only: hashing took a tenth of a 304. */
  #checked = new Map<string, DisplayId>()
  #refreshing: Promise<void> = Promise.resolve()

  constructor(db: Database) {
    this.#db = db
  }

  /** Whose token it is; null for one that is unknown or has ended. */
  async check(token: string): Promise<DisplayId | null> {
    const checked = this.#checked.get(token)
    if (checked !== undefined) return checked
    const hash = digest('sha256', token, 'buffer')
    const holder = this.#holders.get(bucketOf(hash))
    if (holder === undefined || !timingSafeEqual(holder.hash, hash)) return null
    this.#checked.set(token, holder.display)
    return holder.display
  }

  /** A new token for a display; the one before ends, and what that device said of itself is forgotten. */
  async issue(w: Writer, display: DisplayId, now: Instant): Promise<string> {
    const token = randomToken()
    const fresh = { tokenHash: sha256(token), pairedAt: now, lastSeenAt: null, health: null }
    await w.sql.updateTable('displays').set(fresh).where('id', '=', display).execute()
    w.changed('displays')
    return token
  }

  async revoke(w: Writer, display: DisplayId): Promise<void> {
    await w.sql.updateTable('displays').set({ tokenHash: null, pairedAt: null }).where('id', '=', display).execute()
    w.changed('displays')
  }

  /** Hears whose token has ended. Returns its own undoing. */
  onEnded(listener: EndedListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Takes over what the table says; one after the other, so that the last state read is the last one kept. */
  refresh(): Promise<void> {
    const next = this.#refreshing.then(() => this.#load())
    this.#refreshing = next.catch(() => undefined)
    return next
  }

  async #load(): Promise<void> {
    const rows = await this.#db.read((r) =>
      r.sql.selectFrom('displays').select(['id', 'tokenHash']).where('tokenHash', 'is not', null).execute(),
    )
    const before = this.#holders
    this.#holders = new Map(rows.map((row) => asHolder(row.id, row.tokenHash!)))
    this.#checked.clear()
    const ended = [...before].filter(([bucket]) => !this.#holders.has(bucket)).map(([, holder]) => holder.display)
    if (ended.length > 0) for (const listener of this.#listeners) listener(new Set(ended))
  }
}

function asHolder(display: number, tokenHash: string): [string, Holder] {
  const hash = Buffer.from(tokenHash, 'hex')
  return [bucketOf(hash), { hash, display: display as DisplayId }]
}

/** Found by a quarter of the hash, compared by all of it. */
const bucketOf = (hash: Buffer): string => hash.toString('latin1', 0, 8)
