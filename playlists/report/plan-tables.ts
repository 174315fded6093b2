import { lacksOf } from '../fulfilment/causes.ts'
import { MINUTE } from '../time.ts'
import { dash, share, whole } from './cells.ts'
import type { Amount } from './cells.ts'
import { number, ordinal, place, tableOf, words } from './columns.ts'
import type { ReportTable as Table } from './document.ts'
import type { Figures, PlanTally } from './figures.ts'
import type { Period } from './period.ts'
import { vi } from './text.vi.ts'
import { periodWords } from './words.ts'

const { columns: titles } = vi
type Plan = PlanTally | undefined

/** RULES RE5. */
export const rateOf = (plan: Plan): Amount => (plan === undefined ? dash : share(plan.completed, plan.due))
/** The part of the planned time in which the screen was not interrupted (RULES FU7). */
export const uptimeOf = (plan: Plan): Amount =>
  plan === undefined ? dash : share(plan.plannedMs - plan.lostMs, plan.plannedMs)
export const minutesLost = (plan: Plan): Amount => (plan === undefined ? dash : whole(Math.round(plan.lostMs / MINUTE)))

const due = (plan: Plan): Amount => whole(plan?.due ?? 0)
const done = (plan: Plan): Amount => whole(plan?.completed ?? 0)
const lacking = (plan: Plan): Amount => whole(plan === undefined ? 0 : plan.due - plan.completed)

/** Bảng 7. */
export function planTable({ displays, plan: all }: Figures): Table {
  const rows = displays.flatMap(({ name, plan }) => (plan === undefined ? [] : [{ name, plan }]))
  return tableOf(
    vi.captions.plan,
    rows,
    [
      ordinal,
      words(titles.display, 20, ({ name }) => name, vi.total),
      number(titles.due, 12, ({ plan }) => due(plan), due(all)),
      number(titles.done, 12, ({ plan }) => done(plan), done(all)),
      number(titles.rate, 8, ({ plan }) => rateOf(plan), rateOf(all)),
      number(titles.lacking, 11, ({ plan }) => lacking(plan), lacking(all)),
      words(titles.mainCause, 31, ({ plan }) => {
        const [main] = lacksOf(plan)
        return main === undefined ? '' : vi.causes[main.cause]
      }),
    ],
    all !== undefined,
  )
}

/** Bảng 8. */
export function causeTable(plan: PlanTally): Table {
  const all = plan.due - plan.completed
  return tableOf(
    vi.captions.causes,
    lacksOf(plan),
    [
      ordinal,
      words(titles.cause, 62, ({ cause }) => vi.causes[cause], vi.total),
      number(titles.count, 16, ({ plays }) => whole(plays), whole(all)),
      number(titles.share, 16, ({ plays }) => share(plays, all), share(all, all)),
    ],
    true,
  )
}

/** Bảng 9. RULES RE6. */
export const coverageTable = ({ topics, days = 0 }: Figures): Table =>
  tableOf(vi.captions.coverage, topics, [
    ordinal,
    place(titles.code, 9, ({ code }) => code),
    words(titles.topic, 31, ({ name }) => name),
    number(titles.due, 12, ({ plan }) => due(plan)),
    number(titles.done, 12, ({ plan }) => done(plan)),
    number(titles.rate, 9, ({ plan }) => rateOf(plan)),
    number(titles.covered, 10, ({ days: shown = 0 }) => whole(shown)),
    number(titles.missed, 11, ({ days: shown = 0 }) => whole(days - shown)),
  ])

/** So many displays stand side by side on a page. */
const SIDE_BY_SIDE = 6

/** Bảng 10. RULES RE7. One for each quarter and each group of displays that has room. */
export function cellTables(figures: Figures, quarters: readonly Period[]): Table[] {
  const names = figures.displays.map(({ name }) => name)
  const parts = Array.from({ length: Math.ceil(names.length / SIDE_BY_SIDE) }, (_, part) =>
    names.slice(part * SIDE_BY_SIDE, (part + 1) * SIDE_BY_SIDE),
  )
  return quarters.flatMap((period) =>
    parts.map((some, i) => {
      const place = [String(i + 1), String(parts.length)] as const
      const caption =
        parts.length === 1
          ? vi.captions.cells(periodWords(period))
          : vi.captions.cellsPart(periodWords(period), ...place)
      return cellTable(figures, { period, some, caption })
    }),
  )
}

type Part = { period: Period; some: readonly string[]; caption: string }

/** However few displays there are, the widths make a whole. */
function cellTable({ cells = [], topics }: Figures, { period, some, caption }: Part): Table {
  const ofPeriod = cells.filter((cell) => cell.period.from === period.from)
  const playsOf = (topic: string, display: string): number =>
    ofPeriod.find((cell) => cell.topic === topic && cell.display === display)?.plays ?? 0
  const ofTopic = (code: string) => some.reduce((sum, name) => sum + playsOf(code, name), 0)
  const ofDisplay = (name: string) => topics.reduce((sum, { code }) => sum + playsOf(code, name), 0)
  const each = some.length > 5 ? 9.5 : 11
  return tableOf(
    caption,
    topics,
    [
      place(titles.code, 8, ({ code }) => code),
      words(titles.topic, 100 - 8 - 12 - each * some.length, ({ name }) => name, vi.total),
      ...some.map((name) =>
        number<(typeof topics)[number]>(name, each, ({ code }) => whole(playsOf(code, name)), whole(ofDisplay(name))),
      ),
      number(
        titles.sum,
        12,
        ({ code }) => whole(ofTopic(code)),
        whole(some.reduce((sum, name) => sum + ofDisplay(name), 0)),
      ),
    ],
    true,
  )
}
