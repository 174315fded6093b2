import { Button, Group, Stack, Switch, Text, TextInput, Textarea } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { Target } from '../../playlists/schedule.ts'
import { listDisplays } from '../../playlists/wire/displays.ts'
import { startEmergency } from '../../playlists/wire/playlists.ts'
import { useAsk, useSend } from '../ui/asks.ts'
import { useNow } from '../ui/clock.ts'
import { useTell } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { TargetPicker } from '../ui/target-picker.tsx'
import { EVERYBODY, isEmptyTarget, reached } from '../ui/targets.ts'
import { useUnsaved } from '../ui/unsaved.tsx'
import { ConfirmStep } from './confirm-step.tsx'
import { MinutesField } from './minutes-field.tsx'
import { NoticePreviews } from './notice-previews.tsx'
import { areMinutes, endOf, noticeContent } from './override-draft.ts'

type Notice = { text: string; support: string; target: Target; minutes: number; wakes: boolean }
const BEGIN: Notice = { text: '', support: '', target: EVERYBODY, minutes: 60, wakes: true }

const isReady = ({ text, target, minutes }: Notice): boolean =>
  text.trim() !== '' && !isEmptyTarget(target) && areMinutes('emergency', minutes)

/** Words, screens, length; then a second look that names the screens; then it is out. */
export function EmergencyForm({ onDone }: { onDone: () => void }): ReactNode {
  const [notice, setNotice] = useState(BEGIN)
  const [second, setSecond] = useState(false)
  const leave = useUnsaved([notice.text, notice.support])
  if (second) return <Confirm notice={notice} onBack={() => setSecond(false)} onDone={onDone} />
  return (
    <Write
      notice={notice}
      put={(part) => setNotice((old) => ({ ...old, ...part }))}
      onNext={() => setSecond(true)}
      onCancel={() => leave(onDone)}
    />
  )
}

type WriteGiven = {
  notice: Notice
  put: (part: Partial<Notice>) => void
  onNext: () => void
  onCancel: () => void
}

function Write({ notice, put, onNext, onCancel }: WriteGiven) {
  const text = useText()
  const words = text.overrides.emergency
  const [tried, setTried] = useState(false)
  const next = () => {
    setTried(true)
    if (isReady(notice)) onNext()
  }
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {words.lead}
      </Text>
      <Textarea
        label={words.text}
        description={words.textHint}
        required
        data-autofocus
        autosize
        minRows={2}
        maxLength={300}
        value={notice.text}
        onChange={(event) => put({ text: event.currentTarget.value })}
        error={tried && notice.text.trim() === '' ? words.textMissing : undefined}
      />
      <TextInput
        label={words.support}
        description={words.supportHint}
        maxLength={300}
        value={notice.support}
        onChange={(event) => put({ support: event.currentTarget.value })}
      />
      <Previews notice={notice} />
      <MinutesField kind="emergency" value={notice.minutes} onChange={(minutes) => put({ minutes })} />
      <TargetPicker
        value={notice.target}
        onChange={(target) => put({ target })}
        error={tried && isEmptyTarget(notice.target) ? text.kit.targets.missing : undefined}
      />
      <Switch
        label={words.wakes}
        checked={notice.wakes}
        onChange={(event) => put({ wakes: event.currentTarget.checked })}
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

function Previews({ notice }: { notice: Notice }) {
  const { button } = useText().overrides.emergency
  const on = useReached(notice)
  const { text, support, minutes } = notice
  const content = useMemo(() => noticeContent(text || button, support), [text, support, button])
  return <NoticePreviews {...{ on, content, minutes }} written={text.trim() !== ''} />
}

const useReached = ({ target }: Notice) => reached(target, useAsk(listDisplays, {}).data ?? [])

function Confirm({ notice, onBack, onDone }: { notice: Notice; onBack: () => void; onDone: () => void }) {
  const text = useText()
  const words = text.overrides.emergency
  const format = useFormat()
  const now = useNow(10_000)
  const tell = useTell()
  const screens = useReached(notice)
  const send = useSend(startEmergency, () => {
    tell.done(words.done)
    onDone()
  })
  const start = () => {
    const body = { ...notice, text: notice.text.trim(), support: notice.support.trim(), confirmed: true as const }
    send.mutate({ body })
  }
  return (
    <ConfirmStep
      title={words.confirmTitle}
      body={(count) => words.confirmBody(count, format.time(endOf(now, notice.minutes)))}
      note={notice.wakes ? words.confirmWakes : words.confirmSleeps}
      screens={screens}
      start={words.start}
      busy={send.isPending}
      error={send.error}
      onStart={start}
      onBack={onBack}
    >
      <Previews notice={notice} />
    </ConfirmStep>
  )
}
