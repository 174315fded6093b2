import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Fastify from 'fastify'
import { Compile } from 'typebox/compile'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { canonical } from '../../playlists/canonical.ts'
import { ALL_WEEK } from '../../playlists/dayparts.ts'
import type { DisplayId, Hash } from '../../playlists/ids.ts'
import type { Content } from '../../playlists/content.ts'
import { playingAt } from '../../playlists/playback.ts'
import { Programme } from '../../playlists/programme.ts'
import type { Timing } from '../../playlists/schedule.ts'
import { ALWAYS_OPEN } from '../../playlists/opening.ts'
import { EVERY_DATE } from '../../playlists/recurrence.ts'
import { DAY, MINUTE } from '../../playlists/time.ts'
import { Database } from '../../server/db/open.ts'
import { Programmes } from '../../server/programmes/programmes.ts'
import { Publisher } from '../../server/programmes/publish.ts'
import { addDisplay, setArchived } from '../../server/displays/store.ts'
import { seedOffice } from '../../server/settings/seed.ts'
import { FakeClock, MORNING } from '../support/fake-clock.ts'
import { hashOf, makeDisplay } from '../support/fleet.ts'

let folder: string
let db: Database
let clock: FakeClock
let programmes: Programmes
let publisher: Publisher
let enacted: string[]
const log = Fastify({ logger: { level: 'silent' } }).log
const isProgramme = Compile(Programme)

const slogan = (headline: string): Content => ({ kind: 'slogan', template: 'formal', headline, support: '', steps: [] })
const image = (file: Hash): Content => ({
  kind: 'image',
  file,
  type: 'image/png',
  bytes: 10,
  width: 10,
  height: 10,
  fit: 'contain',
  description: '',
})

beforeEach(async () => {
  clock = new FakeClock()
  folder = await mkdtemp(path.join(tmpdir(), 'bang-tin-publish-'))
  await open()
  await seedOffice(db)
  await db.transact(async (w) => {
    const account = { username: 'an', name: 'An', role: 'admin' as const, passwordHash: '', active: 1 as const }
    await w.sql
      .insertInto('accounts')
      .values({ ...account, createdAt: 0, lastSeenAt: null })
      .execute()
  })
})
afterEach(async () => {
  await close()
  await rm(folder, { recursive: true, force: true })
})

async function open() {
  db = await Database.open(path.join(folder, 'bang-tin.sqlite'))
  programmes = new Programmes()
  await programmes.load(db)
  enacted = []
  programmes.onEnacted((display, hash) => enacted.push(`${display} ${hash}`))
  publisher = new Publisher({ db, clock, programmes, log })
}
async function close() {
  await publisher.stop()
  await db.close()
}

const display = (name: string, given = {}) =>
  db.transact(async (w) => (await addDisplay(w, makeDisplay({ name, ...given }), clock.now())).id)

