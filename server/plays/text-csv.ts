import type { Outcome } from '../../playlists/plays.ts'

/** The play log as the office hands it in: its headings and words are Vietnamese whatever the panel speaks. */
export const HEADINGS = [
  'Mã lượt',
  'Màn hình',
  'Mã nội dung',
  'Tên',
  'Phiên bản (băm)',
  'Chuyên đề',
  'Danh sách phát',
  'Bắt đầu',
  'Kết thúc',
  'Thời lượng (giây)',
  'Trạng thái (đủ/ngắt/lỗi/bỏ qua)',
] as const

export const STATES: Record<Outcome, string> = {
  completed: 'đủ',
  interrupted: 'ngắt',
  failed: 'lỗi',
  skipped: 'bỏ qua',
}

/** What stands before the sums at the end of a workbook, and the name of its sheet. */
export const SUMS = { sheet: 'Nhật ký phát', total: 'Tổng cộng', plays: 'Số lượt phát (đủ)', rows: 'Số dòng' } as const
