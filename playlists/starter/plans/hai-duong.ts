import { entry, qr, slogan } from '../entry.ts'
import type { StarterEntry } from '../entry.ts'
import type { Plan } from '../plan-pack.ts'
import { HAI_DUONG, onTheme, shortened } from '../sources.ts'
import { AT_HAND, DIGITAL_DAY, on, pick } from './parts.ts'

const THEME = { source: onTheme(HAI_DUONG) }

const ALWAYS: readonly StarterEntry[] = [
  entry('HD01', 'CD01', {
    content: slogan('formal', 'Đẩy mạnh khoa học công nghệ, đổi mới sáng tạo và chuyển đổi số'),
    ...THEME,
  }),
  entry('HD02', 'CD01', {
    content: slogan('digital', 'Chuyển đổi số mang lại lợi ích cho mỗi người dân'),
    ...THEME,
  }),
  entry('HD03', 'CD16', {
    content: slogan('formal', 'Học tập và nhân rộng mô hình tiêu biểu'),
    ...THEME,
  }),
  entry('HD04', 'CD15', {
    content: slogan('digital', 'Công chức nâng cao năng lực số, phục vụ người dân tốt hơn'),
    ...THEME,
    audience: 'officials',
  }),
  entry('HD05', 'CD13', {
    content: slogan('digital', 'Doanh nghiệp ứng dụng công nghệ số, hưởng chính sách hỗ trợ'),
    ...THEME,
    audience: 'business',
  }),
  entry('HD06', 'CD05', {
    content: slogan('steps', 'Người dân chuyển đổi số', {
      steps: ['Nộp hồ sơ dịch vụ công trực tuyến', 'Mua bán trên sàn thương mại điện tử', 'Thanh toán số'],
    }),
    source: shortened(HAI_DUONG),
  }),
  entry('HD07', 'CD05', {
    title: 'Mã QR: Nộp hồ sơ trực tuyến',
    content: qr('https://dichvucong.gov.vn', 'Nộp hồ sơ dịch vụ công trực tuyến', 'Cổng Dịch vụ công quốc gia'),
    source: `${shortened(HAI_DUONG)}. Địa chỉ: Cổng Dịch vụ công quốc gia`,
  }),
  entry('HD08', 'CD03', {
    content: slogan('digital', 'Bình dân học vụ số - ai cũng học, ai cũng dùng được'),
    ...THEME,
  }),
  pick('N09'),
  pick('N10', { source: shortened(HAI_DUONG) }),
  entry('HD09', 'CD10', { content: slogan('green', 'Thanh toán số: quét mã, không cần tiền mặt'), ...THEME }),
  ...AT_HAND,
]

const SCIENCE_DAY: readonly StarterEntry[] = [
  entry('HD10', 'CD14', {
    content: slogan('formal', 'Chào mừng Ngày Khoa học và Công nghệ Việt Nam 18/5'),
    source: 'Ngày 18/5 hằng năm. Chỉ phát dịp kỷ niệm; đặt lại ngày theo từng năm',
    recommended: false,
    festive: true,
    validFrom: on('2026-05-11'),
    validUntil: on('2026-05-18'),
  }),
]

/** People's committee of Hải Dương ward, Hải Phòng: the plan that names LED screens and electronic boards. */
export const HAI_DUONG_2026: Plan = {
  id: 'hai-duong-2026',
  note: 'Theo kế hoạch của UBND phường Hải Dương (thành phố Hải Phòng): dùng màn hình LED, bảng điện tử của phường; hướng dẫn theo từng đối tượng; báo cáo theo thể thức văn bản hành chính. Kế hoạch không nêu chỉ tiêu bằng số và không chia quý; thời gian các đợt do bộ nội dung đề xuất.',
  form: 'state',
  campaign: {
    name: 'Hải Dương 2026',
    goal: 'Tuyên truyền chủ trương, kết quả, lợi ích của khoa học công nghệ, đổi mới sáng tạo, chuyển đổi số; hướng dẫn từng nhóm đối tượng; sử dụng màn hình LED, bảng điện tử của phường.',
    basis: HAI_DUONG,
    from: on('2026-03-04'),
    until: on('2026-12-31'),
  },
  groups: [
    { name: 'Chủ trương, kết quả, lợi ích', topics: ['CD01'] },
    { name: 'Mô hình tiêu biểu theo ngành', topics: ['CD16'] },
    { name: 'Công chức: nâng cao năng lực số', topics: ['CD15'] },
    { name: 'Doanh nghiệp: ứng dụng, chính sách hỗ trợ', topics: ['CD13', 'CD14'] },
    {
      name: 'Người dân: dịch vụ công trực tuyến, thương mại điện tử, thanh toán số',
      topics: ['CD05', 'CD10'],
    },
    { name: 'Bình dân học vụ số; Tổ công nghệ số cộng đồng', topics: ['CD03'] },
  ],
  bodies: [
    {
      name: 'Phòng Văn hóa - Xã hội',
      role: 'Chủ trì, cấp đề cương tài liệu, làm trực quan; theo dõi, đôn đốc; tổng hợp báo cáo UBND phường',
    },
    { name: 'Trung tâm Dịch vụ sự nghiệp công', role: 'Vận hành các kênh' },
    { name: 'Phòng Kinh tế, Hạ tầng và Đô thị', role: 'Kinh phí' },
  ],
  always: ALWAYS,
  stages: [
    {
      key: 'ca-nam',
      list: 'cả năm',
      entries: [],
      phase: {
        name: 'Thực hiện trong năm',
        period: 'Năm 2026',
        topics: [],
        from: on('2026-03-04'),
        until: on('2026-12-31'),
        goal: 'Mỗi nhóm đối tượng biết và làm được việc số của mình',
        contents: 'Chủ trương; kết quả; lợi ích; mô hình tiêu biểu; chính sách cho doanh nghiệp; Bình dân học vụ số',
        forms:
          'Màn hình LED, bảng điện tử của phường; băng-zôn, khẩu hiệu, pa-nô, áp phích, tờ rơi; đài truyền thanh hằng tuần',
      },
    },
    {
      key: 'ngay-khcn',
      list: 'Ngày Khoa học và Công nghệ',
      entries: SCIENCE_DAY,
      phase: {
        name: 'Ngày Khoa học và Công nghệ 18/5',
        period: 'Tháng 5/2026',
        from: on('2026-05-11'),
        until: on('2026-05-18'),
        goal: 'Tôn vinh khoa học, công nghệ',
        contents: 'Khoa học, công nghệ và đổi mới sáng tạo',
        forms: 'Màn hình LED, bảng điện tử của phường',
      },
    },
    {
      key: 'ngay-cds',
      list: 'Ngày Chuyển đổi số quốc gia',
      entries: [DIGITAL_DAY],
      phase: {
        name: 'Ngày Chuyển đổi số quốc gia 10/10',
        period: 'Tháng 10/2026',
        from: on('2026-10-01'),
        until: on('2026-10-10'),
        goal: 'Lan tỏa chuyển đổi số',
        contents: 'Ngày Chuyển đổi số quốc gia; hướng dẫn người dân',
        forms: 'Màn hình LED, bảng điện tử của phường',
      },
    },
  ],
}
