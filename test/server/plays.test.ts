import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MaterialId, PlaylistId } from '../../playlists/ids.ts'
import type { PlayRecord } from '../../playlists/plays.ts'
import { HOUR, MINUTE } from '../../playlists/time.ts'
import type { Instant, LocalDate } from '../../playlists/time.ts'
import { sendPlays } from '../../playlists/wire/devices.ts'
import { listDisplays } from '../../playlists/wire/displays.ts'
import { readMaterial } from '../../playlists/wire/materials.ts'
import { listPlaylists } from '../../playlists/wire/playlists.ts'
import * as menu from '../../playlists/wire/plays.ts'
import { MORNING } from '../support/fake-clock.ts'
import { hashOf, joinDisplay, makePlay } from '../support/fleet.ts'
import type { Joined } from '../support/fleet.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'

const TODAY = '2026-11-20' as LocalDate
const period = { from: '2020-01-01' as LocalDate, until: '2026-12-31' as LocalDate }

let server: TestServer
let admin: TestPerson
let screen: Joined
let boot = 0
beforeAll(async () => {
  server = await startTestServer({ starter: true })
  admin = await server.as('admin')
  screen = await joinDisplay(server)
})
afterAll(() => server.close())

const send = (boot: number, plays: unknown[], by = screen) => by.device.call(sendPlays, { body: { boot, plays } })
const results = async (boot: number, plays: unknown[]) =>
  (await send(boot, plays)).body.answers.map((answer) => `${answer.seq} ${answer.result}`)
const summary = (by: 'day' | 'material' | 'display' | 'topic', more: object = {}) =>
  admin.ok(menu.summarisePlays, { query: { ...period, ...more, by } })
const completed = async () => (await summary('day')).total.completed

describe('plays are taken in', () => {
  test('once, whatever arrives again', async () => {
    const before = await completed()
    const plays = [makePlay(0), makePlay(1), makePlay(2)]
    expect(await results(++boot, plays)).toEqual(['0 stored', '1 stored', '2 stored'])
    expect(await results(boot, plays)).toEqual(['0 known', '1 known', '2 known'])
    expect(await results(boot, [makePlay(2), makePlay(3), makePlay(3)])).toEqual(['2 known', '3 stored', '3 known'])
    expect((await completed()) - before).toBe(4)
  })

  test('the first of two with one number, whatever the second says', async () => {
    const before = (await summary('day')).total
    const short = makePlay(0, { durationMs: 1000, outcome: 'interrupted', reason: 'outranked' })
    expect(await results(++boot, [short, makePlay(0)])).toEqual(['0 stored', '0 known'])
    expect(await results(boot, [makePlay(0)])).toEqual(['0 known'])
    const after = (await summary('day')).total
    expect([after.completed - before.completed, after.interrupted - before.interrupted]).toEqual([0, 1])
    expect(after.durationMs - before.durationMs).toBe(1000)
  })

  test('once, when the same batch comes many times at once', async () => {
    const before = await completed()
    const plays = Array.from({ length: 100 }, (_, seq) => makePlay(seq))
    boot++
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(boot, plays)))
    const all = answers.flatMap((answer) => answer.body.answers.map(({ result }) => result))
    expect(all.filter((result) => result === 'stored')).toHaveLength(100)
    expect(all.filter((result) => result === 'known')).toHaveLength(700)
    expect((await completed()) - before).toBe(100)
  })

  test('around bad rows, which are kept apart and answered', async () => {
    const before = await completed()
    const words = [makePlay(1, { zone: '\ud800' }), makePlay(2, { zone: 'a\u0000' }), makePlay(3, { zone: '=' })]
    expect(await results(++boot, words)).toEqual(['1 quarantined', '2 quarantined', '3 stored'])
    const bad = [{ ...makePlay(1), durationMs: -5 }, null, 'x', { seq: 4 }, { ...makePlay(5), layer: 'other' }]
    const answers = await results(++boot, [makePlay(0), ...bad, makePlay(6)])
    const kept = ['1 quarantined', '-1 quarantined', '-1 quarantined', '4 quarantined', '5 quarantined']
    expect(answers).toEqual(['0 stored', ...kept, '6 stored'])
    expect((await completed()) - before).toBe(3)
  })

  test('with the names of their day, or "?" where nobody knows the name', async () => {
    await send(++boot, [makePlay(0, { material: 987 as MaterialId, playlist: 987 as PlaylistId })])
    const { plays } = await admin.ok(menu.listPlays, { query: { ...period, material: 987 as MaterialId } })
    expect(plays).toMatchObject([{ display: 'LED 1', title: '?', topic: '?', playlist: '?', outcome: 'completed' }])
    const rows = (await summary('material', { material: 987 })).rows
    expect(rows).toEqual([
      { key: '987', name: '?', completed: 1, interrupted: 0, failed: 0, skipped: 0, durationMs: 8000 },
    ])
  })

  test('on the civil day of the office', async () => {
    const day = async (date: string) => {
      const query = { from: date as LocalDate, until: date as LocalDate, by: 'day' as const }
      return (await admin.ok(menu.summarisePlays, { query })).total.completed
    }
    const midnight = (Date.UTC(2026, 9, 1) - 7 * HOUR) as Instant
    const at = (startedAt: number) => ({ startedAt: startedAt as Instant, plannedAt: startedAt as Instant })
    await send(++boot, [makePlay(0, at(midnight - 1)), makePlay(1, at(midnight))])
    expect([await day('2026-09-30'), await day('2026-10-01')]).toEqual([1, 1])
  })

  test.each([
    ['no plays', { boot: 1, plays: [] }],
    ['too many', { boot: 1, plays: Array.from({ length: 501 }, (_, seq) => makePlay(seq)) }],
    ['no boot', { plays: [makePlay(0)] }],
  ])('not at all from a batch with %s', async (_, body) => {
    expect(await screen.device.refused(sendPlays, { body: body as never })).toBe('invalid')
  })

  test('from nobody without a token', async () => {
    expect(await server.anyone.refused(sendPlays, { body: { boot: 1, plays: [makePlay(0)] } })).toBe('device-unknown')
  })
})

