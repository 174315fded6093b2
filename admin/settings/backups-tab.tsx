import { Badge, Button, Group, Stack, Text } from '@mantine/core'
import { IconDatabaseExport } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { backUpNow, listBackups } from '../../playlists/wire/settings.ts'
import type { Backup } from '../../playlists/wire/settings.ts'
import { useAsk, useSend } from '../ui/asks.ts'
import { EmptyState } from '../ui/empty.tsx'
import { ErrorNotice, useTell } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { Answer } from '../ui/page.tsx'
import { DataTable } from '../ui/table.tsx'
import type { Column } from '../ui/table.tsx'

export function BackupsTab(): ReactNode {
  const text = useText().settings.backups
  const tell = useTell()
  const backups = useAsk(listBackups, {})
  const columns = useColumns()
  const send = useSend(backUpNow, () => tell.done(text.done))
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text size="sm" c="dimmed" maw={620}>
          {text.lead}
        </Text>
        <Button
          leftSection={<IconDatabaseExport size={18} aria-hidden />}
          loading={send.isPending}
          onClick={() => send.mutate({})}
        >
          {text.now}
        </Button>
      </Group>
      <ErrorNotice error={send.error} />
      <Answer of={backups} height={240}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState icon={IconDatabaseExport} title={text.empty.title} body={text.empty.body} />
          ) : (
            <DataTable label={text.lead} columns={columns} rows={rows} rowKey={(row) => row.file} />
          )
        }
      </Answer>
      <Text size="xs" c="dimmed">
        {text.where}
      </Text>
    </Stack>
  )
}

function useColumns(): Column<Backup>[] {
  const text = useText().settings.backups
  const format = useFormat()
  return [
    { key: 'at', label: text.columns.at, cell: (row) => format.dateTime(row.at) },
    { key: 'file', label: text.columns.file, cell: (row) => row.file },
    { key: 'size', label: text.columns.size, kind: 'number', cell: (row) => format.bytes(row.bytes) },
    {
      key: 'verified',
      label: text.columns.verified,
      kind: 'narrow',
      cell: (row) => (
        <Badge color={row.verified ? 'lake.9' : 'red.9'}>{row.verified ? text.verified : text.unverified}</Badge>
      ),
    },
  ]
}
