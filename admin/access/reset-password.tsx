import { Text } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { resetPassword } from '../../playlists/wire/access.ts'
import type { Account } from '../../playlists/wire/access.ts'
import { useSend } from '../ui/asks.ts'
import { useTell } from '../ui/errors.tsx'
import { Form } from '../ui/form.tsx'
import { useText } from '../ui/language.tsx'
import { PasswordFields } from './password-fields.tsx'
import { allMet, passwordHints } from './password-hints.ts'

export function ResetPassword({ account, onDone }: { account: Account; onDone: () => void }): ReactNode {
  const text = useText().access
  const tell = useTell()
  const [password, setPassword] = useState('')
  const [repeated, setRepeated] = useState('')
  const [tried, setTried] = useState(false)
  const send = useSend(resetPassword, () => {
    tell.done(text.accounts.done.reset)
    onDone()
  })
  const submit = () => {
    setTried(true)
    if (password === repeated && allMet(passwordHints(password, account.username)))
      send.mutate({ params: { id: account.id }, body: { password } })
  }
  return (
    <Form onSubmit={submit} submit={text.accounts.reset} busy={send.isPending} error={send.error} onCancel={onDone}>
      <Text size="sm">{text.accounts.resetLead}</Text>
      <PasswordFields
        label={text.fields.newPassword}
        description={text.accounts.initialHint}
        username={account.username}
        value={password}
        repeated={repeated}
        onChange={setPassword}
        onRepeat={setRepeated}
        tried={tried}
      />
    </Form>
  )
}
