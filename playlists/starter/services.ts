import { entry, qr, slogan } from './entry.ts'
import type { StarterEntry } from './entry.ts'
import { KIEU_PHU, VIET_HUNG, VINH_TUY, shortened, verbatim } from './sources.ts'

/** CD05 and CD06: procedures, online and on the green lane. */
const PROCEDURES: readonly StarterEntry[] = [
  entry('N15', 'CD05', {
    content: slogan('green', 'Không giấy tờ - Không tiếp xúc - Không trung gian', {
      support: 'Cải cách thủ tục hành chính',
    }),
    source: verbatim(VINH_TUY),
  }),
  entry('N16', 'CD05', {
    title: 'Mã QR: Nộp hồ sơ trực tuyến',
    content: qr(
      'https://dichvucong.gov.vn',
      'Nộp hồ sơ trực tuyến: bớt đi lại, bớt chờ đợi',
      'Cổng Dịch vụ công quốc gia',
    ),
    source: `${shortened(VIET_HUNG)}. Địa chỉ: Cổng Dịch vụ công quốc gia`,
  }),
  entry('N17', 'CD05', {
    content: slogan('formal', 'Sự hài lòng của người dân, doanh nghiệp là thước đo'),
    source: shortened(VIET_HUNG, KIEU_PHU),
  }),
  entry('N18', 'CD06', {
    content: slogan('green', 'Hồ sơ "Làn xanh": ưu tiên giải quyết, rút ngắn thời gian', {
      support: 'Xem danh mục niêm yết tại quầy',
    }),
    source: `${shortened(VIET_HUNG)}; Văn bản 991/UBND-TH ngày 19/3/2025 của UBND thành phố Hà Nội. Chỉ dùng nơi có "Làn xanh" và đã niêm yết danh mục`,
    recommended: false,
  }),
]

/** CD07 to CD10: the applications and payments people meet at the counter. */
const APPLICATIONS: readonly StarterEntry[] = [
  entry('N19', 'CD07', {
    content: slogan('digital', 'VNeID: tài khoản định danh điện tử dùng để đăng nhập Cổng Dịch vụ công quốc gia'),
    source: `${shortened(KIEU_PHU)}; Quyết định 29/2026/QĐ-TTg, từ ngày 20/7/2026`,
  }),
  entry('N20', 'CD08', {
    content: slogan('digital', 'VssID: xem quá trình đóng BHXH, thẻ BHYT trên điện thoại'),
    source: shortened(KIEU_PHU),
  }),
  entry('N21', 'CD09', {
    content: slogan('digital', 'Sổ sức khỏe điện tử trên VNeID: dùng thay sổ giấy khi đi khám, chữa bệnh'),
    source: `${shortened(KIEU_PHU)}; Quyết định 2733/QĐ-BYT theo VietNamNet ngày 31/12/2025. Cần hỏi lại trạm y tế`,
    recommended: false,
  }),
  entry('N22', 'CD10', {
    content: slogan('green', 'Nộp phí, lệ phí không dùng tiền mặt: nhanh, tiện, minh bạch'),
    source: shortened(VIET_HUNG),
  }),
  entry('N23', 'CD10', {
    content: slogan('green', 'Chợ, cửa hàng không dùng tiền mặt - quét mã là thanh toán'),
    source: shortened(VIET_HUNG, KIEU_PHU),
  }),
]

export const SERVICES: readonly StarterEntry[] = [...PROCEDURES, ...APPLICATIONS]
