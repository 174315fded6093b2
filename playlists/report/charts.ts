import type { ReportChart as Chart } from './document.ts'
import type { Figures } from './figures.ts'
import type { Period } from './period.ts'
import { addDays, weekdayOf } from '../time.ts'
import type { LocalDate } from '../time.ts'
import { vi } from './text.vi.ts'
import { count } from './words.ts'

/** So many columns can be told apart, each with its figure. */
const MOST_WEEKS = 16

/** RULES RE9. The first day of each week that a period touches; nothing where there are too many to be drawn. */
export function weeksOf({ from, until }: Period): LocalDate[] {
  const weeks: LocalDate[] = []
  for (let day = from; day <= until && weeks.length <= MOST_WEEKS; day = addDays(day, 8 - weekdayOf(day))) {
    weeks.push(day)
  }
  return weeks.length > MOST_WEEKS ? [] : weeks
}

/** RULES RE9. By topic; nothing where nothing was shown. */
export const topicChart = ({ topics, total }: Figures): Chart[] =>
  total.plays === 0
    ? []
    : [
        chartOf(
          'bars',
          vi.charts.topics,
          topics.map(({ code, name, plays }) => ({ label: `${code} ${name}`, amount: plays })),
        ),
      ]

/** RULES RE9. By week or month; a report from before there were weeks has months. */
export function timeChart({ weeks, months, total }: Figures): Chart[] {
  if (total.plays === 0) return []
  if (weeks === undefined) {
    const bars = months.map(({ period: { from }, plays }) => ({ label: monthOf(from), amount: plays }))
    return [chartOf('columns', vi.charts.months, bars)]
  }
  return [
    chartOf(
      'columns',
      vi.charts.weeks,
      weeks.map(({ from, plays }) => ({ label: dayOf(from), amount: plays })),
    ),
  ]
}

const dayOf = (date: LocalDate): string => `${date.slice(8)}/${date.slice(5, 7)}`
const monthOf = (date: LocalDate): string => `${date.slice(5, 7)}/${date.slice(0, 4)}`

function chartOf(form: Chart['form'], caption: string, bars: Chart['bars']): Chart {
  const words = bars.map(({ label, amount }) => vi.charts.bar(label, count(amount)))
  return { kind: 'chart', caption, form, bars, alt: vi.charts.alt(caption, words.join('; ')) }
}
