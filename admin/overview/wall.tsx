import { Anchor, Card, Center, Group, SimpleGrid, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Display } from '../../playlists/wire/displays.ts'
import { StateBadge, urgencyOf } from '../ui/display-state.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { LiveMiniature } from '../ui/preview.tsx'
import classes from './wall.module.css'

/** Each miniature runs a stage of its own, so a large office sees the most urgent ones here. */
const MOST = 12

/** What each screen shows now, with how it is in words; the most urgent first. */
export function Wall({ displays }: { displays: readonly Display[] }): ReactNode {
  const text = useText().overview
  const format = useFormat()
  const sorted = displays.toSorted((a, b) => urgencyOf(b.state) - urgencyOf(a.state) || a.id - b.id)
  const fine = displays.filter(({ state }) => urgencyOf(state) === 0).length
  if (displays.length === 0) return null
  return (
    <section aria-label={text.wall.title}>
      <Group justify="space-between" mb="xs" gap="xs">
        <div>
          <Title order={2} fz="md">
            {text.wall.title}
          </Title>
          <Text size="xs" c="dimmed">
            {text.wall.summary(format.number(fine), format.number(displays.length))}
          </Text>
        </div>
        <Anchor component={Link} to="/displays" size="sm">
          {text.wall.all}
        </Anchor>
      </Group>
      <SimpleGrid cols={{ base: 1, xs: 2, lg: 3, xl: 4 }}>
        {sorted.slice(0, MOST).map((display) => (
          <ScreenCard key={display.id} display={display} />
        ))}
      </SimpleGrid>
      {sorted.length > MOST && (
        <Text size="sm" mt="xs">
          {text.wall.more(format.number(sorted.length - MOST))}
        </Text>
      )}
    </section>
  )
}

function ScreenCard({ display }: { display: Display }) {
  const text = useText()
  const { state } = display
  const { todo } = text.displays.states[state]
  return (
    <Card p="sm" className={classes.card}>
      <Card.Section className={classes.screen}>
        <Picture display={display} />
      </Card.Section>
      <div className={classes.name}>
        <Anchor
          component={Link}
          to={`/displays?show=${display.id}`}
          className={classes.link}
          fw={600}
          size="sm"
          aria-label={text.overview.wall.open(display.name)}
        >
          {display.name}
        </Anchor>
        <Text size="xs" c="dimmed" truncate mb={6}>
          {display.location === '' ? `${display.canvas.width} × ${display.canvas.height}` : display.location}
        </Text>
        <StateBadge state={state} />
      </div>
      {todo !== '' && (
        <Text size="xs" mt={6}>
          {todo}
        </Text>
      )}
    </Card>
  )
}

/** Height of the picture's frame in every card, so that cards stand in line and nothing moves. */
const HEIGHT = 150

function Picture({ display }: { display: Display }) {
  const text = useText().overview.wall
  if (display.programme === null || !display.paired)
    return (
      <Center h={HEIGHT}>
        <Text size="sm" c="gray.3">
          {display.paired ? text.noProgramme : text.unpaired}
        </Text>
      </Center>
    )
  return (
    <Center h={HEIGHT} className={display.online ? undefined : classes.away}>
      <LiveMiniature display={display} maxHeight={HEIGHT} />
    </Center>
  )
}
