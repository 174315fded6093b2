import { entry, slogan } from './entry.ts'
import type { StarterEntry } from './entry.ts'
import { KIEU_PHU, VIET_HUNG, shortened } from './sources.ts'

/** CD13 to CD15: households in business, innovation, the staff themselves. */
export const ECONOMY: readonly StarterEntry[] = [
  entry('N32', 'CD13', {
    title: 'Hộ kinh doanh chuyển đổi số',
    content: slogan('steps', 'Hộ kinh doanh', {
      steps: ['Dùng hóa đơn điện tử', 'Nhận thanh toán không dùng tiền mặt', 'Bán hàng trên sàn thương mại điện tử'],
    }),
    source: shortened(KIEU_PHU),
  }),
  entry('N33', 'CD14', {
    content: slogan('digital', 'Hưởng ứng phong trào "Make in Hà Nội" - dám nghĩ, dám làm, đổi mới sáng tạo'),
    source: `${shortened(VIET_HUNG, KIEU_PHU)}. Chỉ dùng tại Hà Nội`,
    recommended: false,
  }),
  entry('N34', 'CD15', {
    content: slogan('formal', '100% đảng viên nộp đảng phí trực tuyến, sử dụng Sổ tay đảng viên điện tử'),
    source: `${shortened(VIET_HUNG)}. Chỉ tiêu của riêng phường Việt Hưng`,
    recommended: false,
  }),
]
