import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Fastify from 'fastify'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CalendarEntry } from '../../playlists/calendar.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { DAY } from '../../playlists/time.ts'
import { putEntry } from '../../server/calendar/store.ts'
import { Database } from '../../server/db/open.ts'
import { addDisplay } from '../../server/displays/store.ts'
import { gather } from '../../server/programmes/facts.ts'
import { Programmes } from '../../server/programmes/programmes.ts'
import { Publisher } from '../../server/programmes/publish.ts'
import { seedOffice } from '../../server/settings/seed.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { makeDisplay } from '../support/fleet.ts'

let folder: string
let db: Database
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'bang-tin-calendar-'))
  db = await Database.open(path.join(folder, 'bang-tin.sqlite'))
  await seedOffice(db)
})
afterEach(async () => {
  await db.close()
  await rm(folder, { recursive: true, force: true })
})

const ENTRY: CalendarEntry = {
  date: '2026-11-23' as LocalDate,
  name: 'Nghỉ hoán đổi',
  kind: 'off',
  as: null,
  holiday: 'culture-day',
  solemn: false,
  look: false,
}

test('what the office says of its dates is among the facts, as the core takes it', async () => {
  expect((await db.read(gather)).common.calendar).toEqual({ restDays: [6, 7], entries: [] })
  await db.transact((w) => putEntry(w, ENTRY))
  expect((await db.read(gather)).common.calendar).toEqual({ restDays: [6, 7], entries: [ENTRY] })
})

test('a change of the calendar publishes anew', async () => {
  const clock = new FakeClock()
  const programmes = new Programmes()
  const { log } = Fastify({ logger: { level: 'silent' } })
  const publisher = new Publisher({ db, clock, programmes, log })
  const { id } = await db.transact((w) => addDisplay(w, makeDisplay({ name: 'LED 1' }), clock.now()))
  await publisher.start()
  const before = programmes.inForce(id)!.hash
  // Tomorrow's programme is another one; nobody has asked for it yet.
  clock.advance(DAY)
  await publisher.settle()
  expect(programmes.inForce(id)!.hash).toBe(before)
  await db.transact((w) => putEntry(w, ENTRY))
  await publisher.settle()
  expect(programmes.inForce(id)!.hash).not.toBe(before)
  await publisher.stop()
})
