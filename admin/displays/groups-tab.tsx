import { Button, Group, MultiSelect, Text, TextInput } from '@mantine/core'
import { IconPlus, IconStack2 } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { DisplayId } from '../../playlists/ids.ts'
import { createGroup, deleteGroup, listDisplays, listGroups, updateGroup } from '../../playlists/wire/displays.ts'
import type { Group as DisplayGroup } from '../../playlists/wire/displays.ts'
import { useAsk, useSend } from '../ui/asks.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { useTell } from '../ui/errors.tsx'
import { Form, FormDialog } from '../ui/form.tsx'
import { useText } from '../ui/language.tsx'
import { Answer } from '../ui/page.tsx'
import { useMay } from '../ui/session.tsx'
import { DataTable } from '../ui/table.tsx'
import type { Column } from '../ui/table.tsx'

type Open = { group: DisplayGroup | null } | null

export function GroupsTab(): ReactNode {
  const text = useText().displays.groups
  const may = useMay()
  const groups = useAsk(listGroups, {})
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const columns = useColumns(setOpen)
  const title = open?.group ? text.editTitle(open.group.name) : text.addTitle
  const add = may('displays') && (
    <Button variant="light" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpen({ group: null })}>
      {text.add}
    </Button>
  )
  return (
    <>
      <Group justify="space-between" mb="sm">
        <Text size="sm" c="dimmed">
          {text.lead}
        </Text>
        {groups.data?.length !== 0 && add}
      </Group>
      <Answer of={groups} height={160}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState icon={IconStack2} title={text.empty.title} body={text.empty.body} action={add} />
          ) : (
            <DataTable label={text.lead} columns={columns} rows={rows} rowKey={(row) => row.id} />
          )
        }
      </Answer>
      <FormDialog opened={open !== null} title={title} onClose={close}>
        {open && <GroupForm group={open.group} onDone={close} />}
      </FormDialog>
    </>
  )
}

function useColumns(setOpen: (open: Open) => void): Column<DisplayGroup>[] {
  const text = useText()
  const words = text.displays.groups
  const may = useMay()
  const displays = useAsk(listDisplays, {}).data ?? []
  const namesOf = (members: readonly DisplayId[]) =>
    displays
      .filter(({ id }) => members.includes(id))
      .map(({ name }) => name)
      .join(', ')
  const columns: Column<DisplayGroup>[] = [
    { key: 'name', label: words.name, cell: (row) => <b>{row.name}</b> },
    { key: 'members', label: words.members, cell: (row) => namesOf(row.members) || words.noMembers },
  ]
  if (!may('displays')) return columns
  return [
    ...columns,
    { key: 'actions', label: '', kind: 'narrow', cell: (row) => <RowActions group={row} setOpen={setOpen} /> },
  ]
}

function RowActions({ group, setOpen }: { group: DisplayGroup; setOpen: (open: Open) => void }) {
  const text = useText()
  const words = text.displays.groups.remove
  const confirm = useConfirm()
  const tell = useTell()
  const send = useSend(deleteGroup)
  const remove = async () => {
    const question = { title: words.title(group.name), body: words.body, confirm: text.kit.remove, danger: true }
    if (!(await confirm(question))) return
    send.mutate({ params: { id: group.id } }, { onSuccess: () => tell.done(words.done), onError: tell.failed })
  }
  return (
    <Group gap={4} wrap="nowrap">
      <Button size="compact-sm" variant="subtle" onClick={() => setOpen({ group })}>
        {text.kit.edit}
      </Button>
      <Button size="compact-sm" variant="subtle" color="red.9" onClick={() => void remove()}>
        {text.kit.remove}
      </Button>
    </Group>
  )
}

function GroupForm({ group, onDone }: { group: DisplayGroup | null; onDone: () => void }) {
  const text = useText()
  const words = text.displays.groups
  const tell = useTell()
  const displays = (useAsk(listDisplays, {}).data ?? []).filter(({ archivedAt }) => archivedAt === null)
  const groups = useAsk(listGroups, {})
  const [name, setName] = useState(group?.name ?? '')
  const [members, setMembers] = useState<readonly DisplayId[]>(group?.members ?? [])
  const [version, setVersion] = useState(group?.version ?? 1)
  const [tried, setTried] = useState(false)
  const done = () => {
    tell.done(words.done)
    onDone()
  }
  const create = useSend(createGroup, done)
  const update = useSend(updateGroup, done)
  const send = group ? update : create
  const submit = () => {
    setTried(true)
    const body = { name: name.trim(), members: [...members] }
    if (body.name === '') return
    if (group) update.mutate({ params: { id: group.id }, body: { ...body, version } })
    else create.mutate({ body })
  }
  const reload = async () => {
    const newest = (await groups.refetch()).data?.find(({ id }) => id === group?.id)
    if (newest) setVersion(newest.version)
    update.reset()
  }
  return (
    <Form
      onSubmit={submit}
      submit={text.kit.save}
      busy={send.isPending}
      error={send.error}
      onReload={() => void reload()}
      onCancel={onDone}
      typed={[name, members]}
    >
      <TextInput
        label={words.name}
        required
        data-autofocus
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={tried && name.trim() === '' ? words.nameMissing : undefined}
      />
      <MultiSelect
        label={words.members}
        searchable
        hidePickedOptions
        data={displays.map((display) => ({ value: String(display.id), label: display.name }))}
        value={members.map(String)}
        onChange={(ids) => setMembers(ids.map((id) => Number(id) as DisplayId))}
      />
    </Form>
  )
}
