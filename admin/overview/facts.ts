import { addDays } from '../../playlists/time.ts'
import type { LocalDate } from '../../playlists/time.ts'
import type { Display } from '../../playlists/wire/displays.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'

/** Approved materials whose last day is within the next `days` days, the soonest first. */
export function expiringSoon(materials: readonly Material[], today: LocalDate, days: number): Material[] {
  const last = addDays(today, days)
  return materials
    .filter(
      ({ validUntil, approved, archivedAt }) =>
        approved !== null && archivedAt === null && validUntil !== null && today <= validUntil && validUntil <= last,
    )
    .toSorted((a, b) => (a.validUntil! < b.validUntil! ? -1 : 1))
}

export type Step = 'wizard' | 'display' | 'pair' | 'material' | 'approve' | 'schedule'
type Office = {
  wizard: boolean
  displays: readonly Pick<Display, 'paired' | 'archivedAt'>[]
  materials: readonly Pick<Material, 'latest' | 'approved' | 'archivedAt'>[]
  schedules: readonly Pick<ScheduleReply, 'layer' | 'archivedAt'>[]
}

/** What an office that shows nothing yet should do, in order; empty once it runs. */
export function nextSteps({ wizard, displays, materials, schedules }: Office): Step[] {
  const screens = displays.filter(({ archivedAt }) => archivedAt === null)
  const kept = materials.filter(({ archivedAt }) => archivedAt === null)
  const steps: [Step, boolean][] = [
    ['wizard', wizard],
    ['display', screens.length === 0],
    ['pair', screens.length > 0 && !screens.some(({ paired }) => paired)],
    ['material', kept.length === 0],
    ['approve', kept.length > 0 && !kept.some(({ approved }) => approved !== null)],
    ['schedule', !schedules.some(({ archivedAt, layer }) => archivedAt === null && layer !== 'emergency')],
  ]
  return steps.flatMap(([step, due]) => (due ? [step] : []))
}

/** The seven days that end today, oldest first. */
export const lastWeek = (today: LocalDate): LocalDate[] => [-6, -5, -4, -3, -2, -1, 0].map((n) => addDays(today, n))
