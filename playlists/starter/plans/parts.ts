import type { FigureContent } from '../../content.ts'
import { STARTER } from '../campaign.ts'
import { AIMED_AT, entry } from '../entry.ts'
import type { StarterEntry } from '../entry.ts'
import type { LocalDate } from '../../time.ts'

export const on = (date: string): LocalDate => date as LocalDate

/** An entry of the starter campaign, for a plan that says the same; what the plan itself stands for needs no second look. */
export function pick(code: string, change: Partial<StarterEntry> = {}): StarterEntry {
  const found = STARTER.find((one) => one.code === code)
  if (found === undefined) throw new Error(`the starter campaign has no ${code}`)
  return { ...found, ...change }
}

type Target = { headline: string; value: number; unit?: string; support: string; source: string }

/**
 * A target of the plan as a figure: the number that is aimed at, until the office writes down what has been reached. The
 * headline says so, since it stands wherever the number does, on the smallest board too.
 */
export function target(
  code: string,
  topic: string,
  { headline, value, unit = '%', support, source }: Target,
): StarterEntry {
  const content: FigureContent = {
    kind: 'figure',
    template: 'digital',
    headline: `${AIMED_AT}${headline}`,
    value,
    unit,
    decimals: 0,
    target: null,
    targetLabel: '',
    better: 'higher',
    source: '',
    asOf: null,
    support,
  }
  return entry(code, topic, { content, source, recommended: false })
}

/** The year's four stages, by the names, dates, goals and, where they are the same, contents that the plans of Vĩnh Tuy and Việt Hưng give them. */
export const QUARTERS = {
  Q1: {
    name: 'Quán triệt, thống nhất nhận thức, tạo nền tảng',
    period: 'Quý I/2026',
    from: on('2026-01-01'),
    until: on('2026-03-31'),
    goal: 'Thống nhất nhận thức, tư duy, hành động',
    contents: 'Mục tiêu, quan điểm Nghị quyết 57-NQ/TW; kế hoạch của Thành phố và của phường',
  },
  Q2: {
    name: 'Tuyên truyền triển khai thể chế, cơ chế, chính sách và chuyển đổi số',
    period: 'Quý II/2026',
    from: on('2026-04-01'),
    until: on('2026-06-30'),
    goal: 'Quyết tâm chính trị; đồng thuận',
  },
  Q3: {
    name: 'Lan tỏa kết quả bước đầu, mô hình hay',
    period: 'Quý III/2026',
    from: on('2026-07-01'),
    until: on('2026-09-30'),
    goal: 'Khẳng định hiệu quả; củng cố niềm tin',
    contents: 'Mô hình chuyển đổi số tiêu biểu; kinh tế số, xã hội số',
  },
  Q4: {
    name: 'Tổng kết, đánh giá, định hướng',
    period: 'Quý IV/2026',
    from: on('2026-10-01'),
    until: on('2026-12-31'),
    goal: 'Đánh giá toàn diện; tạo tiền đề cho năm sau',
    contents: 'Kết quả; tồn tại, hạn chế, nguyên nhân; bài học; nhiệm vụ năm sau',
    forms: 'Báo cáo phân tích',
  },
} as const

/** What people look for wherever they are. */
export const AT_HAND: readonly StarterEntry[] = [pick('N24'), pick('N25'), pick('N35')]

export const DIGITAL_DAY = pick('N37')
