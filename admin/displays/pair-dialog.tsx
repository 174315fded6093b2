import { Alert, PinInput, Stack, Text } from '@mantine/core'
import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import { pairDisplay } from '../../playlists/wire/displays.ts'
import type { Display } from '../../playlists/wire/displays.ts'
import { useSend } from '../ui/asks.ts'
import { useTell } from '../ui/errors.tsx'
import { Form } from '../ui/form.tsx'
import { useText } from '../ui/language.tsx'
import { playerAddress, isLoopback } from './address.ts'
import { cleanCode } from './draft.ts'

/** Six characters from a screen, typed or pasted; the sixth sends them. */
export function PairForm({ display, onDone }: { display: Display; onDone: () => void }): ReactNode {
  const text = useText().displays
  const tell = useTell()
  const labelId = useId()
  const [code, setCode] = useState('')
  const send = useSend(pairDisplay, () => {
    tell.done(text.done.paired)
    onDone()
  })
  const pair = (typed: string) => {
    const clean = cleanCode(typed)
    if (clean.length === 6 && !send.isPending) send.mutate({ params: { id: display.id }, body: { code: clean } })
  }
  return (
    <Form
      onSubmit={() => pair(code)}
      submit={text.pair.submit}
      busy={send.isPending}
      error={send.error}
      onCancel={onDone}
    >
      <Text size="sm">{text.pair.steps(playerAddress(location))}</Text>
      {display.paired && <Alert color="yellow">{text.pair.again}</Alert>}
      <Stack gap={4}>
        <Text size="sm" fw={500} id={labelId}>
          {text.pair.code}
        </Text>
        <PinInput
          aria-labelledby={labelId}
          role="group"
          length={6}
          type={/^[a-zA-Z0-9]$/}
          size="lg"
          oneTimeCode={false}
          autoFocus
          placeholder=""
          value={code}
          onChange={(typed) => setCode(cleanCode(typed))}
          onComplete={pair}
          getInputProps={(index) => ({
            'aria-label': text.pair.place(String(index + 1)),
            autoCapitalize: 'characters',
            inputMode: 'text',
          })}
        />
      </Stack>
      {isLoopback(location.hostname) && (
        <Text size="xs" c="dimmed">
          {text.pair.lan}
        </Text>
      )}
    </Form>
  )
}
