import { DatePickerInput } from '@mantine/dates'
import type { ReactNode } from 'react'
import type { LocalDate } from '../../playlists/time.ts'
import { useCalendarProps } from './calendar-props.ts'

type Given = {
  label: string
  description: string
  value: LocalDate[]
  onChange: (dates: LocalDate[]) => void
}

/** Any number of civil dates, in their order. */
export function DatesField({ onChange, ...given }: Given): ReactNode {
  return (
    <DatePickerInput
      {...useCalendarProps()}
      {...given}
      type="multiple"
      onChange={(dates) => onChange([...(dates as LocalDate[])].sort())}
      valueFormat="DD/MM/YYYY"
      clearable
    />
  )
}
