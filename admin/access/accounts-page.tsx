import { Badge, Button, Group, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { listAccounts, updateAccount } from '../../playlists/wire/access.ts'
import type { Account } from '../../playlists/wire/access.ts'
import { useAsk, useSend } from '../ui/asks.ts'
import { useNow } from '../ui/clock.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { useTell } from '../ui/errors.tsx'
import { FormDialog } from '../ui/form.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { Answer, PageHeader } from '../ui/page.tsx'
import { useMe } from '../ui/session.tsx'
import { DataTable } from '../ui/table.tsx'
import type { Column } from '../ui/table.tsx'
import { AccountForm } from './account-form.tsx'
import { ResetPassword } from './reset-password.tsx'
import { RoleTable } from './role-table.tsx'

type Open = { kind: 'add' } | { kind: 'edit'; account: Account } | { kind: 'reset'; account: Account } | null

export function AccountsPage(): ReactNode {
  const text = useText().access.accounts
  const accounts = useAsk(listAccounts, {})
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const columns = useColumns(setOpen)
  return (
    <>
      <PageHeader
        title={text.title}
        lead={text.lead}
        actions={
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpen({ kind: 'add' })}>
            {text.add}
          </Button>
        }
      />
      <Answer of={accounts} height={220}>
        {(rows) => <DataTable label={text.title} columns={columns} rows={rows} rowKey={(row) => row.id} />}
      </Answer>
      <RoleTable />
      <FormDialog opened={open !== null} title={useTitle(open)} onClose={close}>
        {open?.kind === 'add' && <AccountForm account={null} onDone={close} />}
        {open?.kind === 'edit' && <AccountForm account={open.account} onDone={close} />}
        {open?.kind === 'reset' && <ResetPassword account={open.account} onDone={close} />}
      </FormDialog>
    </>
  )
}

function useTitle(open: Open): string {
  const text = useText().access.accounts
  if (open?.kind === 'edit') return text.formTitle.edit(open.account.name)
  return open?.kind === 'reset' ? text.resetTitle(open.account.name) : text.formTitle.add
}

function useColumns(setOpen: (open: Open) => void): Column<Account>[] {
  const text = useText()
  const { columns, active, locked, never, you } = text.access.accounts
  const format = useFormat()
  const now = useNow(30_000)
  const me = useMe()
  return [
    {
      key: 'name',
      label: columns.name,
      cell: (row) => (
        <Group gap={6}>
          <Text size="sm" fw={600}>
            {row.name}
          </Text>
          {row.id === me.id && <Badge variant="outline">{you}</Badge>}
        </Group>
      ),
    },
    { key: 'username', label: columns.username, cell: (row) => row.username },
    { key: 'role', label: columns.role, cell: (row) => text.access.roles[row.role].name },
    {
      key: 'state',
      label: columns.state,
      cell: (row) => <Badge color={row.active ? 'lake.9' : 'red.9'}>{row.active ? active : locked}</Badge>,
    },
    {
      key: 'seen',
      label: columns.seen,
      cell: (row) => (row.lastSeenAt === null ? never : format.ago(row.lastSeenAt, now)),
    },
    {
      key: 'actions',
      label: '',
      kind: 'narrow',
      cell: (row) => <RowActions account={row} own={row.id === me.id} setOpen={setOpen} />,
    },
  ]
}

type RowGiven = { account: Account; own: boolean; setOpen: (open: Open) => void }

function RowActions({ account, own, setOpen }: RowGiven) {
  const text = useText()
  const words = text.access.accounts
  const turn = useTurn(account)
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      <Button size="compact-sm" variant="subtle" onClick={() => setOpen({ kind: 'edit', account })}>
        {text.kit.edit}
      </Button>
      {!own && (
        <>
          <Button size="compact-sm" variant="subtle" onClick={() => setOpen({ kind: 'reset', account })}>
            {words.reset}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            color={account.active ? 'red.9' : 'deep'}
            onClick={() => void turn()}
          >
            {account.active ? words.lock : words.unlock}
          </Button>
        </>
      )}
    </Group>
  )
}

/** Locks (after asking) or unlocks. */
function useTurn(account: Account): () => Promise<void> {
  const text = useText().access.accounts
  const confirm = useConfirm()
  const tell = useTell()
  const send = useSend(updateAccount)
  return async () => {
    const { id, name, role, version, active } = account
    const question = { title: text.lockTitle(name), body: text.lockBody, confirm: text.lock, danger: true }
    if (active && !(await confirm(question))) return
    send.mutate(
      { params: { id }, body: { name, role, version, active: !active } },
      { onSuccess: () => tell.done(active ? text.done.locked : text.done.unlocked), onError: tell.failed },
    )
  }
}
