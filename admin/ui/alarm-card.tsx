import { Alert, Anchor, Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { IconAlertTriangle, IconUserCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { acknowledgeAlarm } from '../../playlists/wire/alarms.ts'
import type { Alarm } from '../../playlists/wire/alarms.ts'
import { useAlarmWords } from './alarm-words.ts'
import { useSend } from './asks.ts'
import { useNow } from './clock.ts'
import { useTell } from './errors.tsx'
import { useText } from './language.tsx'
import { useFormat } from './office.ts'
import { useMay } from './session.tsx'
import { useQuestion } from './use-question.tsx'
import { useReason } from './use-reason.ts'

/** One alarm: what is wrong since when, what to do, and who sees to it. */
export function AlarmCard({ alarm, named = false }: { alarm: Alarm; named?: boolean }): ReactNode {
  const text = useText().watch
  const words = useAlarmWords()
  const format = useFormat()
  const now = useNow(15_000)
  const { kind, display, displayName, since, acknowledged } = alarm
  const { name, todo } = text.kinds[kind]
  const color = acknowledged === null ? 'red.9' : 'gray.7'
  return (
    <Alert color={color} variant="outline" p="xs" icon={<IconAlertTriangle size={18} aria-hidden />} bg="white">
      <Group justify="space-between" gap="xs" align="flex-start">
        <Text size="sm" fw={600} c={color}>
          {named ? (
            <Anchor component={Link} to={`/displays?show=${display}`} inherit>
              {text.about(displayName, name)}
            </Anchor>
          ) : (
            name
          )}
        </Text>
        <Text size="xs" c="dimmed">
          {text.since(format.dateTime(since), format.ago(since, now))}
        </Text>
      </Group>
      <Text size="sm">{words(alarm)}</Text>
      <Text size="sm">
        <b>{text.todo}</b> {todo}
      </Text>
      <Acknowledged alarm={alarm} />
    </Alert>
  )
}

function Acknowledged({ alarm }: { alarm: Alarm }) {
  const text = useText().watch.acknowledge
  const format = useFormat()
  const may = useMay()
  const acknowledge = useAcknowledge(alarm)
  const { acknowledged } = alarm
  if (acknowledged !== null)
    return (
      <Text size="xs" c="dimmed" mt={4} style={{ overflowWrap: 'anywhere' }}>
        {text.said(acknowledged.by, format.dateTime(acknowledged.at), acknowledged.note)}
      </Text>
    )
  if (!may('displays')) return null
  return (
    <Button
      size="compact-sm"
      variant="default"
      mt={6}
      leftSection={<IconUserCheck size={16} aria-hidden />}
      onClick={() => void acknowledge()}
    >
      {text.action}
    </Button>
  )
}

function useAcknowledge({ id, kind, displayName }: Alarm): () => Promise<void> {
  const text = useText().watch
  const ask = useQuestion()
  const tell = useTell()
  const sending = useSend(acknowledgeAlarm)
  return async () => {
    const title = text.acknowledge.title(text.about(displayName, text.kinds[kind].name))
    const note = await ask<string>({ title, draw: (onSettle) => <NoteForm onSettle={onSettle} /> })
    if (note === null) return
    const onSuccess = () => tell.done(text.acknowledge.done)
    sending.mutate({ params: { id }, body: { note } }, { onSuccess, onError: tell.failed })
  }
}

function NoteForm({ onSettle }: { onSettle: (note: string | null) => void }) {
  const { kit, watch } = useText()
  const { missing, onSubmit, field } = useReason(onSettle)
  const text = watch.acknowledge
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="sm">
        <Text size="sm">{text.body}</Text>
        <Textarea {...field} label={text.note} error={missing ? text.missing : undefined} minRows={2} data-autofocus />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => onSettle(null)}>
            {kit.cancel}
          </Button>
          <Button type="submit">{text.action}</Button>
        </Group>
      </Stack>
    </form>
  )
}
