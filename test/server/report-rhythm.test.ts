import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../playlists/time.ts'
import { duePeriods } from '../../playlists/report/rhythm.ts'
import { HO_CHI_MINH } from '../../playlists/time.ts'
import type { Instant, LocalDate } from '../../playlists/time.ts'
import { listAudit } from '../../playlists/wire/access.ts'
import * as menu from '../../playlists/wire/reports.ts'
import { readSettings, updateSettings } from '../../playlists/wire/settings.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'

let server: TestServer
let editor: TestPerson
beforeAll(async () => {
  server = await startTestServer()
  await server.as('viewer')
  editor = await server.as('editor')
})
afterAll(() => server.close())

/** Half past four in the morning there. */
const night = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day, 4, 30) - 7 * HOUR
const until = (at: number) => server.clock.advance(at - server.clock.now())
const ring = () => server.alarms.ring('draw-up-reports')
const names = async () => (await editor.ok(menu.listReports, { query: {} })).map(({ name }) => name)
const news = async () => (await editor.ok(menu.listNewReports, {})).map(({ name }) => name)

test('[RE8] a period is due in the night after its last day, and those before it too', () => {
  const due = (at: number) =>
    duePeriods('month', '2026-11-21' as LocalDate, at as Instant, HO_CHI_MINH).map(({ from }) => from)
  expect(due(night(2026, 12, 1) - 1)).toEqual([])
  expect(due(night(2026, 12, 1))).toEqual(['2026-11-01'])
  expect(due(night(2027, 2, 15))).toEqual(['2026-11-01', '2026-12-01', '2027-01-01'])
  expect(duePeriods('half', '2026-11-21' as LocalDate, night(2027, 1, 1) as Instant, HO_CHI_MINH)).toEqual([
    { kind: 'half', from: '2026-07-01', until: '2026-12-31' },
  ])
})

test('[RE8] is drawn up once, listed, announced until somebody opens it, and written down', async () => {
  expect((await editor.ok(menu.readRhythm, {})).kinds).toEqual([])
  const { kinds } = await editor.ok(menu.changeRhythm, { body: { kinds: ['quarter', 'month'] } })
  expect(kinds).toEqual([
    { kind: 'month', since: '2026-11-20' },
    { kind: 'quarter', since: '2026-11-20' },
  ])
  until(night(2026, 12, 1) - MINUTE)
  await ring()
  editor = await server.signIn('editor')
  expect(await names()).toEqual([])
  until(night(2026, 12, 1))
  await Promise.all([ring(), ring()])
  await ring()
  expect(await names()).toEqual(['Báo cáo tháng 11 năm 2026'])
  expect(await news()).toEqual(['Báo cáo tháng 11 năm 2026'])
  const [report] = await editor.ok(menu.listReports, { query: {} })
  expect(report).toMatchObject({ automatic: true, seenAt: null, form: 'state', readAt: night(2026, 12, 1) })
  const viewer = await server.signIn('viewer')
  expect(await viewer.refused(menu.seeReport, { params: { id: report!.id } })).toBe('not-permitted')
  for (const _ of [1, 2]) await editor.call(menu.seeReport, { params: { id: report!.id } })
  expect(await news()).toEqual([])
  const { entries } = await (await server.signIn('admin')).ok(listAudit, { query: { noun: 'reports' } })
  expect(entries.map(({ actor, action }) => `${actor} ${action}`)).toEqual([
    'editor open',
    'system create',
    'editor set-rhythm',
  ])
})

test('[RE8] what came due while the server was off is caught up when it starts, and not again', async () => {
  until(night(2027, 4, 2))
  for (const _ of ['off for months', 'and once more']) {
    server = await server.restart()
    await server.app.settle()
    editor = await server.signIn('editor')
    expect((await names()).toSorted()).toEqual([
      'Báo cáo quý I năm 2027',
      'Báo cáo quý IV năm 2026',
      'Báo cáo tháng 1 năm 2027',
      'Báo cáo tháng 11 năm 2026',
      'Báo cáo tháng 12 năm 2026',
      'Báo cáo tháng 2 năm 2027',
      'Báo cáo tháng 3 năm 2027',
    ])
  }
  expect(await news()).toHaveLength(6)
})

test('[RE8] neither another zone nor switching it off and on draws a period up again', async () => {
  const admin = await server.signIn('admin')
  const settings = await admin.ok(readSettings, {})
  await admin.ok(updateSettings, { body: { ...settings, zone: 'Asia/Tokyo' } })
  await editor.ok(menu.changeRhythm, { body: { kinds: [] } })
  await editor.ok(menu.changeRhythm, { body: { kinds: ['month'] } })
  const before = await names()
  await ring()
  expect(await names()).toEqual(before)
  server.clock.advance(30 * DAY)
  await ring()
  editor = await server.signIn('editor')
  expect((await names()).filter((name) => !before.includes(name))).toEqual(['Báo cáo tháng 4 năm 2027'])
})
