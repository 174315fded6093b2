/** Figures, tables and hours for the stage: the shortest and the longest that an office writes. */
import type { FigureContent, HoursContent, TableContent } from '../../playlists/content.ts'
import type { HoursDay, HoursSheet } from '../../playlists/office-hours.ts'
import { addDays, weekdayOf } from '../../playlists/time.ts'
import type { Clock, LocalDate, Weekday } from '../../playlists/time.ts'

const figure = (given: Partial<FigureContent>): FigureContent => ({
  kind: 'figure',
  template: 'digital',
  headline: 'Hồ sơ nộp trực tuyến',
  value: 92.5,
  unit: '%',
  decimals: 1,
  target: null,
  targetLabel: '',
  better: 'higher',
  source: '',
  asOf: null,
  support: '',
  ...given,
})

export const FIGURES: Record<string, FigureContent> = {
  'figure-short': figure({}),
  'figure-long': figure({
    template: 'formal',
    headline: 'Người dân trong độ tuổi lao động có tài khoản dịch vụ công và cài ứng dụng iHanoi',
    value: 87.25,
    decimals: 2,
    target: 90,
    targetLabel: 'Mục tiêu năm 2026',
    source: 'Kế hoạch số 41-KH/ĐU ngày 12/02/2026 của Đảng ủy phường',
    asOf: '2026-11-20' as LocalDate,
    support: 'Tổ công nghệ số cộng đồng hỗ trợ cài đặt tại nhà văn hóa các tổ dân phố',
  }),
  'figure-many': figure({
    template: 'green',
    headline: 'Hồ sơ giải quyết đúng hạn',
    value: 1_234_567,
    decimals: 0,
    unit: 'hồ sơ',
    target: 1_000_000,
    source: 'Điểm phục vụ hành chính công',
    asOf: '2026-09-30' as LocalDate,
  }),
  'figure-lower': figure({
    template: 'notice',
    headline: 'Thời gian chờ trung bình',
    value: 12,
    decimals: 0,
    unit: 'phút',
    target: 15,
    better: 'lower',
    asOf: '2026-11-20' as LocalDate,
  }),
}

const align = ['start', 'end', 'center'] as const
const table = (
  headline: string,
  titles: string[],
  rows: string[][],
  given: Partial<TableContent> = {},
): TableContent => ({
  kind: 'table',
  template: 'notice',
  headline,
  columns: titles.map((title, n) => ({ title, align: align[n === 0 ? 0 : 1]! })),
  rows,
  source: '',
  asOf: null,
  ...given,
})

const PROCEDURES = [
  'Chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan có thẩm quyền cấp',
  'Đăng ký khai sinh',
  'Đăng ký kết hôn',
  'Cấp giấy xác nhận tình trạng hôn nhân',
  'Đăng ký thường trú, tạm trú',
  'Xác nhận thông tin về cư trú',
  'Đăng ký hộ kinh doanh',
]

export const TABLES: Record<string, TableContent> = {
  'table-short': table('Lệ phí', ['Thủ tục', 'Mức thu'], [['Đăng ký kết hôn', 'Miễn phí']]),
  'table-fees': table(
    'Mức thu phí, lệ phí tại bộ phận một cửa',
    ['Thủ tục', 'Thời hạn', 'Mức thu (đồng)'],
    Array.from({ length: 24 }, (_, n) => [
      PROCEDURES[n % PROCEDURES.length]!,
      `${(n % 5) + 1} ngày`,
      `${((n % 4) + 1) * 2}.000`,
    ]),
    { template: 'digital', source: 'Nghị quyết số 06/2020/NQ-HĐND', asOf: '2026-11-01' as LocalDate },
  ),
  'table-wide': table(
    'Lịch tiếp công dân của lãnh đạo phường, tháng 11/2026',
    ['Ngày', 'Buổi', 'Người tiếp', 'Chức vụ', 'Địa điểm'],
    Array.from({ length: 6 }, (_, n) => [
      `${String(n * 4 + 2).padStart(2, '0')}/11/2026`,
      n % 2 === 0 ? 'Sáng' : 'Chiều',
      'Nguyễn Thị Minh Nguyệt',
      'Phó Chủ tịch Ủy ban nhân dân phường',
      'Phòng tiếp công dân, tầng 1',
    ]),
    { template: 'formal' },
  ),
}

const clock = (text: string): Clock => text as Clock
const MORNING = { from: clock('08:00'), to: clock('12:00') }
const AFTERNOON = { from: clock('13:00'), to: clock('17:00') }
const WEEK: Weekday[] = [1, 2, 3, 4, 5]

/** From 01/01/1970 on, which is where a test's clock begins: a Thursday, and a holiday. */
export function makeHoursSheet(): HoursSheet {
  const first = '1969-12-31' as LocalDate
  const days = Array.from({ length: 20 }, (_, n): HoursDay => {
    const date = addDays(first, n)
    const off = n === 1 || weekdayOf(date) > 5
    const holiday = n === 1 ? ('new-year' as const) : null
    return { date, hours: off ? [] : [MORNING, AFTERNOON], holiday, inLieu: false, as: null, name: '' }
  })
  const week = [MORNING, AFTERNOON].map((hours) => ({ weekdays: WEEK, ...hours }))
  return { week: [...week, { weekdays: [6], ...MORNING }], days }
}

export const HOURS: Record<string, HoursContent> = {
  'hours-short': { kind: 'hours', headline: 'Giờ làm việc', support: '', daypart: null },
  'hours-long': {
    kind: 'hours',
    headline: 'Giờ tiếp nhận và trả kết quả hồ sơ',
    support: 'Ngoài giờ, nộp hồ sơ trực tuyến tại dichvucong.gov.vn',
    daypart: null,
  },
}
