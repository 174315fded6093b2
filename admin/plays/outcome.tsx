import { Badge, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Outcome } from '../../playlists/plays.ts'
import { useText } from '../ui/language.tsx'

const COLORS: Record<Outcome, string> = {
  completed: 'lake',
  interrupted: 'orange',
  failed: 'red',
  skipped: 'gray',
}

/** How a play ended, and why not in full. */
export function OutcomeCell({ play: { outcome, reason } }: { play: { outcome: Outcome; reason: string } }): ReactNode {
  const t = useText().plays
  const reasons: Record<string, string> = t.reasons
  return (
    <Group gap={6} wrap="nowrap">
      <Badge color={COLORS[outcome]} style={{ flex: 'none' }}>
        {t.outcomes[outcome]}
      </Badge>
      {reason !== '' && (reasons[reason] ?? reason)}
    </Group>
  )
}
