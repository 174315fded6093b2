import { TextInput } from '@mantine/core'
import type { ReactNode } from 'react'

type Headed = { headline: string }
type Given<C extends Headed> = {
  label: string
  error: string | undefined
  content: C
  onChange: (content: C) => void
}

/** What stands over a material's own facts, in one line. */
export const HeadlineField = <C extends Headed>({ label, error, content, onChange }: Given<C>): ReactNode => (
  <TextInput
    label={label}
    error={error}
    value={content.headline}
    onChange={(event) => onChange({ ...content, headline: event.currentTarget.value })}
    maxLength={200}
    required
    data-autofocus
  />
)
