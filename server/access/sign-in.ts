import { MINUTE } from '../../playlists/time.ts'
import type { Me } from '../../playlists/wire/access.ts'
import type { ServerClock } from '../clock.ts'
import type { Database, Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { Attempts } from './attempts.ts'
import { SYSTEM, recordChange } from './audit.ts'
import { PasswordCheck, hashPassword, passwordProblem } from './passwords.ts'
import type { Sessions } from './sessions.ts'
import { changePasswordHash, findByUsername } from './store.ts'

type Actor = { actor: string; address: string }
export type Opened = { account: Me; token: string; csrf: string }

const WINDOW_MS = 15 * MINUTE
const PER_PERSON = 10
/** A whole office may sit behind one address. */
const PER_ADDRESS = 100

/** Signing in, and all that a password decides. */
export class SignIn {
  readonly #db: Database
  readonly #clock: ServerClock
  readonly #sessions: Sessions
  readonly #passwords = new PasswordCheck()
  readonly #perPerson = new Attempts(PER_PERSON, WINDOW_MS)
  readonly #perAddress = new Attempts(PER_ADDRESS, WINDOW_MS)

  constructor(db: Database, clock: ServerClock, sessions: Sessions) {
    this.#db = db
    this.#clock = clock
    this.#sessions = sessions
  }

  /** Always a new session id; the one that was presented, if any, ends. Throws `wrong-credentials` or `too-many`. */
  async open(given: { username: string; password: string }, address: string, before: string | null): Promise<Opened> {
    const username = given.username.toLowerCase()
    const account = await this.#verified(username, given.password, address)
    const { opened, ended } = await this.#db.transact(async (w) => {
      const ended = before === null ? [] : await this.#sessions.end(w, { session: before })
      const opened = await this.#sessions.start(w, account.id, address)
      const at = this.#clock.now()
      const change = { action: 'sign-in', noun: 'accounts', nounId: account.id, nounName: username }
      await recordChange(w, { actor: username, address, at }, change)
      return { opened, ended }
    })
    this.#sessions.announceEnded(ended)
    return { account, ...opened }
  }

  /** All sessions of the account end; the caller gets a new one. */
  async changeOwn(me: Me, given: { current: string; next: string }, address: string): Promise<Opened> {
    await this.#verified(me.username, given.current, address)
    const actor = { actor: me.username, address }
    const opened = await this.#replace(me, given.next, actor, (w) => this.#sessions.start(w, me.id, address))
    return { account: me, ...opened }
  }

  /** All sessions of the account end. */
  async reset(account: Me, password: string, actor: Actor): Promise<void> {
    await this.#replace(account, password, actor, async () => undefined)
  }

  async #verified(username: string, password: string, address: string): Promise<Me> {
    const person = `${username} ${address}`
    const now = this.#clock.now()
    this.#perPerson.check(person, now)
    this.#perAddress.check(address, now)
    // Counted before the slow check, so that a burst sent at once counts as well; a right password takes it back.
    const closes = [this.#perPerson.record(person, now), this.#perAddress.record(address, now)].includes(true)
    const account = await this.#db.read((r) => findByUsername(r, username))
    const right = await this.#passwords.matches(password, account?.active ? account.passwordHash : null)
    if (!right || account === null) {
      await this.#recordFailure(account, address, closes)
      throw new Refusal('wrong-credentials')
    }
    this.#perPerson.forget(person)
    this.#perAddress.takeBack(address)
    return { id: account.id, username, name: account.name, role: account.role }
  }

  /**
   * Nobody knows who it was, so the system says it. A name that no account bears is not kept: it may well be a password
   * typed into the wrong field.
   */
  async #recordFailure(account: Me | null, address: string, closes: boolean): Promise<void> {
    const by = { actor: SYSTEM, address, at: this.#clock.now() }
    const whose = { noun: 'accounts', nounId: account?.id ?? '', nounName: account?.username ?? '' }
    await this.#db.transact(async (w) => {
      await recordChange(w, by, { action: 'sign-in-failed', ...whose })
      if (closes) await recordChange(w, by, { action: 'locked-out', ...whose })
    })
  }

  /** `renew` opens a session in the same transaction that ends all others. */
  async #replace<T>(account: Me, password: string, actor: Actor, renew: (w: Writer) => Promise<T>): Promise<T> {
    const passwordHash = await hashChecked(password, account.username)
    const { ended, renewed } = await this.#db.transact(async (w) => {
      await changePasswordHash(w, account.id, passwordHash)
      const change = { action: 'password', noun: 'accounts', nounId: account.id, nounName: account.username }
      await recordChange(w, { ...actor, at: this.#clock.now() }, change)
      const ended = await this.#sessions.end(w, { account: account.id })
      return { ended, renewed: await renew(w) }
    })
    this.#sessions.announceEnded(ended)
    return renewed
  }
}

/** Throws `password-weak`, naming what is wrong with it. */
export async function hashChecked(password: string, username: string): Promise<string> {
  const problem = passwordProblem(password, username)
  if (problem !== null) throw new Refusal('password-weak', { details: [{ field: 'password', problem }] })
  return hashPassword(password)
}
