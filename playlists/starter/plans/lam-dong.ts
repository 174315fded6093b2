import { entry, slogan } from '../entry.ts'
import type { StarterEntry } from '../entry.ts'
import type { Plan } from '../plan-pack.ts'
import { LAM_DONG, onTheme, shortened } from '../sources.ts'
import { AT_HAND, on, pick } from './parts.ts'

const THEME = { source: onTheme(LAM_DONG) }
const SOURCE = { source: shortened(LAM_DONG) }

const ALWAYS: readonly StarterEntry[] = [
  entry('LD01', 'CD01', { content: slogan('formal', 'Đưa Nghị quyết 57-NQ/TW vào cuộc sống'), ...THEME }),
  pick('N09'),
  pick('N10', SOURCE),
  pick('N30', SOURCE),
  pick('N31'),
  entry('LD02', 'CD12', {
    content: slogan('formal', 'Văn hóa số bắt đầu từ mỗi người'),
    ...THEME,
  }),
  entry('LD03', 'CD11', {
    content: slogan('safety', 'Bảo đảm an toàn thông tin, an ninh dữ liệu'),
    ...SOURCE,
  }),
  ...AT_HAND,
]

const FIRST: readonly StarterEntry[] = [
  entry('LD04', 'CD03', {
    content: slogan('digital', 'Bình dân học vụ số đến với nông thôn, đồng bào dân tộc thiểu số'),
    ...SOURCE,
  }),
  entry('LD05', 'CD15', {
    content: slogan('formal', 'Thực hiện Đề án chuyển đổi số trong cơ quan Đảng 2025-2028'),
    ...SOURCE,
    audience: 'officials',
  }),
]

const SECOND: readonly StarterEntry[] = [
  entry('LD06', 'CD03', {
    content: slogan('digital', 'Nâng chất lượng, thúc đẩy hành động - mỗi người một kỹ năng số mới'),
    ...THEME,
  }),
  entry('LD07', 'CD16', {
    content: slogan('formal', 'Lan tỏa mô hình hay, cách làm hiệu quả'),
    ...THEME,
  }),
]

const THIRD: readonly StarterEntry[] = [
  entry('LD08', 'CD16', {
    content: slogan('formal', 'Tổng kết, biểu dương điển hình trong chuyển đổi số'),
    ...THEME,
  }),
]

/** The province's board for propaganda and mobilisation, Lâm Đồng: three years, one stage each. */
export const LAM_DONG_2026: Plan = {
  id: 'lam-dong-2026-2028',
  note: 'Theo kế hoạch của Ban Tuyên giáo và Dân vận Tỉnh ủy Lâm Đồng, giai đoạn 2026-2028: mỗi năm một giai đoạn, màn hình LED công cộng, văn hóa số; báo cáo theo thể thức văn bản của Đảng, số liệu nhập qua biểu mẫu trực tuyến. Phần kế hoạch đã đọc không nêu chỉ tiêu bằng số.',
  form: 'party',
  campaign: {
    name: 'Lâm Đồng 2026-2028',
    goal: 'Đưa Nghị quyết 57-NQ/TW vào cuộc sống; phổ cập kỹ năng số; xây dựng văn hóa số, quy tắc ứng xử trên môi trường số; bảo đảm an toàn thông tin, an ninh dữ liệu.',
    basis: LAM_DONG,
    from: on('2026-01-01'),
    until: on('2028-12-31'),
  },
  groups: [
    { name: 'Nghị quyết 57-NQ/TW', topics: ['CD01'] },
    { name: 'Bình dân học vụ số: nông thôn, đồng bào dân tộc thiểu số', topics: ['CD03'] },
    { name: 'Đề án chuyển đổi số trong cơ quan Đảng 2025-2028', topics: ['CD15'] },
    { name: 'Văn hóa số, quy tắc ứng xử trên môi trường số', topics: ['CD12'] },
    { name: 'An toàn thông tin, an ninh dữ liệu', topics: ['CD11'] },
    { name: 'Mô hình hay, điển hình tiên tiến', topics: ['CD16'] },
  ],
  bodies: [
    {
      name: 'Ban Tuyên giáo và Dân vận Tỉnh ủy',
      role: 'Chủ trì; tổng hợp báo cáo Ban Thường vụ Tỉnh ủy, Ban Tuyên giáo và Dân vận Trung ương',
    },
    {
      name: 'Các cơ quan, đơn vị, địa phương',
      role: 'Thực hiện; định kỳ báo cáo, nhập số liệu qua biểu mẫu trực tuyến',
    },
  ],
  always: ALWAYS,
  stages: [
    {
      key: 'nam-1',
      list: 'năm thứ nhất',
      entries: FIRST,
      phase: {
        period: 'Năm 2026',
        topics: [],
        name: 'Đồng bộ, lan tỏa',
        from: on('2026-01-01'),
        until: on('2026-12-31'),
        goal: 'Triển khai đồng bộ, lan tỏa',
        contents: 'Nghị quyết 57-NQ/TW; Bình dân học vụ số; Đề án chuyển đổi số trong cơ quan Đảng',
        forms: 'Màn hình LED công cộng; áp phích, pano, băng rôn tại cơ quan, trung tâm hành chính, khu công nghiệp',
      },
    },
    {
      key: 'nam-2',
      list: 'năm thứ hai',
      entries: SECOND,
      phase: {
        period: 'Năm 2027',
        topics: [],
        name: 'Nâng chất lượng, thúc đẩy hành động',
        from: on('2027-01-01'),
        until: on('2027-12-31'),
        goal: 'Nâng chất lượng, thúc đẩy hành động',
        contents: 'Kỹ năng số; văn hóa số; mô hình hay',
        forms: 'Màn hình LED công cộng trình chiếu video; báo, đài; mạng xã hội',
      },
    },
    {
      key: 'nam-3',
      list: 'năm thứ ba',
      entries: THIRD,
      phase: {
        period: 'Năm 2028',
        topics: [],
        name: 'Tổng kết',
        from: on('2028-01-01'),
        until: on('2028-12-31'),
        goal: 'Tổng kết, đánh giá',
        contents: 'Kết quả, mô hình, điển hình',
        forms: 'Màn hình LED công cộng; báo cáo tổng kết',
      },
    },
  ],
}
