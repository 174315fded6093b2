import { afterEach, beforeEach, expect, test } from 'vitest'
import { toSolar } from '../../playlists/calendar/lunar.ts'
import { EVERY_DATE } from '../../playlists/recurrence.ts'
import { explainDisplay, checkSchedule, plannedPlays } from '../../playlists/wire/explain.ts'
import * as materials from '../../playlists/wire/materials.ts'
import * as menu from '../../playlists/wire/playlists.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { DAY, HOUR, instant } from '../../playlists/time.ts'
import { materialDraft, playlistDraft, scheduleDraft, step } from '../support/drafts.ts'
import { joinDisplay } from '../support/fleet.ts'
import type { Joined } from '../support/fleet.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'

let server: TestServer
let screen: Joined
let admin: TestPerson
beforeEach(async () => {
  server = await startTestServer()
  screen = await joinDisplay(server)
  admin = await server.as('admin')
})
afterEach(() => server.close())

async function schedule(title: string, approved = true) {
  const editor = await server.as('editor')
  const material = await editor.ok(materials.createMaterial, { body: materialDraft({ title }) })
  const pending = await step(editor, material, 'submit')
  if (approved) await step(admin, pending, 'approve')
  const items = [{ material: material.id, weight: 1, durationMs: null }]
  const playlist = await editor.ok(menu.createPlaylist, { body: playlistDraft({ name: `Danh sách ${title}`, items }) })
  const body = scheduleDraft(playlist.id, { name: `Lịch ${title}` })
  return { material, playlist, made: await editor.ok(menu.createSchedule, { body }) }
}

const explain = (at: number) => admin.ok(explainDisplay, { params: { id: screen.id }, query: { at: instant(at) } })

test('[EX1][EX5] the past is told as it was, names and all, though everything has changed since', async () => {
  const { made, material } = await schedule('Một')
  await schedule('Hai', false)
  await server.app.settle()
  server.clock.advance(60_000)
  const then = server.clock.now()
  server.clock.advance(HOUR)
  const { id, version } = made
  await admin.ok(menu.archiveSchedule, { params: { id }, body: { version, archived: true } })
  await server.app.settle()
  server.clock.advance(HOUR)
  const told = await explain(then)
  expect(told).toMatchObject({ source: 'past', display: screen.id })
  expect(told.zones[0]).toMatchObject({
    zone: 'main',
    rule: 'LD4',
    show: 'slot',
    item: { title: 'Một', material: material.id },
  })
  expect(
    told.zones[0]!.schedules.map(({ name, outcome, reason, left }) => [
      name,
      outcome,
      reason,
      left.map((m) => [m.name, m.reason]),
    ]),
  ).toEqual([
    ['Lịch Một', 'on', null, []],
    ['Lịch Hai', 'lost', 'nothing-playable', [['Hai', 'not-approved']]],
  ])
  const now = await explain(server.clock.now())
  expect(now.zones[0]).toMatchObject({ rule: 'LD6', show: 'fallback' })
})

test('[EX1] the future is told from what stands now, also beyond the programme', async () => {
  const { made } = await schedule('Một')
  await server.app.settle()
  for (const days of [3, 200]) {
    const told = await explain(server.clock.now() + days * DAY)
    expect([told.source, told.programme === null]).toEqual(['future', days === 200])
    expect(told.zones[0]!.schedules).toMatchObject([{ id: made.id, outcome: 'on' }])
  }
})

test('nothing is told of a time before the first programme, nor of a distant one', async () => {
  const query = (at: number) => ({ params: { id: screen.id }, query: { at: instant(at) } })
  expect(await admin.refused(explainDisplay, query(server.clock.now() - 400 * DAY))).toBe('not-found')
  expect(await admin.refused(explainDisplay, query(server.clock.now() + 4000 * DAY))).toBe('invalid')
})

const dateOf = (at: number) => new Date(at + 7 * HOUR).toISOString().slice(0, 10) as LocalDate

test('[PN1] what is planned, by material, topic, campaign, display and zone', async () => {
  await schedule('Một')
  await server.app.settle()
  const day = dateOf(server.clock.now() + 2 * DAY)
  const plan = (by: 'material' | 'topic' | 'campaign' | 'display' | 'zone' | 'schedule') =>
    admin.ok(plannedPlays, { query: { from: day, until: day, by } })
  const whole = { plays: 10_800, cut: 0, minutes: 1440 }
  expect((await plan('material')).lines).toMatchObject([{ name: 'Một', ...whole }])
  expect((await plan('topic')).lines).toMatchObject([{ key: 'CD05', ...whole }])
  expect((await plan('campaign')).lines).toMatchObject([{ key: null, ...whole }])
  expect((await plan('display')).lines).toMatchObject([{ key: screen.id, ...whole }])
  expect((await plan('zone')).lines).toMatchObject([{ key: 'main', ...whole }])
  expect((await plan('schedule')).lines).toMatchObject([{ name: 'Lịch Một', ...whole }])
  const query = { from: day, until: dateOf(0), by: 'zone' as const }
  expect(await admin.refused(plannedPlays, { query })).toBe('dates-reversed')
})

test('[PN1] what was planned is told from the programmes that were in force', async () => {
  const { made } = await schedule('Một')
  await server.app.settle()
  const day = dateOf(server.clock.now() + DAY)
  server.clock.advance(3 * DAY)
  admin = await server.signIn('admin')
  const { id, version } = made
  await admin.ok(menu.archiveSchedule, { params: { id }, body: { version, archived: true } })
  await server.app.settle()
  const { lines } = await admin.ok(plannedPlays, { query: { from: day, until: day, by: 'schedule' } })
  expect(lines).toMatchObject([{ name: 'Lịch Một', plays: 10_800 }])
})

test('[CK1][CK3] a schedule is tried out before it is saved', async () => {
  const { made, playlist } = await schedule('Một')
  const start = server.clock.now()
  const timing = { kind: 'once' as const, start, end: instant(start + 2 * HOUR) }
  const body = { schedule: scheduleDraft(playlist.id, { layer: 'takeover', timing }), id: null }
  const { displays, first } = await admin.ok(checkSchedule, { body })
  expect(first).toBe(dateOf(start))
  expect(displays).toMatchObject([
    {
      displays: [{ id: screen.id }],
      findings: [{ kind: 'hides', others: [{ id: made.id, name: 'Lịch Một', minutes: 120 }] }],
    },
  ])
  const same = await admin.ok(checkSchedule, { body: { schedule: scheduleDraft(playlist.id), id: made.id } })
  expect(same.displays[0]!.findings).toEqual([])
  const yearly = { ...EVERY_DATE, rule: { every: 'lunar-year', month: 8, day: 15, before: 0, after: 0 } as const }
  const moon = scheduleDraft(playlist.id, {
    timing: { ...scheduleDraft(playlist.id).timing, ...{ recurrence: yearly } },
  })
  const told = await admin.ok(checkSchedule, { body: { schedule: moon, id: null } })
  const year = Number(dateOf(start).slice(0, 4))
  const feasts = [year, year + 1].map((each) => toSolar({ year: each, month: 8, day: 15, leap: false })!)
  expect(told.first).toBe(feasts.find((feast) => feast > dateOf(start)))
  expect(told.displays[0]!.findings).toMatchObject([{ kind: 'shares', others: [{ id: made.id }] }])
  expect((await admin.ok(menu.listSchedules, { query: {} })).length).toBe(1)
})
