import { toLocal } from '../time.ts'
import type { Instant, Zone } from '../time.ts'
import { changeOf, dash, inHours, share, whole } from './cells.ts'
import type { Amount, Cell } from './cells.ts'
import { number, ordinal, place, tableOf, words } from './columns.ts'
import type { ReportTable as Table } from './document.ts'
import type { Figures } from './figures.ts'
import { minutesLost, rateOf, uptimeOf } from './plan-tables.ts'
import { vi } from './text.vi.ts'
import { capitalised, periodWords, shortDate } from './words.ts'

const { columns: titles } = vi

/** Bảng 1. */
export function generalTable(now: Figures, before: Figures): Table {
  type Row = { figure: keyof typeof vi.figures; now: Cell; before: Cell; change: Cell }
  const row = (
    figure: Row['figure'],
    of: (figures: Figures) => number,
    format: (n: number) => Amount = whole,
  ): Row => ({ figure, now: format(of(now)), before: format(of(before)), change: changeOf(of(now), of(before)) })
  /** RULES RE5. A share is not compared by a share of itself. */
  const planned = (figure: Row['figure'], of: (figures: Figures) => Amount): Row => ({
    figure,
    now: of(now),
    before: of(before),
    change: dash,
  })
  const rows = [
    row('approved', ({ approved }) => approved),
    row('materials', ({ total }) => total.materials),
    row('plays', ({ total }) => total.plays),
    row('hours', ({ total }) => total.ms, inHours),
    row('displays', ({ total }) => total.displays),
    planned('due', ({ plan }) => (plan === undefined ? dash : whole(plan.due))),
    planned('rate', ({ plan }) => rateOf(plan)),
    planned('uptime', ({ plan }) => uptimeOf(plan)),
  ]
  return tableOf(vi.captions.general, rows, [
    words(titles.figure, 38, ({ figure }) => vi.figures[figure][0]),
    place(titles.unit, 15, ({ figure }) => vi.figures[figure][1]),
    number(titles.now, 16, (one) => one.now),
    number(titles.before, 16, (one) => one.before),
    number(titles.change, 15, ({ change }) => change),
  ])
}

/** Bảng 2. The share is of the time on screen. */
export const topicTable = ({ topics, total }: Figures): Table =>
  tableOf(
    vi.captions.topics,
    topics,
    [
      ordinal,
      place(titles.code, 9, ({ code }) => code),
      words(titles.topic, 32, ({ name }) => name, vi.total),
      number(titles.materials, 10, ({ materials }) => whole(materials), whole(total.materials)),
      number(titles.plays, 12, ({ plays }) => whole(plays), whole(total.plays)),
      number(titles.hours, 11, ({ ms }) => inHours(ms), inHours(total.ms)),
      number(titles.share, 10, ({ ms }) => share(ms, total.ms), share(total.ms, total.ms)),
      number(titles.displays, 10, ({ displays }) => whole(displays), whole(total.displays)),
    ],
    true,
  )

/** Bảng 3. */
export const displayTable = ({ displays, total, plan: all }: Figures): Table =>
  tableOf(
    vi.captions.displays,
    displays,
    [
      ordinal,
      words(titles.display, 18, ({ name }) => name, vi.total),
      words(titles.location, 18, ({ location }) => location),
      place(titles.size, 14, ({ size }) => size.replaceAll(' ', '\u00a0')),
      number(titles.plays, 12, ({ plays }) => whole(plays), whole(total.plays)),
      number(titles.hours, 10, ({ ms }) => inHours(ms), inHours(total.ms)),
      number(titles.uptime, 11, ({ plan }) => uptimeOf(plan), uptimeOf(all)),
      number(titles.interruption, 11, ({ plan }) => minutesLost(plan), minutesLost(all)),
    ],
    true,
  )

/** Bảng 4. */
export const monthTable = ({ months, total }: Figures): Table =>
  tableOf(
    vi.captions.months,
    months,
    [
      ordinal,
      words(titles.month, 30, ({ period }) => capitalised(periodWords(period)), vi.whole),
      number(titles.materials, 18, ({ materials }) => whole(materials), whole(total.materials)),
      number(titles.plays, 23, ({ plays }) => whole(plays), whole(total.plays)),
      number(titles.hours, 23, ({ ms }) => inHours(ms), inHours(total.ms)),
    ],
    true,
  )

/** Bảng 5. */
export const materialTable = ({ most }: Figures): Table =>
  tableOf(vi.captions.materials, most, [
    ordinal,
    words(titles.content, 27, ({ title }) => title),
    place(titles.kind, 8, ({ kind }) => vi.kinds[kind] ?? ''),
    place(titles.topic, 11, ({ topic }) => topic),
    words(titles.approver, 13, ({ approver }) => approver),
    place(titles.dates, 15, ({ from, until }) => `${shortDate(from)} - ${shortDate(until)}`),
    number(titles.plays, 10, ({ plays }) => whole(plays)),
    number(titles.hours, 10, ({ ms }) => inHours(ms)),
  ])

/** Bảng 6. */
export const noticeTable = ({ notices }: Figures, zone: Zone): Table =>
  tableOf(vi.captions.notices, notices, [
    ordinal,
    words(titles.content, 36, ({ name }) => name),
    words(titles.author, 18, ({ author }) => author),
    place(titles.start, 14, ({ start }) => moment(start, zone)),
    place(titles.end, 14, ({ end }) => moment(end, zone)),
    number(titles.displays, 12, ({ displays }) => whole(displays)),
  ])

/** `08:30 dd/mm/yyyy` */
export function moment(at: Instant, zone: Zone): string {
  const { date, minutes } = toLocal(zone, at)
  const [hour, minute] = [Math.floor(minutes / 60), Math.floor(minutes % 60)]
  return `${[hour, minute].map((n) => String(n).padStart(2, '0')).join(':')} ${shortDate(date)}`
}
