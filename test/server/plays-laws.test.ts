import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DisplayId, MaterialId } from '../../playlists/ids.ts'
import { OUTCOMES } from '../../playlists/plays.ts'
import type { PlayRecord } from '../../playlists/plays.ts'
import { DAY, HO_CHI_MINH, HOUR, addDays, toLocal } from '../../playlists/time.ts'
import type { Instant, LocalDate } from '../../playlists/time.ts'
import { Database } from '../../server/db/open.ts'
import { PlayIntake } from '../../server/plays/ingest.ts'
import { recountDay } from '../../server/plays/recount.ts'
import { summarise } from '../../server/plays/rollup.ts'
import { FakeClock, MORNING } from '../support/fake-clock.ts'
import { makePlay } from '../support/fleet.ts'

let folder: string
let db: Database
const clock = new FakeClock()
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'bang-tin-laws-'))
  db = await Database.open(path.join(folder, 'plays.sqlite'))
})
afterAll(async () => {
  await db.close()
  await rm(folder, { recursive: true, force: true })
})

const intake = () => new PlayIntake({ db, clock, zone: () => HO_CHI_MINH })
const forgetAll = () =>
  db.transact(async (w) => {
    for (const table of ['plays', 'playBoots', 'playLinks', 'playRefs', 'playDays', 'playHours', 'quarantine'] as const)
      await w.sql.deleteFrom(table).execute()
  })

const play = fc
  .record({
    seq: fc.nat({ max: 30 }),
    ago: fc.integer({ min: -HOUR, max: 3 * DAY }),
    material: fc.integer({ min: 1, max: 3 }),
    outcome: fc.constantFrom(...OUTCOMES),
    durationMs: fc.nat({ max: 15_000 }),
  })
  .map(({ ago, material, ...rest }): PlayRecord =>
    makePlay(rest.seq, { ...rest, startedAt: (MORNING - ago) as Instant, material: material as MaterialId }),
  )
/** What one display sends of one boot: a number means one play, however often and in whatever company it comes. */
const truth = fc.uniqueArray(play, { selector: (row) => row.seq, minLength: 1, maxLength: 25 })
const deliveries = truth.chain((rows) =>
  fc.record({
    rows: fc.constant(rows),
    batches: fc.array(fc.array(fc.constantFrom(...rows), { minLength: 1, maxLength: 10 }), { maxLength: 8 }),
    order: fc.shuffledSubarray(rows, { minLength: rows.length }),
  }),
)

async function totals() {
  const range = { from: '2026-01-01' as LocalDate, until: '2026-12-31' as LocalDate }
  return db.read(async (r) => [await summarise(r, 'day', range), await summarise(r, 'material', range)])
}

async function take(batches: readonly (readonly PlayRecord[])[], at: 'once' | 'in turn') {
  await forgetAll()
  const fresh = intake()
  const accept = (plays: readonly PlayRecord[]) => fresh.accept(1 as DisplayId, { boot: 1, plays })
  if (at === 'once') await Promise.all(batches.map(accept))
  else for (const batch of batches) await accept(batch)
  return totals()
}

test('[PL3] any repetition, order and grouping of deliveries gives the same totals', async () => {
  const law = fc.asyncProperty(deliveries, fc.constantFrom('once', 'in turn'), async ({ rows, batches, order }, at) => {
    const plain = await take([rows], 'in turn')
    expect(await take([...batches, order], at)).toEqual(plain)
  })
  await fc.assert(law, { numRuns: 40, seed: 20261120 })
})

test('daily totals are what the raw plays say', async () => {
  const law = fc.asyncProperty(deliveries, async ({ batches, order }) => {
    await take([...batches, order], 'once')
    const days = Array.from({ length: 6 }, (_, i) => addDays(toLocal(HO_CHI_MINH, MORNING).date, i - 4))
    for (const day of days) expect(await db.transact((w) => recountDay(w, HO_CHI_MINH, day))).toBe(false)
  })
  await fc.assert(law, { numRuns: 20, seed: 20261120 })
})

test('totals that were tampered with are counted anew', async () => {
  const right = await take([Array.from({ length: 20 }, (_, seq) => makePlay(seq))], 'once')
  const { date } = toLocal(HO_CHI_MINH, makePlay(0).startedAt)
  await db.transact((w) => w.sql.updateTable('playDays').set({ completed: 999 }).execute())
  expect(await totals()).not.toEqual(right)
  expect(await db.transact((w) => recountDay(w, HO_CHI_MINH, date))).toBe(true)
  expect(await totals()).toEqual(right)
})
