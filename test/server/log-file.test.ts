import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { periodOf } from '../../playlists/report/period.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { listAudit } from '../../playlists/wire/access.ts'
import { sendPlays } from '../../playlists/wire/devices.ts'
import { exportPlays, verifyFile } from '../../playlists/wire/plays.ts'
import type { CsvVerification } from '../../playlists/wire/plays.ts'
import { createReport } from '../../playlists/wire/reports.ts'
import { joinDisplay, makePlay } from '../support/fleet.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'

let server: TestServer
let admin: TestPerson
let csv: string
const period = periodOf('quarter', '2026-11-20' as LocalDate)
beforeAll(async () => {
  server = await startTestServer()
  admin = await server.as('admin')
  const { device } = await joinDisplay(server, { name: '=Sảnh một cửa' })
  await device.ok(sendPlays, { body: { boot: 1, plays: [0, 1, 2, 3].map((seq) => makePlay(seq)) } })
  const { from, until } = period
  csv = (await admin.call(exportPlays, { query: { from, until } })).text
})
afterAll(() => server.close())

/** As the panel sends it: the bytes as they are. */
async function send(bytes: string | Buffer, person = admin): Promise<{ code?: string; said: CsvVerification }> {
  const reply = await server.app.inject({
    method: 'POST',
    url: verifyFile.path,
    headers: { ...person.headers, 'content-type': 'application/octet-stream', 'accept-language': 'vi' },
    payload: Readable.from([Buffer.from(bytes)]),
  })
  const said = reply.json<CsvVerification & { error?: { code: string } }>()
  return { ...(said.error && { code: said.error.code }), said }
}

test('[IN3] a file as it was exported agrees, with the seal that a report prints; that somebody looked is written down', async () => {
  const report = await admin.ok(createReport, { body: { form: 'state', period } })
  const { said } = await send(csv)
  expect(said).toEqual({ from: '2026-11-20', until: '2026-11-20', plays: 4, seal: report.seal, findings: [], more: 0 })
  const { entries } = await admin.ok(listAudit, { query: { noun: 'plays' } })
  expect(entries[0]).toMatchObject({ action: 'verify-file', nounName: '20/11/2026 - 20/11/2026', actor: 'admin' })
})

test('[IN3] rows that were changed, removed or added are named', async () => {
  const lines = csv.split('\r\n')
  const kinds = async (file: string[]) => (await send(file.join('\r\n'))).said.findings.map(({ kind }) => kind)
  const { findings } = (await send(csv.replace(';đủ', ';ngắt'))).said
  expect(findings[0]).toMatchObject({ kind: 'csv-changed', message: expect.stringContaining('nhật ký ghi: 1-1-') })
  expect(await kinds(lines.filter((_, i) => i !== 2))).toEqual(['csv-missing', 'csv-day'])
  const added = lines[1]!.replace(/-\d+;/, '-77;')
  expect(await kinds(lines.toSpliced(2, 0, added))).toEqual(['csv-added', 'csv-day'])
})

test.each([
  ['no file of ours', 'a;b\r\n1;2\r\n'],
  ['nothing', ''],
  ['its heading alone', 'HEAD'],
  ['a program', Buffer.from([0x50, 0x4b, 3, 4, 0, 0x22, 0xff, 0xfe])],
  ['a day that there is none of', 'DAY'],
  ['more years than there were', 'YEARS'],
  ['one line without an end', 'x'.repeat(200_000)],
])('is refused: %s', async (_, given) => {
  const [head, row] = csv.split('\r\n')
  const files: Record<string, string> = {
    HEAD: `${head}\r\n`,
    DAY: `${head}\r\n${row!.replaceAll('20/11/2026', '31/02/2026')}\r\n`,
    YEARS: `${head}\r\n${row}\r\n${row!.replaceAll('20/11/2026', '20/11/1026')}\r\n`,
  }
  const bytes = typeof given === 'string' ? (files[given] ?? given) : given
  expect((await send(bytes)).code).toBe('log-file')
})

test('is for those who keep the office in order', async () => {
  expect((await send(csv, await server.as('editor'))).code).toBe('not-permitted')
})
