import { Kysely, sql } from 'kysely'
import { sqliteDialect } from '../db/sqlite.ts'
import type { Tables } from '../db/tables.ts'

/** Reads a database file from its first page to its last; throws, saying what is wrong with it, when it is not sound. */
export async function inspect(file: string): Promise<{ auditRows: number }> {
  const copy = new Kysely<Tables>({
    dialect: sqliteDialect({ file, connections: 1, begin: 'deferred', pragmas: ['query_only = ON'] }),
  })
  try {
    const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check(1)`.execute(copy)
    const verdict = rows[0]?.integrity_check ?? 'no answer'
    if (verdict !== 'ok') throw new Error(`the integrity check says: ${verdict}`)
    return { auditRows: await countAudit(copy) }
  } finally {
    await copy.destroy()
  }
}

/** The audit trail only grows, so its length tells whether a copy is whole. */
export async function countAudit(db: Kysely<Tables>): Promise<number> {
  const query = db.selectFrom('audit').select((count) => count.fn.countAll<number>().as('rows'))
  return (await query.executeTakeFirstOrThrow()).rows
}
