import { spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DisplayId } from '../../playlists/ids.ts'
import type { PlayRecord } from '../../playlists/plays.ts'
import { hoursText, sealCode } from '../../playlists/seals.ts'
import type { Span } from '../../playlists/spans.ts'
import { DAY, HO_CHI_MINH, HOUR, startOfDay } from '../../playlists/time.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { listAudit } from '../../playlists/wire/access.ts'
import { sendPlays } from '../../playlists/wire/devices.ts'
import { unpairDisplay } from '../../playlists/wire/displays.ts'
import { listGaps, readVerification, startVerification, summarisePlays } from '../../playlists/wire/plays.ts'
import { csvPages } from '../../server/plays/csv.ts'
import { playPages } from '../../server/plays/pages.ts'
import { UnreadableCsv, verifyCsv } from '../../server/plays/verify/csv.ts'
import { purgePlays } from '../../server/plays/purge.ts'
import { dayHashes, periodSeal } from '../../server/plays/sealing.ts'
import { Verification } from '../../server/plays/verify/run.ts'
import { verify } from '../../server/plays/verify/verify.ts'
import { count, openLog, playAt } from '../support/evidence.ts'
import type { PlayLog } from '../support/evidence.ts'
import { MORNING } from '../support/fake-clock.ts'
import { joinDisplay, makePlay, rejoin } from '../support/fleet.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'
import { freshFolder, removeFolder } from '../support/whole.ts'

