import { Alert, Anchor, Button, Code, Group, List, Stack, Table, Text, Title } from '@mantine/core'
import { IconBrowserPlus, IconLink, IconPencil } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Display } from '../../playlists/wire/displays.ts'
import { Misfits } from '../preflight/misfits.tsx'
import { useNow } from '../ui/clock.ts'
import { StateBadge } from '../ui/display-state.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { useMay } from '../ui/session.tsx'
import { weekdayRuns } from '../ui/week-draft.ts'
import { isLoopback, playerAddress } from './address.ts'
import { OpenAlarms, PastAlarms, useIsTold } from './alarms.tsx'
import { OnScreen } from './on-screen.tsx'
import { DeviceFacts } from './device-facts.tsx'
import { Feed } from './feed.tsx'
import { Gaps } from './gaps.tsx'
import { problemWords } from './problem-words.ts'
import { Remote } from './remote.tsx'
import { ShowNow } from './show-now.tsx'
import { Touches } from './touches.tsx'
import { useDeeds } from './use-deeds.ts'

type Given = { display: Display; onEdit: () => void; onPair: () => void }

/** One display in full: what is on it, how it is and what to do, its device, its hours. */
export function DisplayDetails({ display, onEdit, onPair }: Given): ReactNode {
  const may = useMay()
  return (
    <Stack gap="md">
      <Standing display={display} />
      <OpenAlarms display={display} />
      {may('displays') && display.archivedAt === null && <Actions display={display} onEdit={onEdit} onPair={onPair} />}
      {display.archivedAt === null && !display.test && (
        <Misfits of={{ playlist: null, materials: null, target: onlyTo(display) }} />
      )}
      <Now display={display} />
      {display.paired && display.archivedAt === null && <RemoteControl display={display} />}
      <Device display={display} />
      <MissingPlays display={display} />
      {display.touch && <Opened display={display} />}
      <Hours display={display} />
      {may('schedule') && display.archivedAt === null && <Feeds display={display} />}
      <Address />
    </Stack>
  )
}

const onlyTo = ({ id }: Display) => ({ all: false, displays: [id], groups: [] })

/** It shows what staff asked for from afar. */
const isTesting = ({ online, health }: Display): boolean => online && health?.showing === 'test'

function Standing({ display }: { display: Display }) {
  const { displays: text, watch } = useText()
  const { what, todo } = text.states[display.state]
  const isTold = useIsTold(display)
  const now = useNow(15_000)
  const format = useFormat()
  return (
    <div>
      <Group gap="xs" mb={6}>
        <StateBadge state={display.state} />
        <Text size="xs" c="dimmed">
          {display.lastSeenAt === null ? '' : `${text.details.seen}: ${format.ago(display.lastSeenAt, now)}`}
        </Text>
      </Group>
      <Text size="sm">{isTesting(display) ? watch.testing : what}</Text>
      {display.test && <Text size="sm">{text.testWhat}</Text>}
      {todo !== '' && !isTold && (
        <Alert mt="xs" p="xs" color="yellow">
          <Text size="sm">
            <b>{text.todo}</b> {todo}
          </Text>
        </Alert>
      )}
    </div>
  )
}

function Actions({ display, onEdit, onPair }: Given) {
  const text = useText()
  const deeds = useDeeds()
  return (
    <Group gap="xs">
      <Button
        size="xs"
        variant={display.paired ? 'default' : 'filled'}
        leftSection={<IconLink size={16} aria-hidden />}
        onClick={onPair}
      >
        {text.displays.pair.action}
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconBrowserPlus size={16} aria-hidden />}
        onClick={() => void deeds.openHere(display)}
      >
        {text.displays.test}
      </Button>
      <Button size="xs" variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={onEdit}>
        {text.kit.edit}
      </Button>
    </Group>
  )
}

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <Title order={3} fz="sm" mb={6}>
      {title}
    </Title>
    {children}
  </section>
)

function Now({ display }: { display: Display }) {
  const { displays, watch } = useText()
  const { now, planned } = displays.details
  return (
    <Section title={isTesting(display) ? watch.planned : display.online ? now : planned}>
      <OnScreen display={display} />
    </Section>
  )
}

function RemoteControl({ display }: { display: Display }) {
  const text = useText().watch.remote
  const may = useMay()
  if (!may('displays') && !may('override')) return null
  return (
    <Section title={text.title}>
      {may('override') && <ShowNow display={display} />}
      {may('displays') && <Remote display={display} />}
    </Section>
  )
}

function MissingPlays({ display }: { display: Display }) {
  return (
    <Section title={useText().displays.gaps.title}>
      <Gaps display={display} />
    </Section>
  )
}

function Device({ display }: { display: Display }) {
  const all = useText()
  const text = all.displays.details
  return (
    <Section title={text.health}>
      {display.health === null ? (
        <Text size="sm">{text.noHealth}</Text>
      ) : (
        <DeviceFacts display={display} health={display.health} />
      )}
      {display.health !== null && display.health.errors.length > 0 && (
        <Alert color="red" mt="xs" p="xs" title={text.errors}>
          <List size="xs">
            {display.health.errors.map((line, n) => (
              <List.Item key={n}>{problemWords(line, all)}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      <PastAlarms display={display} />
    </Section>
  )
}

function Hours({ display }: { display: Display }) {
  const text = useText()
  const { short } = text.kit.weekdays
  return (
    <Section title={text.displays.details.hours}>
      {display.opening.hours.length === 0 && <Text size="sm">{text.displays.details.noHours}</Text>}
      <Table fz="sm" verticalSpacing={4} withRowBorders={false}>
        <Table.Tbody>
          {display.opening.hours.map((row, n) => (
            <Table.Tr key={n}>
              <Table.Td pl={0}>{weekdayRuns(row.weekdays, short)}</Table.Td>
              <Table.Td>{`${row.from}–${row.to}`}</Table.Td>
              <Table.Td>{`${text.kit.weekTable.brightness} ${row.brightness}%`}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <SingleDates display={display} />
    </Section>
  )
}

function SingleDates({ display: { opening } }: { display: Display }) {
  const text = useText().dayparts
  const format = useFormat()
  if (opening.dates.length === 0) return opening.followsCalendar ? <Text size="xs">{text.follows}</Text> : null
  const wordsOf = ({ date, hours }: (typeof opening.dates)[number]) =>
    `${format.date(date)}: ${hours.map(({ from, to, brightness }) => `${from}–${to} (${brightness}%)`).join('; ') || text.dates.closed}`
  return (
    <>
      {opening.followsCalendar && <Text size="xs">{text.follows}</Text>}
      <List size="xs">
        {opening.dates.map((entry) => (
          <List.Item key={entry.date}>{wordsOf(entry)}</List.Item>
        ))}
      </List>
    </>
  )
}

function Opened({ display }: { display: Display }) {
  return (
    <Section title={useText().geometry.opens.title}>
      <Touches display={display} />
    </Section>
  )
}

function Feeds({ display }: { display: Display }) {
  return (
    <Section title={useText().ics.feed.title}>
      <Feed display={display} />
    </Section>
  )
}

function Address() {
  const text = useText().displays
  const address = playerAddress(location)
  return (
    <Section title={text.details.address}>
      <Anchor href={address} target="_blank" rel="noreferrer" size="sm">
        <Code>{address}</Code>
      </Anchor>
      <Text size="xs" c="dimmed" mt={4}>
        {isLoopback(location.hostname) ? text.pair.lan : text.details.kiosk}
      </Text>
    </Section>
  )
}
