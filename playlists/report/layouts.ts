import type { OfficeForm } from '../campaign.ts'
import { vi } from './text.vi.ts'

/**
 * The two forms of a report, as data that a clerk's correction can change: the State's (Nghị định 30/2020/NĐ-CP, Phụ lục I)
 * and the Party's (Hướng dẫn 05-HD/VPTW of 27/5/2026, read from public reproductions). domain.md §4 lists every figure.
 */
export type Face = {
  pt: number
  bold?: boolean
  italic?: boolean
  underline?: boolean
  /** HOA: the words are written in capitals. */
  capitals?: boolean
}

/** Half-length, full-length or no rule under an element; the Party's subject has five hyphens instead. */
export type Rule = 'none' | 'text' | 'half' | 'hyphens' | 'star'

export type Layout = {
  font: string
  page: { topMm: number; bottomMm: number; leftMm: number; rightMm: number; numberMm: number; numberPt: number }
  /** The head's two halves, in percent of the text's width. */
  head: { leftShare: number }
  nation: { name: Face; motto: Face | null; nameText: string; mottoText: string; rule: Rule }
  superior: Face
  issuer: Face
  issuerRule: Rule
  number: Face & { label: string }
  dateLine: Face
  type: Face
  subject: Face
  subjectRule: Rule
  body: {
    pt: number
    indentMm: number
    beforePt: number
    line: { rule: 'multiple'; times: number } | { rule: 'exact'; pt: number }
  }
  headings: readonly [Face & { mark: string }, Face & { mark: string }]
  /** What the last sentence of the body ends with. */
  end: string
  table: { pt: number; captionPt: number }
  authority: Face
  office: Face
  signer: Face
  recipients: { label: Face; item: Face }
}

/** Safe values within the decree's ranges: margins 20/20/30/15 mm, body 14 pt, first-line indent 1 cm. */
const state: Layout = {
  font: 'Times New Roman',
  page: { topMm: 20, bottomMm: 20, leftMm: 30, rightMm: 15, numberMm: 10, numberPt: 13 },
  head: { leftShare: 42 },
  nation: {
    name: { pt: 13, bold: true, capitals: true },
    motto: { pt: 14, bold: true },
    nameText: vi.state.name,
    mottoText: vi.state.motto,
    rule: 'text',
  },
  superior: { pt: 13, capitals: true },
  issuer: { pt: 13, bold: true, capitals: true },
  issuerRule: 'half',
  number: { pt: 13, label: vi.state.number },
  dateLine: { pt: 14, italic: true },
  type: { pt: 14, bold: true, capitals: true },
  subject: { pt: 14, bold: true },
  subjectRule: 'half',
  body: { pt: 14, indentMm: 10, beforePt: 6, line: { rule: 'multiple', times: 1.15 } },
  headings: [
    { pt: 14, bold: true, capitals: true, mark: '. ' },
    { pt: 14, bold: true, mark: '. ' },
  ],
  end: './.',
  table: { pt: 11, captionPt: 13 },
  authority: { pt: 14, bold: true, capitals: true },
  office: { pt: 14, bold: true, capitals: true },
  signer: { pt: 14, bold: true },
  recipients: { label: { pt: 12, bold: true, italic: true }, item: { pt: 11 } },
}

/** No Quốc hiệu and no Tiêu ngữ; margins fixed; exact line spacing 18 pt. */
const party: Layout = {
  font: 'Times New Roman',
  page: { topMm: 20, bottomMm: 20, leftMm: 30, rightMm: 15, numberMm: 10, numberPt: 14 },
  head: { leftShare: 48 },
  nation: {
    name: { pt: 15, bold: true, capitals: true },
    motto: null,
    nameText: vi.party.name,
    mottoText: vi.party.motto,
    rule: 'text',
  },
  superior: { pt: 14, capitals: true },
  issuer: { pt: 14, bold: true, capitals: true },
  issuerRule: 'star',
  number: { pt: 14, label: vi.party.number },
  dateLine: { pt: 14, italic: true },
  type: { pt: 16, bold: true, capitals: true },
  subject: { pt: 15, bold: true },
  subjectRule: 'hyphens',
  body: { pt: 14, indentMm: 10, beforePt: 6, line: { rule: 'exact', pt: 18 } },
  headings: [
    { pt: 14, bold: true, capitals: true, mark: '- ' },
    { pt: 14, bold: true, mark: '. ' },
  ],
  end: '.',
  table: { pt: 11, captionPt: 13 },
  authority: { pt: 14, bold: true, capitals: true },
  office: { pt: 14, capitals: true },
  signer: { pt: 14, bold: true },
  recipients: { label: { pt: 14, underline: true }, item: { pt: 12 } },
}

export const FORMS: Record<OfficeForm, Layout> = { state, party }

/** The body's last sentence as its form ends it: `./.` in a State report, a full stop in the Party's. */
export const ended = (text: string, { end }: Layout): string => text.replace(/[.\s/]*$/u, '') + end
