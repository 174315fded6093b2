/** What an office stored with an older version is what it has after the new one has started. */
import { Kysely, Migrator } from 'kysely'
import { expect, test } from 'vitest'
import { migrations } from '../../server/db/migrations.ts'
import { sqliteDialect } from '../../server/db/sqlite.ts'
import path from 'node:path'
import { freshFolder, removeFolder } from '../support/whole.ts'

type Rows = {
  accounts: Record<string, unknown>
  schedules: { id: number; timing: string; zone: string } & Record<string, unknown>
  displays: { id: number; opening: string; frame: string } & Record<string, unknown>
  factsInForce: { since: number; sheet: string }
}

const row = { weekdays: [1, 3], from: '22:00', to: '06:00' }
const old = (weekdays: number[], more: object = {}) => ({
  kind: 'recurring',
  recurrence: { from: null, until: '2026-12-31', weekdays, except: ['2026-11-20'], ...more },
  hours: [row],
})
const once = { kind: 'once', start: 1, end: 2 }

/** An old office's database, brought as far as a migration; `use` fills it, brings it up to date and looks. */
async function withOld(last: string, use: (db: Kysely<Rows>, update: () => Promise<void>) => Promise<void>) {
  const folder = await freshFolder()
  const db = new Kysely<Rows>({
    dialect: sqliteDialect({ file: path.join(folder, 'old.db'), connections: 1, begin: 'immediate', pragmas: [] }),
  })
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
    await migrator.migrateTo(last)
    await use(db, async () => expect((await migrator.migrateToLatest()).error).toBeUndefined())
  } finally {
    await db.destroy()
    await removeFolder(folder)
  }
}

const shared = { name: '', layer: 'filler', show: '{}', target: '{}', weight: 1, wakes: 0, author: 1, createdAt: 0 }
const display = { name: 'LED', location: '', kind: 'led', x: 0, y: 0, width: 9, height: 9, createdAt: 0 }

test('[RC2][RC3] 0011 keeps when schedules run and displays are on', () =>
  withOld('0006-plays', async (db, update) => {
    for (const timing of [old([3, 1]), old([1, 2, 3, 4, 5, 6, 7]), once])
      await db
        .insertInto('schedules')
        .values({ ...shared, timing: JSON.stringify(timing) } as never)
        .execute()
    const opening = [{ ...row, brightness: 40 }]
    await db
      .insertInto('displays')
      .values({ ...display, opening: JSON.stringify(opening) } as never)
      .execute()
    await update()
    const timings = (await db.selectFrom('schedules').select('timing').orderBy('id').execute()).map(
      ({ timing }) => JSON.parse(timing) as unknown,
    )
    const now = (rule: object) => ({
      kind: 'recurring',
      recurrence: { from: null, until: '2026-12-31', count: null, rule, except: ['2026-11-20'], also: [] },
      hours: { kind: 'own', rows: [row] },
    })
    expect(timings).toEqual([
      now({ every: 'week', interval: 1, weekdays: [1, 3] }),
      now({ every: 'day', interval: 1 }),
      once,
    ])
    const [{ opening: after } = { opening: '' }] = await db.selectFrom('displays').select('opening').execute()
    expect(JSON.parse(after)).toEqual({ hours: opening, followsCalendar: false, dates: [] })
  }))

test('[ZN1][ZN2] 0013 gives every display one zone, and every schedule to it', () =>
  withOld('0012-playlist-rotation', async (db, update) => {
    await db
      .insertInto('displays')
      .values({ ...display, opening: '{}' } as never)
      .execute()
    await db
      .insertInto('schedules')
      .values({ ...shared, timing: JSON.stringify(once) } as never)
      .execute()
    await update()
    expect(await db.selectFrom('displays').select('frame').execute()).toEqual([{ frame: 'main' }])
    expect(await db.selectFrom('schedules').select('zone').execute()).toEqual([{ zone: 'main' }])
    // Nothing is known of what decided before: the past of that time is told by its programmes alone.
    expect(await db.selectFrom('factsInForce').selectAll().execute()).toEqual([])
  }))
