import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MaterialId } from '../../playlists/ids.ts'
import { HO_CHI_MINH, SECOND, addDays, toInstant } from '../../playlists/time.ts'
import type { Clock, Instant, LocalDate, TimeOfDay } from '../../playlists/time.ts'
import { sendPlays } from '../../playlists/wire/devices.ts'
import { readFulfilment } from '../../playlists/wire/fulfilment.ts'
import type { FulfilmentCounts } from '../../playlists/wire/fulfilment.ts'
import * as materials from '../../playlists/wire/materials.ts'
import * as menu from '../../playlists/wire/playlists.ts'
import * as reports from '../../playlists/wire/reports.ts'
import { databaseFile } from '../../server/data-dir.ts'
import { Database } from '../../server/db/open.ts'
import { materialDraft, playlistDraft, scheduleDraft, slogan, step } from '../support/drafts.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { joinDisplay, makePlay } from '../support/fleet.ts'
import type { Joined } from '../support/fleet.ts'
import { ScriptedDisplay } from '../support/scripted-display.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'

/** Monday to Saturday from eight to ten; the cycle takes 70 s, so both hours cut a showing. */
const OPENING = {
  hours: [{ weekdays: [1, 2, 3, 4, 5, 6] as (1 | 2 | 3 | 4 | 5 | 6)[], from: '08:00' as Clock, to: '10:00' as Clock }],
  followsCalendar: false,
  dates: [],
}
const [MON, TUE, WED, THU, FRI, SAT, SUN] = [0, 1, 2, 3, 4, 5, 6].map((n) => addDays('2026-11-30' as LocalDate, n)) as [
  LocalDate,
  LocalDate,
  LocalDate,
  LocalDate,
  LocalDate,
  LocalDate,
  LocalDate,
]
const time = (day: LocalDate, hours: number, minutes = 0): Instant =>
  toInstant(HO_CHI_MINH, day, (hours * 60 + minutes) as TimeOfDay)

let server: TestServer
let admin: TestPerson
let screen: ScriptedDisplay
let other: Joined
let shown: MaterialId[]
beforeAll(async () => {
  server = await startTestServer({ clock: new FakeClock(time(addDays(MON, -1), 12)) })
  const joined = await joinDisplay(server, {
    opening: { ...OPENING, hours: OPENING.hours.map((row) => ({ ...row, brightness: 100 })) },
  })
  other = await joinDisplay(server, { name: 'Thử', test: true })
  admin = await server.as('admin')
  shown = [await addMaterial('Một', 20), await addMaterial('Hai', 20), await addMaterial('Phim', 30, 'CD06')]
  const items = shown.map((material) => ({ material, weight: 1, durationMs: null }))
  const { id } = await (await server.as('editor')).ok(menu.createPlaylist, { body: playlistDraft({ items }) })
  await admin.ok(menu.createSchedule, { body: scheduleDraft(id) })
  await server.app.settle()
  screen = new ScriptedDisplay(joined.device, server.clock)
})
afterAll(() => server.close())

async function addMaterial(title: string, seconds: number, topic = 'CD05'): Promise<MaterialId> {
  const body = materialDraft({ title, topic, durationMs: seconds * SECOND, content: slogan(title) })
  const editor = await server.as('editor')
  const pending = await step(editor, await editor.ok(materials.createMaterial, { body }), 'submit')
  return (await step(admin, pending, 'approve')).id
}

/** The small hours: the horizon is renewed, and what is over is drawn up. */
async function night(day: LocalDate): Promise<void> {
  server.clock.advance(time(day, 0) + 2 * SECOND - server.clock.now())
  await server.alarms.ring('renew-programmes')
  server.clock.advance(8 * 60 * SECOND)
  await server.alarms.ring('draw-up-fulfilment')
  admin = await server.signIn('admin')
}

