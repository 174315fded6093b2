/** What the office hands in, opened by the program that it would be opened with. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ReportTable } from '../../playlists/report/document.ts'
import { cellText } from '../../playlists/report/cells.ts'
import { outline } from '../../playlists/report/outline.ts'
import { count } from '../../playlists/report/words.ts'
import type { Report } from '../../playlists/wire/reports.ts'
import { databaseFile } from '../../server/data-dir.ts'
import { Database } from '../../server/db/open.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { convert, picturesOf, read, textOf } from '../support/libre-office.ts'
import { FORMULAS, QUARTER, QUARTER_BEGINS, fillQuarter, reportOf } from '../support/quarter.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'

/** It is left there to be looked at. */
const folder = path.join(import.meta.dirname, '..', '..', 'dist', 'office')
const FORMS = ['state', 'party'] as const

let server: TestServer
let editor: TestPerson
const reports = {} as Record<(typeof FORMS)[number], Report>
beforeAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  server = await startTestServer({ starter: true, clock: new FakeClock(QUARTER_BEGINS) })
  editor = (await fillQuarter(server)).editor
  for (const form of FORMS) reports[form] = await reportOf(editor, form)
  const log = `from=${QUARTER.from}&until=${QUARTER.until}`
  await save(`/api/reports/${reports.state.id}/report.xlsx`, 'tables.xlsx')
  await save(`/api/plays.xlsx?${log}`, 'log.xlsx')
  await save(`/api/plays.csv?${log}`, 'raw.csv')
  for (const form of FORMS) await save(`/api/reports/${reports[form].id}/report.pdf`, `${form}.pdf`)
})
afterAll(async () => {
  await server.close()
  console.log(`pages as pictures: ${path.relative(process.cwd(), folder)}`)
})

async function save(url: string, name: string): Promise<void> {
  const reply = await editor.app.inject({ method: 'GET', url, headers: editor.headers })
  expect([url, reply.statusCode]).toEqual([url, 200])
  await writeFile(path.join(folder, name), reply.rawPayload)
}

type Sums = { rows: number; plays: number; seconds: number }
/** Of the single plays of the quarter, by the database itself. */
async function sumsInSql(): Promise<Sums> {
  const db = await Database.open(databaseFile(server.dataDir))
  try {
    const { rows } = await db.read((r) =>
      sql<Sums>`select count(*) as rows, sum(outcome = 0) as plays, sum("durationMs") / 1000.0 as seconds from plays
        where "startedAt" >= unixepoch(${QUARTER.from}, '-7 hours') * 1000
          and "startedAt" < unixepoch(${QUARTER.until}, '+1 day', '-7 hours') * 1000`.execute(r.sql),
    )
    return rows[0]!
  } finally {
    await db.close()
  }
}

describe.each(FORMS)('the PDF of the %s form, made by LibreOffice of the Word file', (form) => {
  let pages: string[]
  const words = (text: string) => text.replaceAll(/[\s\u00a0]+/g, ' ')
  beforeAll(async () => {
    pages = await textOf(path.join(folder, `${form}.pdf`))
    expect(await picturesOf(path.join(folder, `${form}.pdf`), folder, form)).toHaveLength(pages.length)
  })

  test('has as many pages as the figures need, numbered from the second on, none nearly empty', () => {
    expect(pages.length).toBeGreaterThanOrEqual(8)
    expect(pages.length).toBeLessThanOrEqual(13)
    const numbers = pages.map((page) => /^\s*(\d+)\s*\n/.exec(page)?.[1] ?? '')
    expect(numbers).toEqual(pages.map((_, i) => (i === 0 ? '' : String(i + 1))))
    for (const [i, page] of pages.entries()) expect([i + 1, page.split(/\s+/).length > 60]).toEqual([i + 1, true])
    const last = words(pages.at(-1)!)
    expect(last).toContain('Nơi nhận:')
    expect(last).toContain('Trên đây là báo cáo kết quả')
    expect(last).toContain('Nguyễn Văn An')
  })

  test('has every heading, caption, chart and figure', () => {
    const all = words(pages.join(' '))
    const report = outline(reports[form])
    for (const block of report.blocks) {
      if (block.kind === 'table' || block.kind === 'chart') expect(all).toContain(words(block.caption))
      if (block.kind === 'heading') expect(all.toLowerCase()).toContain(block.text.toLowerCase())
    }
    const tables = report.blocks.flatMap((block): ReportTable[] => (block.kind === 'table' ? [block] : []))
    const figures = tables
      .flatMap(({ rows }) => rows.flat())
      .flatMap((cell) => (typeof cell === 'string' ? [] : [cellText(cell)]))
    const printed = new Set(all.split(' '))
    expect(figures.length).toBeGreaterThan(500)
    expect(figures.filter((figure) => !printed.has(figure))).toEqual([])
  })

  test('counts what SQL counts', async () => {
    const { plays, seconds } = await sumsInSql()
    expect(words(pages[0]!)).toContain(`Số lượt phát lượt ${count(plays)} `)
    expect(words(pages[0]!)).toContain(`Thời lượng phát giờ ${count(seconds / 3600, 1)} `)
  })
})

