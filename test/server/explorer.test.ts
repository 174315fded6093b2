import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import readWorkbook from 'read-excel-file/node'
import type { CampaignId, GroupId, MaterialId } from '../../playlists/ids.ts'
import type { PlayRecord } from '../../playlists/plays.ts'
import { HOUR, HO_CHI_MINH, MINUTE } from '../../playlists/time.ts'
import type { Instant, LocalDate } from '../../playlists/time.ts'
import { createCampaign } from '../../playlists/wire/campaigns.ts'
import { sendPlays } from '../../playlists/wire/devices.ts'
import { createGroup } from '../../playlists/wire/displays.ts'
import type { EndpointShape } from '../../playlists/wire/endpoint.ts'
import { readFulfilment } from '../../playlists/wire/fulfilment.ts'
import { createMaterial } from '../../playlists/wire/materials.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import * as menu from '../../playlists/wire/plays.ts'
import * as reports from '../../playlists/wire/reports.ts'
import type { Which } from '../../playlists/wire/which.ts'
import { ExportStopped, Exports } from '../../server/plays/exports.ts'
import { playWorkbook } from '../../server/plays/workbook.ts'
import { campaignDraft, materialDraft, step } from '../support/drafts.ts'
import { all, first, openOfficeFile } from '../support/office-file.ts'
import { joinDisplay, makePlay } from '../support/fleet.ts'
import type { Joined } from '../support/fleet.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'

/** Thursday 19/11/2026 at 08:00 there, and three hours later. */
const EIGHT = Date.UTC(2026, 10, 19, 1)
const ELEVEN = EIGHT + 3 * HOUR
const period = { from: '2026-11-01' as LocalDate, until: '2026-11-30' as LocalDate }

let server: TestServer
let editor: TestPerson
let screens: Joined[]
let campaign: CampaignId
let group: GroupId
let notice: Material
let poster: Material
beforeAll(async () => {
  server = await startTestServer()
  editor = await server.as('editor')
  campaign = (await editor.ok(createCampaign, { body: campaignDraft() })).id
  const admin = await server.as('admin')
  screens = [await joinDisplay(server, { name: '=HYPERLINK("x")' }), await joinDisplay(server, { name: 'Kiosk ẵ ặ' })]
  group = (await admin.ok(createGroup, { body: { name: 'Tầng 2', members: [screens[1]!.id] } })).id
  const drawn = materialDraft({ title: '+Làn xanh', campaign, source: 'Kế hoạch số 12/KH-UBND' })
  notice = await step(editor, await editor.ok(createMaterial, { body: drawn }), 'submit')
  notice = await step(admin, notice, 'approve')
  const other = materialDraft({ title: '@Người cao tuổi', topic: 'CD03', audience: 'elderly' })
  poster = await editor.ok(createMaterial, { body: other })
  await send(screens[0]!, notice, EIGHT, 5)
  await send(screens[1]!, notice, ELEVEN, 3)
  await send(screens[1]!, poster, EIGHT + HOUR, 2, { outcome: 'interrupted', durationMs: 1234 })
  await send(screens[1]!, poster, ELEVEN + HOUR, 4)
})
afterAll(() => server.close())

let boot = 0
async function send(screen: Joined, material: Material, from: number, many: number, given: Partial<PlayRecord> = {}) {
  const plays = Array.from({ length: many }, (_, seq) => {
    const startedAt = (from + seq * MINUTE) as Instant
    const { id, latest } = material
    return makePlay(seq, { startedAt, plannedAt: startedAt, material: id, revision: latest.hash, ...given })
  })
  const answer = await screen.device.ok(sendPlays, { body: { boot: ++boot, plays } })
  expect(answer.answers.every(({ result }) => result === 'stored')).toBe(true)
}

const questions = (): [string, Which, number][] => [
  ['everything', {}, 12],
  ['a screen', { display: screens[0]!.id }, 5],
  ['a group', { group }, 7],
  ['a content', { material: notice.id }, 8],
  ['a topic', { topic: 'CD03' }, 4],
  ['a campaign', { campaign }, 8],
  ['an audience', { audience: 'elderly' }, 4],
  ['a campaign in a group', { campaign, group }, 3],
  ['a screen outside of the group', { display: screens[0]!.id, campaign, audience: 'elderly' }, 0],
]