describe('[PL7] numbers that are missing', () => {
  let server: TestServer
  let admin: TestPerson
  beforeAll(async () => {
    server = await startTestServer()
    admin = await server.as('admin')
  })
  afterAll(() => server.close())
  const plays = (...seqs: number[]) => seqs.map((seq) => makePlay(seq))

  test('are asked for until they come, and then no more', async () => {
    const { id, device } = await joinDisplay(server, { name: 'A' })
    const send = async (...seqs: number[]) =>
      (await device.ok(sendPlays, { body: { boot: 5, plays: plays(...seqs) } })).missing
    expect(await send(0, 1)).toEqual([])
    expect(await send(4, 7)).toEqual([
      { boot: 5, first: 2, last: 3 },
      { boot: 5, first: 5, last: 6 },
    ])
    expect(await admin.ok(listGaps, { query: { display: id } })).toMatchObject([
      { first: 2, last: 3, count: 2, reason: null, after: makePlay(1).startedAt, before: makePlay(4).startedAt },
      { first: 5, last: 6, count: 2, reason: null },
    ])
    expect(await send(2, 3)).toEqual([{ boot: 5, first: 5, last: 6 }])
    expect(await send(6, 5)).toEqual([])
    expect(await admin.ok(listGaps, { query: { display: id } })).toEqual([])
  })

  test('are lost when the display says so, with its reason; what comes after all is no loss', async () => {
    const { id, device } = await joinDisplay(server, { name: 'B' })
    await device.ok(sendPlays, { body: { boot: 6, plays: plays(0, 5) } })
    const lost = [{ boot: 6, first: 0, last: 3, reason: 'no-room' as const }]
    const reply = await device.ok(sendPlays, { body: { boot: 9, plays: plays(0), lost } })
    expect(reply.missing).toEqual([{ boot: 6, first: 4, last: 4 }])
    const gaps = await admin.ok(listGaps, { query: { display: id } })
    expect(gaps.map(({ first, last, reason }) => [first, last, reason])).toEqual([
      [4, 4, null],
      [1, 3, 'no-room'],
    ])
    await device.ok(sendPlays, { body: { boot: 6, plays: plays(2, 4) } })
    const after = await admin.ok(listGaps, { query: { display: id } })
    expect(after.map(({ first, last, reason }) => [first, last, reason])).toEqual([
      [1, 1, 'no-room'],
      [3, 3, 'no-room'],
    ])
  })

  test('that nobody answers for are asked for a while, and not for ever', async () => {
    const { id, device } = await joinDisplay(server, { name: 'C' })
    await device.ok(sendPlays, { body: { boot: 7, plays: plays(3) } })
    let asked = 0
    for (let seq = 4; seq < 30; seq++) {
      const { missing } = await device.ok(sendPlays, { body: { boot: 7, plays: plays(seq) } })
      if (missing.length > 0) asked++
    }
    expect(asked).toBeGreaterThan(5)
    expect(asked).toBeLessThan(25)
    expect(await admin.ok(listGaps, { query: { display: id } })).toMatchObject([
      { first: 0, last: 2, reason: 'unanswered' },
    ])
  })

  test('are not those that were kept apart; and a display disowns nothing that it has delivered', async () => {
    const { id, device } = await joinDisplay(server, { name: 'D' })
    const body = { boot: 8, plays: [makePlay(0), { ...makePlay(1), durationMs: -1 }, makePlay(2)] }
    expect((await device.ok(sendPlays, { body })).missing).toEqual([])
    const lost = [{ boot: 8, first: 0, last: 10, reason: 'gone' as const }]
    expect((await device.ok(sendPlays, { body: { boot: 8, plays: [], lost } })).missing).toEqual([])
    expect(await admin.ok(listGaps, { query: { display: id } })).toEqual([])
    expect(await device.refused(sendPlays, { body: { boot: 8, plays: [], lost: [] } })).toBe('invalid')
  })

  test('[IN4] staff check the log from the panel, if they may, and leave a trace', async () => {
    const body = { from: '2026-11-01' as LocalDate, until: '2026-11-30' as LocalDate }
    expect(await (await server.as('editor')).refused(startVerification, { body })).toBe('not-permitted')
    expect(await admin.ok(readVerification, {})).toEqual({ run: null })
    expect(await admin.ok(startVerification, { body })).toMatchObject({ ...body, broken: false })
    const read = async () => (await admin.ok(readVerification, {})).run!
    let run = await read()
    while (run.finishedAt === null) run = await read()
    expect(run).toMatchObject({ progress: 1, broken: false, findings: [], more: 0 })
    expect(run.looked!.plays).toBeGreaterThan(10)
    const { entries } = await admin.ok(listAudit, { query: { noun: 'plays' } })
    expect(entries).toMatchObject([{ action: 'verify', nounName: '01/11/2026 - 30/11/2026' }])
  })

  test('plays come gzipped too, in bounds; a broken or bursting one is refused', async () => {
    const { device } = await joinDisplay(server, { name: 'E' })
    const post = async (payload: Buffer) => {
      const headers = { ...device.headers, 'content-type': 'application/json', 'content-encoding': 'gzip' }
      const { statusCode, body } = await server.app.inject({ method: 'POST', url: sendPlays.path, headers, payload })
      return [statusCode, (JSON.parse(body) as { error?: { code: string } }).error?.code]
    }
    const batch = Buffer.from(JSON.stringify({ boot: 1, plays: count(200, (seq) => makePlay(seq)) }))
    expect(gzipSync(batch).length).toBeLessThan(batch.length / 10)
    expect(await post(gzipSync(batch))).toEqual([200, undefined])
    expect(await post(gzipSync(Buffer.alloc(20_000_000, 32)))).toEqual([413, 'body-too-large'])
    expect(await post(gzipSync(batch).subarray(0, 300))).toEqual([400, 'invalid'])
    expect(await post(Buffer.from('not gzip'))).toEqual([400, 'invalid'])
  })

  test('a display that was shut out is refused, and taken in whole when it is paired again', async () => {
    const { id, device } = await joinDisplay(server, { name: 'F' })
    await device.ok(sendPlays, { body: { boot: 3, plays: plays(0, 1) } })
    await admin.ok(unpairDisplay, { params: { id } })
    expect(await device.refused(sendPlays, { body: { boot: 3, plays: plays(2, 3) } })).toBe('device-unknown')
    const again = await rejoin(server, id)
    const { missing } = await again.device.ok(sendPlays, { body: { boot: 3, plays: plays(2, 3) } })
    expect(missing).toEqual([])
    const query = { from: '2020-01-01' as LocalDate, until: '2026-12-31' as LocalDate, display: id, by: 'day' as const }
    expect((await admin.ok(summarisePlays, { query })).total.completed).toBe(4)
  })
})

