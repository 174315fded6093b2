import { Alert, Radio, Stack, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { ROLES } from '../../playlists/permissions.ts'
import type { Role } from '../../playlists/permissions.ts'
import { createAccount, listAccounts, updateAccount } from '../../playlists/wire/access.ts'
import type { Account } from '../../playlists/wire/access.ts'
import { useAsk, useSend } from '../ui/asks.ts'
import { useTell } from '../ui/errors.tsx'
import { Form } from '../ui/form.tsx'
import { useText } from '../ui/language.tsx'
import { useMe } from '../ui/session.tsx'
import { PasswordFields } from './password-fields.tsx'
import { allMet, isUsername, passwordHints, suggestUsername } from './password-hints.ts'

/** Adds an account (`account` null) or changes one. */
export function AccountForm({ account, onDone }: { account: Account | null; onDone: () => void }): ReactNode {
  return account === null ? <NewAccount onDone={onDone} /> : <OldAccount account={account} onDone={onDone} />
}

function NewAccount({ onDone }: { onDone: () => void }) {
  const text = useText().access
  const tell = useTell()
  const [name, setName] = useState('')
  const [ownUsername, setUsername] = useState<string | null>(null)
  const [role, setRole] = useState<Role>('editor')
  const [password, setPassword] = useState('')
  const [repeated, setRepeated] = useState('')
  const [tried, setTried] = useState(false)
  const username = ownUsername ?? suggestUsername(name)
  const send = useSend(createAccount, () => {
    tell.done(text.accounts.done.added)
    onDone()
  })
  const ready =
    name.trim() !== '' && isUsername(username) && allMet(passwordHints(password, username)) && password === repeated
  const submit = () => {
    setTried(true)
    if (ready) send.mutate({ body: { name: name.trim(), username, role, password } })
  }
  return (
    <Form
      onSubmit={submit}
      submit={text.accounts.add}
      busy={send.isPending}
      error={send.error}
      onCancel={onDone}
      typed={[name, username, role, password]}
    >
      <NameInput value={name} onChange={setName} tried={tried} />
      <TextInput
        label={text.fields.username}
        description={text.fields.usernameHint}
        required
        autoCapitalize="none"
        value={username}
        onChange={(event) => setUsername(event.currentTarget.value.toLowerCase())}
        error={tried && !isUsername(username) ? text.fields.usernameWrong : undefined}
      />
      <RolePicker value={role} onChange={setRole} disabled={false} />
      <PasswordFields
        label={text.accounts.initialPassword}
        description={text.accounts.initialHint}
        username={username}
        value={password}
        repeated={repeated}
        onChange={setPassword}
        onRepeat={setRepeated}
        tried={tried}
      />
    </Form>
  )
}

function OldAccount({ account, onDone }: { account: Account; onDone: () => void }) {
  const text = useText().access
  const tell = useTell()
  const own = useMe().id === account.id
  const accounts = useAsk(listAccounts, {})
  const [version, setVersion] = useState(account.version)
  const [name, setName] = useState(account.name)
  const [role, setRole] = useState<Role>(account.role)
  const [active, setActive] = useState(account.active)
  const [tried, setTried] = useState(false)
  const send = useSend(updateAccount, () => {
    tell.done(text.accounts.done.saved)
    onDone()
  })
  const submit = () => {
    setTried(true)
    const body = { version, name: name.trim(), role, active }
    if (name.trim() !== '') send.mutate({ params: { id: account.id }, body })
  }
  const reload = async () => {
    const newest = (await accounts.refetch()).data?.find((one) => one.id === account.id)
    if (newest) setVersion(newest.version)
    send.reset()
  }
  return (
    <Form
      onSubmit={submit}
      submit={useText().kit.save}
      busy={send.isPending}
      error={send.error}
      onReload={() => void reload()}
      onCancel={onDone}
      typed={[name, role, active]}
    >
      <NameInput value={name} onChange={setName} tried={tried} />
      {own && <Alert p="xs">{text.accounts.ownHint}</Alert>}
      <RolePicker value={role} onChange={setRole} disabled={own} />
      <Switch
        label={text.accounts.activeSwitch}
        description={text.accounts.activeHint}
        checked={active}
        disabled={own}
        onChange={(event) => setActive(event.currentTarget.checked)}
      />
    </Form>
  )
}

function NameInput(given: { value: string; onChange: (value: string) => void; tried: boolean }) {
  const text = useText().access.fields
  return (
    <TextInput
      label={text.name}
      description={text.nameHint}
      required
      data-autofocus
      maxLength={100}
      value={given.value}
      onChange={(event) => given.onChange(event.currentTarget.value)}
      error={given.tried && given.value.trim() === '' ? text.nameMissing : undefined}
    />
  )
}

function RolePicker(given: { value: Role; onChange: (role: Role) => void; disabled: boolean }) {
  const text = useText().access
  return (
    <Radio.Group
      label={text.accounts.role}
      value={given.value}
      onChange={(value) => given.onChange(value as Role)}
      required
    >
      <Stack gap={8} mt={6}>
        {ROLES.map((role) => (
          <Radio
            key={role}
            value={role}
            label={text.roles[role].name}
            description={text.roles[role].short}
            disabled={given.disabled}
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}
