import { toLocal } from '../time.ts'
import type { Instant, Zone } from '../time.ts'
import type { ReportTable as Table } from './document.ts'
import type { Figures } from './figures.ts'
import { number, ordinal, place, words } from './columns.ts'
import { minutesLost, rateOf, uptimeOf } from './plan-tables.ts'
import { vi } from './text.vi.ts'
import { capitalised, change, count, hours, percent, periodWords, shortDate } from './words.ts'

/** Bảng 1. */
export function generalTable(now: Figures, before: Figures): Table {
  const row = (
    name: keyof typeof vi.figures,
    of: (figures: Figures) => number,
    format: (n: number) => string = count,
  ) => [...vi.figures[name], format(of(now)), format(of(before)), change(of(now), of(before))]
  /** RULES RE5. A share is not compared by a share of itself. */
  const planned = (of: (figures: Figures) => string) => [of(now), of(before), '-']
  return {
    kind: 'table',
    caption: vi.captions.general,
    columns: [
      words(vi.columns.figure, 38),
      place(vi.columns.unit, 15),
      number(vi.columns.now, 16),
      number(vi.columns.before, 16),
      number(vi.columns.change, 15),
    ],
    rows: [
      row('approved', ({ approved }) => approved),
      row('materials', ({ total }) => total.materials),
      row('plays', ({ total }) => total.plays),
      row('hours', ({ total }) => total.ms, hours),
      row('displays', ({ total }) => total.displays),
      [...vi.figures.due, ...planned(({ plan }) => (plan === undefined ? '-' : count(plan.due)))],
      [...vi.figures.rate, ...planned(({ plan }) => rateOf(plan))],
      [...vi.figures.uptime, ...planned(({ plan }) => uptimeOf(plan))],
    ],
    total: null,
  }
}

/** Bảng 2. The share is of the time on screen. */
export function topicTable({ topics, total }: Figures): Table {
  return {
    kind: 'table',
    caption: vi.captions.topics,
    columns: [
      ordinal,
      place(vi.columns.code, 9),
      words(vi.columns.topic, 33),
      number(vi.columns.materials, 10),
      number(vi.columns.plays, 11),
      number(vi.columns.hours, 11),
      number(vi.columns.share, 10),
      number(vi.columns.displays, 10),
    ],
    rows: topics.map((topic, i) => [
      String(i + 1),
      topic.code,
      topic.name,
      count(topic.materials),
      count(topic.plays),
      hours(topic.ms),
      percent(topic.ms, total.ms),
      count(topic.displays),
    ]),
    total: [
      '',
      '',
      vi.total,
      count(total.materials),
      count(total.plays),
      hours(total.ms),
      percent(total.ms, total.ms),
      count(total.displays),
    ],
  }
}

/** Bảng 3. */
export function displayTable({ displays, total, plan }: Figures): Table {
  return {
    kind: 'table',
    caption: vi.captions.displays,
    columns: [
      ordinal,
      words(vi.columns.display, 19),
      words(vi.columns.location, 19),
      place(vi.columns.size, 14),
      number(vi.columns.plays, 10),
      number(vi.columns.hours, 10),
      number(vi.columns.uptime, 11),
      number(vi.columns.interruption, 11),
    ],
    rows: displays.map((one, i) => [
      String(i + 1),
      one.name,
      one.location,
      one.size,
      count(one.plays),
      hours(one.ms),
      uptimeOf(one.plan),
      minutesLost(one.plan),
    ]),
    total: ['', vi.total, '', '', count(total.plays), hours(total.ms), uptimeOf(plan), minutesLost(plan)],
  }
}

/** Bảng 4. */
export function monthTable({ months, total }: Figures): Table {
  return {
    kind: 'table',
    caption: vi.captions.months,
    columns: [
      ordinal,
      words(vi.columns.month, 30),
      number(vi.columns.materials, 18),
      number(vi.columns.plays, 23),
      number(vi.columns.hours, 23),
    ],
    rows: months.map(({ period, ...month }, i) => [
      String(i + 1),
      capitalised(periodWords(period)),
      count(month.materials),
      count(month.plays),
      hours(month.ms),
    ]),
    total: ['', vi.whole, count(total.materials), count(total.plays), hours(total.ms)],
  }
}

/** Bảng 5. */
export function materialTable({ most }: Figures): Table {
  return {
    kind: 'table',
    caption: vi.captions.materials,
    columns: [
      ordinal,
      words(vi.columns.content, 26),
      place(vi.columns.kind, 9),
      place(vi.columns.topic, 10),
      words(vi.columns.approver, 13),
      place(vi.columns.dates, 16),
      number(vi.columns.plays, 10),
      number(vi.columns.hours, 10),
    ],
    rows: most.map((one, i) => [
      String(i + 1),
      one.title,
      vi.kinds[one.kind] ?? '',
      one.topic,
      one.approver,
      `${shortDate(one.from)} - ${shortDate(one.until)}`,
      count(one.plays),
      hours(one.ms),
    ]),
    total: null,
  }
}

/** Bảng 6. */
export function noticeTable({ notices }: Figures, zone: Zone): Table {
  return {
    kind: 'table',
    caption: vi.captions.notices,
    columns: [
      ordinal,
      words(vi.columns.content, 36),
      words(vi.columns.author, 18),
      place(vi.columns.start, 14),
      place(vi.columns.end, 14),
      number(vi.columns.displays, 12),
    ],
    rows: notices.map((one, i) => [
      String(i + 1),
      one.name,
      one.author,
      moment(one.start, zone),
      moment(one.end, zone),
      count(one.displays),
    ]),
    total: null,
  }
}

/** `08:30 dd/mm/yyyy` */
export function moment(at: Instant, zone: Zone): string {
  const { date, minutes } = toLocal(zone, at)
  const [hour, minute] = [Math.floor(minutes / 60), Math.floor(minutes % 60)]
  return `${[hour, minute].map((n) => String(n).padStart(2, '0')).join(':')} ${shortDate(date)}`
}
