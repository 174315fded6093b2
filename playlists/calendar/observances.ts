/** Days that are kept but worked: presets for the office's own table. The core knows their dates, the panel their names. */
import type { LocalDate } from '../time.ts'
import { toSolar } from './lunar.ts'

export const OBSERVANCES = [
  'kitchen-gods',
  'party-founding',
  'womens-day',
  'youth-union',
  'science-day',
  'ho-chi-minh-birthday',
  'childrens-day',
  'war-invalids',
  'august-revolution',
  'ghost-month',
  'mid-autumn',
  'innovation-day',
  'digital-day',
  'vietnamese-women',
  'teachers-day',
  'army-day',
] as const
export type Observance = (typeof OBSERVANCES)[number]

const SOLAR: readonly (readonly [Observance, string])[] = [
  ['party-founding', '02-03'],
  ['womens-day', '03-08'],
  ['youth-union', '03-26'],
  ['science-day', '05-18'],
  ['ho-chi-minh-birthday', '05-19'],
  ['childrens-day', '06-01'],
  ['war-invalids', '07-27'],
  ['august-revolution', '08-19'],
  ['innovation-day', '10-01'],
  ['digital-day', '10-10'],
  ['vietnamese-women', '10-20'],
  ['teachers-day', '11-20'],
  ['army-day', '12-22'],
]

/** Ông Công ông Táo is kept before Tết, so it belongs to the lunar year before. */
const LUNAR: readonly (readonly [Observance, yearsBefore: number, month: number, day: number])[] = [
  ['kitchen-gods', 1, 12, 23],
  ['ghost-month', 0, 7, 15],
  ['mid-autumn', 0, 8, 15],
]

/** RULES CA8. Of a solar year, sorted by date; the lunar ones are missing outside 1900–2100. */
export function observances(year: number): { date: LocalDate; observance: Observance }[] {
  const lunar = LUNAR.flatMap(([observance, yearsBefore, month, day]) => {
    const date = toSolar({ year: year - yearsBefore, month, day, leap: false })
    return date === null ? [] : [{ date, observance }]
  })
  const solar = SOLAR.map(([observance, on]) => ({ date: `${year}-${on}` as LocalDate, observance }))
  return [...solar, ...lunar].sort((a, b) => (a.date < b.date ? -1 : 1))
}