describe('seals', () => {
  let folder: string
  let log: PlayLog
  const NOVEMBER = { from: '2026-11-01' as LocalDate, until: '2026-11-30' as LocalDate }
  const seals = () =>
    log.db.read((r) => r.sql.selectFrom('daySeals').select(['day', 'version']).orderBy('id').execute())
  const code = () => log.db.read(async (r) => sealCode(periodSeal(await dayHashes(r, NOVEMBER))))
  beforeAll(async () => {
    folder = await freshFolder()
    log = await openLog(folder)
  })
  afterAll(async () => {
    await log.db.close()
    await removeFolder(folder)
  })
  const day = (n: number, from: number): PlayRecord[] =>
    count(30, (i) => playAt(from + i, MORNING + n * DAY - HOUR + i * 9000))

  test('[IN2] a full day is sealed once; again when late plays corrected it, and the old seal stays', async () => {
    await log.send(1, 5, day(0, 0))
    expect(await log.seal()).toEqual([])
    log.clock.advance(DAY)
    await log.send(1, 5, day(1, 30))
    expect(await log.seal()).toEqual(['2026-11-20'])
    expect(await log.seal()).toEqual([])
    await log.send(2, 9, day(0, 0))
    log.clock.advance(DAY)
    expect(await log.seal()).toEqual(['2026-11-20', '2026-11-21'])
    expect(await seals()).toEqual([
      { day: '2026-11-20', version: 1 },
      { day: '2026-11-20', version: 2 },
      { day: '2026-11-21', version: 1 },
    ])
    expect((await verify(log.db, { ...NOVEMBER, zone: HO_CHI_MINH }, () => {})).all).toEqual([])
  })

  test('[IN3] the seal of a period is the same before and after the night, and another one when a play is added', async () => {
    const before = await code()
    expect(before).toMatch(/^([0-9A-F]{4}-){4}[0-9A-F]{4}$/)
    await log.send(1, 5, [playAt(60, MORNING + DAY)])
    const after = await code()
    expect(after).not.toBe(before)
    expect(await log.seal()).toEqual(['2026-11-21'])
    expect(await code()).toBe(after)
  })

  test('[IN3] hours are sealed in one order, whatever the order they are read in', () => {
    const none = { completed: 1, interrupted: 0, failed: 0, skipped: 0, durationMs: 8 }
    const rows = [2, 1, 3].map((display) => ({ hour: 5 - display, display, material: 1, ...none }))
    expect(hoursText(rows)).toBe('2 3 1 1 0 0 0 8\n3 2 1 1 0 0 0 8\n4 1 1 1 0 0 0 8\n')
  })

  test(
    '[IN3] an exported file has the seal of its period by itself; what is changed in it is named',
    { timeout: 120_000 },
    async () => {
      const filter = { span: { start: startOfDay(HO_CHI_MINH, NOVEMBER.from), end: MORNING + 30 * DAY } as Span }
      const pages: string[] = []
      for await (const page of csvPages(playPages(log.db, filter), HO_CHI_MINH)) pages.push(page)
      const rows = pages.join('').trimEnd().split('\r\n')
      expect(rows).toHaveLength(92)
      const check = async (changed: string[]) => {
        const { seal, found } = await verifyCsv(log.db, Readable.from([changed.join('\r\n')]), HO_CHI_MINH)
        return [
          sealCode(seal) === (await code()),
          ...found.all.map(({ kind, blanks }) => `${kind} ${blanks['play'] ?? blanks['day']}`),
        ]
      }
      const [head = '', first = '', second = ''] = rows
      expect(await check(rows)).toEqual([true])
      expect(await check([head, ...rows.slice(1).reverse()])).toEqual([true])
      const named = first.replace(/;\?;/, ';Khác;')
      expect(await check([head, named, ...rows.slice(2)])).toEqual([true, 'csv-changed 1-5-0'])
      expect(await check([head, first.replace(/đủ$/, 'ngắt'), ...rows.slice(2)])).toEqual([
        false,
        'csv-changed 1-5-0',
        'csv-day 2026-11-20',
      ])
      const removed = second.split(';')[0]
      expect(await check([head, first, ...rows.slice(3)])).toEqual([
        false,
        `csv-missing ${removed}`,
        'csv-day 2026-11-20',
      ])
      const added = ['9-9-9', ...first.split(';').slice(1)].join(';')
      expect(await check([...rows, added])).toEqual([false, 'csv-added 9-9-9', 'csv-day 2026-11-20'])
      await expect(check(['a;b', 'c;d'])).rejects.toThrow(UnreadableCsv)
      const file = path.join(folder, 'log.csv')
      await writeFile(file, rows.join('\r\n'))
      const run = (...args: string[]) =>
        spawnSync(process.execPath, ['server/verify.ts', ...args], {
          env: { ...process.env, DATA_DIR: folder },
          encoding: 'utf8',
        })
      const good = run(file, await code())
      expect([good.status, good.stdout]).toEqual([0, expect.stringContaining('Mã kiểm khớp.')])
      const bad = run(file, 'AAAA-AAAA-AAAA-AAAA-AAAA')
      expect([bad.status, bad.stdout]).toEqual([1, expect.stringContaining('Mã kiểm không khớp')])
      const all = run()
      expect([all.status, all.stdout]).toEqual([0, expect.stringContaining('Đã kiểm tra 91 lượt phát')])
    },
  )

  test('[IN4] one check runs at a time, and ends when the server does', async () => {
    const failures: unknown[] = []
    const parts = {
      db: log.db,
      clock: log.clock,
      zone: () => HO_CHI_MINH,
      failed: (error: unknown) => failures.push(error),
    }
    const verification = new Verification(parts)
    const run = verification.start(NOVEMBER)
    expect(() => verification.start(NOVEMBER)).toThrow('busy')
    await verification.stop()
    expect(run).toMatchObject({ broken: true, found: null })
    expect(failures).toEqual([])
  })

  test('[IN6] single plays go when their time is over, totals and seals stay, and what can be checked is', async () => {
    const total = () =>
      log.db.read((r) =>
        r.sql
          .selectFrom('playHours')
          .select(({ fn }) => fn.sum<number>('completed').as('all'))
          .executeTakeFirst(),
      )
    const before = [await total(), await code()]
    log.clock.advance(29 * DAY)
    const parts = { db: log.db, clock: log.clock, zone: () => HO_CHI_MINH, keepMonths: async () => 1 }
    expect(await purgePlays(parts)).toBe(60)
    expect(await purgePlays(parts)).toBe(0)
    expect([await total(), await code()]).toEqual(before)
    const { all, looked } = await verify(log.db, { ...NOVEMBER, zone: HO_CHI_MINH }, () => {})
    expect(all).toEqual([])
    expect(looked).toMatchObject({ plays: 31, days: 2, sealedDays: 2 })
    expect(looked.purgedLinks).toBeGreaterThan(0)
    const again = await log.send(1, 5, day(0, 0))
    expect(again.answers.every(({ result }) => result === 'known')).toBe(true)
    await log.db.transact((w) =>
      w.sql.updateTable('playDays').set({ completed: 99 }).where('day', '=', '2026-11-20').execute(),
    )
    const { all: named } = await verify(log.db, { ...NOVEMBER, zone: HO_CHI_MINH }, () => {})
    expect(new Set(named.map(({ kind }) => kind))).toEqual(new Set(['total-changed']))
  })
})

test('[PL3] whoever follows the plays hears of their days in the same transaction', async () => {
  const folder = await freshFolder()
  const { db, clock, send } = await openLog(folder)
  const { PlayIntake } = await import('../../server/plays/ingest.ts')
  const heard: unknown[] = []
  const after = [async (_: unknown, days: unknown) => void heard.push(days)]
  const intake = new PlayIntake({ db, clock, zone: () => HO_CHI_MINH, after })
  await intake.accept(1 as DisplayId, { boot: 1, plays: [makePlay(0), makePlay(1)] })
  await intake.accept(1 as DisplayId, { boot: 1, plays: [makePlay(0)] })
  expect(heard).toEqual([[{ display: 1, day: '2026-11-20' }]])
  const refusing = new PlayIntake({
    db,
    clock,
    zone: () => HO_CHI_MINH,
    after: [async () => Promise.reject(new Error('no'))],
  })
  await expect(refusing.accept(1 as DisplayId, { boot: 1, plays: [makePlay(2)] })).rejects.toThrow('no')
  expect((await send(1, 1, [makePlay(2)])).answers).toEqual([{ seq: 2, result: 'stored' }])
  await db.close()
  await removeFolder(folder)
})
