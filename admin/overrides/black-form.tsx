import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Target } from '../../playlists/schedule.ts'
import { listDisplays } from '../../playlists/wire/displays.ts'
import { startBlackout } from '../../playlists/wire/playlists.ts'
import { useAsk, useSend } from '../ui/asks.ts'
import { useNow } from '../ui/clock.ts'
import { useTell } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { TargetPicker } from '../ui/target-picker.tsx'
import { EVERYBODY, isEmptyTarget, reached } from '../ui/targets.ts'
import { ConfirmStep } from './confirm-step.tsx'
import { MinutesField } from './minutes-field.tsx'
import { areMinutes, endOf } from './override-draft.ts'

type Black = { target: Target; minutes: number; reason: string }

/** Screens, length, reason; then a second look that names the screens; then they are black. */
export function BlackForm({ onDone }: { onDone: () => void }): ReactNode {
  const [black, setBlack] = useState<Black>({ target: EVERYBODY, minutes: 60, reason: '' })
  const [second, setSecond] = useState(false)
  if (second) return <Confirm black={black} onBack={() => setSecond(false)} onDone={onDone} />
  return (
    <Choose
      black={black}
      put={(part) => setBlack((old) => ({ ...old, ...part }))}
      onNext={() => setSecond(true)}
      onCancel={onDone}
    />
  )
}

type ChooseGiven = { black: Black; put: (part: Partial<Black>) => void; onNext: () => void; onCancel: () => void }

function Choose({ black, put, onNext, onCancel }: ChooseGiven) {
  const text = useText()
  const words = text.overrides.black
  const [tried, setTried] = useState(false)
  const next = () => {
    setTried(true)
    if (!isEmptyTarget(black.target) && areMinutes('black', black.minutes)) onNext()
  }
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {words.lead}
      </Text>
      <TargetPicker
        value={black.target}
        onChange={(target) => put({ target })}
        error={tried && isEmptyTarget(black.target) ? text.kit.targets.missing : undefined}
      />
      <MinutesField kind="black" value={black.minutes} onChange={(minutes) => put({ minutes })} />
      <TextInput
        label={words.reason}
        description={words.reasonHint}
        maxLength={300}
        value={black.reason}
        onChange={(event) => put({ reason: event.currentTarget.value })}
      />
      <Group justify="flex-end" mt="xs">
        <Button variant="default" onClick={onCancel}>
          {text.kit.cancel}
        </Button>
        <Button color="red.9" onClick={next}>
          {words.next}
        </Button>
      </Group>
    </Stack>
  )
}

function Confirm({ black, onBack, onDone }: { black: Black; onBack: () => void; onDone: () => void }) {
  const words = useText().overrides.black
  const format = useFormat()
  const now = useNow(10_000)
  const tell = useTell()
  const screens = reached(black.target, useAsk(listDisplays, {}).data ?? [])
  const send = useSend(startBlackout, () => {
    tell.done(words.done)
    onDone()
  })
  return (
    <ConfirmStep
      title={words.confirmTitle}
      body={(count) => words.confirmBody(count, format.dateTime(endOf(now, black.minutes)))}
      screens={screens}
      start={words.start}
      busy={send.isPending}
      error={send.error}
      onStart={() => send.mutate({ body: { ...black, reason: black.reason.trim(), confirmed: true } })}
      onBack={onBack}
    />
  )
}
