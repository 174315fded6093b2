import type { Kysely, Migration } from 'kysely'

export const access: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('accounts')
      .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('username', 'text', (c) => c.notNull().unique())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('role', 'text', (c) => c.notNull())
      .addColumn('passwordHash', 'text', (c) => c.notNull())
      .addColumn('active', 'integer', (c) => c.notNull().defaultTo(1))
      .addColumn('createdAt', 'integer', (c) => c.notNull())
      .addColumn('lastSeenAt', 'integer')
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
      .execute()
    await db.schema
      .createTable('sessions')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('account', 'integer', (c) => c.notNull().references('accounts.id'))
      .addColumn('csrf', 'text', (c) => c.notNull())
      .addColumn('address', 'text', (c) => c.notNull())
      .addColumn('createdAt', 'integer', (c) => c.notNull())
      .addColumn('lastSeenAt', 'integer', (c) => c.notNull())
      .addColumn('expiresAt', 'integer', (c) => c.notNull())
      .execute()
    await db.schema.createIndex('sessionsByAccount').on('sessions').column('account').execute()
    await db.schema
      .createTable('audit')
      .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('at', 'integer', (c) => c.notNull())
      .addColumn('actor', 'text', (c) => c.notNull())
      .addColumn('action', 'text', (c) => c.notNull())
      .addColumn('noun', 'text', (c) => c.notNull())
      .addColumn('nounId', 'text', (c) => c.notNull())
      .addColumn('nounName', 'text', (c) => c.notNull())
      .addColumn('before', 'text')
      .addColumn('after', 'text')
      .addColumn('address', 'text', (c) => c.notNull())
      .execute()
    await db.schema.createIndex('auditByNoun').on('audit').columns(['noun', 'nounId']).execute()
  },
}
