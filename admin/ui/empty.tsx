import { Paper, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import type { ComponentType, ReactNode } from 'react'

type Given = {
  icon: ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>
  title: string
  body: ReactNode
  /** The next step, as a button or link. */
  action?: ReactNode
  /** It is all that the page has to say, so its title is the page's own. */
  alone?: boolean
}

/** An empty page that teaches the next step. */
export function EmptyState({ icon: Icon, title, body, action, alone = false }: Given): ReactNode {
  return (
    <Paper p={{ base: 'lg', sm: 'xl' }} bg="gray.0" style={{ borderStyle: 'dashed' }}>
      <Stack align="center" gap="xs" ta="center" maw="34rem" mx="auto">
        <ThemeIcon size={52} radius="xl" variant="light">
          <Icon size={28} stroke={1.6} aria-hidden />
        </ThemeIcon>
        <Title order={alone ? 1 : 2} fz="lg">
          {title}
        </Title>
        <Text c="dimmed" size="sm">
          {body}
        </Text>
        {action}
      </Stack>
    </Paper>
  )
}
