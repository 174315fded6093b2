import { Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { useText } from '../ui/language.tsx'
import { clockAt, stretch } from './grid-style.ts'
import classes from './week-grid.module.css'
import type { Block } from './week.ts'

/** Fillers, behind all else. They are drawn over, not pressed: beside the pointer stands where they are changed. */
export function Bands({ bands, quiet }: { bands: readonly Block<ScheduleReply>[]; quiet: boolean }): ReactNode {
  const t = useText().timeline.band
  const lines = bands.map(({ schedule, from, to }) => `${schedule.name}, ${clockAt(from)}–${clockAt(to)}`)
  return bands.map((band) => (
    <Tooltip.Floating
      key={`${band.schedule.id}-${band.from}`}
      label={[...new Set(lines), t.edit].join('\n')}
      classNames={{ tooltip: classes.tip! }}
      position="right"
      offset={14}
      portalProps={{ target: '#main' }}
      disabled={quiet}
    >
      <div className={classes.band} style={stretch(band)} data-band={band.schedule.id} />
    </Tooltip.Floating>
  ))
}
