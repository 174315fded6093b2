/** What an office stored with an older version is what it has after the new one has started. */
import { Kysely, Migrator } from 'kysely'
import { expect, test } from 'vitest'
import { canonical } from '../../playlists/canonical.ts'
import type { MaterialId } from '../../playlists/ids.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { migrations } from '../../server/db/migrations.ts'
import { Database } from '../../server/db/open.ts'
import type { Reader } from '../../server/db/open.ts'
import { sqliteDialect } from '../../server/db/sqlite.ts'
import { reindex } from '../../server/materials/indexing.ts'
import { findPage } from '../../server/materials/library.ts'
import { materialsById } from '../../server/materials/store.ts'
import path from 'node:path'
import { freshFolder, removeFolder } from '../support/whole.ts'

type Rows = {
  accounts: Record<string, unknown>
  schedules: { id: number; timing: string; zone: string } & Record<string, unknown>
  displays: { id: number; opening: string; frame: string } & Record<string, unknown>
  factsInForce: { since: number; sheet: string }
} & Record<'topics' | 'campaigns' | 'materials' | 'revisions' | 'audit', Record<string, unknown>>

const row = { weekdays: [1, 3], from: '22:00', to: '06:00' }
const old = (weekdays: number[], more: object = {}) => ({
  kind: 'recurring',
  recurrence: { from: null, until: '2026-12-31', weekdays, except: ['2026-11-20'], ...more },
  hours: [row],
})
const once = { kind: 'once', start: 1, end: 2 }

/** An old office's database, brought as far as a migration; `use` fills it, brings it up to date and looks. */
async function withOld(
  last: string,
  use: (db: Kysely<Rows>, update: () => Promise<void>, file: string) => Promise<void>,
) {
  const folder = await freshFolder()
  const file = path.join(folder, 'old.db')
  const db = new Kysely<Rows>({
    dialect: sqliteDialect({ file, connections: 1, begin: 'immediate', pragmas: [] }),
  })
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
    await migrator.migrateTo(last)
    await use(db, async () => expect((await migrator.migrateToLatest()).error).toBeUndefined(), file)
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

const label = { topic: 'CD02', source: 'Báo Hà Nội Mới', durationMs: 8000, createdAt: 5 }
/** An office of the time before tags, packs and the index: its starter campaign, and materials in every state. */
const OLD_MATERIALS = [
  { id: 1, title: 'Làn xanh', starter: 'N16', campaign: 1, words: ['Hồ sơ Làn xanh'], states: ['approved'] },
  {
    id: 2,
    title: 'Đường dây nóng',
    starter: 'N17',
    campaign: 1,
    words: ['Gọi 156', 'Gọi 113'],
    states: ['approved', 'draft'],
  },
  {
    id: 3,
    title: 'Ảnh hội nghị',
    starter: '',
    campaign: null,
    words: ['Cũ', 'Bản khác'],
    states: ['approved', 'withdrawn'],
  },
  {
    id: 4,
    title: 'Đã cất',
    starter: '',
    campaign: null,
    words: ['Họp tổ dân phố'],
    states: ['returned'],
    archivedAt: 9,
  },
  { id: 5, title: 'Làn xanh', starter: 'N16', campaign: 1, words: ['Bản sao'], states: ['pending'] },
]

async function fillOldOffice(db: Kysely<Rows>): Promise<void> {
  const insert = (table: keyof Rows, values: object) =>
    db
      .insertInto(table)
      .values(values as never)
      .execute()
  await insert('accounts', { id: 1, username: 'an', name: 'An', role: 'admin', passwordHash: '', createdAt: 0 })
  await insert('topics', { code: 'CD02', name: 'Dịch vụ công', description: '', counted: 1 })
  await insert('campaigns', { id: 1, name: 'Chiến dịch khởi đầu', goal: '', basis: '' })
  for (const { words, states, ...material } of OLD_MATERIALS) {
    await insert('materials', { ...label, ...material })
    for (const [n, headline] of words.entries()) {
      const content = canonical({ kind: 'slogan', template: 'formal', headline, support: '', steps: [] })
      const { id } = material
      const row = { material: id, number: n + 1, hash: `${id}${n}`, content, state: states[n], author: 1, createdAt: 5 }
      await insert('revisions', row)
    }
  }
}

test('[LB1][LB2] 0025 finds every material of an old office, [PK3] and 0027 knows its starter campaign as a pack', () =>
  withOld('0024-approval', async (db, update, file) => {
    await fillOldOffice(db)
    await update()
    const office = await Database.open(file)
    try {
      const find = async (search: string, more: object = {}) => {
        const page = { today: '2026-11-21' as LocalDate, sort: 'title', after: undefined, limit: 60 } as const
        return (await office.read((r) => findPage(r, { search, ...more }, page))).ids
      }
      expect(await find('')).toEqual([3, 2, 1, 5])
      expect(await find('lan xanh')).toEqual([1, 5])
      expect(await find('duong day')).toEqual([2])
      expect([await find('goi 156'), await find('goi 113')]).toEqual([[2], [2]])
      expect([await find('ban khac'), await find('to dan pho', { archived: true })]).toEqual([[3], [4]])
      expect(await find('ha noi moi n17')).toEqual([2])
      const index = (r: Reader) => r.sql.selectFrom('materialIndex').selectAll().orderBy('material').execute()
      const before = await office.read(index)
      expect(before.map(({ state, isApproved }) => [state, isApproved])).toEqual([
        ['approved', 1],
        ['draft', 1],
        ['withdrawn', 0],
        ['returned', 0],
        ['pending', 0],
      ])
      await office.transact(async (w) => {
        for (const { id } of OLD_MATERIALS) await reindex(w, id as MaterialId)
      })
      expect(await office.read(index)).toEqual(before)

      const { materials, items } = await office.read(async (r) => ({
        materials: await materialsById(r, [1, 2, 3, 4, 5] as MaterialId[]),
        items: await r.sql.selectFrom('packItems').selectAll().orderBy('noun').orderBy('key').execute(),
      }))
      expect(materials.map(({ pack, packItem, lockedWording, tags }) => [pack, packItem, lockedWording, tags])).toEqual(
        [
          ['starter-2026', 'N16', false, []],
          ['starter-2026', 'N17', false, []],
          ['', '', false, []],
          ['', '', false, []],
          ['starter-2026', 'N16', false, []],
        ],
      )
      expect(materials.map(({ latest, approved }) => [latest.number, approved?.number ?? null])).toEqual([
        [1, 1],
        [2, 1],
        [2, null],
        [1, null],
        [1, null],
      ])
      expect(items.map(({ noun, key, row, made }) => [noun, key, row, made])).toEqual([
        ['campaign', 'campaign', 1, 1],
        ['material', 'N16', 1, 1],
        ['material', 'N17', 2, 1],
      ])
      const [pack] = await office.read((r) => r.sql.selectFrom('packs').selectAll().execute())
      expect(pack).toMatchObject({ pack: 'starter-2026', importedAt: 5, importedBy: 'system' })
    } finally {
      await office.close()
    }
  }))
