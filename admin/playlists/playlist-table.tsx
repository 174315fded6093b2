import { ActionIcon, Anchor, Badge, Group, Menu, Text } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import type { PlaylistReply } from '../../playlists/wire/playlists.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { useTell } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { useMay } from '../ui/session.tsx'
import { DataTable } from '../ui/table.tsx'
import type { Column } from '../ui/table.tsx'
import { bodyOf, draftOf } from './draft.ts'
import { useArchive, useCreate, useShelf } from './hooks.ts'
import { planOf } from './plan.ts'

type Props = { playlists: readonly PlaylistReply[]; onOpen: (playlist: PlaylistReply) => void }

export function PlaylistTable({ playlists, onOpen }: Props): ReactNode {
  const text = useText()
  const t = text.playlists
  const { actions } = text.kit
  const format = useFormat()
  const shelf = useShelf()
  const mayEdit = useMay()('edit')
  const plans = useMemo(() => {
    const facts = { playable: shelf.playable, lists: shelf.inUse, hoursADay: 8 }
    return new Map(playlists.map((playlist) => [playlist.id, planOf(playlist, facts)]))
  }, [playlists, shelf])
  const cycle = ({ id }: PlaylistReply) => format.clockDuration(plans.get(id)?.roundMs ?? 0)
  const count = ({ id, rule, items }: PlaylistReply) =>
    format.number(rule === null ? items.length : (plans.get(id)?.shown.length ?? 0))
  const order = (playlist: PlaylistReply) =>
    [t.orders[playlist.order], ...(playlist.rule === null ? [] : [t.byRule])].join(' · ')
  const columns: Column<PlaylistReply>[] = [
    { key: 'name', label: t.columns.name, cell: (playlist) => <NameCell playlist={playlist} /> },
    { key: 'items', label: t.columns.items, kind: 'number', cell: count },
    { key: 'order', label: t.columns.order, cell: order },
    { key: 'cycle', label: t.columns.cycle, kind: 'number', cell: cycle },
    { key: 'usedIn', label: t.columns.usedIn, cell: (playlist) => <UsedIn playlist={playlist} /> },
    ...(mayEdit ? [{ key: 'menu', label: actions, kind: 'narrow' as const, cell: menuCell }] : []),
  ]
  return <DataTable label={t.title} columns={columns} rows={playlists} rowKey={({ id }) => id} onRow={onOpen} />
}

const menuCell = (playlist: PlaylistReply) => <RowMenu playlist={playlist} />

function NameCell({ playlist }: { playlist: PlaylistReply }) {
  const t = useText().playlists
  return (
    <Group gap="xs">
      <Anchor
        component={Link}
        to={`?open=${playlist.id}`}
        fw={600}
        size="sm"
        onClick={(event) => event.stopPropagation()}
      >
        {playlist.name}
      </Anchor>
      {playlist.archivedAt !== null && <Badge color="gray">{t.archived}</Badge>}
    </Group>
  )
}

function UsedIn({ playlist: { usedIn, nestedIn } }: { playlist: PlaylistReply }) {
  const t = useText().playlists
  if (usedIn.length > 0) return usedIn.map(({ name }) => name).join(', ')
  if (nestedIn.length > 0) return t.standsIn(nestedIn.map(({ name }) => name).join(', '))
  return (
    <Text size="sm" c="dark.4">
      {t.unused}
    </Text>
  )
}

function RowMenu({ playlist }: { playlist: PlaylistReply }) {
  const text = useText()
  const t = text.playlists
  const { copy, setArchived } = useRowDeeds(playlist)
  return (
    <div onClick={(event) => event.stopPropagation()} role="presentation">
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon size="md" aria-label={`${text.kit.actions}: ${playlist.name}`}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component={Link} to={`?open=${playlist.id}`}>
            {t.actions.edit}
          </Menu.Item>
          <Menu.Item onClick={() => void copy()}>{t.actions.copy}</Menu.Item>
          {playlist.archivedAt === null ? (
            <Menu.Item onClick={() => void setArchived(true)}>{t.actions.archive}</Menu.Item>
          ) : (
            <Menu.Item onClick={() => void setArchived(false)}>{t.actions.restore}</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}

function useRowDeeds(playlist: PlaylistReply) {
  const t = useText().playlists
  const tell = useTell()
  const confirm = useConfirm()
  const navigate = useNavigate()
  const archive = useArchive()
  const create = useCreate()
  const { id, name, version, usedIn, nestedIn } = playlist

  async function copy(): Promise<void> {
    try {
      const made = await create.mutateAsync({ body: bodyOf({ ...draftOf(playlist), name: t.copyName(name) }) })
      await navigate(`?open=${made.id}`)
    } catch (error) {
      tell.failed(error)
    }
  }
  async function setArchived(archived: boolean): Promise<void> {
    const question = {
      title: t.confirmArchive(name),
      body: t.confirmArchiveBody,
      confirm: t.actions.archive,
      danger: true,
    }
    if (archived && usedIn.length + nestedIn.length > 0) return explainUse()
    if (archived && !(await confirm(question))) return
    try {
      await archive.mutateAsync({ params: { id }, body: { archived, version } })
      tell.done(archived ? t.done.archived : t.done.restored)
    } catch (error) {
      tell.failed(error)
    }
  }
  async function explainUse(): Promise<void> {
    const names = [...nestedIn, ...usedIn].map((user) => user.name)
    const [confirmed, place] =
      usedIn.length > 0 ? [t.openSchedules, '/schedules'] : [t.openList, `?open=${nestedIn[0]!.id}`]
    if (await confirm({ title: t.confirmArchive(name), body: t.inUse, names, confirm: confirmed }))
      await navigate(place)
  }
  return { copy, setArchived }
}
