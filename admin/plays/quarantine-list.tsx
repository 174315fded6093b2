import { Code, Stack, Text } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { ReplyOf } from '../../playlists/wire/endpoint.ts'
import type { listQuarantine } from '../../playlists/wire/plays.ts'
import { EmptyState } from '../ui/empty.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { Answer } from '../ui/page.tsx'
import { DataTable } from '../ui/table.tsx'
import type { Column } from '../ui/table.tsx'
import { useQuarantine } from './hooks.ts'

type Kept = ReplyOf<typeof listQuarantine>[number]

export function QuarantineList(): ReactNode {
  const t = useText().plays
  const format = useFormat()
  const reasons: Record<string, string> = t.quarantine.reasons
  const rows = useQuarantine()
  const columns: Column<Kept>[] = [
    { key: 'at', label: t.quarantine.received, kind: 'narrow', cell: ({ receivedAt }) => format.dateTime(receivedAt) },
    { key: 'display', label: t.quarantine.display, cell: ({ display }) => display },
    { key: 'reason', label: t.quarantine.reason, cell: ({ reason }) => reasons[reason] ?? reason },
    { key: 'row', label: t.quarantine.row, cell: ({ row }) => <Raw row={row} /> },
  ]
  return (
    <Answer of={rows} height={240}>
      {(kept) =>
        kept.length === 0 ? (
          <EmptyState icon={IconShieldCheck} {...t.quarantine.empty} />
        ) : (
          <Stack gap="sm">
            <Text size="sm">{t.quarantine.lead}</Text>
            <DataTable label={t.tabs.quarantine} columns={columns} rows={kept} rowKey={({ id }) => id} />
          </Stack>
        )
      }
    </Answer>
  )
}

const Raw = ({ row }: { row: string }) => (
  <Code block translate="no" style={{ maxWidth: 520, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
    {row}
  </Code>
)
