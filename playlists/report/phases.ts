import type { Phase } from '../campaign.ts'
import { changeOf, whole } from './cells.ts'
import { number, ordinal, place, tableOf, words } from './columns.ts'
import type { ReportTable as Table } from './document.ts'
import type { PhaseTally } from './figures.ts'
import { periodOf, quartersOf } from './period.ts'
import type { Period } from './period.ts'
import { vi } from './text.vi.ts'
import { capitalised, periodWords, shortDate } from './words.ts'

const { columns: titles } = vi

/** RULES RE10. What a phase is told of: the quarters of the period, cut to it. */
export function partsOf({ from, until }: Pick<Phase, 'from' | 'until'>, period: Period): Period[] {
  if (from === null || until === null) return []
  return quartersOf(period).flatMap((quarter) => {
    const cut = {
      from: from > quarter.from ? from : quarter.from,
      until: until < quarter.until ? until : quarter.until,
    }
    if (cut.from > cut.until) return []
    const own = periodOf('quarter', cut.from)
    return [own.from === cut.from && own.until === cut.until ? own : { kind: 'range', ...cut }]
  })
}

/** Bảng 11. */
export const phaseTable = (phases: readonly PhaseTally[]): Table =>
  tableOf(vi.captions.phases, phases, [
    ordinal,
    words(titles.phase, 25, ({ campaign, phase }) => vi.phase(campaign, phase)),
    place(titles.span, 14, ({ period }) => spanOf(period)),
    number(titles.plays, 12, ({ plays }) => whole(plays)),
    number(titles.before, 12, ({ before }) => whole(before)),
    number(titles.change, 11, ({ plays, before }) => changeOf(plays, before)),
    place(titles.topicsShown, 10, ({ shown, topics }) => vi.of(String(shown), String(topics))),
    place(titles.lackingDays, 10, ({ lacking, days }) => vi.of(String(lacking), String(days))),
  ])

const spanOf = (period: Period): string =>
  period.kind === 'range' ? `${shortDate(period.from)} - ${shortDate(period.until)}` : capitalised(periodWords(period))
