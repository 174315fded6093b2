import { entry, slogan } from '../entry.ts'
import type { StarterEntry } from '../entry.ts'
import type { Plan } from '../plan-pack.ts'
import { VIET_HUNG, onTheme, shortened, verbatim } from '../sources.ts'
import { AT_HAND, DIGITAL_DAY, QUARTERS, pick, target } from './parts.ts'

const ALWAYS: readonly StarterEntry[] = [
  pick('N01', { source: verbatim(VIET_HUNG) }),
  pick('N02', { source: verbatim(VIET_HUNG) }),
  pick('N11'),
  pick('N16'),
  ...AT_HAND,
]

const FIRST: readonly StarterEntry[] = [
  pick('N03', { source: shortened(VIET_HUNG) }),
  pick('N05', { source: shortened(VIET_HUNG) }),
  target('VH11', 'CD01', {
    headline: 'Cán bộ chủ chốt được quán triệt',
    value: 100,
    support: 'Năm 2026',
    source: shortened(VIET_HUNG),
  }),
  target('VH12', 'CD05', {
    headline: 'Thông tin chuyển đổi số, cải cách hành chính kịp thời trên kênh chính thống',
    value: 100,
    support: 'Năm 2026',
    source: shortened(VIET_HUNG),
  }),
]

const SECOND: readonly StarterEntry[] = [
  pick('N12', { source: shortened(VIET_HUNG) }),
  pick('N18'),
  pick('N22'),
  entry('VH01', 'CD04', {
    content: slogan('digital', 'Cần giúp cài ứng dụng? Hãy hỏi Tổ chuyển đổi số cộng đồng'),
    source: shortened(VIET_HUNG),
    audience: 'elderly',
  }),
  target('VH13', 'CD04', {
    headline: 'Người dân trong độ tuổi lao động có tài khoản dịch vụ công và cài iHanoi',
    value: 90,
    support: 'Năm 2026: trên 90%',
    source: shortened(VIET_HUNG),
  }),
  target('VH14', 'CD15', {
    headline: 'Đảng viên nộp đảng phí trực tuyến, dùng Sổ tay đảng viên điện tử',
    value: 100,
    support: 'Năm 2026',
    source: shortened(VIET_HUNG),
  }),
]

const THIRD: readonly StarterEntry[] = [
  entry('VH02', 'CD16', {
    content: slogan('formal', 'Kết quả đo lường được, tiến độ công khai'),
    source: shortened(VIET_HUNG),
  }),
  entry('VH03', 'CD17', {
    content: slogan('digital', 'Chuyển đổi số trong đô thị, môi trường, phòng chống thiên tai'),
    source: shortened(VIET_HUNG),
  }),
  entry('VH04', 'CD09', {
    content: slogan('digital', 'Chuyển đổi số trong giáo dục, y tế, an sinh'),
    source: shortened(VIET_HUNG),
  }),
  pick('N23', { source: shortened(VIET_HUNG) }),
  pick('N33', { source: shortened(VIET_HUNG) }),
]

const FOURTH: readonly StarterEntry[] = [
  pick('N17', { source: shortened(VIET_HUNG) }),
  pick('N29'),
  pick('N30', { source: shortened(VIET_HUNG) }),
  entry('VH05', 'CD12', {
    content: slogan('formal', 'Bộ nội dung thông tin chuẩn - thống nhất trên mọi kênh của phường'),
    source: onTheme(VIET_HUNG),
  }),
  DIGITAL_DAY,
]

/** Party committee of Việt Hưng ward, Hà Nội: the channels of the ward, iHanoi, the green lane. */
export const VIET_HUNG_2026: Plan = {
  id: 'viet-hung-2026',
  note: 'Theo kế hoạch của Đảng ủy phường Việt Hưng (Hà Nội): iHanoi, dịch vụ công, "Làn xanh", 4 giai đoạn theo quý, báo cáo theo thể thức văn bản của Đảng. Các chỉ tiêu là của phường Việt Hưng: đơn vị khác thay bằng chỉ tiêu của mình.',
  form: 'party',
  campaign: {
    name: 'Việt Hưng 2026',
    goal: 'Cung cấp kịp thời thông tin về chuyển đổi số, cải cách hành chính trên kênh chính thống, phù hợp từng nhóm đối tượng; kết quả đo lường được.',
    basis: VIET_HUNG,
    from: QUARTERS.Q1.from,
    until: QUARTERS.Q4.until,
  },
  groups: [
    { name: 'Quán triệt Nghị quyết 57-NQ/TW và phương châm hành động', topics: ['CD01', 'CD02'] },
    { name: 'Dịch vụ công trực tuyến, thanh toán không dùng tiền mặt, hồ sơ điện tử', topics: ['CD05', 'CD10'] },
    { name: '"Làn xanh": công khai danh mục thủ tục, rút ngắn thời gian', topics: ['CD06'] },
    { name: 'iHanoi - kênh tương tác chính thống', topics: ['CD04'] },
    { name: 'An toàn thông tin, dữ liệu cá nhân, nhận diện lừa đảo', topics: ['CD11', 'CD12'] },
    {
      name: 'Ứng dụng chuyển đổi số trong giáo dục, y tế, an sinh, đô thị, môi trường, phòng chống thiên tai',
      topics: ['CD09', 'CD17'],
    },
    { name: 'Make in Hà Nội; mô hình, kết quả đo lường được', topics: ['CD14', 'CD16'] },
    { name: 'Đảng phí trực tuyến, Sổ tay đảng viên điện tử', topics: ['CD15'] },
  ],
  bodies: [
    {
      name: 'Ban Biên tập các kênh truyền thông số của phường',
      role: 'Biên tập, đăng tải; định kỳ đánh giá hiệu quả hoạt động các kênh, báo cáo',
    },
    {
      name: 'Ban Xây dựng Đảng',
      role: 'Định hướng theo giai đoạn, theo quý; theo dõi, đôn đốc; tổng hợp báo cáo Thường trực Đảng ủy',
    },
    {
      name: 'UBND phường',
      role: 'Tổ chức thực hiện; lập Tổ phản ứng nhanh thông tin, truyền thông; dùng người phát ngôn',
    },
    { name: 'MTTQ và các đoàn thể', role: 'Vận động đoàn viên, hội viên, Nhân dân' },
    { name: 'Các chi bộ', role: 'Sinh hoạt, quán triệt, tuyên truyền tại tổ dân phố' },
  ],
  always: ALWAYS,
  stages: [
    {
      key: 'quy-1',
      list: 'quý I',
      entries: FIRST,
      phase: {
        ...QUARTERS.Q1,
        forms: 'Tin định hướng trên Trang thông tin điện tử',
      },
    },
    {
      key: 'quy-2',
      list: 'quý II',
      entries: SECOND,
      phase: {
        ...QUARTERS.Q2,
        contents: 'Chuẩn hóa, số hóa thủ tục hành chính; rà soát văn bản; kết nối dữ liệu',
        forms: 'Tuyên truyền trực quan, infographic, video ngắn hướng dẫn dịch vụ công trực tuyến',
      },
    },
    {
      key: 'quy-3',
      list: 'quý III',
      entries: THIRD,
      phase: {
        ...QUARTERS.Q3,
        forms: 'Trực quan tại trụ sở phường, nhà sinh hoạt cộng đồng, tổ dân phố',
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
