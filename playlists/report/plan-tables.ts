import { lacksOf } from '../fulfilment/causes.ts'
import { MINUTE } from '../time.ts'
import type { ReportTable as Table } from './document.ts'
import type { Figures, PlanTally } from './figures.ts'
import { number, ordinal, place, words } from './columns.ts'
import type { Period } from './period.ts'
import { vi } from './text.vi.ts'
import { count, percent, periodWords } from './words.ts'

/** RULES RE5. */
export const rateOf = (plan: PlanTally | undefined): string =>
  plan === undefined ? '-' : percent(plan.completed, plan.due)
/** The part of the planned time in which the screen was not interrupted (RULES FU7). */
export const uptimeOf = (plan: PlanTally | undefined): string =>
  plan === undefined ? '-' : percent(plan.plannedMs - plan.lostMs, plan.plannedMs)
export const minutesLost = (plan: PlanTally | undefined): string =>
  plan === undefined ? '-' : count(Math.round(plan.lostMs / MINUTE))

const planned = (plan: PlanTally): string[] => [count(plan.due), count(plan.completed), rateOf(plan)]

/** Bảng 7. */
export function planTable({ displays, plan }: Figures): Table {
  const rows = displays.flatMap(({ name, plan: own }) => (own === undefined ? [] : [{ name, own }]))
  return {
    kind: 'table',
    caption: vi.captions.plan,
    columns: [
      ordinal,
      words(vi.columns.display, 24),
      number(vi.columns.due, 13),
      number(vi.columns.done, 13),
      number(vi.columns.rate, 9),
      number(vi.columns.lacking, 12),
      words(vi.columns.mainCause, 23),
    ],
    rows: rows.map(({ name, own }, i) => {
      const [main] = lacksOf(own)
      const cause = main === undefined ? '' : vi.causes[main.cause]
      return [String(i + 1), name, ...planned(own), count(own.due - own.completed), cause]
    }),
    total: plan === undefined ? null : ['', vi.total, ...planned(plan), count(plan.due - plan.completed), ''],
  }
}

/** Bảng 8. */
export function causeTable(plan: PlanTally): Table {
  const lacking = plan.due - plan.completed
  return {
    kind: 'table',
    caption: vi.captions.causes,
    columns: [ordinal, words(vi.columns.cause, 62), number(vi.columns.count, 16), number(vi.columns.share, 16)],
    rows: lacksOf(plan).map(({ cause, plays }, i) => [
      String(i + 1),
      vi.causes[cause],
      count(plays),
      percent(plays, lacking),
    ]),
    total: ['', vi.total, count(lacking), percent(lacking, lacking)],
  }
}

/** Bảng 9. RULES RE6. */
export function coverageTable({ topics, days = 0 }: Figures): Table {
  return {
    kind: 'table',
    caption: vi.captions.coverage,
    columns: [
      ordinal,
      place(vi.columns.code, 9),
      words(vi.columns.topic, 31),
      number(vi.columns.due, 12),
      number(vi.columns.done, 12),
      number(vi.columns.rate, 9),
      number(vi.columns.covered, 10),
      number(vi.columns.missed, 11),
    ],
    rows: topics.map(({ code, name, plan, days: shown = 0 }, i) => [
      String(i + 1),
      code,
      name,
      ...(plan === undefined ? ['0', '0', '-'] : planned(plan)),
      count(shown),
      count(days - shown),
    ]),
    total: null,
  }
}

/** So many displays stand side by side on a page. */
const SIDE_BY_SIDE = 6

/** Bảng 10. RULES RE7. One for each quarter and each group of displays that has room. */
export function cellTables({ cells = [], displays, topics }: Figures, quarters: readonly Period[]): Table[] {
  const names = displays.map(({ name }) => name)
  const parts = Math.ceil(names.length / SIDE_BY_SIDE)
  return quarters.flatMap((period) => {
    const ofPeriod = cells.filter((cell) => cell.period.from === period.from)
    const playsOf = (topic: string, display: string): number =>
      ofPeriod.find((cell) => cell.topic === topic && cell.display === display)?.plays ?? 0
    return Array.from({ length: parts }, (_, part): Table => {
      const some = names.slice(part * SIDE_BY_SIDE, (part + 1) * SIDE_BY_SIDE)
      const caption =
        parts === 1
          ? vi.captions.cells(periodWords(period))
          : vi.captions.cellsPart(periodWords(period), String(part + 1), String(parts))
      const line = (of: (display: string) => number): string[] => {
        const plays = some.map(of)
        return [...plays, plays.reduce((a, b) => a + b, 0)].map((n) => count(n))
      }
      const sumOf = (display: string) => topics.reduce((sum, { code }) => sum + playsOf(code, display), 0)
      return {
        kind: 'table',
        caption,
        columns: cellColumns(some),
        rows: topics.map(({ code, name }) => [code, name, ...line((display) => playsOf(code, display))]),
        total: ['', vi.total, ...line(sumOf)],
      }
    })
  })
}

/** However few displays there are, the widths make a whole. */
function cellColumns(names: readonly string[]): Table['columns'] {
  const each = names.length > 5 ? 9 : 11
  const topic = 100 - 9 - 11 - each * names.length
  return [
    place(vi.columns.code, 9),
    words(vi.columns.topic, topic),
    ...names.map((name) => number(name, each)),
    number(vi.columns.sum, 11),
  ]
}
