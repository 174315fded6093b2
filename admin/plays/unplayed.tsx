import { Anchor, Badge, Group, Stack, Text, Title } from '@mantine/core'
import { IconMoodCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { MaterialLine } from '../../playlists/wire/library.ts'
import { EmptyState } from '../ui/empty.tsx'
import { useText } from '../ui/language.tsx'
import { Answer } from '../ui/page.tsx'
import { DataTable } from '../ui/table.tsx'
import type { Column } from '../ui/table.tsx'
import type { Filters } from './filters.ts'
import { useMaterials, usePlaylists, useSummary, useTopics } from './hooks.ts'
import { isListed, unplayedOf } from './not-played.ts'

/** What was approved and never shown in full, and which topics have no play at all. */
export function Unplayed({ filters }: { filters: Filters }): ReactNode {
  const t = useText().plays.unplayed
  const summary = useSummary(filters, 'material')
  const [materials, topics] = [useMaterials(), useTopics()]
  return (
    <Answer of={summary} height={240}>
      {({ rows }) => {
        const found = unplayedOf(rows, materials, topics, filters)
        if (found.materials.length + found.topics.length === 0) return <EmptyState icon={IconMoodCheck} {...t.empty} />
        return (
          <Stack gap="md">
            {found.topics.length > 0 && (
              <section>
                <Title order={2} size="h5" mb="xs">
                  {t.topics}
                </Title>
                <Group gap={6}>
                  {found.topics.map(({ code, name }) => (
                    <Badge key={code} color="orange" size="lg">
                      {code} · {name}
                    </Badge>
                  ))}
                </Group>
              </section>
            )}
            <Text size="sm">{t.lead}</Text>
            <UnplayedTable materials={found.materials} />
          </Stack>
        )
      }}
    </Answer>
  )
}

function UnplayedTable({ materials }: { materials: readonly MaterialLine[] }) {
  const t = useText().plays
  const playlists = usePlaylists()
  const names = new Map(useTopics().map(({ code, name }) => [code, name]))
  const columns: Column<MaterialLine>[] = [
    {
      key: 'title',
      label: t.list.material,
      cell: ({ id, title }) => (
        <Anchor component={Link} to={`/materials?open=${id}`} size="sm" fw={600}>
          {title}
        </Anchor>
      ),
    },
    { key: 'topic', label: t.list.topic, cell: ({ topic }) => `${topic} · ${names.get(topic) ?? ''}` },
    {
      key: 'why',
      label: t.list.playlist,
      cell: (material) =>
        isListed(material, playlists) ? t.unplayed.reasons.scheduled : t.unplayed.reasons.noPlaylist,
    },
  ]
  return <DataTable label={t.tabs.unplayed} columns={columns} rows={materials} rowKey={({ id }) => id} />
}
