import type { AccountId } from '../../playlists/ids.ts'
import { DAY, HOUR, MINUTE } from '../../playlists/time.ts'
import type { Me } from '../../playlists/wire/access.ts'
import type { ServerClock } from '../clock.ts'
import type { Database, Writer } from '../db/open.ts'
import { randomToken, sha256 } from './secrets.ts'

export const SESSION_COOKIE = 'bt_session'

export const IDLE_MS = 12 * HOUR
export const LONGEST_MS = 7 * DAY
/** How stale `lastSeenAt` may be: not every request is worth a write. */
const TOUCH_MS = 5 * MINUTE

export type FoundSession = { account: Me; session: string; csrf: string }
type EndedListener = (sessions: ReadonlySet<string>) => void

/** Sessions of signed-in people. The cookie's token is told once; the table keeps its hash, which is the session's name. */
export class Sessions {
  readonly #db: Database
  readonly #clock: ServerClock
  readonly #listeners = new Set<EndedListener>()

  constructor(db: Database, clock: ServerClock) {
    this.#db = db
    this.#clock = clock
  }

  /** Hears which sessions have ended, so that sockets can end with them. Returns its own undoing. */
  onSessionsEnded(listener: EndedListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** To be called after the transaction that ended them has committed. */
  announceEnded(sessions: readonly string[]): void {
    if (sessions.length > 0) for (const listener of this.#listeners) listener(new Set(sessions))
  }

  async start(w: Writer, account: AccountId, address: string): Promise<{ token: string; csrf: string }> {
    const [token, csrf, now] = [randomToken(), randomToken(), this.#clock.now()]
    const row = {
      id: sha256(token),
      account,
      csrf,
      address,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: now + LONGEST_MS,
    }
    await w.sql.insertInto('sessions').values(row).execute()
    await w.sql.updateTable('accounts').set({ lastSeenAt: now }).where('id', '=', account).execute()
    return { token, csrf }
  }

  /** Whose token it is, or null: unknown, ended, idle for too long, or its account locked. */
  async find(token: string): Promise<FoundSession | null> {
    const [id, now] = [sha256(token), this.#clock.now()]
    const row = await this.#db.read((r) =>
      r.sql
        .selectFrom('sessions')
        .innerJoin('accounts', 'accounts.id', 'sessions.account')
        .select(['accounts.id', 'username', 'name', 'role', 'csrf', 'sessions.lastSeenAt'])
        .where('sessions.id', '=', id)
        .where('active', '=', 1)
        .where('expiresAt', '>', now)
        .where('sessions.lastSeenAt', '>', now - IDLE_MS)
        .executeTakeFirst(),
    )
    if (row === undefined) return null
    if (now - row.lastSeenAt > TOUCH_MS) await this.#touch(id, row.id)
    const { username, name, role, csrf } = row
    return { account: { id: row.id as AccountId, username, name, role }, session: id, csrf }
  }

  async #touch(id: string, account: number): Promise<void> {
    const lastSeenAt = this.#clock.now()
    await this.#db.transact(async (w) => {
      await w.sql.updateTable('sessions').set({ lastSeenAt }).where('id', '=', id).execute()
      await w.sql.updateTable('accounts').set({ lastSeenAt }).where('id', '=', account).execute()
    })
  }

  /** Ends one session, or all of an account; gives their names for `announceEnded`. */
  async end(w: Writer, which: { session: string } | { account: AccountId }): Promise<string[]> {
    const ending = w.sql.deleteFrom('sessions').returning('id')
    const rows =
      'session' in which
        ? await ending.where('id', '=', which.session).execute()
        : await ending.where('account', '=', which.account).execute()
    return rows.map((row) => row.id)
  }

  /** Removes what has run out; a job of the night. */
  async sweep(): Promise<void> {
    const now = this.#clock.now()
    const ended = await this.#db.transact((w) =>
      w.sql
        .deleteFrom('sessions')
        .where((or) => or.or([or('expiresAt', '<=', now), or('lastSeenAt', '<=', now - IDLE_MS)]))
        .returning('id')
        .execute(),
    )
    this.announceEnded(ended.map((row) => row.id))
  }
}
