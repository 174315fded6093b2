import { Badge } from '@mantine/core'
import type { ReactNode } from 'react'
import type { RevisionState } from '../../playlists/approval.ts'
import { useText } from './language.tsx'

const COLORS: Record<RevisionState, string> = {
  draft: 'gray',
  pending: 'yellow',
  reviewed: 'grape',
  approved: 'lake',
  returned: 'red',
  withdrawn: 'orange',
}

export function StateBadge({ state }: { state: RevisionState }): ReactNode {
  const t = useText().materials
  return (
    <Badge color={COLORS[state]} variant="light">
      {t.states[state]}
    </Badge>
  )
}
