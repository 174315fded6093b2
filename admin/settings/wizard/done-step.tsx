import { Anchor, Button, Group, SimpleGrid, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import { IconBrowserPlus, IconCalendarTime, IconLink, IconPhotoEdit, IconUsers } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { listPacks } from '../../../playlists/wire/packs.ts'
import { useAsk } from '../../ui/asks.ts'
import { useText } from '../../ui/language.tsx'
import { useFormat } from '../../ui/office.ts'
import { useTestScreen } from '../../ui/test-screen.ts'
import { approvedOf } from './choices.ts'
import type { Left } from './choices.ts'
import { LeftOut } from './left-out.tsx'

const LINKS = [
  { key: 'pair', to: '/displays', icon: IconLink },
  { key: 'material', to: '/materials', icon: IconPhotoEdit },
  { key: 'people', to: '/accounts', icon: IconUsers },
  { key: 'schedule', to: '/schedules', icon: IconCalendarTime },
] as const

/** The end of the wizard: see it play, and what can come next. */
export function DoneStep({ left }: { left: readonly Left[] }): ReactNode {
  const text = useText().wizard.done
  const format = useFormat()
  const test = useTestScreen()
  const approved = approvedOf(useAsk(listPacks, {}).data ?? [])
  return (
    <Stack gap="md">
      <div>
        <Title order={2} fz="lg">
          {text.title}
        </Title>
        <Text size="sm">{approved > 0 ? text.lead(format.number(approved)) : text.leadNone}</Text>
      </div>
      <LeftOut left={left} />
      <Group gap="sm">
        <Button
          size="md"
          leftSection={<IconBrowserPlus size={20} aria-hidden />}
          loading={test.busy}
          onClick={() => void test.open()}
        >
          {text.test}
        </Button>
        <Text size="sm" c="dimmed" style={{ flex: '1 1 14rem' }}>
          {text.testHint}
        </Text>
      </Group>
      <Text size="sm" fw={600}>
        {text.next}
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        {LINKS.map(({ key, to, icon: Icon }) => (
          <Group key={key} gap="sm" wrap="nowrap" align="flex-start">
            <ThemeIcon variant="light" size={34}>
              <Icon size={19} aria-hidden />
            </ThemeIcon>
            <div>
              <Anchor component={Link} to={to} size="sm" fw={600}>
                {text.links[key].title}
              </Anchor>
              <Text size="xs" c="dimmed">
                {text.links[key].body}
              </Text>
            </div>
          </Group>
        ))}
      </SimpleGrid>
      <Group justify="flex-end">
        <Button component={Link} to="/" variant="default">
          {text.finish}
        </Button>
      </Group>
    </Stack>
  )
}
