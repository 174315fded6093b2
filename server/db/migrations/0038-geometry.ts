import type { Kysely, Migration } from 'kysely'

/** How a display's canvas comes out of its output; whether it is a touch kiosk, and what was opened on it. */
export const geometry: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('displays')
      .addColumn('geometry', 'text', (c) => c.notNull().defaultTo('{"turn":0,"pieces":[],"wall":null}'))
      .execute()
    await db.schema
      .alterTable('displays')
      .addColumn('touch', 'integer', (c) => c.notNull().defaultTo(0))
      .execute()
    await db.schema
      .createTable('touchOpens')
      .addColumn('display', 'integer', (c) => c.notNull().references('displays.id'))
      .addColumn('boot', 'bigint', (c) => c.notNull())
      .addColumn('date', 'text', (c) => c.notNull())
      .addColumn('material', 'integer', (c) => c.notNull().references('materials.id'))
      .addColumn('opens', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('touchOpensKey', ['display', 'date', 'material', 'boot'])
      .execute()
  },
}
