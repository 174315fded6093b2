import { Group, Paper, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { WeekHour } from '../../playlists/wire/plays.ts'
import { CopyTable } from '../ui/copy.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { Answer } from '../ui/page.tsx'
import type { Filters } from './filters.ts'
import { HOURS, heatRows, shadeOf, shortCount } from './heat.ts'
import type { HeatCell } from './heat.ts'
import classes from './heat-map.module.css'
import { useWeek } from './hooks.ts'

/** In which hours of the week how much is shown: the darker the more. */
export function HeatMap({ filters }: { filters: Filters }): ReactNode {
  return (
    <Answer of={useWeek(filters)} height={320}>
      {(hours) => <Map hours={hours} />}
    </Answer>
  )
}

function Map({ hours }: { hours: readonly WeekHour[] }) {
  const { plays, kit } = useText()
  const t = plays.week
  const rows = heatRows(hours)
  const dayOf = (i: number) => kit.weekdays.short[i]!
  const table = rows.map((cells, i) => [dayOf(i), ...cells.map(({ completed }) => completed)])
  return (
    <Paper p="md">
      <Group justify="space-between" mb="xs" gap="xs">
        <Title order={2} size="h5">
          {t.title}
        </Title>
        <CopyTable name={t.title} head={[t.day, ...HOURS.map((hour) => t.hour(String(hour)))]} rows={table} />
      </Group>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={t.title}>
        <table className={classes.map}>
          <thead>
            <tr>
              <th scope="row">{t.day}</th>
              {HOURS.map((hour) => (
                <th key={hour} scope="col">
                  {t.hour(String(hour))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, i) => (
              <tr key={i}>
                <th scope="row">{dayOf(i)}</th>
                {cells.map((cell) => (
                  <Hour key={cell.hour} cell={cell} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Text size="xs" c="dark.4" mt={6}>
        {t.hint}
      </Text>
    </Paper>
  )
}

function Hour({ cell }: { cell: HeatCell }) {
  const format = useFormat()
  const { ground, ink } = shadeOf(cell)
  return (
    <td style={{ background: ground, color: ink }} title={format.number(cell.completed)}>
      {shortCount(cell.completed, format.number)}
    </td>
  )
}
