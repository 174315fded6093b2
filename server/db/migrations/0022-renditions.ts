import type { Kysely, Migration } from 'kysely'

/** Pictures at the sizes of the displays, what is known of a video beyond its size, and how web pages were last found. */
export const renditions: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('renditions')
      .addColumn('of', 'text', (c) => c.notNull().references('files.hash').onDelete('cascade'))
      .addColumn('file', 'text', (c) => c.notNull().references('files.hash').onDelete('cascade'))
      .addColumn('width', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('renditionOf', ['of', 'width'])
      .execute()
    await db.schema
      .alterTable('files')
      .addColumn('details', 'text', (c) => c.notNull().defaultTo('null'))
      .execute()
    await db.schema
      .createTable('webPages')
      .addColumn('url', 'text', (c) => c.primaryKey())
      .addColumn('checkedAt', 'integer', (c) => c.notNull())
      .addColumn('fault', 'text')
      .execute()
  },
}
