import type { LocalDate } from '../time.ts'
import { entry, qr, slogan } from './entry.ts'
import type { StarterEntry } from './entry.ts'
import { HAI_DUONG, KIEU_PHU, LAM_DONG, VIET_HUNG, according, shortened, verbatim } from './sources.ts'

/** CD03: digital skills for everyone. */
const LITERACY: readonly StarterEntry[] = [
  entry('N06', 'CD03', {
    content: slogan('digital', 'Đi từng ngõ, gõ từng nhà, hướng dẫn từng người', {
      support: 'Phong trào Bình dân học vụ số',
    }),
    source: verbatim(KIEU_PHU),
  }),
  entry('N07', 'CD03', {
    content: slogan('digital', 'Bình dân học vụ số - không ai bị bỏ lại phía sau trong kỷ nguyên số'),
    source: shortened(KIEU_PHU),
  }),
  entry('N08', 'CD03', {
    content: slogan('digital', 'Mỗi người dân là một công dân số'),
    source: shortened(KIEU_PHU),
  }),
  entry('N09', 'CD03', {
    title: 'Mã QR: Học kỹ năng số',
    content: qr('https://binhdanhocvuso.gov.vn', 'Học kỹ năng số', 'Nền tảng Bình dân học vụ số'),
    source: `${shortened(KIEU_PHU, HAI_DUONG, LAM_DONG)}. Địa chỉ: nền tảng Bình dân học vụ số, hoạt động từ 01/4/2025`,
  }),
  entry('N10', 'CD03', {
    content: slogan('digital', 'Cần giúp cài ứng dụng? Hãy hỏi Tổ công nghệ số cộng đồng'),
    source: `${shortened(VIET_HUNG, KIEU_PHU, HAI_DUONG, LAM_DONG)}. Có nơi gọi là Tổ chuyển đổi số cộng đồng`,
  }),
]

/** CD04: iHanoi, the application of one city; other provinces have their own. */
const IHANOI: readonly StarterEntry[] = [
  entry('N11', 'CD04', {
    content: slogan('digital', 'iHanoi - kênh tương tác chính thống giữa Nhân dân với chính quyền'),
    source: `${shortened(VIET_HUNG)}. Chỉ dùng tại Hà Nội`,
    recommended: false,
  }),
  entry('N12', 'CD04', {
    content: slogan('steps', 'Cài ứng dụng iHanoi', {
      steps: ['Mở App Store hoặc CH Play', 'Tìm "iHanoi"', 'Bấm Cài đặt', 'Đăng nhập bằng tài khoản VNeID'],
    }),
    source: `${shortened(VIET_HUNG, KIEU_PHU)}. Cách đăng nhập theo báo Người Lao Động ngày 26/11/2024, cần thử lại. Chỉ dùng tại Hà Nội`,
    recommended: false,
  }),
  entry('N13', 'CD04', {
    content: slogan('steps', 'Thấy hố ga hỏng, rác đổ trộm?', {
      steps: ['Chụp ảnh', 'Gửi Phản ánh hiện trường trên iHanoi', 'Theo dõi kết quả xử lý'],
    }),
    source: `${according('CafeF ngày 01/9/2024', 'báo Sài Gòn Giải Phóng')}. Chỉ dùng tại Hà Nội`,
    recommended: false,
  }),
  entry('N14', 'CD04', {
    content: slogan('digital', 'Trên 90% người dân trong độ tuổi lao động có tài khoản dịch vụ công và cài iHanoi', {
      support: 'Mục tiêu năm 2026',
    }),
    source: `${shortened(VIET_HUNG)}. Chỉ tiêu của riêng phường Việt Hưng`,
    recommended: false,
    validUntil: '2026-12-31' as LocalDate,
  }),
]

export const DIGITAL_SKILLS: readonly StarterEntry[] = [...LITERACY, ...IHANOI]
