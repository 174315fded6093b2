import { addDays } from '../../playlists/time.ts'
import type { LocalDate } from '../../playlists/time.ts'
import type { Display } from '../../playlists/wire/displays.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'

export type Step = 'wizard' | 'display' | 'pair' | 'material' | 'approve' | 'schedule'
type Office = {
  wizard: boolean
  displays: readonly Pick<Display, 'paired' | 'archivedAt'>[]
  /** How many are not archived, and how many may be shown. */
  materials: { kept: number; approved: number }
  schedules: readonly Pick<ScheduleReply, 'layer' | 'archivedAt'>[]
}

/** What an office that shows nothing yet should do, in order; empty once it runs. */
export function nextSteps({ wizard, displays, materials, schedules }: Office): Step[] {
  const screens = displays.filter(({ archivedAt }) => archivedAt === null)
  const steps: [Step, boolean][] = [
    ['wizard', wizard],
    ['display', screens.length === 0],
    ['pair', screens.length > 0 && !screens.some(({ paired }) => paired)],
    ['material', materials.kept === 0],
    ['approve', materials.kept > 0 && materials.approved === 0],
    ['schedule', !schedules.some(({ archivedAt, layer }) => archivedAt === null && layer !== 'emergency')],
  ]
  return steps.flatMap(([step, due]) => (due ? [step] : []))
}

/** The seven days that end today, oldest first. */
export const lastWeek = (today: LocalDate): LocalDate[] => [-6, -5, -4, -3, -2, -1, 0].map((n) => addDays(today, n))
