import { ActionIcon, Button, Group, NativeSelect, ScrollArea, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { MAX_CELL } from '../../playlists/content.ts'
import type { TableContent } from '../../playlists/content.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { withoutColumn } from './sheet-draft.ts'
import classes from './table-grid.module.css'

type Props = { content: TableContent; onChange: (content: TableContent) => void }

const ALIGNS = ['start', 'center', 'end'] as const
/** A long table is opened a part at a time: two hundred rows of fields would make typing slow. */
const STEP = 20

/** The cells as fields, headings above, each column with its side and each row with its end. */
export function TableGrid({ content, onChange }: Props): ReactNode {
  const t = useText().materials.form
  const format = useFormat()
  const [open, setOpen] = useState(STEP)
  const rest = content.rows.length - open
  return (
    <>
      <ScrollArea.Autosize mah={420} mt={4} type="auto" viewportProps={{ tabIndex: 0, 'aria-label': t.cells }}>
        <table className={classes.grid}>
          <thead>
            <HeadRow content={content} onChange={onChange} />
          </thead>
          <tbody>
            {content.rows.slice(0, open).map((_, n) => (
              <CellRow key={n} number={n} content={content} onChange={onChange} />
            ))}
          </tbody>
        </table>
      </ScrollArea.Autosize>
      {rest > 0 && (
        <Button variant="subtle" size="xs" mt={4} onClick={() => setOpen(open + STEP * 5)}>
          {t.moreRows(format.number(rest))}
        </Button>
      )}
    </>
  )
}

function HeadRow({ content, onChange }: Props) {
  const t = useText().materials.form
  const { columns } = content
  const set = (n: number, part: Partial<TableContent['columns'][number]>) =>
    onChange({ ...content, columns: columns.with(n, { ...columns[n]!, ...part }) })
  return (
    <tr>
      {columns.map((column, n) => (
        <th key={n}>
          <TextInput
            size="xs"
            aria-label={t.columnTitle(String(n + 1))}
            placeholder={t.columnTitle(String(n + 1))}
            value={column.title}
            maxLength={80}
            onChange={(event) => set(n, { title: event.currentTarget.value })}
          />
          <Group gap={2} wrap="nowrap" mt={2}>
            <NativeSelect
              size="xs"
              flex={1}
              aria-label={t.alignOf(String(n + 1))}
              value={column.align}
              data={ALIGNS.map((value) => ({ value, label: t.aligns[value] }))}
              onChange={(event) => set(n, { align: event.currentTarget.value as (typeof ALIGNS)[number] })}
            />
            <ActionIcon
              variant="subtle"
              color="red.9"
              disabled={columns.length === 1}
              aria-label={t.removeColumn(String(n + 1))}
              onClick={() => onChange(withoutColumn(content, n))}
            >
              <IconTrash size={15} />
            </ActionIcon>
          </Group>
        </th>
      ))}
      <td />
    </tr>
  )
}

function CellRow({ number, content, onChange }: Props & { number: number }) {
  const t = useText().materials.form
  const { rows } = content
  const row = rows[number]!
  return (
    <tr>
      {row.map((cell, n) => (
        <td key={n}>
          <TextInput
            size="xs"
            aria-label={t.cell(String(number + 1), String(n + 1))}
            value={cell}
            maxLength={MAX_CELL}
            onChange={(event) =>
              onChange({ ...content, rows: rows.with(number, row.with(n, event.currentTarget.value)) })
            }
          />
        </td>
      ))}
      <td>
        <ActionIcon
          variant="subtle"
          color="red.9"
          disabled={rows.length === 1}
          aria-label={t.removeRow(String(number + 1))}
          onClick={() => onChange({ ...content, rows: rows.toSpliced(number, 1) })}
        >
          <IconTrash size={15} />
        </ActionIcon>
      </td>
    </tr>
  )
}
