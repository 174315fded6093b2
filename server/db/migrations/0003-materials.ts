import type { Kysely, Migration } from 'kysely'

export const materials: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('files')
      .addColumn('hash', 'text', (c) => c.primaryKey())
      .addColumn('type', 'text', (c) => c.notNull())
      .addColumn('bytes', 'integer', (c) => c.notNull())
      .addColumn('width', 'integer', (c) => c.notNull())
      .addColumn('height', 'integer', (c) => c.notNull())
      .addColumn('durationMs', 'integer')
      .addColumn('hasSound', 'integer', (c) => c.notNull())
      .addColumn('createdAt', 'integer', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('materials')
      .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('topic', 'text', (c) => c.notNull().references('topics.code'))
      .addColumn('campaign', 'integer', (c) => c.references('campaigns.id'))
      .addColumn('source', 'text', (c) => c.notNull())
      .addColumn('durationMs', 'integer', (c) => c.notNull())
      .addColumn('validFrom', 'text')
      .addColumn('validUntil', 'text')
      .addColumn('starter', 'text', (c) => c.notNull().defaultTo(''))
      .addColumn('archivedAt', 'integer')
      .addColumn('createdAt', 'integer', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
      .execute()
    await db.schema
      .createTable('revisions')
      .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('material', 'integer', (c) => c.notNull().references('materials.id'))
      .addColumn('number', 'integer', (c) => c.notNull())
      .addColumn('hash', 'text', (c) => c.notNull())
      .addColumn('content', 'text', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('author', 'integer', (c) => c.notNull().references('accounts.id'))
      .addColumn('createdAt', 'integer', (c) => c.notNull())
      .addColumn('submittedAt', 'integer')
      .addColumn('decidedAt', 'integer')
      .addColumn('decider', 'integer', (c) => c.references('accounts.id'))
      .addColumn('reason', 'text', (c) => c.notNull().defaultTo(''))
      .addUniqueConstraint('revisionNumber', ['material', 'number'])
      .execute()
    await db.schema.createIndex('revisionsByState').on('revisions').columns(['state', 'material']).execute()
  },
}
