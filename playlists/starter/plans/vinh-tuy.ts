import { entry, slogan } from '../entry.ts'
import type { StarterEntry } from '../entry.ts'
import type { Plan } from '../plan-pack.ts'
import { VINH_TUY, onTheme, shortened, verbatim } from '../sources.ts'
import { AT_HAND, DIGITAL_DAY, QUARTERS, pick, target } from './parts.ts'

const ALWAYS: readonly StarterEntry[] = [
  pick('N01', { source: verbatim(VINH_TUY) }),
  pick('N02', { source: verbatim(VINH_TUY) }),
  pick('N03', { source: shortened(VINH_TUY) }),
  pick('N15'),
  pick('N16'),
  ...AT_HAND,
]

const FIRST: readonly StarterEntry[] = [
  pick('N05', { source: shortened(VINH_TUY) }),
  entry('VT01', 'CD01', {
    title: 'Bảy nhóm nhiệm vụ',
    content: slogan('steps', '7 nhóm nhiệm vụ', {
      steps: [
        'Trách nhiệm người đứng đầu',
        'Quán triệt, nâng cao nhận thức',
        'Năng lực số cán bộ',
        'Cải cách thủ tục hành chính',
        'Dịch vụ thiết yếu: giáo dục, y tế, an sinh',
        'Kinh tế số',
        'Xã hội số bền vững',
      ],
    }),
    source: shortened(VINH_TUY),
  }),
  entry('VT02', 'CD02', {
    content: slogan('formal', 'Đổi mới chỉ đạo, điều hành - đề cao trách nhiệm người đứng đầu'),
    source: shortened(VINH_TUY),
    audience: 'officials',
  }),
  target('VT11', 'CD15', {
    headline: 'Cán bộ chủ chốt, báo cáo viên, tuyên truyền viên được quán triệt',
    value: 100,
    support: 'Năm 2026',
    source: shortened(VINH_TUY),
  }),
  target('VT12', 'CD02', {
    headline: 'Đơn vị có kế hoạch riêng',
    value: 100,
    support: 'Năm 2026',
    source: shortened(VINH_TUY),
  }),
]

const SECOND: readonly StarterEntry[] = [
  entry('VT03', 'CD15', {
    content: slogan('digital', 'Nâng cao năng lực số của cán bộ'),
    source: shortened(VINH_TUY),
    audience: 'officials',
  }),
  entry('VT04', 'CD09', {
    content: slogan('digital', 'Chuyển đổi số dịch vụ thiết yếu: giáo dục, y tế, an sinh'),
    source: shortened(VINH_TUY),
  }),
  target('VT13', 'CD12', {
    headline: 'Tin, bài về chuyển đổi số được theo dõi, xử lý',
    value: 100,
    support: 'Năm 2026',
    source: shortened(VINH_TUY),
  }),
]

const THIRD: readonly StarterEntry[] = [
  entry('VT05', 'CD16', {
    content: slogan('formal', 'Lan tỏa mô hình hay, điển hình tiên tiến'),
    source: shortened(VINH_TUY),
  }),
  entry('VT06', 'CD13', {
    content: slogan('digital', 'Phát triển kinh tế số cùng doanh nghiệp, hợp tác xã, hộ kinh doanh'),
    source: shortened(VINH_TUY),
    audience: 'business',
  }),
  entry('VT07', 'CD03', { content: slogan('digital', 'Xây dựng xã hội số bền vững'), source: shortened(VINH_TUY) }),
]

const FOURTH: readonly StarterEntry[] = [
  entry('VT08', 'CD12', {
    content: slogan('safety', 'Xem tin ở kênh chính thống, phản bác thông tin sai lệch'),
    source: onTheme(VINH_TUY),
  }),
  entry('VT09', 'CD16', {
    content: slogan('formal', 'Nói bằng số liệu, đánh giá bằng kết quả'),
    source: onTheme(VINH_TUY),
  }),
  DIGITAL_DAY,
]

/** Party committee of Vĩnh Tuy ward, Hà Nội: seven groups of tasks in four quarters. */
export const VINH_TUY_2026: Plan = {
  id: 'vinh-tuy-2026',
  note: 'Theo kế hoạch của Đảng ủy phường Vĩnh Tuy (Hà Nội): 7 nhóm nhiệm vụ, 4 giai đoạn theo quý, báo cáo theo thể thức văn bản của Đảng. Các chỉ tiêu là của phường Vĩnh Tuy: đơn vị khác thay bằng chỉ tiêu của mình.',
  form: 'party',
  campaign: {
    name: 'Vĩnh Tuy 2026',
    goal: 'Thống nhất nhận thức và hành động về khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số; cung cấp thông tin bằng số liệu, hạn chế tuyên truyền chung chung, hình thức.',
    basis: `${VINH_TUY}; Kế hoạch số 22-KH/BTGDVTU ngày 26/01/2026`,
    from: QUARTERS.Q1.from,
    until: QUARTERS.Q4.until,
  },
  groups: [
    { name: 'Tập trung cao độ, đổi mới chỉ đạo, điều hành; trách nhiệm người đứng đầu', topics: ['CD02'] },
    { name: 'Quán triệt, nâng cao nhận thức', topics: ['CD01'] },
    { name: 'Năng lực số cán bộ', topics: ['CD15'] },
    { name: 'Cải cách thủ tục hành chính không giấy tờ - không tiếp xúc - không trung gian', topics: ['CD05'] },
    { name: 'Chuyển đổi số dịch vụ thiết yếu: giáo dục, y tế, an sinh', topics: ['CD09'] },
    { name: 'Kinh tế số', topics: ['CD13'] },
    { name: 'Xã hội số bền vững', topics: ['CD03'] },
    { name: 'Mô hình hay, điển hình tiên tiến; phản bác thông tin sai lệch', topics: ['CD12', 'CD16'] },
  ],
  bodies: [
    {
      name: 'Ban Xây dựng Đảng',
      role: 'Chủ trì, định hướng nội dung, tổng hợp báo cáo Thường trực Đảng ủy; sơ kết, tổng kết; điều chỉnh nội dung, hình thức theo từng giai đoạn',
    },
    { name: 'UBND phường', role: 'Chỉ đạo phòng, ban làm thông tin cơ sở và cổ động trực quan' },
    { name: 'MTTQ và các đoàn thể', role: 'Vận động Nhân dân' },
    { name: 'Thường trực Đảng ủy', role: 'Nhận báo cáo' },
  ],
  always: ALWAYS,
  stages: [
    {
      key: 'quy-1',
      list: 'quý I',
      entries: FIRST,
      phase: {
        ...QUARTERS.Q1,
        forms: 'Hội nghị, sinh hoạt chi bộ',
      },
    },
    {
      key: 'quy-2',
      list: 'quý II',
      entries: SECOND,
      phase: {
        ...QUARTERS.Q2,
        contents: 'Rà soát văn bản quy phạm pháp luật; kết nối dữ liệu; đánh giá năng lực số',
        forms: 'Cổ động trực quan; sản phẩm in, điện tử, phát thanh, mạng xã hội, nền tảng số',
      },
    },
    {
      key: 'quy-3',
      list: 'quý III',
      entries: THIRD,
      phase: {
        ...QUARTERS.Q3,
        forms: 'Cổ động trực quan; video ngắn, infographic',
      },
    },
    {
      key: 'quy-4',
      list: 'quý IV',
      entries: FOURTH,
      phase: QUARTERS.Q4,
    },
  ],
}
