import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nothing as noTally } from '../../playlists/fulfilment/causes.ts'
import { cellText, changeOf, share } from '../../playlists/report/cells.ts'
import type { ReportBlock, ReportTable } from '../../playlists/report/document.ts'
import { outline } from '../../playlists/report/outline.ts'
import { shortcomings } from '../../playlists/report/shortcomings.ts'
import type { ReportInput } from '../../playlists/report/outline.ts'
import type { PlanTally } from '../../playlists/report/figures.ts'
import { monthsOf, periodOf, previousPeriod, quartersOf } from '../../playlists/report/period.ts'
import type { Period } from '../../playlists/report/period.ts'
import { count, longDate, periodWords } from '../../playlists/report/words.ts'
import { HO_CHI_MINH, addDays, epochDay, instant } from '../../playlists/time.ts'
import type { LocalDate } from '../../playlists/time.ts'

const date = (text: string) => text as LocalDate
const range = (from: string, until: string): Period => ({ kind: 'range', from: date(from), until: date(until) })

describe('[RE1] periods', () => {
  it.each([
    ['month', '2026-02-17', '2026-02-01', '2026-02-28', 'tháng 2 năm 2026'],
    ['month', '2028-02-01', '2028-02-01', '2028-02-29', 'tháng 2 năm 2028'],
    ['quarter', '2026-11-21', '2026-10-01', '2026-12-31', 'quý IV năm 2026'],
    ['half', '2026-06-30', '2026-01-01', '2026-06-30', '6 tháng đầu năm 2026'],
    ['half', '2026-07-01', '2026-07-01', '2026-12-31', '6 tháng cuối năm 2026'],
    ['year', '2026-07-01', '2026-01-01', '2026-12-31', 'năm 2026'],
  ] as const)('the %s of %s', (kind, day, from, until, words) => {
    const period = periodOf(kind, date(day))
    expect(period).toEqual({ kind, from, until })
    expect(periodWords(period)).toBe(words)
  })

  it('months of a period tile it', () => {
    expect(monthsOf(range('2026-01-15', '2026-03-02')).map(({ from, until }) => `${from} ${until}`)).toEqual([
      '2026-01-15 2026-01-31',
      '2026-02-01 2026-02-28',
      '2026-03-01 2026-03-02',
    ])
  })
})

describe('[RE2] what a period is compared with', () => {
  it.each([
    [periodOf('month', date('2026-01-05')), '2025-12-01', '2025-12-31'],
    [periodOf('quarter', date('2026-02-05')), '2025-10-01', '2025-12-31'],
    [periodOf('half', date('2026-08-05')), '2026-01-01', '2026-06-30'],
    [periodOf('year', date('2026-08-05')), '2025-01-01', '2025-12-31'],
    [range('2026-03-10', '2026-03-12'), '2026-03-07', '2026-03-09'],
    [range('2026-03-10', '2026-03-10'), '2026-03-09', '2026-03-09'],
  ])('%o', (period, from, until) => {
    expect(previousPeriod(period)).toEqual({ kind: period.kind, from, until })
  })

  it('ends the day before and, for a range, is as long', () => {
    const day = fc.integer({ min: 10_000, max: 40_000 })
    fc.assert(
      fc.property(day, fc.nat({ max: 700 }), (start, days) => {
        const from = addDays(date('1970-01-01'), start)
        const period = range(from, addDays(from, days))
        const before = previousPeriod(period)
        expect(addDays(before.until, 1)).toBe(from)
        expect(epochDay(before.until) - epochDay(before.from)).toBe(days)
      }),
    )
  })
})

