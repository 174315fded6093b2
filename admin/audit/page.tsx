import { Button, Group, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconHistory } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { AuditEntry } from '../../playlists/wire/access.ts'
import { EmptyState } from '../ui/empty.tsx'
import { useText } from '../ui/language.tsx'
import { Answer, PageHeader } from '../ui/page.tsx'
import { Trail } from './trail.tsx'
import { useTrail } from './use-trail.ts'
import type { TrailFilter } from './use-trail.ts'

export function AuditPage(): ReactNode {
  const text = useText().audit
  const [filter, setFilter] = useState<TrailFilter>({ noun: '', actor: '' })
  const [actor] = useDebouncedValue(filter.actor, 300)
  const trail = useTrail({ noun: filter.noun, actor })
  const answer = { data: trail.entries, error: trail.error, refetch: trail.refetch }
  return (
    <>
      <PageHeader title={text.title} lead={text.lead} />
      <Filters value={filter} onChange={setFilter} />
      <Answer of={answer} height={420}>
        {(entries: AuditEntry[]) =>
          entries.length === 0 ? (
            <EmptyState icon={IconHistory} title={text.empty.title} body={text.empty.body} />
          ) : (
            <Trail entries={entries} />
          )
        }
      </Answer>
      {trail.hasNextPage && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={trail.isFetchingNextPage} onClick={() => void trail.fetchNextPage()}>
            {text.more}
          </Button>
        </Group>
      )}
    </>
  )
}

function Filters({ value, onChange }: { value: TrailFilter; onChange: (filter: TrailFilter) => void }) {
  const text = useText().audit
  const nouns = Object.entries(text.nouns).map(([noun, label]) => ({ value: noun, label }))
  const empty = value.noun === '' && value.actor === ''
  return (
    <Group align="flex-end" mb="md" gap="sm">
      <Select
        label={text.filters.noun}
        w={230}
        data={[{ value: '', label: text.filters.all }, ...nouns]}
        value={value.noun}
        onChange={(noun) => onChange({ ...value, noun: noun ?? '' })}
      />
      <TextInput
        label={text.filters.actor}
        placeholder={text.filters.actorHint}
        w={200}
        value={value.actor}
        onChange={(event) => onChange({ ...value, actor: event.currentTarget.value })}
      />
      <Button variant="subtle" disabled={empty} onClick={() => onChange({ noun: '', actor: '' })}>
        {text.filters.clear}
      </Button>
    </Group>
  )
}
