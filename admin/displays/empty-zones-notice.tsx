import { Alert } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { listSchedules } from '../../playlists/wire/playlists.ts'
import { useAsk } from '../ui/asks.ts'
import { useNow } from '../ui/clock.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { useTimes } from '../ui/times.ts'
import { emptyZones } from './empty-zones.ts'
import type { Framed } from './empty-zones.ts'

/** Says before it is saved which zones of the frame have nothing yet, and how they are filled. */
export function EmptyZonesNotice({ display }: { display: Framed }): ReactNode {
  const text = useText()
  const schedules = useAsk(listSchedules, { query: {} }).data
  const now = useNow(60_000)
  const times = useTimes(useFormat().dayOf(now))
  const empty = schedules === undefined ? [] : emptyZones(display, schedules, { times, now })
  if (empty.length === 0) return null
  const names = empty.map((name) => text.schedules.zone.names[name]).join(', ')
  return (
    <Alert color="yellow" role="status" icon={<IconInfoCircle aria-hidden />}>
      {text.displays.frame.empty(names)}
    </Alert>
  )
}
