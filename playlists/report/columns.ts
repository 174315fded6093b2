import type { ReportTable } from './document.ts'
import { vi } from './text.vi.ts'

type Column = ReportTable['columns'][number]
const column = (title: string, width: number, align: Column['align']): Column => ({ title, width, align })

/** Columns of a report's tables, by what stands in them; widths in percent. */
export const place = (title: string, width: number): Column => column(title, width, 'center')
export const words = (title: string, width: number): Column => column(title, width, 'start')
export const number = (title: string, width: number): Column => column(title, width, 'end')
export const ordinal = place(vi.columns.ordinal, 6)
