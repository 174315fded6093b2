import { Button, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { useText } from '../ui/language.tsx'
import classes from './week-grid.module.css'
import { layersIn } from './week.ts'

type Props = { schedules: readonly ScheduleReply[]; onOpen: (schedule: ScheduleReply) => void }

/** The layers that are there, by colour; fillers, which only lie behind, are opened from here. */
export function Legend({ schedules, onOpen }: Props): ReactNode {
  const t = useText().schedules
  const fillers = schedules.filter(({ layer }) => layer === 'filler')
  return (
    <Group gap="md" aria-label={t.legend} role="group">
      {layersIn(schedules).map((layer) => (
        <Group key={layer} gap={6}>
          <span className={`${classes.swatch} ${classes[layer]}`} aria-hidden="true" />
          <Text size="sm">{t.layers[layer]}</Text>
          {layer === 'filler' &&
            fillers.map((filler) => (
              <Button
                key={filler.id}
                size="compact-xs"
                variant="light"
                title={t.week.fillerOnly}
                onClick={() => onOpen(filler)}
              >
                {filler.name}
              </Button>
            ))}
        </Group>
      ))}
    </Group>
  )
}
