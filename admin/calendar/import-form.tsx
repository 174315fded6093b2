import { Alert, Button, FileButton, Group, List, Stack, Text } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Calendar } from '../../playlists/calendar.ts'
import type { LocalDate, Weekday } from '../../playlists/time.ts'
import { previewCalendar } from '../../playlists/wire/calendar.ts'
import type { CalendarChanges, CalendarDay } from '../../playlists/wire/calendar.ts'
import { ApiError } from '../ui/api.ts'
import { useSend } from '../ui/asks.ts'
import { ErrorNotice } from '../ui/errors.tsx'
import { Form } from '../ui/form.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { DataTable } from '../ui/table.tsx'
import { useChange } from './hooks.tsx'
import { afterOf } from './changes.ts'
import { labelOf, ruleWords, stateWords } from './marks.ts'

type Given = { year: number; days: readonly CalendarDay[]; restDays: Weekday[]; onDone: () => void }
const LARGEST = 300_000

/** A file, then what it would change, then the saving of it: nothing happens before it has been seen. */
export function ImportForm({ year, days, restDays, onDone }: Given): ReactNode {
  const t = useText().calendar
  const preview = useSend(previewCalendar)
  const [fault, setFault] = useState<string | null>(null)
  const { change, busy, error } = useChange(days)
  const read = async (file: File | null) => {
    if (file === null) return
    const text = await file.text()
    const wrong = text.includes('\ufffd') ? t.importing.encoding : text.length > LARGEST ? t.importing.tooLarge : null
    setFault(wrong)
    preview.reset()
    const format = file.name.toLowerCase().endsWith('.ics') ? 'ics' : 'csv'
    if (wrong === null) preview.mutate({ params: { year }, body: { format, text } })
  }
  const found = preview.data
  const count = found ? found.put.length + found.remove.length : 0
  const save = () => {
    if (!found || count === 0) return onDone()
    const { put, remove } = found
    void change({ put, remove }, t.done.many(String(count))).then(onDone, () => undefined)
  }
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t.importing.lead}
      </Text>
      <Group>
        <FileButton accept=".csv,.ics,text/csv,text/calendar" onChange={(file) => void read(file)}>
          {(given) => (
            <Button
              {...given}
              variant="light"
              loading={preview.isPending}
              leftSection={<IconFileImport size={18} aria-hidden />}
            >
              {t.importing.choose}
            </Button>
          )}
        </FileButton>
      </Group>
      {fault !== null && (
        <Alert role="alert" color="red">
          {fault}
        </Alert>
      )}
      <FileFaults error={preview.error} />
      {found && (
        <Form onSubmit={save} submit={t.importing.save(String(count))} busy={busy} error={error} onCancel={onDone}>
          <Text size="sm" role="status">
            {count === 0 ? t.importing.nothing : t.importing.counts(String(found.same), String(found.elsewhere))}
          </Text>
          {count > 0 && <Changes changes={found} days={days} restDays={restDays} />}
        </Form>
      )}
    </Stack>
  )
}

type LineFault = { line: number; field: string; problem: string }
const isLineFault = (value: unknown): value is LineFault =>
  typeof value === 'object' && value !== null && 'line' in value && 'problem' in value

/** What is wrong, on which line. */
function FileFaults({ error }: { error: unknown }) {
  const t = useText().calendar.importing
  const details = error instanceof ApiError && Array.isArray(error.details) ? error.details.filter(isLineFault) : []
  if (details.length === 0 || !(error instanceof ApiError)) return <ErrorNotice error={error} />
  return (
    <Alert role="alert" color="red" title={error.message}>
      <List size="sm">
        {details.map(({ line, field, problem }, at) => (
          <List.Item key={at}>{t.line(String(line), field, problem)}</List.Item>
        ))}
      </List>
    </Alert>
  )
}

type ChangesGiven = { changes: CalendarChanges; days: readonly CalendarDay[]; restDays: Weekday[] }

function Changes({ changes, days, restDays }: ChangesGiven) {
  const words = useText()
  const t = words.calendar.importing
  const format = useFormat()
  const byDate = new Map(days.map((day) => [day.date, day]))
  const calendar = new Calendar({ restDays, entries: changes.put })
  const said = (day: CalendarDay | undefined) =>
    day ? [...new Set([stateWords(day, words), labelOf(day, words)])].filter((part) => part !== '').join(' · ') : ''
  const next = (date: LocalDate) => {
    const day = byDate.get(date)
    if (!day) return ''
    const entry = changes.put.find((each) => each.date === date)
    return entry ? said(afterOf(day, entry, calendar)) : ruleWords(day, words)
  }
  const dates = [...changes.put, ...changes.remove].map(({ date }) => date).sort()
  return (
    <DataTable
      label={t.columns.next}
      rows={dates}
      rowKey={(date) => date}
      columns={[
        { key: 'date', label: t.columns.date, kind: 'narrow', cell: (date) => format.date(date) },
        { key: 'now', label: t.columns.now, cell: (date) => said(byDate.get(date)) },
        { key: 'next', label: t.columns.next, cell: (date) => <b>{next(date)}</b> },
      ]}
    />
  )
}
