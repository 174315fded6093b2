import type { ReportTable } from './document.ts'
import { whole } from './cells.ts'
import type { Cell } from './cells.ts'
import { vi } from './text.vi.ts'

type Align = ReportTable['columns'][number]['align']
/** A column says all of itself: its heading, its width in percent, what stands in each row and in the row of the total. */
export type Column<Row> = {
  title: string
  width: number
  align: Align
  cell: (row: Row, i: number) => Cell
  total: Cell
}

const column =
  (align: Align) =>
  <Row>(title: string, width: number, cell: Column<Row>['cell'], total: Cell = ''): Column<Row> => ({
    title,
    width,
    align,
    cell,
    total,
  })

/** Columns by what stands in them. */
export const place = column('center')
export const words = column('start')
export const number = column('end')
export const ordinal = place<unknown>(vi.columns.ordinal, 6, (_, i) => whole(i + 1))

/** `summed`: it has a row of the totals. */
export function tableOf<Row>(
  caption: string,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  summed = false,
): ReportTable {
  return {
    kind: 'table',
    caption,
    columns: columns.map(({ title, width, align }) => ({ title, width, align })),
    rows: rows.map((row, i) => columns.map(({ cell }) => cell(row, i))),
    total: summed ? columns.map(({ total }) => total) : null,
  }
}
