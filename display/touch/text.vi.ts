/** What a touch kiosk says to people. */
export type TouchWords = {
  invite: string
  title: string
  home: string
  back: string
  larger: string
  smaller: string
  contrast: string
  zoomIn: string
  zoomOut: string
  count: (materials: number) => string
  takeAlong: string
  loading: string
  none: string
  leaving: (seconds: number) => string
  stay: string
  kinds: Record<'slogan' | 'qr' | 'image' | 'video' | 'figure' | 'table' | 'hours' | 'slides' | 'web', string>
}

export const vi: TouchWords = {
  invite: 'Chạm vào màn hình để tra cứu',
  title: 'Tra cứu thông tin',
  home: 'Về màn hình chính',
  back: 'Quay lại',
  larger: 'Chữ lớn',
  smaller: 'Chữ vừa',
  contrast: 'Tương phản cao',
  zoomIn: 'Phóng to',
  zoomOut: 'Thu nhỏ',
  count: (materials) => `${materials} nội dung`,
  takeAlong: 'Quét mã để mang theo',
  loading: 'Nội dung đang được tải về. Vui lòng chọn nội dung khác.',
  none: 'Hôm nay chưa có nội dung để tra cứu.',
  leaving: (seconds) => `Màn hình trở về trang chính sau ${seconds} giây`,
  stay: 'Xem tiếp',
  kinds: {
    slogan: 'Khẩu hiệu',
    qr: 'Mã QR',
    image: 'Hình ảnh',
    video: 'Video',
    figure: 'Số liệu',
    table: 'Bảng niêm yết',
    hours: 'Giờ làm việc',
    slides: 'Tài liệu',
    web: 'Trang thông tin',
  },
}
