import { Anchor, Badge, Button } from '@mantine/core'
import { IconCalendarOff, IconCalendarTime } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Layer } from '../../playlists/schedule.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { EmptyState } from '../ui/empty.tsx'
import { useTell } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import { useMay } from '../ui/session.tsx'
import { DataTable } from '../ui/table.tsx'
import type { Column } from '../ui/table.tsx'
import { chosenNames } from '../ui/targets.ts'
import { useArchive, useFleet, usePlaylists } from './hooks.ts'
import { useDescribe } from './timing-summary.tsx'
import { Unbroken } from '../ui/unbroken.tsx'

export const LAYER_COLORS: Record<Layer, string> = {
  emergency: 'red',
  takeover: 'orange',
  scheduled: 'deep',
  filler: 'lake',
}

export function ScheduleTable({
  schedules,
  onEdit,
}: {
  schedules: readonly ScheduleReply[]
  onEdit: (schedule: ScheduleReply) => void
}): ReactNode {
  const t = useText().schedules.list
  const columns = useColumns()
  if (schedules.length === 0) return <EmptyState icon={IconCalendarTime} {...t.empty} />
  const name: Column<ScheduleReply> = {
    key: 'name',
    label: t.name,
    cell: (schedule) => (
      <Anchor component="button" type="button" size="sm" fw={600} ta="left" onClick={() => onEdit(schedule)}>
        <Unbroken of={schedule.name} />
      </Anchor>
    ),
  }
  return <DataTable label={t.name} columns={[name, ...columns]} rows={schedules} rowKey={({ id }) => id} />
}

export function PastTable({ schedules }: { schedules: readonly ScheduleReply[] }): ReactNode {
  const t = useText().schedules
  const mayEdit = useMay()('schedule')
  const columns = useColumns()
  if (schedules.length === 0) return <EmptyState icon={IconCalendarOff} {...t.list.historyEmpty} />
  const name: Column<ScheduleReply> = { key: 'name', label: t.list.name, cell: (schedule) => schedule.name }
  const state: Column<ScheduleReply> = {
    key: 'state',
    label: t.list.state,
    kind: 'narrow',
    cell: (schedule) => <PastState schedule={schedule} mayEdit={mayEdit} />,
  }
  return (
    <DataTable label={t.tabs.history} columns={[name, ...columns, state]} rows={schedules} rowKey={({ id }) => id} />
  )
}

function PastState({ schedule, mayEdit }: { schedule: ScheduleReply; mayEdit: boolean }) {
  const t = useText().schedules
  const archive = useArchive()
  const tell = useTell()
  if (schedule.archivedAt === null) return t.list.ended
  if (!mayEdit || schedule.layer === 'emergency') return t.list.deleted
  const { id, version, name } = schedule
  const restore = async () => {
    try {
      await archive.mutateAsync({ params: { id }, body: { archived: false, version } })
      tell.done(t.done.restored(name))
    } catch (error) {
      tell.failed(error)
    }
  }
  return (
    <Button size="compact-sm" variant="default" loading={archive.isPending} onClick={() => void restore()}>
      {t.restore}
    </Button>
  )
}

function useColumns(): Column<ScheduleReply>[] {
  const t = useText().schedules
  const describe = useDescribe()
  const playlists = new Map(usePlaylists().map(({ id, name }) => [id, name]))
  const { displays, groups } = useFleet()
  const whatOf = ({ show }: ScheduleReply) =>
    show.kind === 'black' ? t.shows.black : (playlists.get(show.playlist) ?? '…')
  const whereOf = ({ target }: ScheduleReply) =>
    target.all ? t.where.all : chosenNames(target, displays, groups).join(', ') || t.where.nowhere
  return [
    { key: 'what', label: t.list.what, cell: whatOf },
    { key: 'when', label: t.list.when, cell: ({ timing }) => describe(timing) },
    { key: 'where', label: t.list.where, cell: whereOf },
    {
      key: 'layer',
      label: t.list.layer,
      cell: ({ layer }) => <Badge color={LAYER_COLORS[layer]}>{t.layers[layer]}</Badge>,
    },
    { key: 'by', label: t.list.by, cell: ({ authorName }) => authorName },
  ]
}
