import { Alert, PasswordInput, Text, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { readSession, signIn } from '../../playlists/wire/access.ts'
import { useSend } from '../ui/asks.ts'
import { Door } from '../ui/door.tsx'
import { Form } from '../ui/form.tsx'
import { keyOf } from '../ui/keys.ts'
import { useText } from '../ui/language.tsx'
import { useSession } from '../ui/session.tsx'

export function SignInPage(): ReactNode {
  const text = useText().access
  const { setupNeeded } = useSession()
  const client = useQueryClient()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const send = useSend(signIn, (session) => client.setQueryData(keyOf(readSession, {}), session))
  const missing = username.trim() === '' || password === ''
  const submit = () => {
    setTried(true)
    if (!missing) send.mutate({ body: { username: username.trim().toLowerCase(), password } })
  }
  return (
    <Door title={text.signIn.title} lead={text.signIn.lead}>
      {setupNeeded && <Alert title={text.signIn.setupNeeded.title}>{text.signIn.setupNeeded.body}</Alert>}
      <Form onSubmit={submit} submit={text.signIn.submit} busy={send.isPending} error={send.error}>
        <TextInput
          label={text.signIn.username}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          autoFocus
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
        />
        <PasswordInput
          label={text.signIn.password}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={tried && missing ? text.signIn.missing : undefined}
          visibilityToggleButtonProps={{ 'aria-label': text.fields.show }}
        />
      </Form>
      {!setupNeeded && (
        <Text size="xs" c="dimmed">
          {text.signIn.forgot}
        </Text>
      )}
    </Door>
  )
}
