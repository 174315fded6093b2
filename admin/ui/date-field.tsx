import { DatePickerInput } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { LocalDate } from '../../playlists/time.ts'
import { useCalendarProps } from './calendar-props.ts'
import { useText } from './language.tsx'

type Given = {
  label: string
  value: LocalDate | null
  onChange: (date: LocalDate | null) => void
  placeholder?: string
  error?: string | undefined
  min?: LocalDate | null
  readOnly?: boolean
}

/** A civil date, written `dd/mm/yyyy`; may be empty. */
export function DateField({ label, value, onChange, placeholder, error, min, readOnly = false }: Given): ReactNode {
  const text = useText().kit
  return (
    <DatePickerInput
      {...useCalendarProps()}
      label={label}
      value={value}
      onChange={(date) => onChange(date as LocalDate | null)}
      placeholder={placeholder ?? ''}
      error={error}
      {...(min ? { minDate: min } : {})}
      valueFormat="DD/MM/YYYY"
      leftSection={<IconCalendar size={16} aria-hidden />}
      leftSectionPointerEvents="none"
      clearable={!readOnly}
      readOnly={readOnly}
      clearButtonProps={{ 'aria-label': `${text.remove}: ${label}` }}
    />
  )
}
