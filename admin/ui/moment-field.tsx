import { DateTimePicker } from '@mantine/dates'
import type { ReactNode } from 'react'
import { makeClock, parseClock, toInstant, toLocal } from '../../playlists/time.ts'
import type { Clock, Instant, LocalDate, TimeOfDay } from '../../playlists/time.ts'
import { useCalendarProps } from './calendar-props.ts'
import { useText } from './language.tsx'
import { useZone } from './office.ts'

type Given = {
  label: string
  value: Instant | null
  onChange: (at: Instant | null) => void
  error?: string | undefined
  readOnly?: boolean
}

/** A moment in the office's zone, written `dd/mm/yyyy 08:30`. */
export function MomentField({ label, value, onChange, error, readOnly = false }: Given): ReactNode {
  const zone = useZone()
  const text = useText().kit
  const local = value === null ? null : toLocal(zone, value)
  const shown = local === null ? null : `${local.date} ${makeClock(Math.floor(local.minutes) as TimeOfDay)}:00`
  const parse = (words: string): Instant =>
    toInstant(zone, words.slice(0, 10) as LocalDate, parseClock(words.slice(11, 16) as Clock))
  return (
    <DateTimePicker
      {...useCalendarProps()}
      label={label}
      value={shown}
      onChange={(words) => onChange(words === null ? null : parse(words))}
      error={error}
      valueFormat="DD/MM/YYYY HH:mm"
      clearable={!readOnly}
      readOnly={readOnly}
      submitButtonProps={{ 'aria-label': text.save }}
      clearButtonProps={{ 'aria-label': `${text.remove}: ${label}` }}
    />
  )
}
