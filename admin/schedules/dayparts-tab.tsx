import { Anchor, Badge, Button, Group, Text } from '@mantine/core'
import { IconClock, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { archiveDaypart } from '../../playlists/wire/dayparts.ts'
import type { DaypartReply } from '../../playlists/wire/dayparts.ts'
import { useSend } from '../ui/asks.ts'
import { EmptyState } from '../ui/empty.tsx'
import { useTell } from '../ui/errors.tsx'
import { FormDialog } from '../ui/form.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { Answer } from '../ui/page.tsx'
import { useMay } from '../ui/session.tsx'
import { DataTable } from '../ui/table.tsx'
import type { Column } from '../ui/table.tsx'
import { weekdayRuns } from '../ui/week-draft.ts'
import { DaypartForm } from './daypart-form.tsx'
import { useDayparts } from './hooks.ts'

type Open = { daypart: DaypartReply | null } | null

/** Named parts of the day that schedules share. */
export function DaypartsTab(): ReactNode {
  const t = useText().dayparts
  const mayEdit = useMay()('schedule')
  const dayparts = useDayparts()
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const columns = useColumns(mayEdit ? (daypart) => setOpen({ daypart }) : null)
  const title = open?.daypart ? t.editTitle(open.daypart.name) : t.addTitle
  return (
    <>
      <Group justify="space-between" mb="sm">
        <Text size="sm" c="dimmed" maw="44rem">
          {t.lead}
        </Text>
        {mayEdit && (
          <Button
            variant="light"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setOpen({ daypart: null })}
          >
            {t.add}
          </Button>
        )}
      </Group>
      <Answer of={dayparts} height={240}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState icon={IconClock} {...t.empty} />
          ) : (
            <DataTable label={t.columns.name} columns={columns} rows={rows} rowKey={({ id }) => id} />
          )
        }
      </Answer>
      <FormDialog opened={open !== null} title={title} onClose={close} size="xl">
        {open && <DaypartForm daypart={open.daypart} onDone={close} />}
      </FormDialog>
    </>
  )
}

function useColumns(onEdit: ((daypart: DaypartReply) => void) | null): Column<DaypartReply>[] {
  const text = useText()
  const t = text.dayparts
  const format = useFormat()
  const hoursOf = ({ hours }: DaypartReply) =>
    hours.map(({ weekdays, from, to }) => `${weekdayRuns(weekdays, text.kit.weekdays.short)} ${from}–${to}`).join('; ')
  const usesOf = ({ usedIn, shownBy }: DaypartReply) =>
    usedIn.length + shownBy.length === 0 ? t.unused : [...usedIn, ...shownBy].map(({ name }) => name).join(', ')
  return [
    { key: 'name', label: t.columns.name, cell: (row) => <NameCell daypart={row} onEdit={onEdit} /> },
    { key: 'hours', label: t.columns.hours, cell: hoursOf },
    {
      key: 'dates',
      label: t.columns.dates,
      cell: ({ dates }) => (dates.length === 0 ? null : t.dates.count(format.number(dates.length))),
    },
    { key: 'usedIn', label: t.columns.usedIn, cell: usesOf },
    {
      key: 'actions',
      label: '',
      kind: 'narrow',
      cell: (row) => (onEdit === null ? null : <ArchiveButton daypart={row} />),
    },
  ]
}

function NameCell({ daypart, onEdit }: { daypart: DaypartReply; onEdit: ((daypart: DaypartReply) => void) | null }) {
  const t = useText().dayparts
  const name =
    onEdit === null ? (
      daypart.name
    ) : (
      <Anchor component="button" type="button" size="sm" fw={600} ta="left" onClick={() => onEdit(daypart)}>
        {daypart.name}
      </Anchor>
    )
  return (
    <Group gap="xs">
      {name}
      {daypart.archivedAt !== null && <Badge color="gray.7">{t.archivedBadge}</Badge>}
    </Group>
  )
}

function ArchiveButton({ daypart: { id, name, version, archivedAt } }: { daypart: DaypartReply }) {
  const t = useText().dayparts
  const tell = useTell()
  const archive = useSend(archiveDaypart)
  const archived = archivedAt === null
  const send = async () => {
    try {
      await archive.mutateAsync({ params: { id }, body: { archived, version } })
      tell.done(archived ? t.archived(name) : t.restored(name))
    } catch (error) {
      tell.failed(error)
    }
  }
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      loading={archive.isPending}
      aria-label={`${archived ? t.archive : t.restore}: ${name}`}
      onClick={() => void send()}
    >
      {archived ? t.archive : t.restore}
    </Button>
  )
}
