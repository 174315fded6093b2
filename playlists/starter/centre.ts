import type { PackBlank } from '../packs/pack.ts'
import type { LocalDate } from '../time.ts'
import { entry, slogan } from './entry.ts'
import type { StarterEntry } from './entry.ts'
import { KIEU_PHU, VIET_HUNG, according } from './sources.ts'

const blank = (key: string, label: string, suggest: PackBlank['suggest'] = null) => ({ key, label, suggest })

/** CD18: what people need to know at the centre itself. */
const AT_THE_CENTRE: readonly StarterEntry[] = [
  entry('N35', 'CD18', {
    title: 'Giờ làm việc',
    content: slogan('hours', 'Giờ làm việc', {
      support: '{gio_lam_viec}',
      steps: ['Lấy số', 'Chờ gọi', 'Nộp hồ sơ', 'Nhận giấy hẹn'],
    }),
    source: 'Mẫu của bộ nội dung. Cần đối chiếu giờ làm việc và cách lấy số của đơn vị',
    blanks: [blank('gio_lam_viec', 'Giờ làm việc', 'hours')],
    recommended: false,
  }),
  entry('N36', 'CD18', {
    title: 'Dịch vụ miễn phí tại đây',
    content: slogan('notice', 'Miễn phí tại đây', {
      steps: ['Wifi', 'In và sao chụp', 'Hỗ trợ kê khai', 'Giúp cài VNeID và iHanoi'],
    }),
    source: `${according('Văn bản 4329/UBND-NC của UBND thành phố Hà Nội, từ ngày 01/8/2025')}. Chỉ dùng nơi có đủ các dịch vụ này`,
    recommended: false,
  }),
  entry('N37', 'CD18', {
    content: slogan('formal', 'Chào mừng Ngày Chuyển đổi số quốc gia 10/10'),
    source: `${according('Quyết định 505/QĐ-TTg ngày 22/4/2022')}. Chỉ phát dịp kỷ niệm; đặt lại ngày theo từng năm`,
    recommended: false,
    validFrom: '2026-10-01' as LocalDate,
    validUntil: '2026-10-10' as LocalDate,
  }),
]

/** Models of notices: copied and filled when something happens, never in the rotation. */
const NOTICES: readonly StarterEntry[] = [
  entry('N38', 'CD17', {
    title: 'Mẫu thông báo khẩn',
    content: slogan('emergency', 'THÔNG BÁO KHẨN: {noi_dung}', { support: 'Cập nhật lúc {gio} ngày {ngay}' }),
    source: `Mẫu theo chủ đề của ${VIET_HUNG}; ${KIEU_PHU}`,
    blanks: [
      blank('noi_dung', 'Nội dung thông báo'),
      blank('gio', 'Giờ cập nhật (ví dụ 08:30)'),
      blank('ngay', 'Ngày cập nhật (ngày/tháng/năm)'),
    ],
    recommended: false,
    rotates: false,
  }),
  entry('N39', 'CD18', {
    title: 'Mẫu thông báo tạm dừng tiếp nhận hồ sơ',
    content: slogan('notice', 'Tạm dừng tiếp nhận hồ sơ từ {gio_bat_dau} đến {gio_ket_thuc} do bảo trì hệ thống', {
      support: 'Mong quý vị thông cảm',
    }),
    source: 'Mẫu của bộ nội dung',
    blanks: [blank('gio_bat_dau', 'Giờ bắt đầu (ví dụ 12:00)'), blank('gio_ket_thuc', 'Giờ kết thúc (ví dụ 13:30)')],
    recommended: false,
    rotates: false,
  }),
]

export const CENTRE: readonly StarterEntry[] = [...AT_THE_CENTRE, ...NOTICES]