describe('implausible plays', () => {
  const at = (startedAt: number) => ({ startedAt: startedAt as Instant })
  const cases: [string, Partial<PlayRecord>, string | null][] = [
    ['ten minutes ahead', at(MORNING + 10 * MINUTE), null],
    ['more than ten minutes ahead', at(MORNING + 10 * MINUTE + 1), 'in-the-future'],
    ['from 1970', at(5 * MINUTE), 'before-2020'],
    ['five seconds over', { durationMs: 13_000 }, null],
    ['longer than that', { durationMs: 13_001 }, 'longer-than-planned'],
    ['half a second short', { durationMs: 7500 }, null],
    ['completed after less', { durationMs: 7499 }, 'completed-too-short'],
    ['completed without showing', { durationMs: 0, plannedMs: 0 }, 'completed-nothing'],
    ['failed without showing', { durationMs: 0, outcome: 'failed', reason: 'decode' }, null],
  ]
  test.each(cases)('%s', async (_, given, reason) => {
    const { answers } = (await send(++boot, [makePlay(0, given)])).body
    expect(answers).toEqual([reason ? { seq: 0, result: 'quarantined', reason } : { seq: 0, result: 'stored' }])
  })

  test('are listed once for staff, however often they come', async () => {
    const count = async () => (await admin.ok(menu.listQuarantine, {})).length
    const before = await count()
    boot++
    for (let i = 0; i < 3; i++) await send(boot, [makePlay(0, at(0))])
    expect((await count()) - before).toBe(1)
    const [row] = await admin.ok(menu.listQuarantine, {})
    expect(row).toMatchObject({ display: 'LED 1', reason: 'before-2020', receivedAt: MORNING })
    expect(JSON.parse(row!.row)).toEqual(makePlay(0, at(0)))
  })
})

