import { Chip, Group, Select, Stack } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { DisplayId, MaterialId } from '../../playlists/ids.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { useCalendarProps } from '../ui/calendar-props.ts'
import { useNow } from '../ui/clock.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import type { Filters } from './filters.ts'
import { useDisplays, useMaterials, useTopics } from './hooks.ts'
import { presetPeriod, PRESETS } from './period.ts'
import type { Preset } from './period.ts'

type Props = { filters: Filters; onChange: (part: Partial<Filters>) => void }

export function FilterBar({ filters, onChange }: Props): ReactNode {
  return (
    <Stack gap="sm">
      <PeriodField filters={filters} onChange={onChange} />
      <WhatFields filters={filters} onChange={onChange} />
    </Stack>
  )
}

function PeriodField({ filters, onChange }: Props) {
  const t = useText().plays
  const today = useFormat().dayOf(useNow(60_000))
  const { preset, period } = filters
  const choose = (next: Preset) =>
    onChange({ preset: next, period: next === 'custom' ? period : presetPeriod(next, today) })
  return (
    <Group gap="sm">
      <Chip.Group value={preset} onChange={(next) => choose(next as Preset)}>
        <Group gap={6} role="radiogroup" aria-label={t.period}>
          {PRESETS.map((name) => (
            <Chip key={name} value={name} size="sm" radius="sm">
              {t.presets[name]}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {preset === 'custom' && (
        <RangeField key={period.from} period={period} onChange={(next) => onChange({ period: next })} />
      )}
    </Group>
  )
}

/** Applies once both dates are chosen. */
function RangeField({
  period,
  onChange,
}: {
  period: Filters['period']
  onChange: (period: Filters['period']) => void
}) {
  const t = useText().plays
  const [dates, setDates] = useState<[string | null, string | null]>([period.from, period.until])
  const set = (next: [string | null, string | null]) => {
    setDates(next)
    const [from, until] = next
    if (from !== null && until !== null) onChange({ from: from as LocalDate, until: until as LocalDate })
  }
  return (
    <DatePickerInput
      {...useCalendarProps()}
      type="range"
      label={t.dates}
      size="sm"
      valueFormat="DD/MM/YYYY"
      allowSingleDateInRange
      value={dates}
      onChange={set}
      w={230}
    />
  )
}

function WhatFields({ filters, onChange }: Props) {
  const t = useText().plays.filters
  const [displays, materials, topics] = [useDisplays(), useMaterials(), useTopics()]
  const choice = (
    label: string,
    data: { value: string; label: string }[],
    value: string | null,
    set: (value: string | null) => void,
  ) => (
    <Select
      aria-label={label}
      placeholder={label}
      data={data}
      value={value}
      onChange={set}
      clearable
      searchable
      w={{ base: '100%', xs: 220 }}
      comboboxProps={{ width: 300, position: 'bottom-start' }}
    />
  )
  const named = (nouns: readonly { id: number; name: string }[]) =>
    nouns.map(({ id, name }) => ({ value: String(id), label: name }))
  const id = (value: string | null) => (value === null ? null : Number(value))
  const { display, material, topic } = filters
  return (
    <Group gap="xs">
      {choice(t.display, named(displays), display === null ? null : String(display), (value) =>
        onChange({ display: id(value) as DisplayId | null }),
      )}
      {choice(
        t.material,
        named(materials.map((each) => ({ id: each.id, name: each.title }))),
        material === null ? null : String(material),
        (value) => onChange({ material: id(value) as MaterialId | null }),
      )}
      {choice(
        t.topic,
        topics.map(({ code, name }) => ({ value: code, label: `${code} · ${name}` })),
        topic,
        (value) => onChange({ topic: value }),
      )}
    </Group>
  )
}
