/** The Word file read back by programs that did not write it, against the figures of the domain's own table (its §4). */
import { beforeAll, describe, expect, test } from 'vitest'
import type { OfficeForm } from '../../playlists/campaign.ts'
import { outline } from '../../playlists/report/outline.ts'
import { makeDocx } from '../../server/reports/docx.ts'
import { openOfficeFile } from '../support/office-file.ts'
import type { OfficeFile } from '../support/office-file.ts'
import { quarterReport } from '../support/report-input.ts'
import { readWord } from '../support/word-file.ts'
import type { Paragraph, Word } from '../support/word-file.ts'

/** From and to, both allowed. */
type Span = readonly [number, number]
type Element = {
  what: string
  text: string
  pt: Span
  /** Bold, italic, underlined: `b`, `i`, `u`. */
  style: '' | 'b' | 'i' | 'u' | 'bi'
  place: 'left half' | 'right half' | 'centred' | 'bottom left' | 'bottom right'
  align?: 'center' | 'left'
}
type Form = {
  margins: Record<'top' | 'bottom' | 'left' | 'right', Span>
  number: { pt: Span; fromTopMm: Span }
  body: { pt: Span; indentMm: readonly number[]; line: readonly [rule: string, ...Span] }
  headings: readonly [first: string, second: string]
  elements: readonly Element[]
  end: RegExp
  never: readonly string[]
}

