import { Chip, Group, Input, MultiSelect, NumberInput, Select, SimpleGrid, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { HOLIDAYS } from '../../playlists/calendar/holidays.ts'
import type { Holiday } from '../../playlists/calendar/holidays.ts'
import { EVERY_DAY } from '../../playlists/dayparts.ts'
import type { Weekday } from '../../playlists/time.ts'
import { useText } from '../ui/language.tsx'
import { REPEAT_KINDS, hasInterval, hasReach } from './repeat.ts'
import type { Repeat, RepeatKind } from './repeat.ts'

type Given = { repeat: Repeat; error: string | undefined; onChange: (part: Partial<Repeat>) => void }

/** Which days: a kind chosen by name, and what that kind needs to know. */
export function RepeatFields(given: Given): ReactNode {
  const t = useText().repeat
  const { repeat, error, onChange } = given
  const kinds = REPEAT_KINDS.map((value) => ({ value, label: t.kinds[value] }))
  const hint = t.kindHints[repeat.kind]
  return (
    <Stack gap="xs">
      <Select
        label={t.label}
        data={kinds}
        value={repeat.kind}
        onChange={(kind) => kind && onChange({ kind: kind as RepeatKind, before: 0, after: 0 })}
        allowDeselect={false}
        {...(hint ? { description: hint } : {})}
      />
      <KindFields {...given} />
      {hasInterval(repeat) && <IntervalField {...given} />}
      {hasReach(repeat) && <ReachFields {...given} />}
      {error !== undefined && <Input.Error>{error}</Input.Error>}
    </Stack>
  )
}

function KindFields(given: Given): ReactNode {
  switch (given.repeat.kind) {
    case 'weekly':
      return <WeekdayChips {...given} />
    case 'month-dates':
      return <MonthDates {...given} />
    case 'month-nth':
      return <NthFields {...given} />
    case 'yearly':
    case 'lunar':
      return <DayAndMonth {...given} />
    case 'holiday':
      return <HolidayField {...given} />
    case 'daily':
    case 'working':
    case 'off':
      return null
  }
}

function WeekdayChips({ repeat, onChange }: Given) {
  const text = useText()
  const { short, long } = text.kit.weekdays
  return (
    <Input.Wrapper label={text.repeat.weekdays} labelElement="div">
      <Chip.Group
        multiple
        value={repeat.weekdays.map(String)}
        onChange={(days) => onChange({ weekdays: days.map((day) => Number(day) as Weekday).sort((a, b) => a - b) })}
      >
        <Group gap={4} role="group" aria-label={text.repeat.weekdays} mt={4}>
          {short.map((name, n) => (
            <Chip key={name} value={String(n + 1)} size="sm" radius="sm" aria-label={long[n]}>
              {name}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Input.Wrapper>
  )
}

function MonthDates({ repeat, onChange }: Given) {
  const t = useText().repeat
  const data = [
    ...range(31).map((n) => ({ value: String(n), label: String(n) })),
    { value: '-1', label: t.lastDayOption },
  ]
  return (
    <MultiSelect
      label={t.monthDates}
      data={data}
      value={repeat.monthDates.map(String)}
      onChange={(dates) => onChange({ monthDates: dates.map(Number) })}
      searchable
    />
  )
}

const range = (last: number): number[] => Array.from({ length: last }, (_, n) => n + 1)

function NthFields({ repeat, onChange }: Given) {
  const text = useText()
  const t = text.repeat
  const nths = [...range(5).map((n) => ({ value: String(n), label: String(n) })), { value: '-1', label: t.last }]
  const weekdays = EVERY_DAY.map((day) => ({ value: String(day), label: text.kit.weekdays.long[day - 1] ?? '' }))
  return (
    <SimpleGrid cols={2}>
      <Select
        label={t.nth}
        data={nths}
        value={String(repeat.nth)}
        onChange={(nth) => nth && onChange({ nth: Number(nth) })}
        allowDeselect={false}
      />
      <Select
        label={t.weekday}
        data={weekdays}
        value={String(repeat.nthWeekday)}
        onChange={(day) => day && onChange({ nthWeekday: Number(day) as Weekday })}
        allowDeselect={false}
      />
    </SimpleGrid>
  )
}

function DayAndMonth({ repeat, onChange }: Given) {
  const t = useText().repeat
  const lunar = repeat.kind === 'lunar'
  return (
    <SimpleGrid cols={2}>
      <Whole
        label={lunar ? t.lunarDay : t.day}
        value={repeat.day}
        max={lunar ? 30 : 31}
        onChange={(day) => onChange({ day })}
      />
      <Whole
        label={lunar ? t.lunarMonth : t.month}
        value={repeat.month}
        max={12}
        onChange={(month) => onChange({ month })}
      />
    </SimpleGrid>
  )
}

function HolidayField({ repeat, onChange }: Given) {
  const t = useText().repeat
  return (
    <MultiSelect
      label={t.chosenHolidays}
      data={HOLIDAYS.map((value) => ({ value, label: t.holidays[value] }))}
      value={repeat.holidays}
      onChange={(names) => onChange({ holidays: names as Holiday[] })}
    />
  )
}

function IntervalField({ repeat, onChange }: Given) {
  const t = useText().repeat
  return (
    <Input.Wrapper label={t.every} labelElement="div">
      <Group gap="xs">
        <Text size="sm">{t.unitPrefix}</Text>
        <Whole
          aria-label={t.every}
          value={repeat.interval}
          max={99}
          onChange={(interval) => onChange({ interval })}
          w={80}
        />
        <Text size="sm">{t.units[repeat.kind]}</Text>
      </Group>
    </Input.Wrapper>
  )
}

function ReachFields({ repeat, onChange }: Given) {
  const t = useText().repeat
  return (
    <SimpleGrid cols={2}>
      <Whole label={t.before} value={repeat.before} min={0} max={60} onChange={(before) => onChange({ before })} />
      <Whole label={t.after} value={repeat.after} min={0} max={60} onChange={(after) => onChange({ after })} />
    </SimpleGrid>
  )
}

type WholeGiven = {
  label?: string
  'aria-label'?: string
  value: number
  min?: number
  max: number
  w?: number
  onChange: (value: number) => void
}

/** A whole number within bounds; while the field is empty the last one stays. */
function Whole({ min = 1, onChange, ...given }: WholeGiven) {
  return (
    <NumberInput
      {...given}
      min={min}
      allowDecimal={false}
      clampBehavior="strict"
      onChange={(value) => typeof value === 'number' && onChange(value)}
    />
  )
}
