import type { Kysely, Migration } from 'kysely'

/** Displays have a frame and schedules a zone; what decided is kept beside the programmes, so that the past can be explained. */
export const zones: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('displays')
      .addColumn('frame', 'text', (c) => c.notNull().defaultTo('main'))
      .execute()
    await db.schema
      .alterTable('schedules')
      .addColumn('zone', 'text', (c) => c.notNull().defaultTo('main'))
      .execute()
    await db.schema
      .createTable('factSheets')
      .addColumn('hash', 'text', (c) => c.primaryKey())
      .addColumn('body', 'blob', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('factsInForce')
      .addColumn('since', 'integer', (c) => c.primaryKey())
      .addColumn('sheet', 'text', (c) => c.notNull().references('factSheets.hash'))
      .execute()
  },
}
