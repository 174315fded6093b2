import { Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { LocalDate } from '../../playlists/time.ts'
import { DateField } from './date-field.tsx'
import { Form } from './form.tsx'
import { useText } from './language.tsx'

type Blank = { key: string; label: string; suggestion: string }
export type OwnCopy = { name: string; from: LocalDate | null; values: Record<string, string> }

type Given = {
  source: { name: string; from: LocalDate | null; blanks: readonly Blank[] }
  busy: boolean
  error: unknown
  onSubmit: (own: OwnCopy) => void
  onCancel?: () => void
}

/** What makes a copied campaign the office's own: its name, its first day, its words for the blanks. */
export function OwnCopyForm({ source, busy, error, onSubmit, onCancel }: Given): ReactNode {
  const t = useText().packs.own
  const [own, setOwn] = useState<OwnCopy>(() => ({
    name: '',
    from: source.from,
    values: Object.fromEntries(source.blanks.map(({ key, suggestion }) => [key, suggestion])),
  }))
  const [tried, setTried] = useState(false)
  const put = (part: Partial<OwnCopy>) => setOwn((old) => ({ ...old, ...part }))
  const submit = () => {
    setTried(true)
    if (own.name.trim() !== '') onSubmit({ ...own, name: own.name.trim(), values: filled(own.values) })
  }
  return (
    <Form
      onSubmit={submit}
      submit={t.submit}
      busy={busy}
      error={error}
      {...(onCancel ? { onCancel } : {})}
      fields={{ name: t.name, values: t.blanks }}
      typed={own}
    >
      <Text size="sm">{t.lead}</Text>
      <TextInput
        label={t.name}
        required
        maxLength={200}
        value={own.name}
        placeholder={source.name}
        error={tried && own.name.trim() === '' ? t.nameMissing : undefined}
        onChange={(event) => put({ name: event.currentTarget.value })}
        data-autofocus
      />
      {source.from !== null && (
        <div>
          <DateField label={t.from} value={own.from} onChange={(from) => put({ from })} />
          <Text size="xs" c="dimmed" mt={4}>
            {t.fromHint}
          </Text>
        </div>
      )}
      <Blanks of={source.blanks} values={own.values} onChange={(values) => put({ values })} />
    </Form>
  )
}

const filled = (values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''))

type BlanksGiven = {
  of: Given['source']['blanks']
  values: Record<string, string>
  onChange: (values: Record<string, string>) => void
}

function Blanks({ of, values, onChange }: BlanksGiven) {
  const t = useText().packs.own
  if (of.length === 0) return null
  return (
    <Stack gap={6} role="group" aria-label={t.blanks}>
      <Text size="sm" fw={600}>
        {t.blanks}
      </Text>
      {of.map(({ key, label }) => (
        <TextInput
          key={key}
          label={label}
          maxLength={200}
          value={values[key] ?? ''}
          onChange={(event) => onChange({ ...values, [key]: event.currentTarget.value })}
        />
      ))}
    </Stack>
  )
}