describe('the log', () => {
  test('is read page by page without a gap, also where many plays begin at one instant', async () => {
    const other = await joinDisplay(server, { name: 'Log' })
    const instant = (seq: number) => (MORNING - HOUR - Math.floor(seq / 130) * 1000) as Instant
    const plays = Array.from({ length: 450 }, (_, seq) => makePlay(seq, { startedAt: instant(seq) }))
    await send(1, plays, other)
    const seen: string[] = []
    let before: Instant | undefined
    for (let more = true; more;) {
      const query = { ...period, display: other.id, ...(before === undefined ? {} : { before }) }
      const page = await admin.ok(menu.listPlays, { query })
      seen.push(...page.plays.map((play) => play.id))
      before = page.plays.at(-1)?.startedAt
      more = page.more
    }
    expect(seen).toHaveLength(450)
    expect(new Set(seen).size).toBe(450)
  })

  test.each([
    ['reversed', { from: TODAY, until: '2026-11-01' }, 'dates-reversed'],
    ['no date', { from: '2026-02-30', until: TODAY }, 'invalid'],
    ['SQL', { from: "2026-01-01' or 1=1 --", until: TODAY }, 'invalid'],
  ])('of a period that is wrong (%s) is refused', async (_, query, refusal) => {
    expect(await admin.refused(menu.listPlays, { query: query as never })).toBe(refusal)
    expect(await admin.refused(menu.exportPlays, { query: query as never })).toBe(refusal)
  })

  test('is summed up by display, material, topic and day, and all agree', async () => {
    const totals = await Promise.all((['day', 'display', 'material', 'topic'] as const).map((by) => summary(by)))
    for (const { rows, total } of totals) {
      expect(rows.reduce((sum, row) => sum + row.completed, 0)).toBe(total.completed)
      expect(total).toEqual(totals[0]!.total)
    }
  })
})

test('[PL6] the plays of a test display are kept, and stand outside of totals, log and CSV until it is asked for', async () => {
  const tab = await joinDisplay(server, { name: 'Thẻ thử', test: true })
  const csv = async (query: object) => {
    const address = `${menu.exportPlays.path}?${new URLSearchParams({ ...period, ...query }).toString()}`
    return (await admin.app.inject({ method: 'GET', url: address, headers: admin.headers })).body
  }
  const all = async (query: object) => ({
    total: (await summary('day', query)).total.completed,
    displays: (await summary('display', query)).rows.map(({ name }) => name),
    log: (await admin.ok(menu.listPlays, { query: { ...period, ...query } })).plays.map(({ id }) => id),
    csv: await csv(query),
  })
  const before = await all({})
  expect((await send(1, [makePlay(0), makePlay(1)], tab)).status).toBe(200)
  expect(await all({})).toEqual(before)
  const asked = await all({ display: String(tab.id) })
  expect(asked).toMatchObject({ total: 2, displays: ['Thẻ thử'], log: [`${tab.id}-1-1`, `${tab.id}-1-0`] })
  expect(asked.csv.trim().split('\r\n')).toHaveLength(3)
  expect((await admin.ok(listDisplays, {})).map(({ name, test }) => [name, test])).toContainEqual(['Thẻ thử', true])
})

test('the CSV is exactly this', async () => {
  const formula = await joinDisplay(server, { name: '=1+1;"Sảnh"' })
  const startedAt = Date.UTC(2026, 0, 4, 17, 5, 6, 700) as Instant
  await send(
    7,
    [
      makePlay(0, { startedAt }),
      makePlay(1, {
        startedAt: (startedAt + 8000) as Instant,
        durationMs: 1250,
        outcome: 'interrupted',
        reason: 'closed',
      }),
    ],
    formula,
  )
  const query = { from: '2026-01-05' as LocalDate, until: '2026-01-05' as LocalDate }
  const answer = await admin.call(menu.exportPlays, { query })
  const { title, topic } = await admin.ok(readMaterial, { params: { id: 1 as MaterialId } })
  const [playlist] = await admin.ok(listPlaylists, {})
  const what = `1;${title};${hashOf('b')};${topic};${playlist!.name}`
  expect(answer.text).toBe(
    '\ufeffMã lượt;Màn hình;Mã nội dung;Tên;Phiên bản (băm);Chuyên đề;Danh sách phát;Bắt đầu;Kết thúc;Thời lượng (giây);Trạng thái (đủ/ngắt/lỗi/bỏ qua)\r\n' +
      `${formula.id}-7-0;"'=1+1;""Sảnh""";${what};05/01/2026 00:05:06;05/01/2026 00:05:14;8;đủ\r\n` +
      `${formula.id}-7-1;"'=1+1;""Sảnh""";${what};05/01/2026 00:05:14;05/01/2026 00:05:15;1,25;ngắt\r\n`,
  )
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(answer.headers['content-disposition']).toBe('attachment; filename="luot-phat_2026-01-05_2026-01-05.csv"')
})
