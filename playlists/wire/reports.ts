import { Type } from 'typebox'
import { ReportId } from '../ids.ts'
import { OfficeForm } from '../campaign.ts'
import { Figures } from '../report/figures.ts'
import { Period } from '../report/period.ts'
import { RHYTHM_KINDS } from '../report/rhythm.ts'
import { ReportSigning, ReportTexts } from '../report/texts.ts'
import { Instant, LocalDate, Zone } from '../time.ts'
import { Nullable, Version, byId } from './common.ts'
import { endpoint } from './endpoint.ts'

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
  /** RULES RE8. Drawn up by itself; new until somebody who may edit it has opened it. */
  automatic: Type.Boolean(),
  seenAt: Nullable(Instant),
}
export const Report = Type.Object({
  ...ReportHead,
  texts: ReportTexts,
  signing: ReportSigning,
  /** Those of the period, and of the one before it. */
  now: Figures,
  before: Figures,
  /** RULES IN3. The seal of the period's figures as it is printed; empty in reports from before there were seals. */
  seal: Type.String(),
  /** The office's zone as facts, for the times in it. */
  zone: Zone,
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
/** RULES RE4. The Word document as its reader shows it. */
export const reportPdf = endpoint({
  method: 'GET',
  path: '/api/reports/:id/report.pdf',
  who: 'read',
  summary: 'The report as a PDF, where the server has LibreOffice',
  params: byId(ReportId),
  errors: ['pdf-missing', 'pdf-failed', 'busy'],
})
export const canMakePdf = endpoint({
  method: 'GET',
  path: '/api/reports/pdf',
  who: 'read',
  summary: 'Whether the server can make PDFs',
  reply: Type.Object({ possible: Type.Boolean() }),
})
/** RULES RE4. The same figures that the document prints. */
export const reportWorkbook = endpoint({
  method: 'GET',
  path: '/api/reports/:id/report.xlsx',
  who: 'read',
  summary: 'The tables of the report as an Excel workbook, a sheet for each',
  params: byId(ReportId),
})

/** RULES RE8. */
export const Rhythm = Type.Object({
  kinds: Type.Array(Type.Object({ kind: Type.Enum(RHYTHM_KINDS), since: LocalDate })),
})
export type Rhythm = Type.Static<typeof Rhythm>
export const readRhythm = endpoint({
  method: 'GET',
  path: '/api/reports/rhythm',
  who: 'read',
  summary: 'Of which kinds of period reports are drawn up by themselves',
  reply: Rhythm,
})
export const changeRhythm = endpoint({
  method: 'PUT',
  path: '/api/reports/rhythm',
  who: 'edit',
  summary: 'Have reports drawn up by themselves, from the running period of each kind on',
  body: Type.Object({ kinds: Type.Array(Type.Enum(RHYTHM_KINDS), { uniqueItems: true }) }),
  reply: Rhythm,
})
export const listNewReports = endpoint({
  method: 'GET',
  path: '/api/reports/new',
  who: 'read',
  summary: 'Reports that were drawn up by themselves and that nobody has opened yet',
  reply: Type.Array(Type.Object({ id: ReportId, name: Type.String() })),
})
export const seeReport = endpoint({
  method: 'POST',
  path: '/api/reports/:id/seen',
  who: 'edit',
  summary: 'Say that a new report has been opened',
  params: byId(ReportId),
})
