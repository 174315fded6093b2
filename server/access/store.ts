import type { AccountId } from '../../playlists/ids.ts'
import type { Role } from '../../playlists/permissions.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Account } from '../../playlists/wire/access.ts'
import type { Reader, Writer } from '../db/open.ts'

type AccountRow = Account & { passwordHash: string }

/** Stands where a password's hash would: an author who is no person. Nobody can sign in as it, nor see or change it. */
const NO_PASSWORD = ''

const people = (r: Reader) => r.sql.selectFrom('accounts').selectAll().where('passwordHash', '!=', NO_PASSWORD)

export async function listAccounts(r: Reader): Promise<Account[]> {
  return (await people(r).orderBy('username').execute()).map(asAccount)
}

export async function findAccount(r: Reader, id: AccountId): Promise<Account | null> {
  const row = await people(r).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : asAccount(row)
}

/** For signing in: the one place that reads a password's hash. */
export async function findByUsername(r: Reader, username: string): Promise<AccountRow | null> {
  const row = await r.sql.selectFrom('accounts').selectAll().where('username', '=', username).executeTakeFirst()
  return row === undefined ? null : { ...asAccount(row), passwordHash: row.passwordHash }
}

export async function anyAccount(r: Reader): Promise<boolean> {
  return (await people(r).limit(1).executeTakeFirst()) !== undefined
}

export async function activeAdmins(r: Reader): Promise<AccountId[]> {
  const query = r.sql.selectFrom('accounts').select('id').where('role', '=', 'admin').where('active', '=', 1)
  return (await query.orderBy('id').execute()).map((row) => row.id as AccountId)
}

export async function addAccount(
  w: Writer,
  given: { username: string; name: string; role: Role; passwordHash: string; createdAt: Instant },
): Promise<Account> {
  w.changed('accounts')
  return asAccount(
    await w.sql
      .insertInto('accounts')
      .values({ ...given, active: 1 })
      .returningAll()
      .executeTakeFirstOrThrow(),
  )
}

/** Adds an author who is no person: what the program brings along is nobody's own work. */
export async function addAuthorOnly(
  w: Writer,
  given: { username: string; name: string; createdAt: Instant },
): Promise<AccountId> {
  const row = { ...given, role: 'editor', passwordHash: NO_PASSWORD, active: 0 } as const
  return (await w.sql.insertInto('accounts').values(row).returning('id').executeTakeFirstOrThrow()).id as AccountId
}

/** Null when the account is not at `version` any more. */
export async function changeAccount(
  w: Writer,
  at: { id: AccountId; version: number },
  next: { name: string; role: Role; active: boolean },
): Promise<Account | null> {
  w.changed('accounts')
  const row = await w.sql
    .updateTable('accounts')
    .set({ name: next.name, role: next.role, active: next.active ? 1 : 0, version: at.version + 1 })
    .where('id', '=', at.id)
    .where('version', '=', at.version)
    .returningAll()
    .executeTakeFirst()
  return row === undefined ? null : asAccount(row)
}

export async function changePasswordHash(w: Writer, id: AccountId, passwordHash: string): Promise<void> {
  w.changed('accounts')
  await w.sql
    .updateTable('accounts')
    .set((old) => ({ passwordHash, version: old('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

type Stored = Omit<AccountRow, 'id' | 'active' | 'createdAt' | 'lastSeenAt'> & {
  id: number
  active: 0 | 1
  createdAt: number
  lastSeenAt: number | null
}

const asAccount = (row: Stored): Account => ({
  id: row.id as AccountId,
  username: row.username,
  name: row.name,
  role: row.role,
  active: row.active === 1,
  createdAt: row.createdAt as Instant,
  lastSeenAt: row.lastSeenAt as Instant | null,
  version: row.version,
})