/** A page that runs from a little before eight to a little after ten. */
async function morning(day: LocalDate, event?: () => Promise<void>): Promise<void> {
  server.clock.advance(time(day, 7, 58) - server.clock.now())
  if (event) {
    await screen.playUntil(time(day, 8, 30))
    await event()
  }
  await screen.playUntil(time(day, 10, 2))
}

const read = (by: 'day' | 'display' | 'day-display' | 'material' | 'topic' | 'campaign', from = MON, until = SUN) =>
  admin.ok(readFulfilment, { query: { from, until, by } })

/** `360 = 358 + 2 + 0 + 0: by-plan 2` */
function lineOf({ planned, completed, interrupted, failed, missing, beyond, causes }: FulfilmentCounts): string {
  const told = Object.entries(causes).filter(([, count]) => count > 0)
  const words = told.map(([cause, count]) => `${cause} ${count}`).join(', ')
  return `${planned} = ${completed} + ${interrupted} + ${failed} + ${missing}: ${words}${beyond > 0 ? `; ${beyond} beyond` : ''}`
}
const table = async () => {
  const { rows } = await read('day')
  return Object.fromEntries(rows.map((row) => [row.key, lineOf(row)]))
}

test('[FU1][FU2][FU3][FU5][FU9] planned = played + missing with causes, for a week with outages', async () => {
  await night(MON)
  screen.start()
  await morning(MON)
  await night(TUE)
  expect(await table()).toEqual({ [MON]: '309 = 308 + 1 + 0 + 0: by-plan 1' })

  // Tuesday: no power all day. Nobody can know it yet.
  await night(WED)
  expect(await table()).toMatchObject({ [TUE]: '309 = 0 + 0 + 0 + 309: by-plan 1, undelivered 308' })

  // Wednesday and Thursday: no network. It plays on by the programme of Monday.
  screen.online = false
  screen.start()
  await morning(WED)
  await night(THU)
  await morning(THU)
  await night(FRI)
  expect(screen.waiting).toBeGreaterThan(600)
  const before = await table()
  expect([before[WED], before[THU]].map((line) => line!.includes('undelivered'))).toEqual([true, true])

  // Friday: the network is back; at half past eight an emergency of an hour.
  screen.online = true
  await morning(FRI, async () => {
    admin = await server.signIn('admin')
    const target = { all: true, displays: [], groups: [] }
    const body = { text: 'Mưa lớn', support: '', minutes: 60, target, wakes: false, confirmed: true as const }
    await admin.ok(menu.startEmergency, { body })
    await server.app.settle()
    await screen.look()
  })
  await night(SAT)

  // Saturday: a film that cannot be decoded.
  screen.broken.add(shown[2]!)
  await morning(SAT)
  screen.broken.clear()
  await night(SUN)
  await night(addDays(SUN, 1))
  expect(await table()).toEqual({
    [MON]: '309 = 308 + 1 + 0 + 0: by-plan 1',
    [TUE]: '309 = 0 + 0 + 0 + 309: by-plan 1, power 308',
    [WED]: '309 = 308 + 1 + 0 + 0: by-plan 1',
    [THU]: '309 = 308 + 1 + 0 + 0: by-plan 1',
    // 78 before and 78 after it, 450 of the notice, and 154 that it stood in place of; it broke one off.
    [FRI]: '760 = 604 + 2 + 0 + 154: by-plan 1, override 155',
    [SAT]: '309 = 206 + 0 + 103 + 0: by-plan 1, decoding 102',
    // Sunday it is closed: nothing was planned.
  })
})

test('by topic, material, display and campaign: the same sums', async () => {
  const { total } = await read('day')
  for (const by of ['display', 'day-display', 'material', 'topic', 'campaign'] as const)
    expect((await read(by)).total).toEqual(total)
  expect((await read('topic')).rows.map(({ key, planned }) => [key, planned > 0])).toEqual([
    ['CD05', true],
    ['CD06', true],
    ['CD17', true],
  ])
  const [worst] = (await read('material')).rows
  expect(worst).toMatchObject({ name: 'Phim', causes: { decoding: 102, power: 102 } })
  expect(await read('day', TUE, TUE)).toMatchObject({
    waiting: 0,
    total: { planned: 309, lostMs: 308 * 20_000 + 102 * 10_000 },
  })
  const query = { from: SUN, until: MON, by: 'day' as const }
  expect(await admin.refused(readFulfilment, { query })).toBe('dates-reversed')
})

