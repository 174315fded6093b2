import type { AccountId } from '../../playlists/ids.ts'
import type { Role } from '../../playlists/permissions.ts'
import type { Account } from '../../playlists/wire/access.ts'
import type { Database, Reader, Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { recordChange } from './audit.ts'
import type { By } from './audit.ts'
import type { Sessions } from './sessions.ts'
import { hashChecked } from './sign-in.ts'
import { activeAdmins, addAccount, changeAccount, findAccount, findByUsername } from './store.ts'

type Draft = { username: string; name: string; role: Role; password: string }
type Update = { version: number; name: string; role: Role; active: boolean }

/** What an administrator does with accounts. They are locked, never deleted: their names stand in the audit trail. */
export class Accounts {
  readonly #db: Database
  readonly #sessions: Sessions

  constructor(db: Database, sessions: Sessions) {
    this.#db = db
    this.#sessions = sessions
  }

  async create({ username, name, role, password }: Draft, by: By): Promise<Account> {
    const passwordHash = await hashChecked(password, username)
    return this.#db.transact(async (w) => {
      if ((await findByUsername(w, username)) !== null) throw new Refusal('name-taken')
      const account = await addAccount(w, { username, name, role, passwordHash, createdAt: by.at })
      await recordChange(w, by, { ...named('create', account), after: shown(account) })
      return account
    })
  }

  /** A changed role or a lock ends the account's sessions at once. */
  async update(id: AccountId, next: Update, by: By): Promise<Account> {
    const { account, ended } = await this.#db.transact(async (w) => {
      const before = await this.get(w, id)
      await refuseLosingLastAdmin(w, before, next)
      const account = await changeAccount(w, { id, version: next.version }, next)
      if (account === null) throw new Refusal('stale')
      await recordChange(w, by, { ...named('update', account), before: shown(before), after: shown(account) })
      const endsSessions = before.role !== account.role || !account.active
      return { account, ended: endsSessions ? await this.#sessions.end(w, { account: id }) : [] }
    })
    this.#sessions.announceEnded(ended)
    return account
  }

  async get(r: Reader, id: AccountId): Promise<Account> {
    const account = await findAccount(r, id)
    if (account === null) throw new Refusal('not-found')
    return account
  }
}

async function refuseLosingLastAdmin(w: Writer, before: Account, next: Update): Promise<void> {
  if (next.role === 'admin' && next.active) return
  const admins = await activeAdmins(w)
  if (admins.length === 1 && admins[0] === before.id) throw new Refusal('last-admin')
}

const named = (action: string, { id, username }: Account) => ({
  action,
  noun: 'accounts',
  nounId: id,
  nounName: username,
})
const shown = ({ username, name, role, active }: Account) => ({ username, name, role, active })
