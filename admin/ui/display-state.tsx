import { Badge } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClockExclamation,
  IconLink,
  IconMoon,
  IconPlugConnectedX,
  IconRefreshAlert,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { DisplayState } from '../../playlists/wire/displays.ts'
import { useText } from './language.tsx'

type Look = { color: string; icon: typeof IconMoon; urgency: number }

/** Red: somebody must go and look; orange: watch it; teal: well; grey: not in use. Never by colour alone. */
const LOOKS: Record<DisplayState, Look> = {
  wrong: { color: 'red.9', icon: IconAlertTriangle, urgency: 5 },
  lost: { color: 'red.9', icon: IconPlugConnectedX, urgency: 4 },
  outdated: { color: 'orange.9', icon: IconRefreshAlert, urgency: 3 },
  'clock-off': { color: 'orange.9', icon: IconClockExclamation, urgency: 3 },
  'never-seen': { color: 'orange.9', icon: IconPlugConnectedX, urgency: 2 },
  unpaired: { color: 'gray.7', icon: IconLink, urgency: 1 },
  closed: { color: 'gray.7', icon: IconMoon, urgency: 0 },
  'off-by-plan': { color: 'deep.8', icon: IconMoon, urgency: 0 },
  fine: { color: 'lake.9', icon: IconCircleCheck, urgency: 0 },
}

/** How soon somebody should look: 0 for all is well. */
export const urgencyOf = (state: DisplayState): number => LOOKS[state].urgency

/** A display's state as sign, colour and words. */
export function StateBadge({ state }: { state: DisplayState }): ReactNode {
  const text = useText().displays.states
  const { color, icon: Icon } = LOOKS[state]
  return (
    <Badge color={color} leftSection={<Icon size={14} aria-hidden />} style={{ overflow: 'visible' }}>
      {text[state].name}
    </Badge>
  )
}
