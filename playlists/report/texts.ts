import { Type } from 'typebox'
import { LocalDate } from '../time.ts'

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
  date: Type.Union([LocalDate, Type.Null()]),
  recipients: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 20 }),
  authority: Type.String({ maxLength: 200 }),
  office: Type.String({ maxLength: 200 }),
  signer: Type.String({ maxLength: 100 }),
})
export type ReportSigning = Type.Static<typeof ReportSigning>
