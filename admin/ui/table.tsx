import { Paper, Table, VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import { useText } from './language.tsx'
import classes from './table.module.css'
import { Unbroken } from './unbroken.tsx'

export type Column<Row> = {
  key: string
  /** Heading; also stands before the value on a phone. */
  label: string
  cell: (row: Row) => ReactNode
  /** `number`: right-aligned, equal digits; `narrow`: no wider than its content. */
  kind?: 'text' | 'number' | 'narrow'
}

type Given<Row> = {
  /** What the table is, for a screen reader. */
  label: string
  columns: Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string | number
  /** A click anywhere on the row; give the row a real link or button too, for the keyboard. */
  onRow?: (row: Row) => void
}

/** A table that becomes a list of cards on a phone. The roles are said aloud because cards undo the table's own. */
export function DataTable<Row>({ label, columns, rows, rowKey, onRow }: Given<Row>): ReactNode {
  const text = useText().kit
  const classOf = (kind: Column<Row>['kind']) => (kind && kind !== 'text' ? classes[kind] : undefined)
  return (
    <Paper style={{ overflow: 'hidden' }}>
      <Table className={classes.table} role="table" aria-label={label} highlightOnHover={onRow !== undefined}>
        <Table.Thead role="rowgroup">
          <Table.Tr role="row">
            {columns.map((column) => (
              <Table.Th key={column.key} role="columnheader" className={classOf(column.kind)}>
                {column.label === '' ? <VisuallyHidden>{text.actions}</VisuallyHidden> : column.label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody role="rowgroup">
          {rows.map((row) => (
            <Table.Tr
              key={rowKey(row)}
              role="row"
              className={onRow && classes.clickable}
              onClick={onRow && (() => onRow(row))}
            >
              {columns.map((column) => (
                <Table.Td key={column.key} role="cell" data-label={column.label} className={classOf(column.kind)}>
                  {whole(column.cell(row))}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  )
}

/** Plain words are set so that codes and dates are not torn apart in a narrow column; on a card they stay one piece. */
const whole = (cell: ReactNode): ReactNode =>
  typeof cell === 'string' ? (
    <span>
      <Unbroken of={cell} />
    </span>
  ) : (
    cell
  )
