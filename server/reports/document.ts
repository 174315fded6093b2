import type { Forms } from './layouts.ts'

/** A report as content alone: what stands in it and in what order, not how it looks. The layouts (layouts.ts) say that. */
export type ReportDocument = {
  form: keyof Forms
  head: Head
  /** BÁO CÁO. */
  type: string
  /** Trích yếu, line by line. */
  subject: readonly string[]
  blocks: readonly Block[]
  closing: Closing
}

export type Head = {
  /** The body above the issuer; empty where there is none (a people's committee). */
  superior: string
  /** One or two lines. */
  issuer: readonly string[]
  /** Số, ký hiệu without the word `Số`, or empty while it is not numbered. */
  number: string
  place: string
  /** "ngày 05 tháng 02 năm 2026", or with dots to be filled in by hand. */
  date: string
}

export type Closing = {
  recipients: readonly string[]
  /** TM. ỦY BAN NHÂN DÂN; empty when the head signs in their own name. */
  authority: string
  /** KT. CHỦ TỊCH / PHÓ CHỦ TỊCH: one line each. */
  office: readonly string[]
  signer: string
}

export type Block =
  | { kind: 'heading'; level: 1 | 2; number: string; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'note'; text: string }
  | { kind: 'list'; items: readonly string[] }
  | Table
  | Picture

/** `width` is the column's share of the text's width, in percent. Numbers come as text, already in Vietnamese form. */
export type Column = { title: string; width: number; align: 'start' | 'center' | 'end' }
export type Table = {
  kind: 'table'
  caption: string
  columns: readonly Column[]
  rows: readonly (readonly string[])[]
  /** The last row, in bold. */
  total: readonly string[] | null
}
export type Picture = {
  kind: 'picture'
  png: Uint8Array
  widthMm: number
  heightMm: number
  caption: string
  alt: string
}
