import { expect, it } from 'vitest'
import { partsOf } from '../../admin/ui/unbroken.tsx'

it.each([
  ['Nghị quyết số 57-NQ/TW của Bộ Chính trị', ['57-NQ/TW']],
  ['Kế hoạch 12/KH-UBND ngày 02/9/2026', ['12/KH-UBND', '02/9/2026']],
  ['Giai đoạn 2025-2030, 1.234,5 lượt', ['2025-2030', '1.234,5']],
  ['Hướng dẫn 05-HD/VPTW', ['05-HD/VPTW']],
  ['khoa học - công nghệ, COVID-19, ihanoi.gov.vn', []],
])('%s: codes, dates and numbers stay whole', (words, codes) => {
  const parts = partsOf(words)
  expect(parts.join('')).toBe(words)
  expect(parts.filter((_, n) => n % 2 === 1)).toEqual(codes)
})
