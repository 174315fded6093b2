/** What an office stored with an older version is what it has after the new one has started. */
import { Kysely, Migrator } from 'kysely'
import { expect, test } from 'vitest'
import { migrations } from '../../server/db/migrations.ts'
import { sqliteDialect } from '../../server/db/sqlite.ts'
import path from 'node:path'
import { freshFolder, removeFolder } from '../support/whole.ts'

type Rows = {
  accounts: Record<string, unknown>
  schedules: { id: number; timing: string } & Record<string, unknown>
  displays: { id: number; opening: string } & Record<string, unknown>
}

const row = { weekdays: [1, 3], from: '22:00', to: '06:00' }
const old = (weekdays: number[], more: object = {}) => ({
  kind: 'recurring',
  recurrence: { from: null, until: '2026-12-31', weekdays, except: ['2026-11-20'], ...more },
  hours: [row],
})
const once = { kind: 'once', start: 1, end: 2 }

test('[RC2][RC3] 0011 keeps when schedules run and displays are on', async () => {
  const folder = await freshFolder()
  const db = new Kysely<Rows>({
    dialect: sqliteDialect({ file: path.join(folder, 'old.db'), connections: 1, begin: 'immediate', pragmas: [] }),
  })
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
    await migrator.migrateTo('0006-plays')
    const shared = { name: '', layer: 'filler', show: '{}', target: '{}', weight: 1, wakes: 0, author: 1, createdAt: 0 }
    for (const timing of [old([3, 1]), old([1, 2, 3, 4, 5, 6, 7]), once])
      await db
        .insertInto('schedules')
        .values({ ...shared, timing: JSON.stringify(timing) } as never)
        .execute()
    const display = { name: 'LED', location: '', kind: 'led', x: 0, y: 0, width: 9, height: 9, createdAt: 0 }
    const opening = [{ ...row, brightness: 40 }]
    await db
      .insertInto('displays')
      .values({ ...display, opening: JSON.stringify(opening) } as never)
      .execute()
    expect((await migrator.migrateToLatest()).error).toBeUndefined()
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
  } finally {
    await db.destroy()
    await removeFolder(folder)
  }
})