describe('the explorer', () => {
  test('gives one and the same count for a question, by day, by hour of the week and play by play', async () => {
    for (const [name, which, completed] of questions()) {
      const query = { ...period, ...which }
      const { total, rows } = await editor.ok(menu.summarisePlays, { query: { ...query, by: 'material' } })
      const week = await editor.ok(menu.readWeekHours, { query })
      const { plays } = await editor.ok(menu.listPlays, { query })
      expect([name, total.completed]).toEqual([name, completed])
      expect([name, rows.reduce((sum, row) => sum + row.completed, 0)]).toEqual([name, completed])
      expect([name, week.reduce((sum, hour) => sum + hour.completed, 0)]).toEqual([name, completed])
      expect([name, plays.filter(({ outcome }) => outcome === 'completed').length]).toEqual([name, completed])
      expect((await editor.call(readFulfilment, { query: { ...query, by: 'display' } })).status).toBe(200)
    }
  })

  test('says on which weekday and in which hour of the office', async () => {
    expect(await editor.ok(menu.readWeekHours, { query: { ...period, campaign } })).toEqual([
      { weekday: 4, hour: 8, completed: 5 },
      { weekday: 4, hour: 11, completed: 3 },
    ])
  })

  test('leads from a figure to a play, and from a play to its picture, its approval and its programme', async () => {
    const { plays } = await editor.ok(menu.listPlays, { query: { ...period, campaign } })
    const { id, startedAt } = plays[0]!
    const evidence = await editor.ok(menu.readPlay, { params: { id }, query: { at: startedAt } })
    expect(evidence).toMatchObject({
      play: { id, title: '+Làn xanh', outcome: 'completed' },
      plannedMs: 8000,
      shown: { number: 1, content: { kind: 'slogan' }, source: 'Kế hoạch số 12/KH-UBND', approval: { by: 'admin' } },
      programme: 'a'.repeat(64),
      schedule: null,
    })
    const never = await editor.ok(menu.listPlays, { query: { ...period, audience: 'elderly' } })
    const draft = never.plays[0]!
    const own = await editor.ok(menu.readPlay, { params: { id: draft.id }, query: { at: draft.startedAt } })
    expect(own.shown).toMatchObject({ authorName: 'editor', approval: null })
    const query = { at: (startedAt + 1) as Instant }
    expect(await editor.refused(menu.readPlay, { params: { id }, query })).toBe('not-found')
  })
})

/** What a workbook holds, read by a program that did not write it. */
async function bytesOf(entry: EndpointShape, url: string): Promise<Buffer> {
  const reply = await editor.app.inject({ method: 'GET', url, headers: editor.headers })
  expect([entry.path, reply.statusCode]).toEqual([entry.path, 200])
  return reply.rawPayload
}

describe('the workbook', () => {
  test('of the log has every play with its sums, times as times, and no words as formulas', async () => {
    const address = `/api/plays.xlsx?from=${period.from}&until=${period.until}`
    const [sheet] = await readWorkbook(await bytesOf(menu.exportPlaysWorkbook, address))
    const rows = sheet!.data
    expect(sheet!.sheet).toBe('Nhật ký phát')
    expect(rows[0]!.slice(0, 4)).toEqual(['Mã lượt', 'Màn hình', 'Mã nội dung', 'Tên'])
    expect(rows[1]!.slice(1, 4)).toEqual(['=HYPERLINK("x")', notice.id, '+Làn xanh'])
    expect(rows[1]!.slice(7)).toEqual([
      new Date(Date.UTC(2026, 10, 19, 8)),
      new Date(Date.UTC(2026, 10, 19, 8, 0, 8)),
      8,
      'đủ',
    ])
    const { total } = await editor.ok(menu.summarisePlays, { query: { ...period, by: 'day' } })
    const [seconds, plays, lines] = rows.slice(-3)
    expect([seconds![0], seconds![9]]).toEqual(['Tổng cộng', total.durationMs / 1000])
    expect([plays![2], lines![2]]).toEqual([total.completed, total.completed + total.interrupted])
    expect(rows.slice(1, -3).map((row) => row[1])).toContain('Kiosk ẵ ặ')
    expect(rows.slice(1, -3)).toHaveLength(14)
    const filtered = await readWorkbook(await bytesOf(menu.exportPlaysWorkbook, `${address}&group=${group}`))
    expect(filtered[0]!.data).toHaveLength(1 + 9 + 3)
  })

  test('of a report has a sheet for each table, with the figures that the document prints', async () => {
    const body = {
      form: 'state' as const,
      period: { kind: 'quarter' as const, from: '2026-10-01', until: '2026-12-31' },
    }
    const report = await editor.ok(reports.createReport, { body: body as never })
    const sheets = await readWorkbook(await bytesOf(reports.reportWorkbook, `/api/reports/${report.id}/report.xlsx`))
    const names = sheets.map(({ sheet }) => sheet)
    expect(names.slice(0, 5)).toEqual(['Bảng 1', 'Bảng 2', 'Bảng 3', 'Bảng 4', 'Bảng 5'])
    expect(new Set(names).size).toBe(names.length)
    const { total } = await editor.ok(menu.summarisePlays, {
      query: { from: '2026-10-01' as LocalDate, until: '2026-12-31' as LocalDate, by: 'day' },
    })
    const [general, topics] = sheets.map(({ data }) => data)
    expect(general!.find(([name]) => name === 'Số lượt phát')!.slice(2)).toEqual([total.completed, 0, '-'])
    expect(topics!.at(-1)!.slice(2, 6)).toEqual(['Tổng cộng', 2, total.completed, total.durationMs / HOUR])
    const sum = topics!.slice(2, -1).reduce((plays, row) => plays + Number(row[4]), 0)
    expect(sum).toBe(total.completed)
  })
})