/** A material with one approved revision. */
const approved = (content: Content) =>
  db.transact(async (w) => {
    const facts = { title: 'Tên', topic: 'CD01', campaign: null, source: '', durationMs: 8000 }
    const times = { validFrom: null, validUntil: null, archivedAt: null, createdAt: 0 }
    const material = await w.sql
      .insertInto('materials')
      .values({ ...facts, ...times, packItem: '' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const text = canonical(content)
    const hash = createHash('sha256').update(text).digest('hex')
    const decided = { author: 1, createdAt: 0, submittedAt: 0, decidedAt: 0, decider: 1, reason: '' }
    await w.sql
      .insertInto('revisions')
      .values({ material: material.id, number: 1, hash, content: text, state: 'approved', ...decided })
      .execute()
    w.changed('materials')
    return { id: material.id, hash }
  })

/** A playlist of these materials, and a filler for everybody that plays it. */
const scheduled = (materials: number[], target = { all: true, displays: [] as number[], groups: [] }) =>
  db.transact(async (w) => {
    const list = { name: 'Danh sách', note: '', order: 'sequence' as const, archivedAt: null }
    const { id } = await w.sql.insertInto('playlists').values(list).returning('id').executeTakeFirstOrThrow()
    const items = materials.map((material, position) => ({
      playlist: id,
      position,
      material,
      weight: 1,
      durationMs: null,
    }))
    await w.sql.insertInto('playlistItems').values(items).execute()
    const timing: Timing = { kind: 'recurring', recurrence: EVERY_DATE, hours: { kind: 'own', rows: ALL_WEEK } }
    const row = {
      name: 'Lịch',
      layer: 'filler' as const,
      weight: 1,
      zone: 'main' as const,
      wakes: 0 as const,
      author: 1,
      createdAt: 0,
      archivedAt: null,
    }
    const json = {
      show: JSON.stringify({ kind: 'playlist', playlist: id }),
      timing: JSON.stringify(timing),
      target: JSON.stringify(target),
    }
    await w.sql
      .insertInto('schedules')
      .values({ ...row, ...json })
      .execute()
    w.changed('schedules')
  })

const withdraw = (material: number) =>
  db.transact(async (w) => {
    await w.sql.updateTable('revisions').set({ state: 'withdrawn' }).where('material', '=', material).execute()
    w.changed('materials')
  })

const now = (id: DisplayId) => programmes.inForce(id)
const shown = (id: DisplayId) => playingAt(now(id)!.programme, clock.now())[0]!.show

describe('publishing', () => {
  test('gives every display a programme from the start: the fallback until something is approved', async () => {
    const id = await display('LED 1')
    await publisher.start()
    expect(isProgramme.Check(now(id)!.programme)).toBe(true)
    expect(shown(id)).toEqual({ kind: 'fallback' })
    expect(now(id)!.programme.range.start).toBeLessThanOrEqual(clock.now())
    expect(now(id)!.programme.range.end).toBeGreaterThanOrEqual(clock.now() + 14 * DAY)
  })

  test('[DI10] reaches as far ahead as the display asks for, and only there', async () => {
    const usual = await display('LED 1')
    const far = await display('LED 2')
    await db.transact((w) => w.sql.updateTable('displays').set({ aheadDays: 60 }).where('id', '=', far).execute())
    await publisher.start()
    const reach = (id: DisplayId) => (now(id)!.programme.range.end - clock.now()) / DAY
    expect([Math.floor(reach(usual)), Math.floor(reach(far))]).toEqual([14, 60])
    expect(isProgramme.Check(now(far)!.programme)).toBe(true)
  })

  test('follows approval and withdrawal, tells the display, and does nothing when nothing changed', async () => {
    const id = await display('LED 1')
    await publisher.start()
    const material = await approved(slogan('Chào mừng'))
    await scheduled([material.id])
    await publisher.settle()
    expect(shown(id)).toMatchObject({ kind: 'slot', slot: { revision: material.hash, material: material.id } })
    expect(enacted.at(-1)).toBe(`${id} ${now(id)!.hash}`)
    const said = enacted.length
    await db.transact(async (w) => w.changed('materials'))
    await publisher.settle()
    expect(enacted).toHaveLength(said)
    await withdraw(material.id)
    await publisher.settle()
    expect(shown(id)).toEqual({ kind: 'fallback' })
    expect(now(id)!.published.bytes.toString()).not.toContain(material.hash)
  })

  test('stores canonical bytes under their hash, and takes many changes at once together', async () => {
    const id = await display('LED 1')
    await publisher.start()
    const before = enacted.length
    const materials = await Promise.all(['Một', 'Hai', 'Ba'].map((text) => approved(slogan(text))))
    await scheduled(materials.map((material) => material.id))
    await publisher.settle()
    expect(enacted.length - before).toBeLessThanOrEqual(2)
    const { hash, published } = now(id)!
    const rows = await db.read((r) => r.sql.selectFrom('programmes').selectAll().where('hash', '=', hash).execute())
    expect(rows.map((row) => row.body)).toEqual([published.bytes.toString()])
    expect(createHash('sha256').update(rows[0]!.body).digest('hex')).toBe(hash)
    expect(canonical(JSON.parse(rows[0]!.body))).toBe(rows[0]!.body)
  })

  test('shares one programme among displays with equal facts, and not with others', async () => {
    const [a, b, wide, aimed] = [
      await display('A'),
      await display('B'),
      await display('C', { canvas: { x: 0, y: 0, width: 1024, height: 96 } }),
      await display('D'),
    ]
    const material = await approved(slogan('Riêng'))
    await scheduled([material.id], { all: false, displays: [aimed], groups: [] })
    await publisher.start()
    expect(now(a)!.published).toBe(now(b)!.published)
    expect(now(wide)!.hash).not.toBe(now(a)!.hash)
    expect(shown(aimed).kind).toBe('slot')
    expect(shown(a).kind).toBe('fallback')
  })

  test('renews the horizon at midnight, and remembers what was in force when', async () => {
    const id = await display('LED 1')
    await publisher.start()
    const first = now(id)!
    clock.advance(16 * 60 * MINUTE)
    await publisher.renew()
    const second = now(id)!
    expect(second.programme.range.end - first.programme.range.end).toBe(DAY)
    const rows = await db.read((r) => r.sql.selectFrom('programmesInForce').selectAll().orderBy('since').execute())
    expect(rows).toEqual([
      { display: id, since: MORNING, hash: first.hash },
      { display: id, since: MORNING + 16 * 60 * MINUTE, hash: second.hash },
    ])
    clock.advance(800 * DAY)
    await publisher.renew()
    clock.advance(DAY)
    await publisher.renew()
    const kept = await db.read((r) => r.sql.selectFrom('programmes').select('hash').execute())
    expect(kept.map((row) => row.hash)).not.toContain(first.hash)
    expect(kept.map((row) => row.hash)).toContain(now(id)!.hash)
  })

  test('goes on after a restart with the programme it had, byte for byte', async () => {
    const id = await display('LED 1')
    await publisher.start()
    const before = now(id)!
    await close()
    await open()
    expect(now(id)!.hash).toBe(before.hash)
    await publisher.start()
    expect(enacted).toEqual([])
  })

  test('lets a display read the files of its programme and of the one before, and no others', async () => {
    const id = await display('LED 1')
    const [one, two] = [await approved(image(hashOf('1'))), await approved(image(hashOf('2')))]
    await scheduled([one.id])
    await publisher.start()
    const may = () => [hashOf('1'), hashOf('2')].map((file) => programmes.names(id, file))
    expect(may()).toEqual([true, false])
    await db.transact(async (w) => {
      await w.sql.updateTable('playlistItems').set({ material: two.id }).execute()
      w.changed('playlists')
    })
    await publisher.settle()
    expect(may()).toEqual([true, true])
    await withdraw(two.id)
    await publisher.settle()
    expect(may()).toEqual([false, true])
  })

  test('leaves archived displays alone', async () => {
    const id = await display('LED 1')
    await db.transact((w) => setArchived(w, { id, version: 1 }, clock.now()))
    await publisher.start()
    expect(now(id)).toBe(null)
  })

  test('survives facts that make no sense: logs, and publishes when they are right again', async () => {
    const id = await display('LED 1')
    await publisher.start()
    const before = now(id)!.hash
    const setOpening = (opening: string) =>
      db.transact(async (w) => {
        await w.sql.updateTable('displays').set({ opening }).execute()
        w.changed('displays')
      })
    await setOpening(JSON.stringify({ hours: [{ weekdays: [1], from: 7, to: null }] }))
    const other = await display('LED 2')
    await publisher.settle()
    expect(now(id)!.hash).toBe(before)
    expect(now(other)!.hash).toBe(before)
    await setOpening(JSON.stringify({ ...ALWAYS_OPEN, hours: [] }))
    await publisher.settle()
    expect(shown(id)).toEqual({ kind: 'black', cause: 'closed' })
  })
})
