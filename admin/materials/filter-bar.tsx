import { Button, Checkbox, Group, Select, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { REVISION_STATES } from '../../playlists/approval.ts'
import { MATERIAL_KINDS } from '../../playlists/material.ts'
import type { Campaign } from '../../playlists/wire/campaigns.ts'
import type { Topic } from '../../playlists/wire/settings.ts'
import { useText } from '../ui/language.tsx'
import { NO_FILTER } from './filter.ts'
import type { Filter } from './filter.ts'

type Props = {
  filter: Filter
  topics: readonly Topic[]
  campaigns: readonly Campaign[]
  onChange: (part: Partial<Filter>) => void
}

export function FilterBar({ filter, topics, campaigns, onChange }: Props): ReactNode {
  const t = useText().materials
  const options = {
    topic: topics.map(({ code, name }) => ({ value: code, label: `${code} · ${name}` })),
    state: REVISION_STATES.map((value) => ({ value, label: t.states[value] })),
    kind: MATERIAL_KINDS.map((value) => ({ value, label: t.kinds[value] })),
    campaign: campaigns.map(({ id, name }) => ({ value: String(id), label: name })),
  }
  const choice = (key: keyof typeof options, width: number) => (
    <Select
      key={key}
      aria-label={t.filters[key]}
      placeholder={t.filters[key]}
      data={options[key]}
      value={filter[key] === '' ? null : filter[key]}
      onChange={(value) => onChange({ [key]: value ?? '' })}
      searchable={key === 'topic'}
      clearable
      w={{ base: 'calc(50% - 5px)', xs: width }}
      comboboxProps={{ width: 280, position: 'bottom-start' }}
    />
  )
  const isOn = Object.values(filter).some((value) => value !== '')
  return (
    <Group gap="xs" role="search">
      <SearchField value={filter.search} onChange={(search) => onChange({ search })} />
      {choice('topic', 190)}
      {choice('state', 150)}
      {choice('kind', 130)}
      {choice('campaign', 160)}
      <Checkbox
        label={t.filters.archived}
        checked={filter.archived !== ''}
        onChange={(event) => onChange({ archived: event.currentTarget.checked ? '1' : '' })}
      />
      {isOn && (
        <Button variant="subtle" size="compact-sm" onClick={() => onChange(NO_FILTER)}>
          {t.filters.clear}
        </Button>
      )}
    </Group>
  )
}

/** Keeps what is typed while an input method composes a letter; the address follows. */
function SearchField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useText().materials
  const [typed, setTyped] = useState(value)
  const [known, setKnown] = useState(value)
  if (value !== known) {
    setKnown(value)
    if (value !== typed.trim()) setTyped(value)
  }
  return (
    <TextInput
      aria-label={t.search}
      placeholder={t.searchHint}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        onChange(event.currentTarget.value.trim())
      }}
      type="search"
      w={{ base: '100%', xs: 260 }}
    />
  )
}
