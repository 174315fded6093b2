import type { Kysely, Migration } from 'kysely'

/** Uploads that have not become a material yet; their bytes lie in DATA_DIR/uploads under the id. */
export const uploads: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('uploads')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('account', 'integer', (c) => c.notNull().references('accounts.id'))
      .addColumn('address', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('bytes', 'integer', (c) => c.notNull())
      .addColumn('startedAt', 'integer', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .execute()
  },
}
