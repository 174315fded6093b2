import { deflateRawSync } from 'node:zlib'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SheetReply } from '../../playlists/wire/sheets.ts'
import { createMaterial } from '../../playlists/wire/materials.ts'
import { readHoursSheet } from '../../playlists/wire/dayparts.ts'
import type { Content, TableContent } from '../../playlists/content.ts'
import { materialDraft } from '../support/drafts.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'

let server: TestServer
let editor: TestPerson
beforeAll(async () => {
  server = await startTestServer()
  editor = await server.as('editor')
})
afterAll(() => server.close())

async function read(bytes: Uint8Array | string, name = ''): Promise<{ status: number; body: unknown }> {
  const reply = await editor.app.inject({
    method: 'POST',
    url: `/api/sheets?name=${encodeURIComponent(name)}`,
    headers: { ...editor.headers, 'content-type': 'application/octet-stream' },
    payload: Buffer.from(bytes),
  })
  return { status: reply.statusCode, body: reply.json() }
}

const sheetsOf = async (bytes: Uint8Array | string): Promise<SheetReply[]> => (await read(bytes)).body as SheetReply[]
const refusalOf = async (bytes: Uint8Array | string, name = ''): Promise<string> =>
  ((await read(bytes, name)).body as { error: { code: string } }).error.code

describe('a workbook', () => {
  test('is read as it is written: numbers, shares, dates, formulas as their values', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'Lệ phí',
          columns: [{}, { numFmt: '#,##0' }, { numFmt: 'dd/mm/yyyy' }, { numFmt: '0.0%' }],
          rows: [
            ['Thủ tục', 'Mức thu', 'Từ ngày', 'Đạt'],
            ['Đa\u0306ng ky\u0301', 10_000, new Date(Date.UTC(2026, 10, 20)), 0.955],
            [null, null, null, null],
            ['=HYPERLINK("x")', 2.5, null, null],
          ],
        },
        { name: 'Trống', rows: [] },
      ],
    })
    const [sheet, ...others] = await sheetsOf(bytes)
    expect(others).toEqual([])
    expect(sheet).toEqual({
      name: 'Lệ phí',
      rows: [
        ['Thủ tục', 'Mức thu', 'Từ ngày', 'Đạt'],
        ['Đăng ký', '10.000', '20/11/2026', '95,5%'],
        ['=HYPERLINK("x")', '3', '', ''],
      ],
      cut: { rows: false, columns: false, cells: false },
    })
  })

  test('is cut to what a table may have, and says so', async () => {
    const rows = Array.from({ length: 400 }, (_, n) => Array.from({ length: 12 }, (_, m) => `${n}.${m}`))
    const [sheet] = await sheetsOf(await writeXlsx({ sheets: [{ name: 'A', rows }] }))
    expect([sheet!.rows.length, sheet!.rows[0]!.length]).toEqual([201, 8])
    expect(sheet!.cut).toEqual({ rows: true, columns: true, cells: false })
  })
})

describe('a CSV file', () => {
  test.each([
    ['semicolons', 'Tên;Phí\nA;"1;2"\n'],
    ['commas', 'Tên,Phí\r\nA,1;2\r\n'],
    ['tabs', 'Tên\tPhí\nA\t1;2\n'],
    ['a mark at its beginning', '\ufeffTên;Phí\nA;"1;2"\n'],
  ])('with %s', async (_, text) => {
    expect((await sheetsOf(text))[0]!.rows).toEqual([
      ['Tên', 'Phí'],
      ['A', '1;2'],
    ])
  })

  test('in UTF-16 too; without marks that turn the direction of writing', async () => {
    const text = '\ufeffTên;Phí\nA\u202e;1\u200b\n'
    expect((await sheetsOf(Buffer.from(text, 'utf16le')))[0]!.rows).toEqual([
      ['Tên', 'Phí'],
      ['A', '1'],
    ])
  })
})

