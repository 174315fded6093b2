import type { Kysely, Migration } from 'kysely'

export const displays: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('displays')
      .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('location', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('x', 'integer', (c) => c.notNull())
      .addColumn('y', 'integer', (c) => c.notNull())
      .addColumn('width', 'integer', (c) => c.notNull())
      .addColumn('height', 'integer', (c) => c.notNull())
      .addColumn('opening', 'text', (c) => c.notNull())
      .addColumn('muted', 'integer', (c) => c.notNull().defaultTo(1))
      .addColumn('tokenHash', 'text', (c) => c.unique())
      .addColumn('pairedAt', 'integer')
      .addColumn('lastSeenAt', 'integer')
      .addColumn('health', 'text')
      .addColumn('archivedAt', 'integer')
      .addColumn('createdAt', 'integer', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
      .execute()
    await db.schema
      .createTable('groups')
      .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('name', 'text', (c) => c.notNull().unique())
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
      .execute()
    await db.schema
      .createTable('groupMembers')
      .addColumn('group', 'integer', (c) => c.notNull().references('groups.id').onDelete('cascade'))
      .addColumn('display', 'integer', (c) => c.notNull().references('displays.id'))
      .addPrimaryKeyConstraint('groupMembersKey', ['group', 'display'])
      .execute()
    await db.schema
      .createTable('pairings')
      .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('codeHash', 'text')
      .addColumn('secretHash', 'text', (c) => c.notNull().unique())
      .addColumn('display', 'integer', (c) => c.references('displays.id'))
      .addColumn('address', 'text', (c) => c.notNull())
      .addColumn('createdAt', 'integer', (c) => c.notNull())
      .addColumn('expiresAt', 'integer', (c) => c.notNull())
      .addColumn('usedAt', 'integer')
      .execute()
    await db.schema
      .createTable('programmes')
      .addColumn('hash', 'text', (c) => c.primaryKey())
      .addColumn('body', 'text', (c) => c.notNull())
      .addColumn('createdAt', 'integer', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('programmesInForce')
      .addColumn('display', 'integer', (c) => c.notNull().references('displays.id'))
      .addColumn('since', 'integer', (c) => c.notNull())
      .addColumn('hash', 'text', (c) => c.notNull().references('programmes.hash'))
      .addPrimaryKeyConstraint('programmesInForceKey', ['display', 'since'])
      .execute()
  },
}
