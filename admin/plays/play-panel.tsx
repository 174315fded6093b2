import { Anchor, Box, Stack, Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { PlayEvidence } from '../../playlists/wire/plays.ts'
import { useText } from '../ui/language.tsx'
import { MaterialThumb } from '../ui/material-thumb.tsx'
import { useFormat } from '../ui/office.ts'
import { Answer } from '../ui/page.tsx'
import { SidePanel } from '../ui/side-panel.tsx'
import type { PlayName } from './filters.ts'
import { usePlay } from './hooks.ts'
import { OutcomeCell } from './outcome.tsx'

/** One play with what proves it: its picture, who approved it, the programme that had it shown. */
export function PlayPanel({ name, onClose }: { name: PlayName | null; onClose: () => void }): ReactNode {
  const t = useText().plays.evidence
  return (
    <SidePanel opened={name !== null} title={t.title} size="md" onClose={onClose}>
      {name !== null && <Asked name={name} />}
    </SidePanel>
  )
}

function Asked({ name }: { name: PlayName }) {
  return (
    <Answer of={usePlay(name)} height={420}>
      {(evidence) => <Evidence evidence={evidence} />}
    </Answer>
  )
}

function Evidence({ evidence }: { evidence: PlayEvidence }) {
  const t = useText().plays.evidence
  const { play, shown } = evidence
  return (
    <Stack gap="sm">
      {shown === null ? <Text size="sm">{t.noVersion}</Text> : <MaterialThumb content={shown.content} />}
      <Box>
        <Anchor component={Link} to={`/materials?open=${play.material}`} fw={700}>
          {play.title}
        </Anchor>
        {shown !== null && (
          <Text size="sm" c="dark.4">
            {t.version(String(shown.number))}
          </Text>
        )}
      </Box>
      <Facts facts={useFacts(evidence)} label={t.title} />
    </Stack>
  )
}

type Fact = [name: string, value: ReactNode]

function useFacts({ play, plannedAt, plannedMs, shown, programme, schedule }: PlayEvidence): Fact[] {
  const text = useText()
  const t = text.plays.evidence
  const { list } = text.plays
  const format = useFormat()
  const moment = (at: typeof plannedAt) => `${format.dateOf(at)} ${format.timeWithSeconds(at)}`
  const seconds = (ms: number) => list.seconds(format.number(ms / 1000, 1))
  const layers: Record<string, string> = text.schedules.layers
  const approval = shown?.approval ?? null
  return [
    [list.outcome, <OutcomeCell key="outcome" play={play} />],
    [list.display, play.display],
    [list.start, moment(play.startedAt)],
    [list.duration, seconds(play.durationMs)],
    [t.planned, `${moment(plannedAt)} · ${seconds(plannedMs)}`],
    [list.topic, play.topic],
    [list.playlist, play.playlist],
    [t.schedule, schedule?.name ?? t.none],
    [list.layer, layers[play.layer] ?? play.layer],
    [t.author, shown?.authorName ?? t.none],
    [t.approver, approval === null ? t.none : t.approved(approval.by, format.dateTime(approval.at))],
    ...(shown === null || shown.source === '' ? [] : [[t.source, shown.source] satisfies Fact]),
    [t.programme, <Code key="programme" of={programme} />],
    [t.content, <Code key="content" of={play.revision} />],
    [t.id, <Code key="id" of={play.id} />],
  ]
}

const Code = ({ of }: { of: string }) => (
  <Text span size="xs" ff="monospace" translate="no" style={{ overflowWrap: 'anywhere' }}>
    {of}
  </Text>
)

function Facts({ facts, label }: { facts: readonly Fact[]; label: string }) {
  return (
    <Table aria-label={label} verticalSpacing={4} layout="fixed">
      <Table.Tbody>
        {facts.map(([name, value]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" w="38%" fw={400} c="dark.4" fz="sm" style={{ verticalAlign: 'top' }}>
              {name}
            </Table.Th>
            <Table.Td fz="sm" style={{ overflowWrap: 'anywhere' }}>
              {value}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
