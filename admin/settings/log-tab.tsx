import { Alert, Button, Group, List, Progress, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { readVerification, startVerification } from '../../playlists/wire/plays.ts'
import type { VerificationState } from '../../playlists/wire/plays.ts'
import { addDays } from '../../playlists/time.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { useAsk, useSend } from '../ui/asks.ts'
import { useNow } from '../ui/clock.ts'
import { DateField } from '../ui/date-field.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { ErrorNotice } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { Answer } from '../ui/page.tsx'
import { LogFile } from './log-file.tsx'

const ASK_AGAIN_MS = 700

/** Whether the play log and its totals are as they came: for a period, with what was looked at and what was found. */
export function LogTab(): ReactNode {
  const text = useText().settings.log
  const send = useSend(startVerification)
  const [running, setRunning] = useState(true)
  const latest = useAsk(readVerification, {}, { every: running ? ASK_AGAIN_MS : undefined })
  const run = latest.data?.run ?? null
  const isRunning = run !== null && run.finishedAt === null
  if (latest.data !== undefined && running !== isRunning) setRunning(isRunning)
  const start = (from: LocalDate, until: LocalDate) =>
    send.mutate(
      { body: { from, until } },
      { onSuccess: () => setRunning(true), onSettled: () => void latest.refetch() },
    )
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed" maw={620}>
        {text.lead}
      </Text>
      <Choose isRunning={isRunning || send.isPending} onStart={start} />
      <ErrorNotice error={send.error} />
      <Answer of={latest} height={160}>
        {() => (run === null ? <EmptyState icon={IconShieldCheck} {...text.empty} /> : <Outcome run={run} />)}
      </Answer>
      <LogFile />
    </Stack>
  )
}

type Chosen = { isRunning: boolean; onStart: (from: LocalDate, until: LocalDate) => void }

function Choose({ isRunning, onStart }: Chosen) {
  const text = useText().settings.log
  const today = useFormat().dayOf(useNow(60_000))
  const [from, setFrom] = useState<LocalDate | null>(addDays(today, -90))
  const [until, setUntil] = useState<LocalDate | null>(today)
  const wrong = from !== null && until !== null && from > until
  return (
    <Group align="flex-end" gap="sm">
      <DateField label={text.from} value={from} onChange={setFrom} />
      <DateField label={text.until} value={until} onChange={setUntil} error={wrong ? text.reversed : undefined} />
      <Button
        leftSection={<IconShieldCheck size={18} aria-hidden />}
        loading={isRunning}
        disabled={from === null || until === null || wrong}
        onClick={() => from !== null && until !== null && onStart(from, until)}
      >
        {text.start}
      </Button>
    </Group>
  )
}

function Outcome({ run }: { run: VerificationState }) {
  const text = useText().settings.log
  const format = useFormat()
  const dates = text.period(format.date(run.from), format.date(run.until))
  if (run.finishedAt === null) {
    return (
      <Stack gap={6} maw={620}>
        <Text size="sm">{text.running(dates, format.percent(run.progress))}</Text>
        <Progress value={run.progress * 100} aria-label={text.progress} />
      </Stack>
    )
  }
  const when = text.finished(dates, format.dateTime(run.finishedAt))
  if (run.broken || run.looked === null) return <Alert color="orange" title={text.broken} children={when} />
  const isClean = run.findings.length === 0
  return (
    <Stack gap="sm">
      <Alert
        color={isClean ? 'lake' : 'red'}
        icon={isClean ? <IconShieldCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
        title={isClean ? text.clean : text.found(format.number(run.findings.length + run.more))}
        role="status"
      >
        {when}
        {!isClean && ` ${text.todo}`}
      </Alert>
      {!isClean && (
        <List size="sm" spacing={4} style={{ overflowWrap: 'anywhere' }}>
          {run.findings.map(({ message }) => (
            <List.Item key={message}>{message}</List.Item>
          ))}
        </List>
      )}
      {run.more > 0 && <Text size="sm">{text.more(format.number(run.more))}</Text>}
      <Looked looked={run.looked} />
    </Stack>
  )
}

function Looked({ looked }: { looked: NonNullable<VerificationState['looked']> }) {
  const text = useText().settings.log
  const { number } = useFormat()
  const lines = [
    text.looked(number(looked.plays), number(looked.days)),
    text.sealed(number(looked.sealedDays), number(looked.unsealedDays)),
    ...(looked.unchained > 0 ? [text.unchained(number(looked.unchained))] : []),
    ...(looked.purgedLinks > 0 ? [text.purged(number(looked.purgedLinks))] : []),
  ]
  return (
    <Text size="sm" c="dimmed" maw={720}>
      {lines.join(' ')}
    </Text>
  )
}
