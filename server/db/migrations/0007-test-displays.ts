import type { Kysely, Migration } from 'kysely'

export const testDisplays: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('displays')
      .addColumn('test', 'integer', (c) => c.notNull().defaultTo(0))
      .execute()
  },
}
