import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

export const plays: Migration = {
  async up(db: Kysely<unknown>) {
    // Clustered on the identity: a repeat is found without a second index (29 bytes a row, architecture.md §2.6).
    await sql`
      create table plays (
        display integer not null, boot integer not null, seq integer not null, ref integer not null,
        "plannedAt" integer not null, "plannedMs" integer not null, "startedAt" integer not null,
        "durationMs" integer not null, "clockOffsetMs" integer not null, outcome integer not null,
        reason integer not null, "receivedAt" integer not null,
        primary key (display, boot, seq)
      ) without rowid`.execute(db)
    await db.schema.createIndex('playsByTime').on('plays').columns(['startedAt']).execute()
    await db.schema
      .createTable('playRefs')
      .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('programme', 'text', (c) => c.notNull())
      .addColumn('zone', 'text', (c) => c.notNull())
      .addColumn('revision', 'text', (c) => c.notNull())
      .addColumn('material', 'integer', (c) => c.notNull())
      .addColumn('playlist', 'integer', (c) => c.notNull())
      .addColumn('schedule', 'integer', (c) => c.notNull())
      .addColumn('layer', 'text', (c) => c.notNull())
      .addColumn('display', 'integer', (c) => c.notNull())
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('topic', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('playlistName', 'text', (c) => c.notNull())
      .addColumn('displayName', 'text', (c) => c.notNull())
      .addUniqueConstraint('playRefIdentity', [
        'display',
        'programme',
        'zone',
        'revision',
        'material',
        'playlist',
        'schedule',
        'layer',
      ])
      .execute()
    await db.schema
      .createTable('playDays')
      .addColumn('day', 'text', (c) => c.notNull())
      .addColumn('display', 'integer', (c) => c.notNull())
      .addColumn('material', 'integer', (c) => c.notNull())
      .addColumn('topic', 'text', (c) => c.notNull())
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('displayName', 'text', (c) => c.notNull())
      .addColumn('completed', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('interrupted', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('failed', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('skipped', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('durationMs', 'integer', (c) => c.notNull().defaultTo(0))
      .addPrimaryKeyConstraint('playDaysKey', ['day', 'display', 'material'])
      .execute()
    await db.schema
      .createTable('quarantine')
      .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('receivedAt', 'integer', (c) => c.notNull())
      .addColumn('display', 'integer', (c) => c.notNull())
      .addColumn('displayName', 'text', (c) => c.notNull())
      .addColumn('reason', 'text', (c) => c.notNull())
      .addColumn('row', 'text', (c) => c.notNull())
      .addColumn('digest', 'text', (c) => c.notNull().unique())
      .execute()
  },
}