test('[RE5][RE6][RE7] a report tells it, from what is kept', async () => {
  const period = { kind: 'range' as const, from: MON, until: SUN }
  const { now } = await admin.ok(reports.createReport, { body: { form: 'state', period } })
  const { total } = await read('day')
  const due = total.planned - total.causes['by-plan']
  expect(now.plan).toMatchObject({ due, completed: total.completed, causes: total.causes, lostMs: total.lostMs })
  expect(now.displays).toMatchObject([{ name: 'LED 1', plan: { due } }])
  expect([now.days, now.topics.find(({ code }) => code === 'CD06')?.days]).toEqual([6, 4])
  expect(now.topics.find(({ code }) => code === 'CD06')?.plan?.causes).toMatchObject({ decoding: 102, power: 102 })
  const plays = now.cells!.reduce((sum, cell) => sum + cell.plays, 0)
  expect(plays).toBe(now.total.plays)
})

test('[FU9] late plays correct the past, under the names of that day', async () => {
  const first = await admin.ok(materials.readMaterial, { params: { id: shown[0]! } })
  const body = { ...materialDraft({ title: 'Một, tên mới', content: first.latest.content }), version: first.version }
  await admin.ok(materials.updateMaterial, { params: { id: first.id }, body: { ...body, durationMs: 20 * SECOND } })
  const [schedule] = await admin.ok(menu.listSchedules, { query: {} })
  const startedAt = time(TUE, 8)
  const late = { startedAt, plannedAt: startedAt, plannedMs: 20_000, durationMs: 20_000 }
  const play = makePlay(0, { ...late, material: first.id, schedule: schedule!.id })
  await screen.device.ok(sendPlays, { body: { boot: 77, plays: [play] } })
  expect((await read('day', TUE, TUE)).waiting).toBe(1)
  await server.alarms.ring('draw-up-fulfilment')
  expect((await table())[TUE]).toBe('309 = 1 + 0 + 0 + 308: by-plan 1, power 307')
  const row = (await read('material', TUE, TUE)).rows.find(({ key }) => key === String(first.id))
  expect(row?.name).toBe('Một')
})

test('[FU9] a day whose single plays are gone stays as it was drawn up', async () => {
  const db = await Database.open(databaseFile(server.dataDir))
  await db.transact(async (w) => {
    await w.sql.deleteFrom('plays').where('startedAt', '<', time(TUE, 0)).execute()
    await w.sql.insertInto('staleDays').values({ day: MON, display: 1 }).execute()
  })
  await db.close()
  await server.alarms.ring('draw-up-fulfilment')
  expect((await table())[MON]).toBe('309 = 308 + 1 + 0 + 0: by-plan 1')
  expect((await read('day', MON, MON)).waiting).toBe(0)
})

test('[FU9] today is brought up to date when somebody looks; a test display has nothing', async () => {
  const today = addDays(SUN, 1)
  await other.device.ok(sendPlays, { body: { boot: 1, plays: [makePlay(0, { startedAt: time(SUN, 8) })] } })
  server.clock.advance(time(today, 7, 58) - server.clock.now())
  await screen.playUntil(time(today, 8, 30))
  admin = await server.signIn('admin')
  expect((await read('display', today, today)).rows).toEqual([])
  await server.app.settle()
  const { rows, drawnAt } = await read('display', today, today)
  expect(rows.map((row) => [row.name, lineOf(row)])).toEqual([['LED 1', '77 = 74 + 0 + 0 + 3: undelivered 3']])
  expect(drawnAt).toBe(time(today, 8, 30))
  await server.alarms.ring('draw-up-fulfilment')
  expect((await read('display')).rows).toHaveLength(1)
})
