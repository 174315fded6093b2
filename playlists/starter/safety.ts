import { entry, qr, slogan } from './entry.ts'
import type { StarterEntry } from './entry.ts'
import { LAM_DONG, VIET_HUNG, according, onTheme, shortened } from './sources.ts'

/** CD11: against fraud. */
const FRAUD: readonly StarterEntry[] = [
  entry('N24', 'CD11', {
    content: slogan('safety', 'Không cung cấp mã OTP cho bất kỳ ai'),
    source: according('khuyến cáo của Bộ Công an (báo Pháp Luật TP.HCM)'),
  }),
  entry('N25', 'CD11', {
    content: slogan('safety', 'Chỉ cài VNeID từ App Store và CH Play', { support: 'Không cài từ đường link lạ' }),
    source: according('khuyến cáo của Bộ Công an (CafeF ngày 08/02/2024)'),
  }),
  entry('N26', 'CD11', {
    title: 'Cảnh giác người tự xưng cán bộ phường, công an',
    content: slogan('safety', 'Có người tự xưng cán bộ phường, công an gọi điện yêu cầu cài ứng dụng? Không làm theo', {
      support: 'Hãy đến trực tiếp Công an phường',
    }),
    source: according('khuyến cáo của Bộ Công an (báo Lâm Đồng tháng 7/2025)'),
  }),
  entry('N27', 'CD11', {
    title: 'Mã QR: Tra cứu website lừa đảo',
    content: qr(
      'https://tinnhiemmang.vn/website-lua-dao',
      'Nghi ngờ website lừa đảo? Hãy tra cứu trước khi mở',
      'Hệ thống Tín nhiệm mạng',
    ),
    source: `${according('báo Sài Gòn Giải Phóng tháng 01/2025')}. Cần quét thử mã trước khi dùng`,
    recommended: false,
  }),
  entry('N28', 'CD11', {
    content: slogan('safety', 'Báo cuộc gọi, tin nhắn lừa đảo: gọi hoặc nhắn tin đến 156', { support: 'Miễn phí' }),
    source: `${according('VietNamNet', 'Kiến Thức tháng 8/2025')}. Cần kiểm tra lại đơn vị vận hành đầu số 156`,
    recommended: false,
  }),
  entry('N29', 'CD11', {
    content: slogan('safety', 'Bảo vệ dữ liệu cá nhân là bảo vệ chính mình'),
    source: onTheme(VIET_HUNG),
  }),
]

/** CD12: manners online. */
const MANNERS: readonly StarterEntry[] = [
  entry('N30', 'CD12', {
    content: slogan('safety', 'Xem tin ở kênh chính thống. Không chia sẻ tin chưa kiểm chứng'),
    source: shortened(VIET_HUNG, LAM_DONG),
  }),
  entry('N31', 'CD12', {
    content: slogan('formal', 'Ứng xử văn minh trên môi trường số'),
    source: shortened(LAM_DONG),
  }),
]

export const SAFETY: readonly StarterEntry[] = [...FRAUD, ...MANNERS]
