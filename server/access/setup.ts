import type { Instant } from '../../playlists/time.ts'
import type { Me } from '../../playlists/wire/access.ts'
import type { ServerClock } from '../clock.ts'
import type { Database, Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { vi } from '../text.vi.ts'
import { SYSTEM, recordChange } from './audit.ts'
import { sameSecret, sha256 } from './secrets.ts'
import type { Sessions } from './sessions.ts'
import type { Opened } from './sign-in.ts'
import { hashChecked } from './sign-in.ts'
import { addAccount, anyAccount } from './store.ts'

/**
 * Furnishes the office in the very transaction that makes its first account, so that what it brings in has an author.
 * `unattended` is a start with `ADMIN_PASSWORD`, where nobody sits at the wizard.
 */
export type MoveIn = (w: Writer, admin: Me, given: { now: Instant; unattended: boolean }) => Promise<void>

type FirstAdmin = { username: string; name: string; password: string }

/** The first account of an empty office. The link's token is told to whoever starts the program; its hash is kept. */
export class Setup {
  readonly #db: Database
  readonly #clock: ServerClock
  readonly #sessions: Sessions
  readonly #moveIn: MoveIn

  constructor(db: Database, clock: ServerClock, sessions: Sessions, moveIn: MoveIn) {
    this.#db = db
    this.#clock = clock
    this.#sessions = sessions
    this.#moveIn = moveIn
  }

  /** At each start: while there is no account, the new token is the only one that works. */
  async offer(token: string): Promise<void> {
    await this.#db.transact(async (w) => {
      const setupTokenHash = (await anyAccount(w)) ? null : sha256(token)
      await w.sql.updateTable('settings').set({ setupTokenHash }).where('id', '=', 1).execute()
    })
  }

  async works(token: string): Promise<boolean> {
    return this.#db.read(async (r) => {
      const row = await r.sql.selectFrom('settings').select('setupTokenHash').where('id', '=', 1).executeTakeFirst()
      return row?.setupTokenHash != null && sameSecret(row.setupTokenHash, sha256(token))
    })
  }

  /** Throws `setup-done`, `setup-link-wrong` or `password-weak`. */
  async open(token: string, given: FirstAdmin, address: string): Promise<Opened> {
    if (await this.#db.read(anyAccount)) throw new Refusal('setup-done')
    if (!(await this.works(token))) throw new Refusal('setup-link-wrong')
    const passwordHash = await hashChecked(given.password, given.username)
    return this.#db.transact(async (w) => {
      const account = await this.#create(w, { ...given, passwordHash }, { actor: given.username, address }, false)
      return { account, ...(await this.#sessions.start(w, account.id, address)) }
    })
  }

  /** `ADMIN_PASSWORD`: makes `admin` once, in an office without accounts; true when it did. */
  async unattended(password: string): Promise<boolean> {
    if (await this.#db.read(anyAccount)) return false
    const passwordHash = await hashChecked(password, 'admin')
    const given = { username: 'admin', name: vi.adminName, passwordHash }
    await this.#db.transact((w) => this.#create(w, given, { actor: SYSTEM, address: '' }, true))
    return true
  }

  async #create(
    w: Writer,
    given: { username: string; name: string; passwordHash: string },
    actor: { actor: string; address: string },
    unattended: boolean,
  ): Promise<Me> {
    if (await anyAccount(w)) throw new Refusal('setup-done')
    const createdAt = this.#clock.now()
    const { username, name, passwordHash } = given
    const account = await addAccount(w, { username, name, role: 'admin', passwordHash, createdAt })
    await w.sql.updateTable('settings').set({ setupTokenHash: null }).where('id', '=', 1).execute()
    const after = { username, name, role: 'admin' }
    const change = { action: 'create', noun: 'accounts', nounId: account.id, nounName: username, after }
    await recordChange(w, { ...actor, at: createdAt }, change)
    const admin: Me = { id: account.id, username, name, role: 'admin' }
    await this.#moveIn(w, admin, { now: createdAt, unattended })
    return admin
  }
}
