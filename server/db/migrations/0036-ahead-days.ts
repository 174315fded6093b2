import type { Kysely, Migration } from 'kysely'

/** For how many days ahead a display is given its programme. */
export const aheadDays: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('displays')
      .addColumn('aheadDays', 'integer', (c) => c.notNull().defaultTo(14))
      .execute()
  },
}
