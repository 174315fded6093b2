import type { CalendarEntry } from '../../playlists/calendar.ts'
import type { Holiday } from '../../playlists/calendar/holidays.ts'
import type { Weekday } from '../../playlists/time.ts'

/** The year's table as offices hand it on: its headings and words are Vietnamese whatever the panel speaks. */
export const COLUMNS = {
  date: 'Ngày',
  name: 'Tên',
  kind: 'Loại',
  holiday: 'Ngày lễ',
  as: 'Làm theo giờ của',
  solemn: 'Trang nghiêm',
} as const

export const KINDS: Record<CalendarEntry['kind'], string> = { off: 'Nghỉ', working: 'Làm việc', note: 'Ghi nhớ' }

export const HOLIDAY_NAMES: Record<Holiday, string> = {
  'new-year': 'Tết Dương lịch',
  tet: 'Tết Âm lịch',
  'hung-kings': 'Giỗ Tổ Hùng Vương',
  reunification: 'Ngày Chiến thắng 30/4',
  labour: 'Ngày Quốc tế lao động 01/5',
  'national-day': 'Quốc khánh',
  'culture-day': 'Ngày Văn hóa Việt Nam',
}

export const WEEKDAYS: Record<Weekday, string> = {
  1: 'Thứ Hai',
  2: 'Thứ Ba',
  3: 'Thứ Tư',
  4: 'Thứ Năm',
  5: 'Thứ Sáu',
  6: 'Thứ Bảy',
  7: 'Chủ nhật',
}

export const SOLEMN = { no: '', yes: 'Có', look: 'Có, đổi giao diện' } as const

/** What an iCalendar shows of a date without a name of its own. */
export const inLieuOf = (holiday: string): string => `Nghỉ bù ${holiday}`
export const CALENDAR_NAME = (year: number): string => `Lịch năm ${year}`
