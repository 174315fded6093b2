import type { Kysely, Migration } from 'kysely'

export const playlists: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('playlists')
      .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('note', 'text', (c) => c.notNull())
      .addColumn('order', 'text', (c) => c.notNull())
      .addColumn('archivedAt', 'integer')
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
      .execute()
    await db.schema
      .createTable('playlistItems')
      .addColumn('playlist', 'integer', (c) => c.notNull().references('playlists.id'))
      .addColumn('position', 'integer', (c) => c.notNull())
      .addColumn('material', 'integer', (c) => c.notNull().references('materials.id'))
      .addColumn('weight', 'integer', (c) => c.notNull())
      .addColumn('durationMs', 'integer')
      .addPrimaryKeyConstraint('playlistItemsKey', ['playlist', 'position'])
      .execute()
    await db.schema.createIndex('playlistItemsByMaterial').on('playlistItems').column('material').execute()
    await db.schema
      .createTable('schedules')
      .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('layer', 'text', (c) => c.notNull())
      .addColumn('show', 'text', (c) => c.notNull())
      .addColumn('timing', 'text', (c) => c.notNull())
      .addColumn('target', 'text', (c) => c.notNull())
      .addColumn('weight', 'integer', (c) => c.notNull())
      .addColumn('wakes', 'integer', (c) => c.notNull())
      .addColumn('author', 'integer', (c) => c.notNull().references('accounts.id'))
      .addColumn('createdAt', 'integer', (c) => c.notNull())
      .addColumn('archivedAt', 'integer')
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
      .execute()
  },
}