describe('the workbooks and the CSV, opened by LibreOffice and written anew', () => {
  const SHEETS = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1'
  const at = (name: string) => path.join(folder, name)
  beforeAll(async () => {
    await convert([at('tables.xlsx'), at('log.xlsx')], { to: SHEETS, folder })
    await convert([at('raw.csv')], { to: 'xlsx:Calc MS Excel 2007 XML', from: 'CSV:59,34,76,1,,1066', folder })
    await convert([at('raw.xlsx')], { to: SHEETS, folder })
  })
  const rowsOf = async (name: string): Promise<string[][]> =>
    parse(await read(folder, name), { bom: true, relax_column_count: true }) as string[][]
  const number = (text: string): number => Number(text.replaceAll(',', ''))

  test.each([
    ['log-Nhật ký phát.csv', 3],
    ['raw-raw.csv', 0],
  ])('%s has the plays and the seconds that SQL has, and no words became a formula', async (name, sums) => {
    const found = (await readdir(folder)).find((file) => file.normalize('NFC') === name)
    const [head, ...rows] = await rowsOf(found!)
    const plays = rows.slice(0, rows.length - sums)
    expect(head!.slice(0, 4)).toEqual(['Mã lượt', 'Màn hình', 'Mã nội dung', 'Tên'])
    const wanted = await sumsInSql()
    expect({
      rows: plays.length,
      plays: plays.filter((row) => row[10] === 'đủ').length,
      seconds: Math.round(plays.reduce((sum, row) => sum + number(row[9]!), 0) * 1000) / 1000,
    }).toEqual(wanted)
    const titles = new Set(plays.map((row) => row[3]!.replace(/^'/, '')))
    for (const formula of FORMULAS) expect([formula, titles.has(formula)]).toEqual([formula, true])
    expect(new Set(plays.map((row) => row[1]!.replace(/^'/, '')))).toContain('=2+3')
    expect(plays.flat().filter((cell) => /^(Err:|#)/.test(cell))).toEqual([])
  })

  test('the tables have the figures of the report', async () => {
    const tables = outline(reports.state).blocks.flatMap((block): ReportTable[] =>
      block.kind === 'table' ? [block] : [],
    )
    const names = (await readdir(folder)).filter((file) => file.normalize('NFC').startsWith('tables-Bảng'))
    expect(names).toHaveLength(tables.length)
    const topics = tables.find(({ caption }) => caption.startsWith('Bảng 2.'))!
    const rows = await rowsOf(names.find((name) => name.normalize('NFC') === 'tables-Bảng 2.csv')!)
    expect(rows[0]![0]).toBe(topics.caption)
    const plays = rows.slice(2, 2 + topics.rows.length).map((row) => number(row[4]!))
    expect(plays).toEqual(reports.state.now.topics.map((topic) => topic.plays))
    expect(number(rows.at(-1)![4]!)).toBe((await sumsInSql()).plays)
  })
})
