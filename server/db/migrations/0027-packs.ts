import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/** Packs, and what became of their parts in this office. The starter campaign, which was there before, is one of them. */
export const packs: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('materials').renameColumn('starter', 'packItem').execute()
    await db.schema
      .alterTable('materials')
      .addColumn('pack', 'text', (c) => c.notNull().defaultTo(''))
      .execute()
    await db.schema
      .alterTable('materials')
      .addColumn('lockedWording', 'integer', (c) => c.notNull().defaultTo(0))
      .execute()
    await db.schema
      .createTable('packs')
      .addColumn('pack', 'text', (c) => c.primaryKey())
      .addColumn('body', 'text')
      .addColumn('files', 'text', (c) => c.notNull())
      .addColumn('importedAt', 'integer')
      .addColumn('importedBy', 'text', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('packItems')
      .addColumn('pack', 'text', (c) => c.notNull().references('packs.pack'))
      .addColumn('noun', 'text', (c) => c.notNull())
      .addColumn('key', 'text', (c) => c.notNull())
      .addColumn('row', 'integer', (c) => c.notNull())
      .addColumn('made', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('packItemsKey', ['pack', 'noun', 'key'])
      .execute()
    await db.schema
      .createTable('packMaker')
      .addColumn('id', 'integer', (c) => c.primaryKey())
      .addColumn('secret', 'text', (c) => c.notNull())
      .execute()
    await sql`insert into "packMaker" (id, secret) values (1, lower(hex(randomblob(16))))`.execute(db)
    await adoptStarter(db)
  },
}

/** Offices that have the starter campaign already. */
async function adoptStarter(db: Kysely<unknown>): Promise<void> {
  await sql`update materials set pack = 'starter-2026' where "packItem" <> ''`.execute(db)
  await sql`
    insert into packs (pack, body, files, "importedAt", "importedBy")
    select pack, null, '{}', min("createdAt"), 'system' from materials where pack <> '' group by pack`.execute(db)
  await sql`
    insert into "packItems" (pack, noun, key, "row", made)
    select pack, 'material', "packItem", min(id), 1 from materials where pack <> '' group by pack, "packItem"`.execute(
    db,
  )
  await sql`
    insert into "packItems" (pack, noun, key, "row", made)
    select pack, 'campaign', 'campaign', min(campaign), 1 from materials
    where pack <> '' and campaign is not null group by pack`.execute(db)
}