/** What is frozen of each sheet, and how wide its columns are, in characters. */
async function looksOf(bytes: Buffer) {
  const file = await openOfficeFile(bytes)
  const names = file.names.filter((name) => name.startsWith('xl/worksheets/sheet'))
  return names.map((name) => {
    const sheet = file.xml(name)
    const pane = first(sheet, 'pane')
    return {
      frozen: [pane?.getAttribute('state'), pane?.getAttribute('ySplit'), pane?.getAttribute('topLeftCell')],
      widths: all(sheet, 'col').flatMap((col) => {
        const [from, until] = [Number(col.getAttribute('min')), Number(col.getAttribute('max'))]
        return Array.from({ length: until - from + 1 }, () => Number(col.getAttribute('width')))
      }),
      headings: all(all(sheet, 'row')[Number(pane?.getAttribute('ySplit')) - 1]!, 'c').length,
    }
  })
}

describe('a workbook read as XML', () => {
  test('keeps its heading in sight, and its columns are wide enough', async () => {
    const [log] = await looksOf(
      await bytesOf(menu.exportPlaysWorkbook, `/api/plays.xlsx?from=${period.from}&until=${period.until}`),
    )
    expect(log!.frozen).toEqual(['frozen', '1', 'A2'])
    expect(log!.widths).toHaveLength(log!.headings)
    for (const [i, least] of [12, 15, 8, 30, 16, 9, 15, 19, 19, 12, 6].entries())
      expect(log!.widths[i]).toBeGreaterThanOrEqual(least)
    const [report] = await editor.ok(reports.listReports, { query: {} })
    const sheets = await looksOf(await bytesOf(reports.reportWorkbook, `/api/reports/${report!.id}/report.xlsx`))
    expect(sheets.length).toBeGreaterThan(5)
    for (const sheet of sheets) {
      expect(sheet.frozen).toEqual(['frozen', '2', 'A3'])
      expect(sheet.widths).toHaveLength(sheet.headings)
      expect(Math.min(...sheet.widths)).toBeGreaterThanOrEqual(7)
    }
  })
})

async function* readPages(error: Error): AsyncGenerator<never> {
  throw error
}

describe('an export that is watched', () => {
  const watch = 'a1b2c3d4e5f6a7b8'
  const params = { watch }

  test('says how far it has come, to the one who began it alone', async () => {
    expect(await editor.ok(menu.watchExport, { params })).toEqual({ state: 'waiting', rows: 0, total: 0 })
    await editor.call(menu.exportPlays, { query: { ...period, watch } })
    expect(await editor.ok(menu.watchExport, { params })).toEqual({ state: 'done', rows: 14, total: 14 })
    const other = await server.as('viewer')
    expect(await other.ok(menu.watchExport, { params })).toMatchObject({ state: 'waiting' })
    server.clock.advance(11 * MINUTE)
    await editor.call(menu.exportPlaysWorkbook, { query: { ...period, watch: 'f'.repeat(16) } })
    expect(await editor.ok(menu.watchExport, { params })).toMatchObject({ state: 'waiting' })
  })

  test('ends where it is stopped, and when nobody takes it any more', async () => {
    const exports = new Exports(server.clock)
    const name = { account: editor.account.id, watch }
    const one = { ...(await editor.ok(menu.listPlays, { query: period })).plays[0]!, reason: '' } as const
    const pages = async function* () {
      for (;;) yield [one]
    }
    const stopped = exports.watch(name, 100, pages())
    for (const _ of [1, 2]) await stopped.next()
    expect(exports.stateOf(name)).toEqual({ state: 'running', rows: 1, total: 100 })
    expect(exports.stop(name).state).toBe('stopped')
    await expect(stopped.next()).rejects.toThrow(ExportStopped)
    expect(exports.stateOf(name)).toMatchObject({ state: 'stopped', rows: 2 })
    const left = await playWorkbook(exports.watch(name, 100, pages()), HO_CHI_MINH)
    await once(left, 'readable')
    expect(exports.stateOf(name).state).toBe('running')
    left.destroy()
    await vi.waitFor(() => expect(exports.stateOf(name).state).toBe('stopped'))
    const broken = exports.watch(name, 1, readPages(new Error('the disk')))
    await expect(broken.next()).rejects.toThrow('the disk')
    expect(exports.stateOf(name).state).toBe('broken')
  })

  test('is refused for dates the wrong way round', async () => {
    const query = { from: period.until, until: period.from, watch }
    expect(await editor.refused(menu.exportPlaysWorkbook, { query })).toBe('dates-reversed')
    expect(await editor.refused(menu.readWeekHours, { query: { from: period.until, until: period.from } })).toBe(
      'dates-reversed',
    )
  })
})

test('a content that was never shown is found at once', async () => {
  const query = { ...period, material: 999 as MaterialId }
  expect(await editor.ok(menu.listPlays, { query })).toEqual({ plays: [], more: false })
})
