import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'
import type { Content } from '../../../playlists/content.ts'
import { fold, searchable, sortKey } from '../../../playlists/search.ts'

/** Tags, and what the library finds a material by (materials/indexing.ts keeps it); filled for the materials there are. */
export const materialIndex: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('materials')
      .addColumn('tags', 'text', (c) => c.notNull().defaultTo('[]'))
      .execute()
    await db.schema
      .createTable('materialIndex')
      .addColumn('material', 'integer', (c) => c.primaryKey().references('materials.id'))
      .addColumn('words', 'text', (c) => c.notNull())
      .addColumn('titleKey', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('isApproved', 'integer', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('materialTags')
      .addColumn('material', 'integer', (c) => c.notNull().references('materials.id'))
      .addColumn('tag', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('materialTagsKey', ['material', 'tag'])
      .execute()
    await db.schema.createIndex('materialTagsByTag').on('materialTags').column('tag').execute()
    await backfill(db)
  },
}

type Old = { id: number; title: string; topic: string; starter: string; source: string } & {
  latest: string
  state: string
  approved: string | null
}

async function backfill(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<Old>`
    select m.id, m.title, m.topic, m.starter, m.source, l.content as latest, l.state,
      (select d.content from revisions d where d.material = m.id and d.state = 'approved'
        and d.number = (select max(o.number) from revisions o
          where o.material = m.id and o.state in ('approved', 'withdrawn'))) as approved
    from materials m join revisions l on l.material = m.id
      and l.number = (select max(o.number) from revisions o where o.material = m.id)`.execute(db)
  for (const { id, title, topic, starter, source, latest, state, approved } of rows) {
    const content = JSON.parse(latest) as Content
    const shown = approved === null || approved === latest ? [] : searchable(JSON.parse(approved) as Content)
    const words = fold([title, topic, starter, source, ...searchable(content), ...shown].join(' '))
    await sql`
      insert into "materialIndex" (material, words, "titleKey", kind, state, "isApproved")
      values (${id}, ${words}, ${sortKey(title)}, ${content.kind}, ${state}, ${approved === null ? 0 : 1})`.execute(db)
  }
}