describe('[RE3] words and numbers', () => {
  it.each([
    ['2026-02-05', 'ngày 05 tháng 02 năm 2026'],
    ['2026-05-27', 'ngày 27 tháng 5 năm 2026'],
    ['2026-12-09', 'ngày 09 tháng 12 năm 2026'],
  ])('%s', (day, words) => expect(longDate(date(day))).toBe(words))

  it.each([
    [1_234_567.5, 1, '1.234.567,5'],
    [1000, 1, '1.000'],
    [0.04, 1, '0'],
    [-0.04, 1, '0'],
    [-1234.25, 2, '-1.234,25'],
    [999, 0, '999'],
  ])('%d', (n, decimals, text) => expect(count(n, decimals)).toBe(text))

  it('a change, and a share of nothing', () => {
    const cells = [changeOf(112.5, 100), changeOf(90, 100), changeOf(5, 0), share(1, 3), share(1, 0)]
    expect(cells.map(cellText)).toEqual(['+12,5', '-10,0', '-', '33,3', '-'])
  })
})

const HOUR = 3_600_000
const tally = { materials: 3, plays: 1234, ms: 5 * HOUR, displays: 2 }
const nothing = { materials: 0, plays: 0, ms: 0, displays: 0 }
const input: ReportInput = {
  form: 'state',
  period: periodOf('quarter', date('2026-11-21')),
  zone: HO_CHI_MINH,
  readAt: instant(Date.UTC(2027, 0, 4, 1, 30)),
  now: {
    approved: 4,
    total: tally,
    topics: [
      { code: 'CD01', name: 'Nghị quyết 57-NQ/TW', ...tally },
      { code: 'CD02', name: 'Phương châm hành động', ...nothing },
    ],
    displays: [
      { name: 'LED cổng', location: 'Cổng chính', size: '1024 × 96', plays: 1234, ms: 5 * HOUR },
      { name: 'Kiosk', location: 'Sảnh', size: '1080 × 1920', plays: 0, ms: 0 },
    ],
    months: [{ period: periodOf('month', date('2026-10-01')), ...tally }],
    most: [],
    never: [{ title: 'Thẻ mã QR', topic: 'CD03' }],
    notices: [
      {
        name: 'Mưa lớn',
        author: 'An',
        start: instant(Date.UTC(2026, 9, 2, 1)),
        end: instant(Date.UTC(2026, 9, 2, 3)),
        displays: 2,
      },
    ],
  },
  before: {
    approved: 2,
    total: { ...tally, plays: 1000 },
    topics: [],
    displays: [],
    months: [],
    most: [],
    never: [],
    notices: [],
  },
  seal: 'AB12-CD34-EF56-0789-ABCD',
  texts: {
    basis: 'Căn cứ A\n\nCăn cứ B',
    direction: '',
    strengths: 'Tốt',
    shortcomings: '',
    causes: '',
    lessons: '',
    tasks: '',
    proposals: '',
  },
  signing: {
    superior: '',
    issuer: 'Ủy ban nhân dân\nphường Việt Hưng',
    number: '12/BC-UBND',
    place: 'Việt Hưng',
    date: date('2027-01-05'),
    recipients: ['Lưu: VT'],
    authority: 'TM. Ủy ban nhân dân',
    office: 'KT. Chủ tịch\nPhó Chủ tịch',
    signer: 'Nguyễn Văn An',
  },
}
const textsOf = (blocks: readonly ReportBlock[]) => blocks.map((block) => ('text' in block ? block.text : block.kind))

/** Of two screens one lost twenty minutes; a topic was missing on ten of sixty days. */
const causes = { ...noTally().causes, power: 40, decoding: 12, 'by-plan': 7 }
const plan: PlanTally = { due: 1200, completed: 1148, beyond: 3, plannedMs: 4 * HOUR, lostMs: HOUR / 3, causes }
const whole: PlanTally = { ...plan, due: 86, completed: 86, beyond: 0, lostMs: 0, causes: noTally().causes }
const quarter = periodOf('quarter', date('2026-10-01'))
const counted: ReportInput = {
  ...input,
  now: {
    ...input.now,
    plan,
    days: 60,
    topics: input.now.topics.map((topic, i) => (i === 0 ? { ...topic, days: 50, plan } : { ...topic, days: 0 })),
    displays: input.now.displays.map((display, i) => ({ ...display, plan: i === 0 ? plan : whole })),
    cells: [{ period: quarter, topic: 'CD01', display: 'LED cổng', plays: 1234 }],
  },
}
/** As it is printed. */
const printed = ({ rows, total, ...table }: ReportTable) => ({
  ...table,
  rows: rows.map((row) => row.map(cellText)),
  total: total && total.map(cellText),
})
const tablesOf = (given: ReportInput) =>
  outline(given).blocks.flatMap((block) => (block.kind === 'table' ? [printed(block)] : []))
