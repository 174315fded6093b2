import { ActionIcon, Button, Chip, Fieldset, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { ALL_WEEK, EVERY_DAY } from '../../playlists/dayparts.ts'
import type { HoursRow } from '../../playlists/dayparts.ts'
import type { Weekday } from '../../playlists/time.ts'
import { useText } from './language.tsx'
import { hoursOfAnyDay, isOvernight, makeWeekDraft, parseClockText, problemOfRow } from './week-draft.ts'
import type { DraftRow, RowProblem, WeekDraft } from './week-draft.ts'

type Given = {
  label: string
  description?: string
  value: WeekDraft
  onChange: (draft: WeekDraft) => void
  /** The rows hold on every day: weekdays are neither shown nor asked for. */
  sameDays?: boolean
  /** Each row also has a brightness. */
  brightness?: boolean
  /** The office's hours, offered as a quick choice. */
  officeHours?: readonly HoursRow[]
}

const NEW_ROW: DraftRow = { weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '17:00', brightness: 100 }

/** Hours by weekday, a row a stretch; used for the office, for displays and for schedules. */
export function WeekTableEditor(given: Given): ReactNode {
  const { label, description, value, onChange, sameDays = false } = given
  const text = useText().kit.weekTable
  const put = (index: number, row: DraftRow) => onChange(value.with(index, row))
  return (
    <Fieldset legend={label} p="sm">
      <Stack gap="xs">
        {description !== undefined && (
          <Text size="xs" c="dimmed">
            {description}
          </Text>
        )}
        {value.length === 0 && <Text size="sm">{text.empty}</Text>}
        {value.map((row, index) => (
          <WeekRow
            key={index}
            row={row}
            number={index + 1}
            brightness={given.brightness ?? false}
            sameDays={sameDays}
            onChange={(next) => put(index, next)}
            onRemove={() => onChange(value.toSpliced(index, 1))}
          />
        ))}
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => onChange([...value, { ...NEW_ROW, ...(sameDays && { weekdays: EVERY_DAY }) }])}
          >
            {text.addRow}
          </Button>
          <QuickChoices officeHours={given.officeHours} sameDays={sameDays} onChange={onChange} />
        </Group>
      </Stack>
    </Fieldset>
  )
}

type QuickGiven = {
  officeHours: readonly HoursRow[] | undefined
  sameDays: boolean
  onChange: (draft: WeekDraft) => void
}

function QuickChoices({ officeHours, sameDays, onChange }: QuickGiven) {
  const { presets } = useText().kit.weekTable
  return (
    <Group gap={4} role="group" aria-label={presets.label}>
      {officeHours && (
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => onChange(sameDays ? hoursOfAnyDay(officeHours) : makeWeekDraft(officeHours))}
        >
          {presets.office}
        </Button>
      )}
      <Button size="compact-sm" variant="subtle" onClick={() => onChange(makeWeekDraft(ALL_WEEK))}>
        {sameDays ? presets.allDay : presets.allWeek}
      </Button>
    </Group>
  )
}

type RowGiven = {
  row: DraftRow
  number: number
  brightness: boolean
  sameDays: boolean
  onChange: (row: DraftRow) => void
  onRemove: () => void
}

function WeekRow({ row, number, brightness, sameDays, onChange, onRemove }: RowGiven) {
  const text = useText().kit.weekTable
  const problem = problemOfRow(row)
  return (
    <Group gap="sm" align="flex-end" role="group" aria-label={text.row(String(number))}>
      {!sameDays && <DayChips value={row.weekdays} onChange={(weekdays) => onChange({ ...row, weekdays })} />}
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <ClockInput label={text.from} value={row.from} onChange={(from) => onChange({ ...row, from })} />
        <ClockInput label={text.to} value={row.to} onChange={(to) => onChange({ ...row, to })} />
        {brightness && (
          <NumberInput
            label={text.brightness}
            w={86}
            size="xs"
            min={5}
            max={100}
            suffix="%"
            clampBehavior="strict"
            value={row.brightness}
            onChange={(value) => onChange({ ...row, brightness: Number(value) || 5 })}
          />
        )}
        <ActionIcon color="red.9" aria-label={text.removeRow(String(number))} onClick={onRemove}>
          <IconTrash size={17} aria-hidden />
        </ActionIcon>
      </Group>
      <RowNote problem={problem} overnight={isOvernight(row)} />
    </Group>
  )
}

function RowNote({ problem, overnight }: { problem: RowProblem | null; overnight: boolean }) {
  const text = useText().kit.weekTable
  const words: Record<RowProblem, string> = {
    'no-days': text.noDays,
    'bad-from': text.badTime,
    'bad-to': text.badTime,
    'empty-span': text.emptySpan,
  }
  if (problem === null && !overnight) return null
  return (
    <Text size="xs" c={problem ? 'red.9' : 'dark.4'} pb={8}>
      {problem ? words[problem] : text.overnight}
    </Text>
  )
}

type ChipsGiven = { value: readonly Weekday[]; onChange: (weekdays: Weekday[]) => void; label?: string }

export function DayChips({ value, onChange, label }: ChipsGiven): ReactNode {
  const { weekTable, weekdays } = useText().kit
  return (
    <Chip.Group
      multiple
      value={value.map(String)}
      onChange={(days) => onChange(days.map((day) => Number(day) as Weekday).sort((a, b) => a - b))}
    >
      <Group gap={4} role="group" aria-label={label ?? weekTable.days}>
        {weekdays.short.map((name, index) => (
          <Chip key={name} value={String(index + 1)} size="xs" radius="sm" aria-label={weekdays.long[index]}>
            {name}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  )
}

function ClockInput({ label, value, onChange }: { label: string; value: string; onChange: (text: string) => void }) {
  return (
    <TextInput
      label={label}
      size="xs"
      w={76}
      inputMode="numeric"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={() => onChange(parseClockText(value) ?? value)}
      error={parseClockText(value) === null}
    />
  )
}
