import type { Period } from './period.ts'
import type { Instant, Zone } from '../time.ts'
import type { ReportBlock as Block, ReportDocument } from './document.ts'
import type { ReportSigning, ReportTexts } from './texts.ts'
import type { OfficeForm } from '../office.ts'
import type { Figures } from './figures.ts'
import { displayTable, generalTable, materialTable, moment, monthTable, noticeTable, topicTable } from './tables.ts'
import { count, longDate, periodWords, shortDate } from './words.ts'

export type ReportInput = {
  form: OfficeForm
  period: Period
  zone: Zone
  /** When the figures were read. */
  readAt: Instant
  now: Figures
  before: Figures
  texts: ReportTexts
  signing: ReportSigning
}

/** domain.md §4: what a count is, and what it is not. */
export const PLAY_MEANING =
  'Số lượt phát là số lần nội dung được hiển thị đủ thời lượng trên một màn hình; không phải số người xem.'

/** The report's outline (domain.md §4), filled in. */
export function outline(input: ReportInput): ReportDocument {
  const { form, period, texts, signing } = input
  const words = periodWords(period)
  return {
    form,
    head: headOf(signing, period),
    type: 'Báo cáo',
    subject: [`${form === 'party' ? 'kết' : 'Kết'} quả tuyên truyền trực quan trên màn hình LED, kiosk`, words],
    blocks: [
      ...paragraphs(texts.basis),
      paragraph(source(input)),
      heading(1, 'I', 'Công tác chỉ đạo, triển khai'),
      ...paragraphs(texts.direction),
      paragraph(fleet(input)),
      heading(1, 'II', 'Kết quả'),
      ...results(input),
      heading(1, 'III', 'Đánh giá'),
      ...section('1', 'Ưu điểm', texts.strengths),
      ...section('2', 'Tồn tại, hạn chế', texts.shortcomings === '' ? shortcomings(input) : texts.shortcomings),
      ...section('3', 'Nguyên nhân', texts.causes),
      ...section('4', 'Bài học kinh nghiệm', texts.lessons),
      heading(1, 'IV', 'Phương hướng, nhiệm vụ kỳ tới'),
      ...paragraphs(texts.tasks),
      heading(1, 'V', 'Đề xuất, kiến nghị'),
      ...paragraphs(texts.proposals),
      paragraph(`Trên đây là báo cáo kết quả tuyên truyền trực quan trên màn hình LED, kiosk ${words}`),
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
  const blank = `ngày      tháng      năm ${until.slice(0, 4)}`
  return { superior, issuer: linesOf(issuer), number, place, date: date === null ? blank : longDate(date) }
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

const source = ({ period, readAt, zone }: ReportInput): string =>
  `Số liệu từ ngày ${shortDate(period.from)} đến ngày ${shortDate(period.until)}. ` +
  `Nguồn: nhật ký phát của hệ thống, xuất lúc ${moment(readAt, zone)}.`

const fleet = ({ now }: ReportInput): string =>
  `Số màn hình đang quản lý: ${count(now.displays.length)}; số màn hình có phát trong kỳ: ${count(now.total.displays)}.`

function results({ now, before, zone }: ReportInput): Block[] {
  const none = (text: string): Block[] => [paragraph(text)]
  return [
    heading(2, '1', 'Kết quả chung'),
    generalTable(now, before),
    { kind: 'note', text: PLAY_MEANING },
    heading(2, '2', 'Kết quả theo chuyên đề'),
    topicTable(now),
    heading(2, '3', 'Kết quả theo màn hình, địa điểm'),
    ...(now.displays.length > 0 ? [displayTable(now)] : none('Chưa có màn hình nào trong kỳ.')),
    heading(2, '4', 'Kết quả theo thời gian'),
    monthTable(now),
    heading(2, '5', 'Nội dung phát nhiều nhất, nội dung chưa phát'),
    ...(now.most.length > 0 ? [materialTable(now)] : none('Trong kỳ chưa có nội dung nào được phát.')),
    ...neverShown(now),
    heading(2, '6', 'Thông báo khẩn đã phát'),
    ...(now.notices.length > 0 ? [noticeTable(now, zone)] : none('Trong kỳ không có thông báo khẩn.')),
  ]
}

const NAMED = 15

function neverShown({ never }: Figures): Block[] {
  if (never.length === 0) return [paragraph('Mọi nội dung đã duyệt đều được phát trong kỳ.')]
  const named = never.slice(0, NAMED).map(({ title, topic }) => `${title} (${topic})`)
  const rest = never.length - named.length
  const items = rest > 0 ? [...named, `và ${count(rest)} nội dung khác`] : named
  return [paragraph(`Đã duyệt nhưng chưa phát trong kỳ: ${count(never.length)} nội dung.`), { kind: 'list', items }]
}

/** What the figures themselves say is lacking; staff write on from there. */
export function shortcomings({ now }: Pick<ReportInput, 'now'>): string {
  const silent = now.topics.filter(({ plays }) => plays === 0)
  const dark = now.displays.filter(({ plays }) => plays === 0)
  return [
    ...(silent.length === 0
      ? []
      : [
          `Còn ${count(silent.length)} chuyên đề chưa có lượt phát: ${silent.map(({ code, name }) => `${code} ${name}`).join('; ')}.`,
        ]),
    ...(dark.length === 0
      ? []
      : [
          `Còn ${count(dark.length)} màn hình không có lượt phát nào trong kỳ: ${dark.map(({ name }) => name).join('; ')}.`,
        ]),
    ...(now.never.length === 0 ? [] : [`Còn ${count(now.never.length)} nội dung đã duyệt nhưng chưa được phát.`]),
  ].join('\n')
}
