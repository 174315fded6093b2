import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/** What materials are for, how lists separate topics, lists by rule, goals, and lists in lists. */
export const playlistRotation: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('materials')
      .addColumn('audience', 'text', (c) => c.notNull().defaultTo('everyone'))
      .execute()
    await db.schema
      .alterTable('materials')
      .addColumn('festive', 'integer', (c) => c.notNull().defaultTo(0))
      .execute()
    await db.schema
      .alterTable('playlists')
      .addColumn('separation', 'integer', (c) => c.notNull().defaultTo(0))
      .execute()
    await db.schema.alterTable('playlists').addColumn('rule', 'text').execute()
    await db.schema
      .alterTable('playlists')
      .addColumn('goals', 'text', (c) => c.notNull().defaultTo('[]'))
      .execute()
    await rebuildItems(db)
  },
}

/** SQLite cannot let a column become null, so the table is made anew: an item is a material or a list, never both. */
async function rebuildItems(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('playlistItemsAnew')
    .addColumn('playlist', 'integer', (c) => c.notNull().references('playlists.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('material', 'integer', (c) => c.references('materials.id'))
    .addColumn('nested', 'integer', (c) => c.references('playlists.id'))
    .addColumn('weight', 'integer', (c) => c.notNull())
    .addColumn('durationMs', 'integer')
    .addPrimaryKeyConstraint('playlistItemsAnewKey', ['playlist', 'position'])
    .addCheckConstraint('oneOfTwo', sql`(material is null) <> (nested is null)`)
    .execute()
  const columns = sql.raw('playlist, position, material, weight, "durationMs"')
  await sql`insert into "playlistItemsAnew" (${columns}) select ${columns} from "playlistItems"`.execute(db)
  await db.schema.dropTable('playlistItems').execute()
  await db.schema.alterTable('playlistItemsAnew').renameTo('playlistItems').execute()
  await db.schema.createIndex('playlistItemsByMaterial').on('playlistItems').column('material').execute()
  await db.schema.createIndex('playlistItemsByNested').on('playlistItems').column('nested').execute()
}
