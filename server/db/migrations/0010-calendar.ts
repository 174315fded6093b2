import type { Kysely, Migration } from 'kysely'

export const calendar: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('calendarEntries')
      .addColumn('version', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('date', 'text', (c) => c.notNull().unique())
      .addColumn('body', 'text', (c) => c.notNull())
      .execute()
  },
}
