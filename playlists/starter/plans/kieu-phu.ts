import { entry, slogan } from '../entry.ts'
import type { StarterEntry } from '../entry.ts'
import type { Plan } from '../plan-pack.ts'
import { KIEU_PHU, shortened } from '../sources.ts'
import { AT_HAND, DIGITAL_DAY, on, pick, target } from './parts.ts'

const SOURCE = { source: shortened(KIEU_PHU) }
const YEAR = 'Năm 2026'

const ALWAYS: readonly StarterEntry[] = [
  pick('N04'),
  pick('N06'),
  pick('N07'),
  pick('N08'),
  pick('N09'),
  pick('N10', SOURCE),
  pick('N12', SOURCE),
  pick('N17', SOURCE),
  pick('N19'),
  pick('N20'),
  pick('N21'),
  pick('N23', SOURCE),
  pick('N32'),
  pick('N33', SOURCE),
  entry('KP01', 'CD17', {
    content: slogan('steps', 'Bài toán lớn của xã', {
      steps: ['Ngập sông Tích', 'Camera AI', 'Khám, chữa bệnh từ xa (Telehealth)'],
    }),
    ...SOURCE,
    recommended: false,
  }),
  entry('KP02', 'CD12', {
    content: slogan('safety', 'Nắm cơ hội, nhận rõ thách thức trên môi trường số'),
    ...SOURCE,
  }),
  ...AT_HAND,
]

const TARGETS: readonly StarterEntry[] = [
  target('KP11', 'CD05', {
    headline: 'Người dân, doanh nghiệp hài lòng',
    value: 95,
    support: `${YEAR}: trên 95%`,
    ...SOURCE,
  }),
  target('KP12', 'CD15', {
    headline: 'Hồ sơ công việc được xử lý trên mạng',
    value: 100,
    support: YEAR,
    ...SOURCE,
  }),
  target('KP13', 'CD03', {
    headline: 'Người trưởng thành có kỹ năng số cơ bản',
    value: 80,
    support: `${YEAR}: trên 80%`,
    ...SOURCE,
  }),
  target('KP14', 'CD09', {
    headline: 'Dân số có Sổ sức khỏe điện tử',
    value: 90,
    support: `${YEAR}: trên 90%`,
    ...SOURCE,
  }),
  target('KP15', 'CD10', {
    headline: 'Chi trả an sinh không dùng tiền mặt',
    value: 100,
    support: YEAR,
    ...SOURCE,
  }),
  target('KP16', 'CD16', {
    headline: 'Thôn thông minh',
    value: 1,
    unit: 'thôn',
    support: `${YEAR}: ít nhất 01 thôn`,
    ...SOURCE,
  }),
]

const DAYS: readonly StarterEntry[] = [
  entry('KP03', 'CD14', {
    content: slogan('digital', 'Chào mừng Ngày hội Đổi mới sáng tạo'),
    ...SOURCE,
    recommended: false,
    festive: true,
    validFrom: on('2026-10-01'),
    validUntil: on('2026-10-10'),
  }),
  entry('KP04', 'CD03', {
    content: slogan('digital', 'Hưởng ứng Tuần lễ Chuyển đổi số'),
    ...SOURCE,
    recommended: false,
    validFrom: on('2026-10-01'),
    validUntil: on('2026-10-10'),
  }),
  DIGITAL_DAY,
]

/** People's committee of Kiều Phú commune, Hà Nội: digital literacy house by house, six clarities, six figures. */
export const KIEU_PHU_2026: Plan = {
  id: 'kieu-phu-2026',
  note: 'Theo kế hoạch của UBND xã Kiều Phú (Hà Nội): Bình dân học vụ số, "6 rõ", 6 chỉ tiêu bằng số, báo cáo theo thể thức văn bản hành chính. Kế hoạch không chia quý; thời gian các đợt do bộ nội dung đề xuất. Các chỉ tiêu là của xã Kiều Phú: đơn vị khác thay bằng chỉ tiêu của mình.',
  form: 'state',
  campaign: {
    name: 'Kiều Phú 2026',
    goal: 'Phổ cập kỹ năng số, không ai bị bỏ lại phía sau; thực hiện "6 rõ", đo kết quả bằng Dashboard và hệ thống KPI số.',
    basis: KIEU_PHU,
    from: on('2026-03-16'),
    until: on('2026-12-31'),
  },
  groups: [
    { name: 'Phong trào Bình dân học vụ số', topics: ['CD03'] },
    { name: 'iHanoi, VNeID, VssID, Sổ sức khỏe điện tử', topics: ['CD04', 'CD07', 'CD08', 'CD09'] },
    {
      name: 'Thanh toán không dùng tiền mặt, hóa đơn điện tử, thương mại điện tử',
      topics: ['CD10', 'CD13'],
    },
    { name: 'Thôn thông minh, đổi mới sáng tạo, Make in Hà Nội', topics: ['CD14', 'CD16'] },
    { name: 'Bài toán lớn của xã', topics: ['CD17'] },
    { name: '"6 rõ", chất lượng phục vụ', topics: ['CD02', 'CD05', 'CD15'] },
    { name: 'Cơ hội và thách thức, an ninh thông tin', topics: ['CD11', 'CD12'] },
  ],
  bodies: [
    {
      name: 'Phòng Văn hóa - Xã hội',
      role: 'Chủ trì, cổ động trực quan; lồng ghép kết quả vào báo cáo định kỳ; tổng hợp báo cáo UBND xã, UBND Thành phố',
    },
    { name: 'Trung tâm Dịch vụ tổng hợp', role: 'Treo, đăng nội dung' },
    { name: 'Ban Xây dựng Đảng', role: 'Phối hợp định hướng nội dung' },
    { name: 'Điểm phục vụ hành chính công', role: 'Cung cấp thông tin, đề xuất hình thức' },
    { name: 'Các thôn', role: 'Thực hiện tại thôn' },
  ],
  always: ALWAYS,
  stages: [
    {
      key: 'ca-nam',
      list: 'cả năm',
      entries: TARGETS,
      phase: {
        name: 'Thực hiện trong năm',
        period: 'Năm 2026',
        topics: [],
        from: on('2026-03-16'),
        until: on('2026-12-31'),
        goal: 'Người dân có kỹ năng số cơ bản, dùng được dịch vụ số thiết yếu',
        contents:
          'Bình dân học vụ số; iHanoi, VNeID, VssID, Sổ sức khỏe điện tử; thanh toán không dùng tiền mặt; Thôn thông minh; an ninh thông tin',
        forms: 'Tuyên truyền trực quan: băng rôn, khẩu hiệu, pano, áp phích; infographic, video ngắn; đài truyền thanh',
      },
    },
    {
      key: 'thang-10',
      list: 'Tuần lễ Chuyển đổi số',
      entries: DAYS,
      phase: {
        name: 'Tuần lễ Chuyển đổi số, Ngày hội Đổi mới sáng tạo',
        period: 'Tháng 10/2026',
        from: on('2026-10-01'),
        until: on('2026-10-10'),
        goal: 'Lan tỏa tinh thần đổi mới sáng tạo',
        contents: 'Ngày hội Đổi mới sáng tạo, STEM, triển lãm "Make in Hanoi"; Ngày Chuyển đổi số quốc gia 10/10',
        forms: 'Ngày hội, triển lãm, trực quan',
      },
    },
  ],
}
