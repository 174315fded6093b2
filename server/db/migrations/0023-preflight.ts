import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/** How people meet a display, as is usual for its kind until somebody says otherwise; and the checks of revisions. */
export const preflight: Migration = {
  async up(db: Kysely<unknown>) {
    const usual = (mmPerPx: number, distanceM: number, outdoor: boolean) =>
      JSON.stringify({ mmPerPx, distanceM, outdoor })
    await db.schema
      .alterTable('displays')
      .addColumn('viewing', 'text', (c) => c.notNull().defaultTo(usual(0.63, 4, false)))
      .execute()
    await sql`update displays set viewing = ${usual(5, 5, true)} where kind = 'led'`.execute(db)
    await sql`update displays set viewing = ${usual(0.5, 1, false)} where kind = 'kiosk'`.execute(db)
    await db.schema
      .createTable('preflights')
      .addColumn('revision', 'integer', (c) => c.primaryKey().references('revisions.id'))
      .addColumn('durationMs', 'integer', (c) => c.notNull())
      .addColumn('targets', 'text', (c) => c.notNull())
      .addColumn('measurements', 'text', (c) => c.notNull())
      .addColumn('overridden', 'text')
      .addColumn('summary', 'text', (c) => c.notNull())
      .execute()
  },
}
