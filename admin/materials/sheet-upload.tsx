import { Button, FileButton, Group, Select, Stack } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { SheetReply } from '../../playlists/wire/sheets.ts'
import { useApi } from '../ui/asks.ts'
import { ErrorNotice } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import { sendSheet } from '../ui/upload.ts'

/** `again`: another sheet of the workbook that came before. */
type Props = { onRows: (rows: readonly (readonly string[])[], cut: boolean, again: boolean) => void }

const ACCEPTED = '.xlsx,.csv,.txt,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,text/csv'

/** Takes a table from a file; a workbook of several sheets asks which one. */
export function SheetUpload({ onRows }: Props): ReactNode {
  const t = useText().materials.form
  const api = useApi()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [sheets, setSheets] = useState<SheetReply[]>([])
  const take = ({ rows, cut }: SheetReply, again: boolean) => onRows(rows, cut.rows || cut.columns || cut.cells, again)
  async function read(file: File | null): Promise<void> {
    if (file === null) return
    setError(null)
    setBusy(true)
    try {
      const found = await sendSheet(api, file)
      setSheets(found)
      take(found[0]!, false)
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Stack gap="xs">
      <Group align="end">
        <FileButton accept={ACCEPTED} onChange={(file) => void read(file)}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              loading={busy}
              leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
            >
              {t.fromFile}
            </Button>
          )}
        </FileButton>
        {sheets.length > 1 && (
          <Select
            label={t.whichSheet}
            data={sheets.map(({ name }, n) => ({ value: String(n), label: name }))}
            defaultValue="0"
            onChange={(value) => take(sheets[Number(value)]!, true)}
            allowDeselect={false}
          />
        )}
      </Group>
      <ErrorNotice error={error} />
    </Stack>
  )
}
