import { Type } from 'typebox'
import { ReportId } from '../ids.ts'
import { PERIOD_KINDS } from '../report-period.ts'
import { Instant, LocalDate } from '../time.ts'
import { Nullable, Version, byId } from './common.ts'
import { endpoint } from './endpoint.ts'
import { OfficeForm } from './settings.ts'

export const Period = Type.Object({ kind: Type.Enum(PERIOD_KINDS), from: LocalDate, until: LocalDate })

const text = Type.String({ maxLength: 10_000 })

/** What staff write themselves; the figures are the system's. Paragraphs are separated by line breaks. */
export const ReportTexts = Type.Object({
  /** Căn cứ. */
  basis: text,
  /** Văn bản chỉ đạo, phân công. */
  direction: text,
  strengths: text,
  /** Filled in from the figures until somebody writes something. */
  shortcomings: text,
  causes: text,
  lessons: text,
  tasks: text,
  proposals: text,
})
export type ReportTexts = Type.Static<typeof ReportTexts>

/** Issuer, recipients and signer, as the office last used them. */
export const ReportSigning = Type.Object({
  superior: Type.String({ maxLength: 200 }),
  issuer: Type.String({ minLength: 1, maxLength: 300 }),
  /** `12/BC-UBND`; empty leaves room to write it by hand. */
  number: Type.String({ maxLength: 40 }),
  place: Type.String({ maxLength: 100 }),
  /** Null leaves room for the day. */
  date: Nullable(LocalDate),
  recipients: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 20 }),
  authority: Type.String({ maxLength: 200 }),
  office: Type.String({ maxLength: 200 }),
  signer: Type.String({ maxLength: 100 }),
})
export type ReportSigning = Type.Static<typeof ReportSigning>

/** A report as content alone: what stands in it, in what order. How it looks is the form's business (server/reports/layouts.ts). */
const lines = Type.Array(Type.String())
export const ReportTable = Type.Object({
  kind: Type.Literal('table'),
  caption: Type.String(),
  /** `width` is a share of the text's width, in percent. Numbers come as text, in Vietnamese form. */
  columns: Type.Array(
    Type.Object({ title: Type.String(), width: Type.Number(), align: Type.Enum(['start', 'center', 'end']) }),
  ),
  rows: Type.Array(lines),
  total: Nullable(lines),
})
export type ReportTable = Type.Static<typeof ReportTable>
const words = { text: Type.String() }
export const ReportBlock = Type.Union([
  Type.Object({
    kind: Type.Literal('heading'),
    level: Type.Union([Type.Literal(1), Type.Literal(2)]),
    number: Type.String(),
    ...words,
  }),
  Type.Object({ kind: Type.Enum(['paragraph', 'note']), ...words }),
  Type.Object({ kind: Type.Literal('list'), items: lines }),
  ReportTable,
])
export type ReportBlock = Type.Static<typeof ReportBlock>
export const ReportDocument = Type.Object({
  form: OfficeForm,
  head: Type.Object({
    superior: Type.String(),
    issuer: lines,
    number: Type.String(),
    place: Type.String(),
    /** `ngày 05 tháng 02 năm 2026`, or with room to write it by hand. */
    date: Type.String(),
  }),
  /** Báo cáo. */
  type: Type.String(),
  /** Trích yếu, line by line. */
  subject: lines,
  blocks: Type.Array(ReportBlock),
  closing: Type.Object({ recipients: lines, authority: Type.String(), office: lines, signer: Type.String() }),
})
export type ReportDocument = Type.Static<typeof ReportDocument>

const ReportBody = Type.Object({ form: OfficeForm, texts: ReportTexts, signing: ReportSigning })
const ReportHead = {
  id: ReportId,
  form: OfficeForm,
  period: Period,
  /** `Báo cáo quý IV năm 2026` */
  name: Type.String(),
  authorName: Type.String(),
  createdAt: Instant,
  /** When its figures were read from the totals. */
  readAt: Instant,
  archivedAt: Nullable(Instant),
  version: Version,
}
export const Report = Type.Object({
  ...ReportHead,
  texts: ReportTexts,
  signing: ReportSigning,
  /** What the figures say is lacking: stands in the report while `texts.shortcomings` is empty. */
  suggestedShortcomings: Type.String(),
  document: ReportDocument,
})
export type Report = Type.Static<typeof Report>

export const listReports = endpoint({
  method: 'GET',
  path: '/api/reports',
  who: 'read',
  summary: 'The reports, newest first',
  query: Type.Object({ archived: Type.Optional(Type.Boolean()) }),
  reply: Type.Array(Type.Object(ReportHead)),
})
export const readReport = endpoint({
  method: 'GET',
  path: '/api/reports/:id',
  who: 'read',
  summary: 'A report with its figures filled in',
  params: byId(ReportId),
  reply: Report,
})
export const createReport = endpoint({
  method: 'POST',
  path: '/api/reports',
  who: 'edit',
  summary: 'Draw up a report of a period; texts and signer come from the last one of the same form',
  body: Type.Object({ form: OfficeForm, period: Period }),
  reply: Report,
  errors: ['dates-reversed', 'invalid'],
})
export const updateReport = endpoint({
  method: 'PUT',
  path: '/api/reports/:id',
  who: 'edit',
  summary: 'Change the form, the texts and who signs',
  params: byId(ReportId),
  body: Type.Object({ ...ReportBody.properties, version: Version }),
  reply: Report,
  errors: ['stale', 'wrong-state'],
})
export const refreshReport = endpoint({
  method: 'POST',
  path: '/api/reports/:id/figures',
  who: 'edit',
  summary: 'Read the figures anew: late plays may have corrected them',
  params: byId(ReportId),
  body: Type.Object({ version: Version }),
  reply: Report,
  errors: ['stale', 'wrong-state'],
})
export const archiveReport = endpoint({
  method: 'POST',
  path: '/api/reports/:id/archive',
  who: 'edit',
  summary: 'File a report away, or bring it back',
  params: byId(ReportId),
  body: Type.Object({ archived: Type.Boolean(), version: Version }),
  reply: Report,
  errors: ['stale'],
})
export const reportDocx = endpoint({
  method: 'GET',
  path: '/api/reports/:id/report.docx',
  who: 'read',
  summary: 'The report as a Word document',
  params: byId(ReportId),
})
