import { Badge, Button, Group, Stack } from '@mantine/core'
import { IconListDetails } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Outcome } from '../../playlists/plays.ts'
import type { ReplyOf } from '../../playlists/wire/endpoint.ts'
import type { listPlays } from '../../playlists/wire/plays.ts'
import { EmptyState } from '../ui/empty.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { Answer } from '../ui/page.tsx'
import { DataTable } from '../ui/table.tsx'
import type { Column } from '../ui/table.tsx'
import type { Filters } from './filters.ts'
import { usePlays } from './hooks.ts'

type Play = ReplyOf<typeof listPlays>['plays'][number]
const COLORS: Record<Outcome, string> = {
  completed: 'lake',
  interrupted: 'orange',
  failed: 'red',
  skipped: 'gray',
}

export function PlayList({ filters }: { filters: Filters }): ReactNode {
  const t = useText().plays
  const plays = usePlays(filters)
  const columns = useColumns()
  return (
    <Answer of={plays} height={320}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.plays)
        if (rows.length === 0) return <EmptyState icon={IconListDetails} {...t.empty} />
        return (
          <Stack gap="sm">
            <DataTable label={t.tabs.plays} columns={columns} rows={rows} rowKey={({ id }) => id} />
            {plays.hasNextPage && (
              <Group justify="center">
                <Button variant="default" loading={plays.isFetchingNextPage} onClick={() => void plays.fetchNextPage()}>
                  {t.list.more}
                </Button>
              </Group>
            )}
          </Stack>
        )
      }}
    </Answer>
  )
}

function useColumns(): Column<Play>[] {
  const text = useText()
  const t = text.plays.list
  const format = useFormat()
  const layers: Record<string, string> = text.schedules.layers
  const startOf = ({ startedAt }: Play) => `${format.dateOf(startedAt)} ${format.timeWithSeconds(startedAt)}`
  return [
    { key: 'start', label: t.start, kind: 'narrow', cell: startOf },
    { key: 'display', label: t.display, cell: ({ display }) => display },
    { key: 'material', label: t.material, cell: ({ title }) => title },
    { key: 'topic', label: t.topic, kind: 'narrow', cell: ({ topic }) => topic },
    { key: 'playlist', label: t.playlist, cell: ({ playlist }) => playlist },
    { key: 'layer', label: t.layer, kind: 'narrow', cell: ({ layer }) => layers[layer] ?? layer },
    {
      key: 'duration',
      label: t.duration,
      kind: 'number',
      cell: ({ durationMs }) => t.seconds(format.number(durationMs / 1000, 1)),
    },
    { key: 'outcome', label: t.outcome, cell: (play) => <OutcomeCell play={play} /> },
  ]
}

function OutcomeCell({ play: { outcome, reason } }: { play: Play }) {
  const t = useText().plays
  const reasons: Record<string, string> = t.reasons
  return (
    <Group gap={6} wrap="nowrap">
      <Badge color={COLORS[outcome]} style={{ flex: 'none' }}>
        {t.outcomes[outcome]}
      </Badge>
      {reason !== '' && (reasons[reason] ?? reason)}
    </Group>
  )
}
