import type { OfficeForm } from '../campaign.ts'
import type { Cell } from './cells.ts'

/** A report as content alone: what stands in it, in what order. How it looks is the form's business (layouts.ts). */
export type ReportDocument = {
  form: OfficeForm
  head: {
    superior: string
    issuer: readonly string[]
    number: string
    /** `Vĩnh Tuy, ngày 05 tháng 02 năm 2026`, or with room to write the date by hand. */
    dateLine: string
  }
  /** Báo cáo. */
  type: string
  /** Trích yếu, line by line. */
  subject: readonly string[]
  blocks: readonly ReportBlock[]
  closing: { recipients: readonly string[]; authority: string; office: readonly string[]; signer: string }
}

export type ReportBlock =
  | { kind: 'heading'; level: 1 | 2; number: string; text: string }
  | { kind: 'paragraph' | 'note'; text: string }
  | { kind: 'list'; items: readonly string[] }
  | ReportTable
  | ReportChart

/** `width` is a share of the text's width, in percent. */
export type ReportTable = {
  kind: 'table'
  caption: string
  columns: readonly { title: string; width: number; align: 'start' | 'center' | 'end' }[]
  rows: readonly (readonly Cell[])[]
  total: readonly Cell[] | null
}

/** RULES RE9. Columns stand in time, bars lie in a list; `alt` says in words all that is drawn. */
export type ReportChart = {
  kind: 'chart'
  caption: string
  alt: string
  form: 'columns' | 'bars'
  bars: readonly { label: string; amount: number }[]
}
