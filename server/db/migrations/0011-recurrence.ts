import type { Kysely, Migration } from 'kysely'

type OldRecurrence = { from: string | null; until: string | null; weekdays: number[]; except: string[] }
type OldTiming = { kind: 'recurring'; recurrence: OldRecurrence; hours: unknown[] } | { kind: 'once' }
type Before = {
  schedules: { id: number; timing: string }
  displays: { id: number; opening: string }
}

/** Recurrences become a rule with a count and additions; hours are the schedule's own, or a daypart's; openings have dates. */
export const recurrence: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('dayparts')
      .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('hours', 'text', (c) => c.notNull())
      .addColumn('followsCalendar', 'integer', (c) => c.notNull())
      .addColumn('dates', 'text', (c) => c.notNull())
      .addColumn('archivedAt', 'integer')
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
      .execute()
    await db.schema.alterTable('displays').addColumn('feedToken', 'text').execute()
    await db.schema.createIndex('displaysByFeed').unique().on('displays').column('feedToken').execute()
    const tables = db as Kysely<Before>
    for (const { id, timing } of await tables.selectFrom('schedules').select(['id', 'timing']).execute()) {
      const next = JSON.stringify(timingOf(JSON.parse(timing) as OldTiming))
      await tables.updateTable('schedules').set({ timing: next }).where('id', '=', id).execute()
    }
    for (const { id, opening } of await tables.selectFrom('displays').select(['id', 'opening']).execute()) {
      const next = JSON.stringify({ hours: JSON.parse(opening) as unknown, followsCalendar: false, dates: [] })
      await tables.updateTable('displays').set({ opening: next }).where('id', '=', id).execute()
    }
  },
}

function timingOf(timing: OldTiming): unknown {
  if (timing.kind === 'once') return timing
  const { from, until, weekdays, except } = timing.recurrence
  const rule =
    weekdays.length === 7
      ? { every: 'day', interval: 1 }
      : { every: 'week', interval: 1, weekdays: [...weekdays].sort() }
  return {
    kind: 'recurring',
    recurrence: { from, until, count: null, rule, except, also: [] },
    hours: { kind: 'own', rows: timing.hours },
  }
}
