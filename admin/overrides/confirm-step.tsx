import { Button, Group, List, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Display } from '../../playlists/wire/displays.ts'
import { ErrorNotice } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'

type Given = {
  title: string
  body: string
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
      <Text size="sm" fw={600}>
        {given.body}
      </Text>
      {screens.length === 0 ? (
        <Text size="sm" c="red.9">
          {text.overrides.noScreens}
        </Text>
      ) : (
        <List size="sm" mah={200} style={{ overflowY: 'auto' }} tabIndex={0} aria-label={text.kit.targets.label}>
          {screens.map(({ id, name, location }) => (
            <List.Item key={id}>{location === '' ? name : `${name} (${location})`}</List.Item>
          ))}
        </List>
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
