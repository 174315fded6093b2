import type { LocalDate } from '../time.ts'
import { ACTION } from './action.ts'
import { CENTRE } from './centre.ts'
import { DIGITAL_SKILLS } from './digital-skills.ts'
import { ECONOMY } from './economy.ts'
import type { StarterEntry } from './entry.ts'
import { SAFETY } from './safety.ts'
import { SERVICES } from './services.ts'

/** The campaign an empty office begins with, bound to its year: a later pack replaces it. */
export const STARTER_CAMPAIGN = {
  name: 'Chiến dịch khởi đầu 2026',
  goal: 'Bộ nội dung có sẵn theo kế hoạch tuyên truyền năm 2026 của các phường, xã. Đơn vị xem lại, sửa và duyệt trước khi phát.',
  basis: 'Kế hoạch tuyên truyền chuyển đổi số năm 2026',
  from: '2026-01-01' as LocalDate,
  until: '2026-12-31' as LocalDate,
} as const

export const STARTER_PLAYLIST = {
  name: 'Chiến dịch khởi đầu',
  note: 'Nội dung chưa duyệt sẽ không phát.',
} as const

export const STARTER_SCHEDULE = { name: 'Chiến dịch khởi đầu (mặc định)' } as const

/** Stands as the author of the starter items; it has no password and can never sign in. */
export const STARTER_AUTHOR = { username: 'he-thong', name: 'Hệ thống' } as const

export const STARTER: readonly StarterEntry[] = [
  ...ACTION,
  ...DIGITAL_SKILLS,
  ...SERVICES,
  ...SAFETY,
  ...ECONOMY,
  ...CENTRE,
]
