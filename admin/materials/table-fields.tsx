import { Alert, Button, Group, Input, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconColumnInsertRight, IconRowInsertBottom } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { MAX_COLUMNS, MAX_ROWS, SHEET_TEMPLATES } from '../../playlists/content.ts'
import type { TableContent } from '../../playlists/content.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import type { DraftField } from './draft.ts'
import { SourceFields } from './figure-fields.tsx'
import { HeadlineField } from './headline-field.tsx'
import { faultsIn, isBlank, parsePaste, tableOf, withColumn, withRow } from './sheet-draft.ts'
import { SheetUpload } from './sheet-upload.tsx'
import { TableGrid } from './table-grid.tsx'
import { TemplatePicker } from './template-picker.tsx'

type Props = {
  content: TableContent
  errors: Partial<Record<DraftField, string>>
  onChange: (content: TableContent) => void
}

/** A table by hand, by pasting cells anywhere into it, or from a spreadsheet file. */
export function TableFields({ content, errors, onChange }: Props): ReactNode {
  const t = useText().materials.form
  const format = useFormat()
  const [taken, setTaken] = useState<Taken | null>(null)
  const take = (rows: readonly (readonly string[])[], cut: boolean, again: boolean) => {
    const table = tableOf(content, rows)
    onChange(table)
    const said = t.rowsTaken(format.number(table.rows.length), format.number(table.columns.length))
    const isCut = cut || rows.length > MAX_ROWS + 1 || rows.some((row) => row.length > MAX_COLUMNS)
    const before = isBlank(content) ? null : content
    setTaken({ note: isCut ? `${said} ${t.rowsCut}` : said, before: again && taken ? taken.before : before })
  }
  return (
    <Stack>
      <HeadlineField label={t.tableTitle} error={errors.headline} content={content} onChange={onChange} />
      <SheetUpload onRows={take} />
      <Input.Wrapper label={t.cells} description={t.cellsHint} labelElement="div" error={errors.rows}>
        <div
          onPaste={(event) => {
            const rows = parsePaste(event.clipboardData.getData('text/plain'))
            if (rows === null) return
            event.preventDefault()
            take(rows, false, false)
          }}
        >
          <TableGrid content={content} onChange={onChange} />
        </div>
      </Input.Wrapper>
      <SizeRow content={content} onChange={onChange} />
      <FaultNote content={content} />
      {taken !== null && (
        <TakenNote
          {...taken}
          onUndo={({ columns, rows }) => onChange({ ...content, columns, rows })}
          onClose={() => setTaken(null)}
        />
      )}
      <SourceFields content={content} onChange={onChange} />
      <TemplatePicker
        content={content}
        templates={SHEET_TEMPLATES}
        onChange={(template) => onChange({ ...content, template })}
      />
    </Stack>
  )
}

/** What came in, and what stood in its place before. */
type Taken = { note: string; before: TableContent | null }
type NoteProps = Taken & { onUndo: (before: TableContent) => void; onClose: () => void }

function TakenNote({ note, before, onUndo, onClose }: NoteProps) {
  const t = useText().materials.form
  const undo = () => {
    if (before !== null) onUndo(before)
    onClose()
  }
  return (
    <Alert color="lake" py="xs" role="status" withCloseButton closeButtonLabel={t.closeNote} onClose={onClose}>
      <Group gap="sm">
        <Text size="sm">{note}</Text>
        {before !== null && (
          <Button size="compact-sm" variant="default" onClick={undo}>
            {t.undoTaken}
          </Button>
        )}
      </Group>
    </Alert>
  )
}

/** Such a cell would be shown to the public as it is. */
function FaultNote({ content }: Pick<Props, 'content'>) {
  const t = useText().materials.form
  const format = useFormat()
  const faults = faultsIn(content)
  const [first] = faults
  if (first === undefined) return null
  const { cell, row, column } = first
  return (
    <Alert color="yellow" py="xs" role="status" icon={<IconAlertTriangle aria-hidden />}>
      {t.cellFaults(format.number(faults.length), cell, format.number(row), format.number(column))}
    </Alert>
  )
}

/** One row or column more, and how large it is now. */
function SizeRow({ content, onChange }: Omit<Props, 'errors'>) {
  const t = useText().materials.form
  const format = useFormat()
  const [rows, columns] = [content.rows.length, content.columns.length]
  return (
    <Group gap="xs">
      <Button
        variant="default"
        size="xs"
        leftSection={<IconRowInsertBottom size={15} aria-hidden />}
        disabled={rows >= MAX_ROWS}
        onClick={() => onChange(withRow(content))}
      >
        {t.addRow}
      </Button>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconColumnInsertRight size={15} aria-hidden />}
        disabled={columns >= MAX_COLUMNS}
        onClick={() => onChange(withColumn(content))}
      >
        {t.addColumn}
      </Button>
      <Text size="sm" c="dark.4" role="status">
        {t.tableSize(format.number(rows), format.number(columns))}
      </Text>
    </Group>
  )
}
