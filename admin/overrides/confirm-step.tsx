import { Button, Group, List, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Display } from '../../playlists/wire/displays.ts'
import { ErrorNotice } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { reachOf } from '../ui/targets.ts'

type Given = {
  title: string
  /** Said of the displays that hear it at once. */
  body: (count: string) => string
  note?: string
  screens: readonly Display[]
  start: string
  busy: boolean
  error: unknown
  onStart: () => void
  onBack: () => void
  children?: ReactNode
}

/** The second confirmation: what will happen, to which screens, by name. */
export function ConfirmStep(given: Given): ReactNode {
  const text = useText()
  const { screens } = given
  return (
    <Stack gap="sm">
      <Title order={3} fz="md">
        {given.title}
      </Title>
      {given.children}
      {screens.length === 0 ? (
        <Text size="sm" c="red.9">
          {text.overrides.noScreens}
        </Text>
      ) : (
        <Reached screens={screens} body={given.body} />
      )}
      {given.note !== undefined && <Text size="sm">{given.note}</Text>}
      <ErrorNotice error={given.error} />
      <Group justify="space-between" mt="xs">
        <Button variant="default" onClick={given.onBack}>
          {text.kit.back}
        </Button>
        <Button
          color="red.9"
          loading={given.busy}
          disabled={screens.length === 0}
          onClick={given.onStart}
          data-autofocus
        >
          {given.start}
        </Button>
      </Group>
    </Stack>
  )
}

/** Nobody is told that a display shows what it cannot have heard of. */
function Reached({ screens, body }: Pick<Given, 'screens' | 'body'>) {
  const words = useText().overrides.reach
  const format = useFormat()
  const { now, later, unpaired } = reachOf(screens)
  const count = (some: readonly Display[]) => format.number(some.length)
  return (
    <>
      <Text size="sm" fw={600}>
        {now.length === 0 ? words.nobody : body(count(now))}
      </Text>
      <Names of={now} />
      {later.length > 0 && <Text size="sm">{words.later(count(later))}</Text>}
      <Names of={later} />
      {unpaired.length > 0 && <Text size="sm">{words.unpaired(count(unpaired))}</Text>}
      <Names of={unpaired} />
    </>
  )
}

function Names({ of }: { of: readonly Display[] }) {
  const { label } = useText().kit.targets
  if (of.length === 0) return null
  return (
    <List size="sm" mah={160} style={{ overflowY: 'auto' }} tabIndex={0} aria-label={label}>
      {of.map(({ id, name, location }) => (
        <List.Item key={id}>{location === '' ? name : `${name} (${location})`}</List.Item>
      ))}
    </List>
  )
}
