import { Button, Card, Group, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { listDisplays } from '../../playlists/wire/displays.ts'
import { listMaterials } from '../../playlists/wire/library.ts'
import { listSchedules } from '../../playlists/wire/playlists.ts'
import { useAsk } from '../ui/asks.ts'
import { useText } from '../ui/language.tsx'
import { useSession } from '../ui/session.tsx'
import { nextSteps } from './facts.ts'
import type { Step } from './facts.ts'

const PLACES: Record<Step, string> = {
  wizard: '/wizard',
  display: '/displays',
  pair: '/displays',
  material: '/materials',
  approve: '/approvals',
  schedule: '/schedules',
}

/** What an office that shows nothing yet should do; gone once it runs. */
export function NextSteps(): ReactNode {
  const text = useText().overview.steps
  const { wizard } = useSession()
  const displays = useAsk(listDisplays, {}).data
  const kept = useAsk(listMaterials, { query: { limit: 1 } }).data?.total
  const approved = useAsk(listMaterials, { query: { state: 'approved', limit: 1 } }).data?.total
  const schedules = useAsk(listSchedules, { query: {} }).data
  if (!displays || !schedules || kept === undefined || approved === undefined) return null
  const steps = nextSteps({ wizard, displays, materials: { kept, approved }, schedules })
  if (steps.length === 0) return null
  return (
    <Card mb="lg" bg="deep.0" component="section" aria-label={text.title}>
      <Title order={2} fz="md" mb="xs">
        {text.title}
      </Title>
      <Stack gap="xs">
        {steps.map((step, n) => (
          <Group key={step} gap="sm" wrap="nowrap" align="flex-start">
            <ThemeIcon radius="xl" size={24} fz="xs" fw={700}>
              {n + 1}
            </ThemeIcon>
            <div style={{ flex: 1 }}>
              <Text size="sm" fw={600}>
                {text[step].title}
              </Text>
              <Text size="xs" c="dark.5">
                {text[step].body}
              </Text>
            </div>
            <Button
              component={Link}
              to={PLACES[step]}
              size="xs"
              variant={n === 0 ? 'filled' : 'white'}
              rightSection={<IconArrowRight size={15} aria-hidden />}
            >
              {text[step].go}
            </Button>
          </Group>
        ))}
      </Stack>
    </Card>
  )
}
