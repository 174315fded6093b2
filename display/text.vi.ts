/** Every word the display itself says on a public screen. */
export type Words = {
  /** Name of the program, while nothing else can be shown. */
  name: string
  /** Another window of this browser plays. */
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
  qr: { howTo: string; visit: string }
  labels: { notice: string; emergency: string }
}

export const vi: Words = {
  name: 'Bảng tin',
  elsewhere: 'Màn hình này đang phát ở một cửa sổ khác. Đóng cửa sổ kia để phát tại đây.',
  weekdays: ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật'],
  dateLine: (weekday, date) => `${weekday}, ${date}`,
  pairing: {
    title: 'Ghép nối màn hình',
    steps: ['Mở trang quản trị → Màn hình → Ghép nối', 'Nhập mã này để màn hình bắt đầu phát'],
    minutesLeft: (minutes) => `Mã còn hiệu lực ${minutes} phút`,
    renewing: 'Đang lấy mã mới',
    serverAway: 'Chưa kết nối được máy chủ. Màn hình sẽ tự thử lại.',
  },
  qr: { howTo: 'Mở camera, quét mã', visit: 'Truy cập' },
  labels: { notice: 'Thông báo', emergency: 'Thông báo khẩn' },
}
