import type { Holiday } from '../playlists/calendar/holidays.ts'

/** Every word the display itself says on a public screen. */
export type Words = {
  /** Name of the program, while nothing else can be shown. */
  name: string
  /** Another window of this browser plays, or another machine with the same token. */
  elsewhere: string
  weekdays: readonly [string, string, string, string, string, string, string]
  /** Monday first; the date is `dd/mm/yyyy`. */
  dateLine: (weekday: string, date: string) => string
  pairing: {
    title: string
    steps: readonly [string, string]
    minutesLeft: (minutes: number) => string
    renewing: string
    serverAway: string
  }
  /** Which display this is, when staff ask it to say so. */
  identify: { number: (id: number) => string }
  qr: { howTo: string; visit: string }
  labels: { notice: string; emergency: string }
  figure: { target: string; reached: string; source: (source: string) => string; asOf: (date: string) => string }
  /** Times are `HH:MM`; a day is a line of dateLine. */
  hours: {
    shortWeekdays: readonly [string, string, string, string, string, string, string]
    range: (from: string, to: string) => string
    closed: string
    openUntil: (time: string) => string
    opensLater: (time: string) => string
    opensOn: (time: string, day: string) => string
    over: string
    dayOff: (why: string) => string
    inLieu: (holiday: string) => string
    asWeekday: (weekday: string) => string
    holidays: Record<Holiday, string>
  }
}

export const vi: Words = {
  name: 'Bảng tin',
  elsewhere: 'Màn hình này đang phát ở một cửa sổ hoặc một máy khác. Tắt bên kia để phát tại đây.',
  weekdays: ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật'],
  dateLine: (weekday, date) => `${weekday}, ${date}`,
  pairing: {
    title: 'Ghép nối màn hình',
    steps: ['Mở trang quản trị → Màn hình → Ghép nối', 'Nhập mã này để màn hình bắt đầu phát'],
    minutesLeft: (minutes) => `Mã còn hiệu lực ${minutes} phút`,
    renewing: 'Đang lấy mã mới',
    serverAway: 'Chưa kết nối được máy chủ. Màn hình sẽ tự thử lại.',
  },
  identify: { number: (id) => `Màn hình số ${id}` },
  qr: { howTo: 'Mở camera, quét mã', visit: 'Truy cập' },
  labels: { notice: 'Thông báo', emergency: 'Thông báo khẩn' },
  figure: {
    target: 'Mục tiêu',
    reached: 'Đã đạt mục tiêu',
    source: (source) => `Nguồn: ${source}`,
    asOf: (date) => `Số liệu đến ${date}`,
  },
  hours: {
    shortWeekdays: ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN'],
    range: (from, to) => `${from} - ${to}`,
    closed: 'Nghỉ',
    openUntil: (time) => `Đang làm việc đến ${time}`,
    opensLater: (time) => `Làm việc lúc ${time} hôm nay`,
    opensOn: (time, day) => `Làm việc lại lúc ${time} ${day}`,
    over: 'Đã hết giờ làm việc',
    dayOff: (why) => (why === '' ? 'Hôm nay nghỉ' : `Hôm nay nghỉ: ${why}`),
    inLieu: (holiday) => `nghỉ bù ${holiday}`,
    asWeekday: (weekday) => `Hôm nay làm việc theo giờ ${weekday}`,
    holidays: {
      'new-year': 'Tết Dương lịch',
      tet: 'Tết Nguyên đán',
      'hung-kings': 'Giỗ Tổ Hùng Vương',
      reunification: 'Ngày Chiến thắng 30/4',
      labour: 'Ngày Quốc tế lao động 01/5',
      'national-day': 'Quốc khánh 02/9',
      'culture-day': 'Ngày Văn hóa Việt Nam 24/11',
    },
  },
}
