import { entry, slogan } from './entry.ts'
import type { StarterEntry } from './entry.ts'
import { KIEU_PHU, VIET_HUNG, VINH_TUY, shortened, verbatim } from './sources.ts'

/** CD01 and CD02: the resolution and the year's motto. */
export const ACTION: readonly StarterEntry[] = [
  entry('N01', 'CD02', {
    content: slogan('formal', 'Hành động đột phá, lan tỏa kết quả'),
    source: verbatim(VINH_TUY, VIET_HUNG, KIEU_PHU),
  }),
  entry('N02', 'CD02', {
    content: slogan('formal', 'Đồng tâm hành động - Kiến tạo tầm vóc - Dẫn dắt tương lai'),
    source: verbatim(VINH_TUY, VIET_HUNG),
  }),
  entry('N03', 'CD02', {
    content: slogan('formal', 'Lấy người dân và doanh nghiệp làm trung tâm, lấy kết quả thực chất làm thước đo'),
    source: shortened(VINH_TUY, VIET_HUNG),
  }),
  entry('N04', 'CD02', {
    title: '6 rõ trong thực hiện nhiệm vụ',
    content: slogan('steps', '6 rõ', {
      steps: ['Rõ người', 'Rõ việc', 'Rõ trách nhiệm', 'Rõ thẩm quyền', 'Rõ sản phẩm', 'Rõ thời hạn'],
    }),
    source: verbatim(KIEU_PHU),
  }),
  entry('N05', 'CD01', {
    content: slogan(
      'formal',
      'Khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số - động lực then chốt cho phát triển nhanh, bền vững',
    ),
    source: shortened(VINH_TUY, VIET_HUNG),
  }),
]
