import { PasswordInput, Text } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { changePassword } from '../../playlists/wire/access.ts'
import { useSend } from '../ui/asks.ts'
import { useTell } from '../ui/errors.tsx'
import { Form } from '../ui/form.tsx'
import { useText } from '../ui/language.tsx'
import { useMe } from '../ui/session.tsx'
import { PasswordFields } from './password-fields.tsx'
import { allMet, passwordHints } from './password-hints.ts'

export function ChangePassword({ onDone }: { onDone: () => void }): ReactNode {
  const text = useText().access
  const tell = useTell()
  const { username } = useMe()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [repeated, setRepeated] = useState('')
  const [tried, setTried] = useState(false)
  const send = useSend(changePassword, () => {
    tell.done(text.password.done)
    onDone()
  })
  const submit = () => {
    setTried(true)
    if (current !== '' && next === repeated && allMet(passwordHints(next, username)))
      send.mutate({ body: { current, next } })
  }
  return (
    <Form onSubmit={submit} submit={text.password.submit} busy={send.isPending} error={send.error} onCancel={onDone}>
      <Text size="sm">{text.password.lead}</Text>
      <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
      <PasswordInput
        label={text.fields.currentPassword}
        required
        autoComplete="current-password"
        value={current}
        onChange={(event) => setCurrent(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': text.fields.show }}
      />
      <PasswordFields
        label={text.fields.newPassword}
        username={username}
        value={next}
        repeated={repeated}
        onChange={setNext}
        onRepeat={setRepeated}
        tried={tried}
      />
    </Form>
  )
}
