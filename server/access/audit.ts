import type { AuditEntry, Me } from '../../playlists/wire/access.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Reader, Writer } from '../db/open.ts'

/** Who did it (a username, or `system`), from which address, when. */
export type By = { actor: string; address: string; at: Instant }

/** `action` and `noun` are English keys; names are snapshots; `before` and `after` are any JSON, secrets are left out. */
export type Change = {
  action: string
  noun: string
  nounId: string | number
  nounName: string
  before?: unknown
  after?: unknown
}

export const SYSTEM = 'system'

export const by = (caller: { account: Me; address: string }, now: Instant): By => ({
  actor: caller.account.username,
  address: caller.address,
  at: now,
})

/** Writes one line of the audit trail in the transaction of the change itself: both are there, or neither. */
export async function recordChange(w: Writer, { actor, address, at }: By, change: Change): Promise<void> {
  await w.sql
    .insertInto('audit')
    .values({
      at,
      actor,
      address,
      action: change.action,
      noun: change.noun,
      nounId: String(change.nounId),
      nounName: change.nounName,
      before: asJson(change.before),
      after: asJson(change.after),
    })
    .execute()
}

const SECRET = /^(password|passwordHash|token|tokenHash|secret|secretHash|codeHash|claim|csrf|setupTokenHash)$/

function asJson(value: unknown): string | null {
  if (value === undefined || value === null) return null
  return JSON.stringify(value, (key, member: unknown) => (SECRET.test(key) ? undefined : member))
}

const PAGE = 100

export async function readAudit(
  r: Reader,
  asked: { before?: number; noun?: string; actor?: string },
): Promise<{ entries: AuditEntry[]; more: boolean }> {
  let query = r.sql.selectFrom('audit').selectAll().orderBy('id', 'desc')
  if (asked.before !== undefined) query = query.where('id', '<', asked.before)
  if (asked.noun !== undefined) query = query.where('noun', '=', asked.noun)
  if (asked.actor !== undefined) query = query.where('actor', '=', asked.actor)
  const rows = await query.limit(PAGE + 1).execute()
  return { entries: rows.slice(0, PAGE) as AuditEntry[], more: rows.length > PAGE }
}