/** Nghị định 30/2020/NĐ-CP, Phụ lục I. */
const STATE: Form = {
  margins: { top: [20, 25], bottom: [20, 25], left: [30, 35], right: [15, 20] },
  number: { pt: [13, 14], fromTopMm: [5, 20] },
  body: { pt: [13, 14], indentMm: [10, 12.7], line: ['auto', 240, 360] },
  headings: ['I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI', '1. Kết quả chung'],
  elements: [
    { what: 'Quốc hiệu', text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', pt: [12, 13], style: 'b', place: 'right half' },
    { what: 'Tiêu ngữ', text: 'Độc lập - Tự do - Hạnh phúc', pt: [13, 14], style: 'b', place: 'right half' },
    { what: 'Cơ quan ban hành', text: 'ỦY BAN NHÂN DÂN', pt: [12, 13], style: 'b', place: 'left half' },
    { what: 'its second line', text: 'PHƯỜNG VIỆT HƯNG', pt: [12, 13], style: 'b', place: 'left half' },
    { what: 'Số, ký hiệu', text: 'Số: 05/BC-UBND', pt: [13, 13], style: '', place: 'left half' },
    {
      what: 'Địa danh, ngày',
      text: 'Việt Hưng, ngày 05 tháng 10 năm 2026',
      pt: [13, 14],
      style: 'i',
      place: 'right half',
    },
    { what: 'Tên loại', text: 'BÁO CÁO', pt: [13, 14], style: 'b', place: 'centred' },
    {
      what: 'Trích yếu',
      text: 'Kết quả tuyên truyền trực quan trên màn hình LED, kiosk',
      pt: [13, 14],
      style: 'b',
      place: 'centred',
    },
    { what: 'Quyền hạn', text: 'TM. ỦY BAN NHÂN DÂN', pt: [13, 14], style: 'b', place: 'bottom right' },
    { what: 'Chức vụ', text: 'CHỦ TỊCH', pt: [13, 14], style: 'b', place: 'bottom right' },
    { what: 'Họ tên', text: 'Nguyễn Văn An', pt: [13, 14], style: 'b', place: 'bottom right' },
    { what: 'Nơi nhận', text: 'Nơi nhận:', pt: [12, 12], style: 'bi', place: 'bottom left', align: 'left' },
    { what: 'a recipient', text: '- UBND thành phố;', pt: [11, 11], style: '', place: 'bottom left', align: 'left' },
    { what: 'the last one', text: '- Lưu: VT, VHXH.', pt: [11, 11], style: '', place: 'bottom left', align: 'left' },
  ],
  end: /[^./]\.\/\.$/,
  never: ['ĐẢNG CỘNG SẢN VIỆT NAM', '-----', '*'],
}

/** Hướng dẫn 05-HD/VPTW, 27/5/2026. */
const PARTY: Form = {
  margins: { top: [20, 20], bottom: [20, 20], left: [30, 30], right: [15, 15] },
  number: { pt: [13, 14], fromTopMm: [10, 10] },
  body: { pt: [14, 15], indentMm: [10], line: ['exact', 18 * 20, 20 * 20] },
  headings: ['I- CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI', '1. Kết quả chung'],
  elements: [
    { what: 'tiêu đề', text: 'ĐẢNG CỘNG SẢN VIỆT NAM', pt: [15, 15], style: 'b', place: 'right half' },
    { what: 'Cấp trên', text: 'ĐẢNG BỘ THÀNH PHỐ HÀ NỘI', pt: [14, 14], style: '', place: 'left half' },
    { what: 'Cơ quan ban hành', text: 'ĐẢNG ỦY PHƯỜNG VIỆT HƯNG', pt: [14, 14], style: 'b', place: 'left half' },
    { what: 'the star', text: '*', pt: [14, 14], style: '', place: 'left half' },
    { what: 'Số, ký hiệu', text: 'Số 05-BC/ĐU', pt: [14, 14], style: '', place: 'left half' },
    {
      what: 'Địa danh, ngày',
      text: 'Việt Hưng, ngày 05 tháng 10 năm 2026',
      pt: [14, 14],
      style: 'i',
      place: 'right half',
    },
    { what: 'Tên loại', text: 'BÁO CÁO', pt: [15, 16], style: 'b', place: 'centred' },
    {
      what: 'Trích yếu',
      text: 'kết quả tuyên truyền trực quan trên màn hình LED, kiosk',
      pt: [14, 15],
      style: 'b',
      place: 'centred',
    },
    { what: 'the hyphens', text: '-----', pt: [14, 15], style: '', place: 'centred' },
    { what: 'Quyền hạn', text: 'T/M BAN THƯỜNG VỤ', pt: [14, 14], style: 'b', place: 'bottom right' },
    { what: 'Chức vụ', text: 'BÍ THƯ', pt: [14, 14], style: '', place: 'bottom right' },
    { what: 'Họ tên', text: 'Nguyễn Văn An', pt: [14, 14], style: 'b', place: 'bottom right' },
    { what: 'Nơi nhận', text: 'Nơi nhận:', pt: [14, 14], style: 'u', place: 'bottom left', align: 'left' },
    {
      what: 'a recipient',
      text: '- Ban Thường vụ Thành ủy;',
      pt: [12, 12],
      style: '',
      place: 'bottom left',
      align: 'left',
    },
    {
      what: 'the last one',
      text: '- Lưu Văn phòng Đảng ủy.',
      pt: [12, 12],
      style: '',
      place: 'bottom left',
      align: 'left',
    },
  ],
  end: /[^./]\.$/,
  never: ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', 'Số:'],
}

const inSpan = (n: number | undefined, [from, to]: Span): boolean =>
  n !== undefined && n >= from - 0.05 && n <= to + 0.05
const styleOf = ({ bold, italic, underline }: Paragraph): string =>
  `${bold ? 'b' : ''}${italic ? 'i' : ''}${underline ? 'u' : ''}`

describe.each([
  ['state', STATE],
  ['party', PARTY],
] as const)('[RE4] the Word file of the %s form', (form: OfficeForm, expected: Form) => {
  let word: Word
  let seconds: number
  let first: OfficeFile
  const report = outline(quarterReport(form))
  beforeAll(async () => {
    first = await openOfficeFile(await makeDocx(report))
    const began = performance.now()
    const bytes = await makeDocx(report)
    seconds = (performance.now() - began) / 1000
    word = await readWord(bytes)
  })
  const find = (text: string): number => word.paragraphs.findIndex((paragraph) => paragraph.text === text)
  const placeOf = (at: number): string => {
    const { cell } = word.paragraphs[at]!
    if (cell === null) return 'centred'
    return `${at < find('BÁO CÁO') ? '' : 'bottom '}${cell === 0 ? 'left' : 'right'}${at < find('BÁO CÁO') ? ' half' : ''}`
  }

  test('is an A4 page with its margins, its letters and its number from page 2 on', () => {
    const { page, numbers, paragraphs } = word
    expect([Math.round(page.width), Math.round(page.height)]).toEqual([210, 297])
    for (const side of ['top', 'bottom', 'left', 'right'] as const)
      expect([side, inSpan(page[side], expected.margins[side])]).toEqual([side, true])
    expect(new Set(paragraphs.map(({ font }) => font))).toEqual(new Set(['Times New Roman']))
    expect(word.firstDiffers).toBe(true)
    expect(numbers.first.map(({ text }) => text).join('')).toBe('')
    expect(numbers.others).toMatchObject([{ text: '{PAGE}', align: 'center', font: 'Times New Roman' }])
    expect(inSpan(numbers.others[0]!.pt, expected.number.pt)).toBe(true)
    expect(inSpan(page.header, expected.number.fromTopMm)).toBe(true)
  })

  test.each(expected.elements)('$what stands $place', ({ text, pt, style, place, align = 'center' }) => {
    const at = find(text)
    expect([text, at >= 0]).toEqual([text, true])
    const paragraph = word.paragraphs[at]!
    expect([inSpan(paragraph.pt, pt), styleOf(paragraph), placeOf(at), paragraph.align]).toEqual([
      true,
      style,
      place,
      align,
    ])
  })

  test('has its elements in their order and none of the other form', () => {
    const order = ['left half', 'right half', 'centred', 'bottom left', 'bottom right']
    const places = expected.elements.map(({ text }) => placeOf(find(text)))
    expect(new Set(places)).toEqual(new Set(order))
    const found = order.map((place) =>
      expected.elements.filter((one) => one.place === place).map(({ text }) => find(text)),
    )
    for (const some of found) expect(some).toEqual([...some].sort((a, b) => a - b))
    for (const text of expected.never) expect(word.paragraphs.filter((one) => one.text.startsWith(text))).toEqual([])
  })

  test('has its text justified, drawn in and spaced; headings numbered as the form does; its own ending', () => {
    const source = word.paragraphs.find(({ text }) => text.includes('Mã kiểm'))!
    const { body } = expected
    expect([source.align, styleOf(source), inSpan(source.pt, body.pt)]).toEqual(['both', '', true])
    expect(body.indentMm.some((indent) => Math.abs(indent - source.indentMm) < 0.05)).toBe(true)
    expect(source.beforePt).toBeGreaterThanOrEqual(6)
    expect([source.line.rule, inSpan(source.line.value, [body.line[1], body.line[2]])]).toEqual([body.line[0], true])
    for (const text of expected.headings) {
      const heading = word.paragraphs[find(text)]
      expect([text, heading && styleOf(heading), inSpan(heading?.pt, body.pt)]).toEqual([text, 'b', true])
    }
    const last = word.paragraphs.findLast(({ cell, text }) => cell === null && text !== '')!
    expect(last.text).toMatch(expected.end)
  })

  test('has a rule under what wants one', () => {
    const rules = word.paragraphs.filter(({ ruleMm }) => ruleMm !== null)
    const under = (text: string) => word.paragraphs[find(text) + 1]!.ruleMm
    if (form === 'party') {
      expect(rules).toHaveLength(1)
      expect(under('ĐẢNG CỘNG SẢN VIỆT NAM')).toBeGreaterThan(60)
      return
    }
    expect(rules).toHaveLength(3)
    expect(under('Độc lập - Tự do - Hạnh phúc')).toBeGreaterThan(50)
    const subject = under(report.subject.at(-1)!)!
    expect(under('PHƯỜNG VIỆT HƯNG')! / 46).toSatisfy((share: number) => share > 1 / 3 && share < 1 / 2)
    expect(subject).toBeGreaterThan(10)
  })

  test('has every table whole: its heading on each page, bold in the middle, numbers on the right, 11 to 12 pt', () => {
    const tables = report.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []))
    const ruled = word.tables.filter(({ headers }) => headers > 0)
    expect(ruled).toHaveLength(tables.length)
    for (const [i, { headers, unbroken, widths, rows }] of ruled.entries()) {
      const { columns, caption } = tables[i]!
      expect([caption, headers, unbroken]).toEqual([caption, 1, true])
      const width = widths.reduce((sum, one) => sum + one, 0)
      expect([caption, Math.abs(width - (word.page.width - word.page.left - word.page.right)) < 0.5]).toEqual([
        caption,
        true,
      ])
      expect(rows[0]!.map(({ text }) => text)).toEqual(columns.map(({ title }) => title))
      for (const cell of rows[0]!) expect([cell.align, cell.bold]).toEqual(['center', true])
      for (const cell of rows.flat()) expect(inSpan(cell.pt, [11, 12])).toBe(true)
      const sides = { start: 'left', center: 'center', end: 'right' } as const
      for (const row of rows.slice(1))
        expect(row.map(({ align }) => align)).toEqual(columns.map(({ align }) => sides[align]))
      for (const cell of rows.slice(1).flat())
        if (/^[\d.]+,\d$/.test(cell.text))
          expect([caption, cell.text, cell.align]).toEqual([caption, cell.text, 'right'])
    }
  })

  test('[RE9] has its charts as pictures over the width of the text, told in words', () => {
    const charts = report.blocks.flatMap((block) => (block.kind === 'chart' ? [block] : []))
    expect(word.pictures.map(({ alt }) => alt)).toEqual(charts.map(({ alt }) => alt))
    expect(word.pictures[0]!.alt).toMatch(/^Biểu đồ 1\. Số lượt phát theo chuyên đề: CD01 .*: 40\.000 lượt; CD02 /)
    for (const { bytes, widthMm } of word.pictures) {
      expect(bytes.subarray(1, 4).toString()).toBe('PNG')
      expect(Math.abs(widthMm - 165)).toBeLessThan(1)
    }
  })

  test('is made within three seconds, and the same twice', () => {
    console.log(`${form}: a quarter's report as a Word file in ${seconds.toFixed(2)} s`)
    expect(seconds).toBeLessThan(3)
    expect(word.file.bytes('word/document.xml').equals(first.bytes('word/document.xml'))).toBe(true)
  })
})