describe('refused', () => {
  test.each([
    ['nothing', '', 'file-empty'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0xff]), 'sheet-type'],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'sheet-type'],
    ['letters of an old code page', Buffer.from([0x54, 0xea, 0x6e, 0x3b, 0x0a]), 'sheet-type'],
    ['a broken archive', 'PK\u0003\u0004 and nothing more', 'sheet-damaged'],
    ['open quotes', 'a;"b\n', 'sheet-damaged'],
    ['only empty cells', ';;\n;;\n', 'sheet-damaged'],
    ['six megabytes', Buffer.alloc(6 * 1024 * 1024, 'a;'), 'file-too-large'],
  ])('%s', async (_, bytes, code) => {
    expect(await refusalOf(bytes)).toBe(code)
  })

  test.each([
    ['Lệ phí.xlsx', 'garbage', 'sheet-damaged'],
    ['LE PHI.XLSX', 'Tên;Phí\nA;1\n', 'sheet-damaged'],
    ['cu.xls', 'garbage', 'sheet-damaged'],
    ['a.ods', 'PK\u0003\u0004', 'sheet-type'],
  ])('what is called %s and holds %j', async (name, bytes, code) => {
    expect(await refusalOf(bytes, name)).toBe(code)
  })

  test('not what is called a list, or nothing', async () => {
    for (const name of ['le-phi.csv', 'le-phi.txt', '']) expect((await read('a;b\n', name)).status).toBe(200)
  })

  test('an archive that unpacks to hundreds of megabytes; the server stays small', async () => {
    const bytes = bomb(500)
    expect(bytes.length).toBeLessThan(1024 * 1024)
    const before = process.memoryUsage.rss()
    expect(await refusalOf(bytes)).toBe('sheet-damaged')
    expect(process.memoryUsage.rss() - before).toBeLessThan(100 * 1024 * 1024)
    expect((await sheetsOf('a;b\n1;2\n'))[0]!.rows.length).toBe(2)
  }, 60_000)
})

/** A workbook whose only sheet is that many megabytes of blanks. */
function bomb(megabytes: number): Buffer {
  const head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
  const sheet = Buffer.concat([Buffer.from(head), Buffer.alloc(megabytes * 1024 * 1024, ' ')])
  const rels = 'http://schemas.openxmlformats.org/package/2006/relationships'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const files: [string, Buffer][] = [
    [
      '[Content_Types].xml',
      Buffer.from('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    ],
    [
      '_rels/.rels',
      Buffer.from(
        `<Relationships xmlns="${rels}"><Relationship Id="a" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
    ],
    [
      'xl/workbook.xml',
      Buffer.from(
        `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="A" sheetId="1" r:id="a"/></sheets></workbook>`,
      ),
    ],
    [
      'xl/_rels/workbook.xml.rels',
      Buffer.from(
        `<Relationships xmlns="${rels}"><Relationship Id="a" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
    ],
    ['xl/worksheets/sheet1.xml', sheet],
  ]
  return zip(files)
}

function zip(files: readonly [string, Buffer][]): Buffer {
  const parts: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const [name, bytes] of files) {
    const packed = deflateRawSync(bytes, { level: 9 })
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), packed])
    const where = Buffer.alloc(14)
    where.writeUInt32LE(at, 10)
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\0'), common, where, Buffer.from(name)]))
    parts.push(local)
    at += local.length
  }
  const end = Buffer.alloc(18)
  const directory = Buffer.concat(central)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...parts, directory, Buffer.from('PK\u0005\u0006'), end])
}

describe('[MA7] a table', () => {
  const table = (rows: string[][]): TableContent => ({
    ...{ kind: 'table', template: 'notice', headline: 'Lệ phí', source: '', asOf: null },
    columns: [
      { title: 'Thủ tục', align: 'start' },
      { title: 'Mức thu', align: 'end' },
    ],
    rows,
  })
  const refused = (content: Content) => editor.refused(createMaterial, { body: materialDraft({ content }) })

  test('is kept when all its rows have as many cells as it has columns', async () => {
    const made = await editor.ok(createMaterial, { body: materialDraft({ content: table([['A', '1']]) }) })
    expect(made.latest.content).toEqual(table([['A', '1']]))
  })

  test('is refused when a row is short, or when all of it is too long', async () => {
    expect(await refused(table([['A']]))).toBe('invalid')
    const long = Array.from({ length: 200 }, () => ['a'.repeat(100), 'b'.repeat(100)])
    expect(await refused(table(long))).toBe('invalid')
  })
})

test("the lines of the office's hours, and none of a daypart that is not there", async () => {
  const sheet = await editor.ok(readHoursSheet, { query: {} })
  expect(sheet.week.length).toBeGreaterThan(0)
  expect(sheet.days.length).toBeGreaterThan(14)
  expect(await editor.refused(readHoursSheet, { query: { daypart: 99 as never } })).toBe('not-found')
})
