import { Paper, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Display } from '../../playlists/wire/displays.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { useNow } from '../ui/clock.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { usePlannedNow, useTitles } from './hooks.ts'
import type { PlannedNow } from './hooks.ts'
import classes from './week-grid.module.css'
import { Unbroken } from '../ui/unbroken.tsx'

type Props = { displays: readonly Display[]; schedules: readonly ScheduleReply[] }

/** What the programmes ask of the displays at this moment, a card a display. */
export function NowStrip({ displays, schedules }: Props): ReactNode {
  const t = useText().schedules.nowStrip
  const planned = usePlannedNow(displays, useNow(1000))
  return (
    <section>
      <Text size="xs" fw={600} c="dark.4" mb={4}>
        {t.title}
      </Text>
      {displays.length === 0 && <Text size="sm">{t.noDisplays}</Text>}
      <div className={classes.strip} role="group" aria-label={t.title} tabIndex={0}>
        {planned.map((each) => (
          <Card key={each.display.id} planned={each} schedules={schedules} />
        ))}
      </div>
    </section>
  )
}

function Card({ planned, schedules }: { planned: PlannedNow; schedules: readonly ScheduleReply[] }) {
  const t = useText().schedules.nowStrip
  const { display } = planned
  const lost = display.state === 'lost'
  return (
    <Paper px="sm" py={6}>
      <Text size="xs" c="dark.4" truncate>
        {display.name}
        {lost && ` · ${t.lost}`}
      </Text>
      <Shown planned={planned} schedules={schedules} />
    </Paper>
  )
}

function Shown({ planned: { playing }, schedules }: { planned: PlannedNow; schedules: readonly ScheduleReply[] }) {
  const t = useText().schedules.nowStrip
  const titles = useTitles()
  const format = useFormat()
  if (playing === null) return <Text size="sm">{t.none}</Text>
  const { show } = playing
  if (show.kind === 'fallback' || show.kind === 'covered') return <Text size="sm">{t.fallback}</Text>
  if (show.kind === 'black') return <Text size="sm">{show.cause === 'closed' ? t.closed : t.black}</Text>
  const schedule = schedules.find(({ id }) => id === show.slot.schedule)
  return (
    <>
      <Text size="sm" fw={600} truncate>
        <Unbroken of={titles.get(show.slot.material) ?? '…'} />
      </Text>
      <Text size="xs" c="dark.4" truncate style={{ fontVariantNumeric: 'tabular-nums' }}>
        {[t.until(format.timeWithSeconds(playing.until)), schedule?.name].filter(Boolean).join(' · ')}
      </Text>
    </>
  )
}
