import { Anchor, Badge, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { listGroups } from '../../playlists/wire/displays.ts'
import type { Display } from '../../playlists/wire/displays.ts'
import { useAsk } from '../ui/asks.ts'
import { useNow } from '../ui/clock.ts'
import { StateBadge } from '../ui/display-state.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { useMay } from '../ui/session.tsx'
import { DataTable } from '../ui/table.tsx'
import type { Column } from '../ui/table.tsx'
import { DisplayMenu } from './display-menu.tsx'
import { programmeStanding } from './draft.ts'

export type Opened = { kind: 'details' | 'edit' | 'pair'; display: Display }
type Given = { displays: readonly Display[]; onOpen: (opened: Opened) => void }

export function DisplayTable({ displays, onOpen }: Given): ReactNode {
  const text = useText().displays
  return (
    <DataTable
      label={text.title}
      columns={useColumns(onOpen)}
      rows={displays}
      rowKey={(row) => row.id}
      onRow={(display) => onOpen({ kind: 'details', display })}
    />
  )
}

function useColumns(onOpen: Given['onOpen']): Column<Display>[] {
  const text = useText().displays
  const groups = useAsk(listGroups, {}).data ?? []
  const format = useFormat()
  const now = useNow(15_000)
  const may = useMay()
  const { columns } = text
  return [
    { key: 'name', label: columns.name, cell: (row) => <NameCell display={row} onOpen={onOpen} /> },
    { key: 'state', label: columns.state, cell: (row) => <StateCell display={row} /> },
    { key: 'programme', label: columns.programme, cell: (row) => text.programme[programmeStanding(row)] },
    {
      key: 'canvas',
      label: columns.canvas,
      cell: ({ canvas, kind }) => `${canvas.width} × ${canvas.height} · ${text.kinds[kind]}`,
    },
    {
      key: 'groups',
      label: columns.groups,
      cell: (row) =>
        groups
          .filter(({ id }) => row.groups.includes(id))
          .map(({ name }) => name)
          .join(', ') || null,
    },
    {
      key: 'seen',
      label: columns.seen,
      cell: (row) => (row.lastSeenAt === null ? text.never : format.ago(row.lastSeenAt, now)),
    },
    ...(may('displays') ? [menuColumn(onOpen)] : []),
  ]
}

const menuColumn = (onOpen: Given['onOpen']): Column<Display> => ({
  key: 'menu',
  label: '',
  kind: 'narrow',
  cell: (display) => (
    <DisplayMenu
      display={display}
      onEdit={() => onOpen({ kind: 'edit', display })}
      onPair={() => onOpen({ kind: 'pair', display })}
    />
  ),
})

function NameCell({ display, onOpen }: { display: Display; onOpen: Given['onOpen'] }) {
  const text = useText().displays
  return (
    <div>
      <Anchor
        component="button"
        type="button"
        fw={600}
        size="sm"
        ta="left"
        aria-label={text.details.open(display.name)}
        onClick={(event) => {
          event.stopPropagation()
          onOpen({ kind: 'details', display })
        }}
      >
        {display.name}
      </Anchor>
      {display.test && (
        <Badge color="gray" size="sm" ml={6} title={text.testWhat}>
          {text.testMark}
        </Badge>
      )}
      <Text size="xs" c="dimmed">
        {display.location}
      </Text>
    </div>
  )
}

function StateCell({ display }: { display: Display }) {
  const text = useText().displays
  if (display.archivedAt !== null) return <Badge color="gray">{text.archived}</Badge>
  const { todo } = text.states[display.state]
  return (
    <div>
      <StateBadge state={display.state} />
      {todo !== '' && (
        <Text size="xs" c="dimmed" maw={300} mt={2}>
          {todo}
        </Text>
      )}
    </div>
  )
}
