import { Button, Chip, Group, Select, Stack } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import { IconFilterOff } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { AUDIENCES } from '../../playlists/material.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { useCalendarProps } from '../ui/calendar-props.ts'
import { useNow } from '../ui/clock.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { NARROWING, WIDE } from './filters.ts'
import type { Filters } from './filters.ts'
import { useCampaigns, useDisplays, useGroups, useMaterials, useTopics } from './hooks.ts'
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

type Option = { value: string; label: string }
const named = (nouns: readonly { id: number; name: string }[]): Option[] =>
  nouns.map(({ id, name }) => ({ value: String(id), label: name }))

function WhatFields({ filters, onChange }: Props) {
  const text = useText()
  const t = text.plays.filters
  const topics = useTopics().map(({ code, name }) => ({ value: code, label: `${code} · ${name}` }))
  const materials = useMaterials().map(({ id, title }) => ({ id, name: title }))
  const audiences = AUDIENCES.map((value) => ({ value, label: text.materials.audiences[value] }))
  const options: Record<(typeof NARROWING)[number], Option[]> = {
    display: named(useDisplays()),
    group: named(useGroups()),
    material: named(materials),
    topic: topics,
    campaign: named(useCampaigns()),
    audience: audiences,
  }
  const isNarrow = NARROWING.some((key) => filters[key] !== null)
  return (
    <Group gap="xs">
      {NARROWING.map((key) => (
        <Select
          key={key}
          aria-label={t[key]}
          placeholder={t[key]}
          data={options[key]}
          value={filters[key] === null ? null : String(filters[key])}
          onChange={(value) => onChange({ [key]: valueOf(key, value) })}
          clearable
          searchable
          w={{ base: '100%', xs: 200 }}
          comboboxProps={{ width: 300, position: 'bottom-start' }}
        />
      ))}
      {isNarrow && (
        <Button variant="subtle" leftSection={<IconFilterOff size={16} aria-hidden />} onClick={() => onChange(WIDE)}>
          {t.clear}
        </Button>
      )}
    </Group>
  )
}

/** Topics and audiences are named by words, all others by numbers. */
function valueOf(key: (typeof NARROWING)[number], value: string | null): string | number | null {
  return value === null || key === 'topic' || key === 'audience' ? value : Number(value)
}
