import { addDays, weekdayOf } from '../../playlists/time.ts'
import type { LocalDate } from '../../playlists/time.ts'

export const PRESETS = ['today', 'week', 'month', 'quarter', 'custom'] as const
export type Preset = (typeof PRESETS)[number]
/** Both dates are in. */
export type Period = { from: LocalDate; until: LocalDate }

/** The calendar period that `today` lies in, up to today (nothing has played later). */
export function presetPeriod(preset: Exclude<Preset, 'custom'>, today: LocalDate): Period {
  return { from: firstDay(preset, today), until: today }
}

function firstDay(preset: Exclude<Preset, 'custom'>, today: LocalDate): LocalDate {
  const [year, month] = [today.slice(0, 4), Number(today.slice(5, 7))]
  const first = (m: number) => `${year}-${String(m).padStart(2, '0')}-01` as LocalDate
  switch (preset) {
    case 'today':
      return today
    case 'week':
      return addDays(today, 1 - weekdayOf(today))
    case 'month':
      return first(month)
    case 'quarter':
      return first(month - ((month - 1) % 3))
  }
}
