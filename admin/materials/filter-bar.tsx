import { Button, Checkbox, Collapse, Group, Select, TextInput } from '@mantine/core'
import { useDebouncedCallback, useDisclosure } from '@mantine/hooks'
import { IconAdjustmentsHorizontal, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { REVISION_STATES } from '../../playlists/approval.ts'
import { MATERIAL_KINDS } from '../../playlists/content.ts'
import { AUDIENCES } from '../../playlists/material.ts'
import { MATERIAL_SORTS } from '../../playlists/wire/library.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { narrows, NO_FILTER, SOON } from './filter.ts'
import type { Filter } from './filter.ts'
import { useCampaigns, useCounts, useTags, useTopics } from './hooks.ts'

type Props = { filter: Filter; onChange: (part: Partial<Filter>) => void }

const MORE = ['campaign', 'audience', 'tag', 'expiring', 'unplayed', 'archived'] as const

/** Search and filters; each choice says how many it would find. */
export function FilterBar({ filter, onChange }: Props): ReactNode {
  const t = useText().materials
  const [more, { toggle }] = useDisclosure(MORE.some((key) => filter[key] !== ''))
  return (
    <div role="search">
      <Group gap="xs">
        <SearchField value={filter.search} onChange={(search) => onChange({ search })} />
        <Choice part="topic" width={190} filter={filter} onChange={onChange} />
        <Choice part="state" width={150} filter={filter} onChange={onChange} />
        <Choice part="kind" width={140} filter={filter} onChange={onChange} />
        <Button
          variant="default"
          leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
          aria-expanded={more}
          onClick={toggle}
        >
          {t.filters.more}
        </Button>
        {narrows(filter) && (
          <Button variant="subtle" size="compact-sm" onClick={() => onChange({ ...NO_FILTER, sort: filter.sort })}>
            {t.filters.clear}
          </Button>
        )}
      </Group>
      <Collapse expanded={more}>
        <Group gap="xs" mt="xs">
          <Choice part="campaign" width={200} filter={filter} onChange={onChange} />
          <Choice part="audience" width={190} filter={filter} onChange={onChange} />
          <Choice part="tag" width={160} filter={filter} onChange={onChange} />
          <Choice part="expiring" width={170} filter={filter} onChange={onChange} />
          <Mark part="unplayed" filter={filter} onChange={onChange} />
          <Mark part="archived" filter={filter} onChange={onChange} />
        </Group>
      </Collapse>
    </div>
  )
}

type Part = 'topic' | 'state' | 'kind' | 'campaign' | 'audience' | 'tag' | 'expiring'

function Choice({ part, width, filter, onChange }: Props & { part: Part; width: number }) {
  const t = useText().materials
  const options = useOptions(filter)[part]
  return (
    <Select
      aria-label={t.filters[part]}
      placeholder={t.filters[part]}
      data={options}
      value={filter[part] === '' ? null : filter[part]}
      onChange={(value) => onChange({ [part]: value ?? '' })}
      searchable={part === 'topic' || part === 'tag' || part === 'campaign'}
      clearable
      w={{ base: 'calc(50% - 5px)', xs: width }}
      comboboxProps={{ width: 300, position: 'bottom-start' }}
    />
  )
}

function useOptions(filter: Filter): Record<Part, { value: string; label: string }[]> {
  const t = useText().materials
  const [topics, campaigns, tags] = [useTopics(), useCampaigns(), useTags()]
  const counts = useCounts(filter)
  const format = useFormat()
  const option = (part: Exclude<Part, 'expiring'>, value: string, label: string) => {
    const count = counts?.[part].find((each) => each.value === value)?.count ?? 0
    return { value, label: counts === undefined ? label : t.filters.counted(label, format.number(count)) }
  }
  return {
    topic: topics.map(({ code, name }) => option('topic', code, `${code} · ${name}`)),
    state: REVISION_STATES.map((value) => option('state', value, t.states[value])),
    kind: MATERIAL_KINDS.map((value) => option('kind', value, t.kinds[value])),
    campaign: campaigns.map(({ id, name }) => option('campaign', String(id), name)),
    audience: AUDIENCES.map((value) => option('audience', value, t.audiences[value])),
    tag: tags.map(({ tag }) => option('tag', tag, tag)),
    expiring: SOON.map((value) => ({ value, label: t.filters.within(value) })),
  }
}

function Mark({ part, filter, onChange }: Props & { part: 'unplayed' | 'archived' }) {
  const t = useText().materials.filters
  const format = useFormat()
  const counts = useCounts(filter)
  const count = part === 'unplayed' ? counts?.neverPlayed : counts?.archived
  return (
    <Checkbox
      label={count === undefined ? t[part] : t.counted(t[part], format.number(count))}
      checked={filter[part] !== ''}
      onChange={(event) => onChange({ [part]: event.currentTarget.checked ? '1' : '' })}
    />
  )
}

/** In which order the materials stand. */
export function SortField({ filter, onChange }: Props): ReactNode {
  const t = useText().materials.sorts
  return (
    <Select
      aria-label={t.label}
      size="xs"
      w={190}
      data={MATERIAL_SORTS.map((value) => ({ value, label: t[value] }))}
      value={filter.sort === '' ? 'newest' : filter.sort}
      onChange={(sort) => onChange({ sort: sort === 'newest' || sort === null ? '' : sort })}
      allowDeselect={false}
    />
  )
}

const PAUSE_MS = 250

/** Keeps what is typed while an input method composes a letter; the address follows once the fingers rest. */
function SearchField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useText().materials
  const [typed, setTyped] = useState(value)
  const [known, setKnown] = useState(value)
  const follow = useDebouncedCallback(onChange, PAUSE_MS)
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
        follow(event.currentTarget.value.trim())
      }}
      type="search"
      w={{ base: '100%', xs: 260 }}
    />
  )
}
