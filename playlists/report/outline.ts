import { timeChart, topicChart } from './charts.ts'
import { quartersOf } from './period.ts'
import type { Period } from './period.ts'
import { phaseTable } from './phases.ts'
import { causeTable, cellTables, coverageTable, planTable } from './plan-tables.ts'
import { shortcomings } from './shortcomings.ts'
import type { Instant, Zone } from '../time.ts'
import type { ReportBlock as Block, ReportDocument } from './document.ts'
import type { ReportSigning, ReportTexts } from './texts.ts'
import type { OfficeForm } from '../campaign.ts'
import type { Figures } from './figures.ts'
import { displayTable, generalTable, materialTable, moment, monthTable, noticeTable, topicTable } from './tables.ts'
import { vi } from './text.vi.ts'
import { capitalised, count, longDate, periodWords, shortDate } from './words.ts'

export type ReportInput = {
  form: OfficeForm
  period: Period
  zone: Zone
  /** When the figures were read. */
  readAt: Instant
  now: Figures
  before: Figures
  /** As it is printed; empty when the figures have none. */
  seal: string
  texts: ReportTexts
  signing: ReportSigning
}

/** The report's outline (domain.md §4), filled in. */
export function outline(input: ReportInput): ReportDocument {
  const { form, period, texts, signing } = input
  const words = periodWords(period)
  return {
    form,
    head: headOf(signing, period),
    type: capitalised(vi.type),
    subject: [form === 'party' ? vi.subject : capitalised(vi.subject), words],
    blocks: [
      ...paragraphs(texts.basis),
      paragraph(source(input)),
      heading(1, 'I', vi.headings.direction),
      ...paragraphs(texts.direction),
      paragraph(fleet(input)),
      heading(1, 'II', vi.headings.results),
      ...results(input),
      heading(1, 'III', vi.headings.assessment),
      ...section('1', vi.headings.strengths, texts.strengths),
      ...section('2', vi.headings.shortcomings, texts.shortcomings === '' ? shortcomings(input) : texts.shortcomings),
      ...section('3', vi.headings.causes, texts.causes),
      ...section('4', vi.headings.lessons, texts.lessons),
      heading(1, 'IV', vi.headings.tasks),
      ...paragraphs(texts.tasks),
      heading(1, 'V', vi.headings.proposals),
      ...paragraphs(texts.proposals),
      paragraph(vi.end(words)),
    ],
    closing: {
      recipients: signing.recipients,
      authority: signing.authority,
      office: linesOf(signing.office),
      signer: signing.signer,
    },
  }
}

function headOf({ superior, issuer, number, place, date }: ReportSigning, { until }: Period): ReportDocument['head'] {
  const blank = vi.blankDate(until.slice(0, 4))
  const dateLine = [...(place === '' ? [] : [place]), date === null ? blank : longDate(date)].join(', ')
  return { superior, issuer: linesOf(issuer), number, dateLine }
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const paragraphs = (text: string): Block[] => linesOf(text).map(paragraph)
const heading = (level: 1 | 2, number: string, text: string): Block => ({ kind: 'heading', level, number, text })
const section = (number: string, name: string, text: string): Block[] => [heading(2, number, name), ...paragraphs(text)]

const source = ({ period, readAt, zone, seal }: ReportInput): string => {
  const read = vi.source(shortDate(period.from), shortDate(period.until), moment(readAt, zone))
  return seal === '' ? read : `${read} ${vi.seal(seal)}`
}

const fleet = ({ now }: ReportInput): string => vi.fleet(count(now.displays.length), count(now.total.displays))

function results({ now, before, zone, period }: ReportInput): Block[] {
  const none = (text: string): Block[] => [paragraph(text)]
  return [
    heading(2, '1', vi.headings.general),
    generalTable(now, before),
    { kind: 'note', text: vi.meaning },
    heading(2, '2', vi.headings.topics),
    topicTable(now),
    ...topicChart(now),
    heading(2, '3', vi.headings.displays),
    ...(now.displays.length > 0 ? [displayTable(now)] : none(vi.noDisplays)),
    heading(2, '4', vi.headings.months),
    monthTable(now),
    ...timeChart(now),
    heading(2, '5', vi.headings.materials),
    ...(now.most.length > 0 ? [materialTable(now)] : none(vi.noneShown)),
    ...neverShown(now),
    heading(2, '6', vi.headings.notices),
    ...(now.notices.length > 0 ? [noticeTable(now, zone)] : none(vi.noNotices)),
    ...planned(now),
    ...coverage(now, period),
    ...phased(now),
  ]
}

/** RULES RE10. */
function phased({ phases = [] }: Figures): Block[] {
  if (phases.length === 0) return []
  return [heading(2, '10', vi.headings.phases), phaseTable(phases), { kind: 'note', text: vi.phases }]
}

/** RULES RE5. */
function planned(now: Figures): Block[] {
  const { plan, days } = now
  if (days === undefined) return []
  if (plan === undefined) return [heading(2, '7', vi.headings.plan), paragraph(vi.noPlan)]
  const lacks = plan.due > plan.completed
  return [
    heading(2, '7', vi.headings.plan),
    planTable(now),
    { kind: 'note', text: vi.rate },
    ...(plan.beyond > 0 ? [paragraph(vi.beyond(count(plan.beyond)))] : []),
    lacks ? causeTable(plan) : paragraph(vi.allDone),
  ]
}

/** RULES RE6, RE7. */
function coverage(now: Figures, period: Period): Block[] {
  if (now.days === undefined) return []
  return [
    heading(2, '8', vi.headings.coverage),
    paragraph(vi.covers(count(now.days))),
    coverageTable(now),
    ...(now.displays.length > 0 ? [heading(2, '9', vi.headings.cells), ...cellTables(now, quartersOf(period))] : []),
  ]
}

const NAMED = 15

function neverShown({ never }: Figures): Block[] {
  if (never.length === 0) return [paragraph(vi.allShown)]
  const named = never.slice(0, NAMED).map(({ title, topic }) => `${title} (${topic})`)
  const rest = never.length - named.length
  const items = rest > 0 ? [...named, vi.others(count(rest))] : named
  return [paragraph(vi.never(count(never.length))), { kind: 'list', items }]
}
