import { TextInput } from '@mantine/core'
import type { ReactNode } from 'react'

type Given = {
  label: string
  description: string
  error: string | undefined
  value: string
  onChange: (url: string) => void
}

/** The address that a material leads to or shows. */
export const AddressField = ({ onChange, ...given }: Given): ReactNode => (
  <TextInput
    {...given}
    type="url"
    inputMode="url"
    onChange={(event) => onChange(event.currentTarget.value)}
    maxLength={500}
    required
    data-autofocus
  />
)