const tableOf = (given: ReportInput, caption: string) =>
  tablesOf(given).find((table) => table.caption.startsWith(caption))!

describe('[RE5] planned against played', () => {
  it('[RE5] is told in full, by display and by cause', () => {
    expect(tableOf(counted, 'Bảng 1.').rows.slice(5)).toEqual([
      ['Số lượt phát theo kế hoạch', 'lượt', '1.200', '-', '-'],
      ['Tỷ lệ thực hiện kế hoạch', '%', '95,7', '-', '-'],
      ['Tỷ lệ hoạt động của màn hình', '%', '91,7', '-', '-'],
    ])
    expect(tableOf(counted, 'Bảng 3.').rows.map((row) => row.slice(6))).toEqual([
      ['91,7', '20'],
      ['100,0', '0'],
    ])
    expect(tableOf(counted, 'Bảng 7.').rows).toEqual([
      ['1', 'LED cổng', '1.200', '1.148', '95,7', '52', 'Mất điện, máy phát tắt hoặc trang phát bị đóng'],
      ['2', 'Kiosk', '86', '86', '100,0', '0', ''],
    ])
    expect(tableOf(counted, 'Bảng 8.').rows).toEqual([
      ['1', 'Mất điện, máy phát tắt hoặc trang phát bị đóng', '40', '76,9'],
      ['2', 'Máy phát không giải mã được tệp', '12', '23,1'],
    ])
  })

  it('[RE5] fills in what is lacking', () => {
    expect(shortcomings(counted).split('\n').slice(0, 4)).toEqual([
      'Còn 52 trên 1.200 lượt theo kế hoạch chưa được phát đủ (4,3%): mất điện, máy phát tắt hoặc trang phát bị đóng 40 lượt; máy phát không giải mã được tệp 12 lượt.',
      'Màn hình bị gián đoạn nhiều nhất: LED cổng (20 phút).',
      'Còn 1 chuyên đề chưa có lượt phát: CD02 Phương châm hành động.',
      'Chuyên đề có ngày không được phát: CD01 (10/60 ngày).',
    ])
  })

  it('[RE6] tells on how many days a topic was missing', () => {
    expect(tableOf(counted, 'Bảng 9.').rows.map((row) => row.slice(3))).toEqual([
      ['1.200', '1.148', '95,7', '50', '10'],
      ['0', '0', '-', '0', '60'],
    ])
  })

  it('[RE7] crosses topics with displays, quarter by quarter, six displays at a time', () => {
    const { rows, total } = tableOf(counted, 'Bảng 10.')
    expect(rows[0]!.slice(2)).toEqual(['1.234', '0', '1.234'])
    expect(total).toEqual(['', 'Tổng cộng', '1.234', '0', '1.234'])
    const many = Array.from({ length: 14 }, (_, i) => ({ ...counted.now.displays[0]!, name: `LED ${i + 1}` }))
    const year = { ...counted, period: periodOf('year', date('2026-05-05')), now: { ...counted.now, displays: many } }
    const captions = outline(year).blocks.flatMap((block) => (block.kind === 'table' ? [block.caption] : []))
    expect(captions.filter((caption) => caption.startsWith('Bảng 10.'))).toHaveLength(4 * 3)
    expect(captions).toContain('Bảng 10. Số lượt phát theo chuyên đề và màn hình, quý II năm 2026 (phần 3/3)')
    for (const block of outline(year).blocks)
      if (block.kind === 'table') expect(block.columns.reduce((sum, { width }) => sum + width, 0)).toBe(100)
    expect(quartersOf(range('2026-03-10', '2026-08-12'))).toHaveLength(1)
  })

  it('[RE5] says with dashes that an old report has none of it', () => {
    expect(tableOf(input, 'Bảng 3.').rows[0]!.slice(6)).toEqual(['-', '-'])
    expect(['Bảng 7.', 'Bảng 8.', 'Bảng 9.', 'Bảng 10.'].map((caption) => tableOf(input, caption))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('[RE4] the document', () => {
  const report = outline(input)

  it('has the head, the two-line office and every table of the outline', () => {
    expect(report.head).toEqual({
      superior: '',
      issuer: ['Ủy ban nhân dân', 'phường Việt Hưng'],
      number: '12/BC-UBND',
      dateLine: 'Việt Hưng, ngày 05 tháng 01 năm 2027',
    })
    expect(report.subject).toEqual(['Kết quả tuyên truyền trực quan trên màn hình LED, kiosk', 'quý IV năm 2026'])
    expect(report.closing.office).toEqual(['KT. Chủ tịch', 'Phó Chủ tịch'])
    const tables = tablesOf(input)
    expect(tables.map(({ caption }) => caption.slice(0, 6))).toEqual(['Bảng 1', 'Bảng 2', 'Bảng 3', 'Bảng 4', 'Bảng 6'])
    for (const { columns, rows, total } of tables) {
      expect(columns.reduce((sum, { width }) => sum + width, 0)).toBe(100)
      for (const row of [...rows, ...(total === null ? [] : [total])]) expect(row).toHaveLength(columns.length)
    }
    expect(tables[0]!.rows[2]).toEqual(['Số lượt phát', 'lượt', '1.234', '1.000', '+23,4'])
    expect(tables[1]!.rows[1]).toEqual(['2', 'CD02', 'Phương châm hành động', '0', '0', '0,0', '0,0', '0'])
    expect(tables[4]!.rows[0]!.slice(3)).toEqual(['08:00 02/10/2026', '10:00 02/10/2026', '2'])
  })

  it('says what a count is, when the figures were read, and what is lacking', () => {
    const words = textsOf(report.blocks)
    expect(words).toContain('Căn cứ A')
    expect(words.some((text) => text.includes('không phải số người xem'))).toBe(true)
    expect(words.some((text) => text.includes('đọc lúc 08:30 04/01/2027'))).toBe(true)
    expect(shortcomings(input).split('\n')).toEqual([
      'Còn 1 chuyên đề chưa có lượt phát: CD02 Phương châm hành động.',
      'Còn 1 màn hình không có lượt phát nào trong kỳ: Kiosk.',
      'Còn 1 nội dung đã duyệt nhưng chưa được phát.',
    ])
    expect(words).toContain(shortcomings(input).split('\n')[0])
    const written = outline({ ...input, texts: { ...input.texts, shortcomings: 'Mất điện hai ngày' } })
    expect(textsOf(written.blocks)).toContain('Mất điện hai ngày')
    expect(textsOf(written.blocks)).not.toContain(shortcomings(input).split('\n')[0])
  })

  it('leaves room for the date, and the Party begins its subject in lower case', () => {
    const { head, subject } = outline({ ...input, form: 'party', signing: { ...input.signing, date: null, place: '' } })
    expect(head.dateLine).toMatch(/^ngày\s+tháng\s+năm 2026$/)
    expect(subject[0]).toMatch(/^kết quả/)
  })
})

describe('[IN3] the seal of the figures', () => {
  const said = (seal: string) =>
    outline({ ...input, seal }).blocks.filter((block) => 'text' in block && block.text.includes('Mã kiểm'))
  it('stands where the source of the figures is named', () => {
    expect(said(input.seal)).toMatchObject([
      { kind: 'paragraph', text: expect.stringMatching(/nhật ký phát.*Mã kiểm: AB12-CD34-EF56-0789-ABCD\.$/) },
    ])
  })
  it('is left out of a report that has none', () => {
    expect(said('')).toEqual([])
  })
})
