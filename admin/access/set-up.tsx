import { Alert, Anchor, Text, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { checkSetUp, readSession, setUp } from '../../playlists/wire/access.ts'
import { useApi, useSend } from '../ui/asks.ts'
import { Door } from '../ui/door.tsx'
import { Form } from '../ui/form.tsx'
import { keyOf } from '../ui/keys.ts'
import { useText } from '../ui/language.tsx'
import { Answer } from '../ui/page.tsx'
import { PasswordFields } from './password-fields.tsx'
import { allMet, isUsername, passwordHints, suggestUsername } from './password-hints.ts'

/** Opened by the one-time link: `/#/setup?token=…`. */
export function SetUpPage(): ReactNode {
  const text = useText().access.setUp
  const token = useSearchParams()[0].get('token') ?? ''
  const api = useApi()
  const check = useQuery({
    queryKey: ['setup', token],
    queryFn: () => api.call(checkSetUp, { body: { token } }),
    staleTime: Infinity,
  })
  return (
    <Door title={text.title} lead={text.lead}>
      <Answer of={check} height={420}>
        {({ works }) => (works ? <FirstAccount token={token} /> : <Broken />)}
      </Answer>
    </Door>
  )
}

function Broken() {
  const text = useText().access.setUp.broken
  return (
    <Alert color="yellow" title={text.title}>
      <Text size="sm">{text.body}</Text>
      <Anchor component={Link} to="/" size="sm" mt="xs" display="inline-block">
        {text.signIn}
      </Anchor>
    </Alert>
  )
}

function FirstAccount({ token }: { token: string }) {
  const text = useText().access
  const client = useQueryClient()
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const [ownUsername, setUsername] = useState<string | null>(null)
  const [password, setPassword] = useState('')
  const [repeated, setRepeated] = useState('')
  const [tried, setTried] = useState(false)
  const username = ownUsername ?? suggestUsername(name)
  const send = useSend(setUp, (session) => {
    client.setQueryData(keyOf(readSession, {}), session)
    void navigate('/wizard', { replace: true })
  })
  const ready =
    name.trim() !== '' && isUsername(username) && allMet(passwordHints(password, username)) && password === repeated
  const submit = () => {
    setTried(true)
    if (ready) send.mutate({ body: { token, username, name: name.trim(), password } })
  }
  return (
    <Form onSubmit={submit} submit={text.setUp.submit} busy={send.isPending} error={send.error}>
      <TextInput
        label={text.fields.name}
        description={text.fields.nameHint}
        required
        autoFocus
        autoComplete="name"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={tried && name.trim() === '' ? text.fields.nameMissing : undefined}
      />
      <TextInput
        label={text.fields.username}
        description={text.fields.usernameHint}
        required
        autoComplete="username"
        autoCapitalize="none"
        value={username}
        onChange={(event) => setUsername(event.currentTarget.value.toLowerCase())}
        error={(tried || ownUsername) && !isUsername(username) ? text.fields.usernameWrong : undefined}
      />
      <PasswordFields
        label={text.fields.password}
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
