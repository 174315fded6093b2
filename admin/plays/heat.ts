import type { WeekHour } from '../../playlists/wire/plays.ts'

export const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const

/** `part` of the fullest hour, 0 to 1. */
export type HeatCell = { weekday: (typeof WEEKDAYS)[number]; hour: number; completed: number; part: number }

/** A row for each weekday, a cell for each hour, those without plays too. */
export function heatRows(found: readonly WeekHour[]): HeatCell[][] {
  const most = Math.max(1, ...found.map(({ completed }) => completed))
  const counts = new Map(found.map(({ weekday, hour, completed }) => [`${weekday} ${hour}`, completed]))
  return WEEKDAYS.map((weekday) =>
    HOURS.map((hour) => {
      const completed = counts.get(`${weekday} ${hour}`) ?? 0
      return { weekday, hour, completed, part: completed / most }
    }),
  )
}

const DEEPEST = [18, 63, 115]
const LEAST_SHARE = 0.12
/** From here white letters read better than black ones, and both at 4.5:1 or more (WCAG 2.1, 1.4.3). */
const WHITE_FROM = 0.705

/** The ground of a cell and its letters, `#rrggbb`: the darker the more, and always to be read. */
export function shadeOf({ completed, part }: Pick<HeatCell, 'completed' | 'part'>): { ground: string; ink: string } {
  if (completed === 0) return { ground: '#f1f3f5', ink: '#000000' }
  const share = LEAST_SHARE + (1 - LEAST_SHARE) * part
  const parts = DEEPEST.map((full) => Math.round(255 + (full - 255) * share))
  const ground = `#${parts.map((each) => each.toString(16).padStart(2, '0')).join('')}`
  return { ground, ink: share < WHITE_FROM ? '#000000' : '#ffffff' }
}

/** So that it fits its small cell: `940`, `9,4k`, `94k`; the whole number stands beside it for those who ask. */
export function shortCount(count: number, number: (value: number, digits?: number) => string): string {
  if (count === 0) return ''
  if (count < 1000) return number(count)
  return count < 999_500 ? `${number(count / 1000, count < 9950 ? 1 : 0)}k` : `${number(count / 1_000_000, 1)}M`
}
