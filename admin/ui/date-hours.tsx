import { ActionIcon, Box, Button, Fieldset, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus, IconTrash, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { DatesDraft, DraftHours } from './date-hours-draft.ts'
import { DateField } from './date-field.tsx'
import { useText } from './language.tsx'
import { useFormat } from './office.ts'
import { parseClockText } from './week-draft.ts'

type Given = {
  value: DatesDraft
  onChange: (draft: DatesDraft) => void
  brightness?: boolean
  error: string | undefined
}

const NEW_HOURS: DraftHours = { from: '08:00', to: '17:00', brightness: 100 }

/** Hours of single dates that take the place of those of the week; a date may have none. */
export function DateHoursEditor({ value, onChange, brightness = false, error }: Given): ReactNode {
  const t = useText().dayparts.dates
  const add = () => onChange([...value, { date: null, hours: [] }])
  return (
    <Fieldset legend={t.label} p="sm">
      <Stack gap="xs">
        <Text size="xs" c="dimmed">
          {t.hint}
        </Text>
        {value.map((row, n) => (
          <DateRow
            key={n}
            row={row}
            brightness={brightness}
            onChange={(next) => onChange(value.with(n, next))}
            onRemove={() => onChange(value.toSpliced(n, 1))}
          />
        ))}
        {error !== undefined && (
          <Text size="xs" c="red.9" role="alert">
            {error}
          </Text>
        )}
        <Group>
          <Button size="compact-sm" variant="light" leftSection={<IconPlus size={15} aria-hidden />} onClick={add}>
            {t.add}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  )
}

type Row = DatesDraft[number]
type RowGiven = { row: Row; brightness: boolean; onChange: (row: Row) => void; onRemove: () => void }

function DateRow({ row, brightness, onChange, onRemove }: RowGiven) {
  const t = useText().dayparts.dates
  const format = useFormat()
  const name = row.date === null ? '' : format.date(row.date)
  const put = (hours: DraftHours[]) => onChange({ ...row, hours })
  return (
    <Group gap="sm" align="flex-end" role="group" aria-label={`${t.date} ${name}`}>
      <Box w={160}>
        <DateField label={t.date} value={row.date} onChange={(date) => onChange({ ...row, date })} />
      </Box>
      {row.hours.length === 0 && (
        <Text size="sm" pb={6}>
          {t.closed}
        </Text>
      )}
      {row.hours.map((hours, n) => (
        <HoursInputs
          key={n}
          hours={hours}
          brightness={brightness}
          onChange={(next) => put(row.hours.with(n, next))}
          onRemove={() => put(row.hours.toSpliced(n, 1))}
        />
      ))}
      <Button size="compact-sm" variant="subtle" mb={4} onClick={() => put([...row.hours, { ...NEW_HOURS }])}>
        {t.addHours}
      </Button>
      <ActionIcon color="red.9" mb={4} aria-label={t.remove(name)} onClick={onRemove}>
        <IconTrash size={17} aria-hidden />
      </ActionIcon>
    </Group>
  )
}

type HoursGiven = {
  hours: DraftHours
  brightness: boolean
  onChange: (hours: DraftHours) => void
  onRemove: () => void
}

function HoursInputs({ hours, brightness, onChange, onRemove }: HoursGiven) {
  const text = useText()
  const t = text.dayparts.dates
  return (
    <Group gap={4} align="flex-end">
      {(['from', 'to'] as const).map((end) => (
        <TextInput
          key={end}
          label={t[end]}
          size="xs"
          w={76}
          inputMode="numeric"
          value={hours[end]}
          onChange={(event) => onChange({ ...hours, [end]: event.currentTarget.value })}
          onBlur={() => onChange({ ...hours, [end]: parseClockText(hours[end]) ?? hours[end] })}
          error={parseClockText(hours[end]) === null}
        />
      ))}
      {brightness && (
        <NumberInput
          label={text.kit.weekTable.brightness}
          size="xs"
          w={92}
          min={5}
          max={100}
          suffix="%"
          clampBehavior="strict"
          value={hours.brightness}
          onChange={(value) => onChange({ ...hours, brightness: Number(value) || 5 })}
        />
      )}
      <ActionIcon variant="subtle" size="sm" mb={4} aria-label={t.removeHours} onClick={onRemove}>
        <IconX size={15} aria-hidden />
      </ActionIcon>
    </Group>
  )
}
