import type { Period } from './period.ts'
import { toLocal } from '../time.ts'
import type { Instant, LocalDate, Zone } from '../time.ts'
import type { ReportTable as Table } from './document.ts'
import type { Figures } from './figures.ts'
import { change, count, hours, percent, periodWords, shortDate } from './words.ts'

type Column = Table['columns'][number]
const column = (title: string, width: number, align: Column['align']): Column => ({ title, width, align })
const place = (title: string, width: number): Column => column(title, width, 'center')
const words = (title: string, width: number): Column => column(title, width, 'start')
const number = (title: string, width: number): Column => column(title, width, 'end')
const ordinal = place('TT', 6)

/** Bảng 1. */
export function generalTable(now: Figures, before: Figures): Table {
  const row = (name: string, unit: string, of: (figures: Figures) => number, format: (n: number) => string = count) => [
    name,
    unit,
    format(of(now)),
    format(of(before)),
    change(of(now), of(before)),
  ]
  return {
    kind: 'table',
    caption: 'Bảng 1. Kết quả chung',
    columns: [
      words('Chỉ tiêu', 38),
      place('Đơn vị tính', 15),
      number('Kỳ này', 16),
      number('Kỳ trước', 16),
      number('Tăng/giảm (%)', 15),
    ],
    rows: [
      row('Số nội dung được duyệt trong kỳ', 'nội dung', ({ approved }) => approved),
      row('Số nội dung đã phát', 'nội dung', ({ total }) => total.materials),
      row('Số lượt phát', 'lượt', ({ total }) => total.plays),
      row('Thời lượng phát', 'giờ', ({ total }) => total.ms, hours),
      row('Số màn hình có phát', 'màn hình', ({ total }) => total.displays),
    ],
    total: null,
  }
}

/** Bảng 2. The share is of the time on screen. */
export function topicTable({ topics, total }: Figures): Table {
  return {
    kind: 'table',
    caption: 'Bảng 2. Kết quả theo chuyên đề',
    columns: [
      ordinal,
      place('Mã', 9),
      words('Chuyên đề', 33),
      number('Số nội dung', 10),
      number('Số lượt phát', 11),
      number('Thời lượng (giờ)', 11),
      number('Tỷ trọng (%)', 10),
      number('Số màn hình', 10),
    ],
    rows: topics.map((topic, i) => [
      String(i + 1),
      topic.code,
      topic.name,
      count(topic.materials),
      count(topic.plays),
      hours(topic.ms),
      percent(topic.ms, total.ms),
      count(topic.displays),
    ]),
    total: [
      '',
      '',
      'Tổng cộng',
      count(total.materials),
      count(total.plays),
      hours(total.ms),
      percent(total.ms, total.ms),
      count(total.displays),
    ],
  }
}

/** Bảng 3. */
export function displayTable({ displays, total }: Figures): Table {
  return {
    kind: 'table',
    caption: 'Bảng 3. Kết quả theo màn hình, địa điểm',
    columns: [
      ordinal,
      words('Màn hình', 24),
      words('Địa điểm', 26),
      place('Kích thước (điểm ảnh)', 16),
      number('Số lượt phát', 14),
      number('Thời lượng (giờ)', 14),
    ],
    rows: displays.map((one, i) => [String(i + 1), one.name, one.location, one.size, count(one.plays), hours(one.ms)]),
    total: ['', 'Tổng cộng', '', '', count(total.plays), hours(total.ms)],
  }
}

/** Bảng 4. */
export function monthTable({ months, total }: Figures): Table {
  return {
    kind: 'table',
    caption: 'Bảng 4. Kết quả theo tháng',
    columns: [
      ordinal,
      words('Tháng', 30),
      number('Số nội dung', 18),
      number('Số lượt phát', 23),
      number('Thời lượng (giờ)', 23),
    ],
    rows: months.map(({ period, ...month }, i) => [
      String(i + 1),
      monthWords(period),
      count(month.materials),
      count(month.plays),
      hours(month.ms),
    ]),
    total: ['', 'Cả kỳ', count(total.materials), count(total.plays), hours(total.ms)],
  }
}

const monthWords = (period: Period): string => {
  const words = periodWords(period)
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)
}

const KINDS: Record<string, string> = { slogan: 'Chữ', image: 'Hình ảnh', video: 'Video', qr: 'Mã QR' }

/** Bảng 5. */
export function materialTable({ most }: Figures): Table {
  return {
    kind: 'table',
    caption: 'Bảng 5. Nội dung phát nhiều nhất',
    columns: [
      ordinal,
      words('Nội dung', 28),
      place('Loại', 9),
      place('Chuyên đề', 9),
      words('Người duyệt', 14),
      place('Từ ngày - đến ngày', 13),
      number('Số lượt phát', 10),
      number('Thời lượng (giờ)', 11),
    ],
    rows: most.map((one, i) => [
      String(i + 1),
      one.title,
      KINDS[one.kind] ?? '',
      one.topic,
      one.approver,
      `${shortDate(one.from as LocalDate)} - ${shortDate(one.until as LocalDate)}`,
      count(one.plays),
      hours(one.ms),
    ]),
    total: null,
  }
}

/** Bảng 6. */
export function noticeTable({ notices }: Figures, zone: Zone): Table {
  return {
    kind: 'table',
    caption: 'Bảng 6. Thông báo khẩn đã phát',
    columns: [
      ordinal,
      words('Nội dung', 36),
      words('Người phát lệnh', 18),
      place('Bắt đầu', 14),
      place('Kết thúc', 14),
      number('Số màn hình', 12),
    ],
    rows: notices.map((one, i) => [
      String(i + 1),
      one.name,
      one.author,
      moment(one.start, zone),
      moment(one.end, zone),
      count(one.displays),
    ]),
    total: null,
  }
}

/** `08:30 dd/mm/yyyy` */
export function moment(at: Instant, zone: Zone): string {
  const { date, minutes } = toLocal(zone, at)
  const [hour, minute] = [Math.floor(minutes / 60), Math.floor(minutes % 60)]
  return `${[hour, minute].map((n) => String(n).padStart(2, '0')).join(':')} ${shortDate(date)}`
}
