import { Anchor, Button, Group, Stack } from '@mantine/core'
import { IconListDetails } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { ReplyOf } from '../../playlists/wire/endpoint.ts'
import type { listPlays } from '../../playlists/wire/plays.ts'
import { EmptyState } from '../ui/empty.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { Answer } from '../ui/page.tsx'
import { DataTable } from '../ui/table.tsx'
import type { Column } from '../ui/table.tsx'
import type { Filters, PlayName } from './filters.ts'
import { usePlays } from './hooks.ts'
import { OutcomeCell } from './outcome.tsx'

type Play = ReplyOf<typeof listPlays>['plays'][number]
type Given = { filters: Filters; onPlay: (play: PlayName) => void }

/** Single plays, the newest first; each opens what stands behind it. */
export function PlayList({ filters, onPlay }: Given): ReactNode {
  const t = useText().plays
  const plays = usePlays(filters)
  const columns = useColumns(onPlay)
  return (
    <Answer of={plays} height={320}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.plays)
        if (rows.length === 0) return <EmptyState icon={IconListDetails} {...t.empty} />
        return (
          <Stack gap="sm">
            <DataTable label={t.tabs.plays} columns={columns} rows={rows} rowKey={({ id }) => id} onRow={onPlay} />
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

function useColumns(onPlay: Given['onPlay']): Column<Play>[] {
  const text = useText()
  const t = text.plays.list
  const format = useFormat()
  const layers: Record<string, string> = text.schedules.layers
  const startOf = ({ startedAt }: Play) => `${format.dateOf(startedAt)} ${format.timeWithSeconds(startedAt)}`
  return [
    {
      key: 'start',
      label: t.start,
      kind: 'narrow',
      cell: (play) => (
        <Anchor
          component="button"
          type="button"
          size="sm"
          ta="left"
          aria-label={t.open(startOf(play), play.title)}
          onClick={(event) => {
            event.stopPropagation()
            onPlay(play)
          }}
        >
          {startOf(play)}
        </Anchor>
      ),
    },
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
