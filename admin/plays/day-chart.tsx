import { BarChart } from '@mantine/charts'
import { Anchor, Group, Paper, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { LocalDate } from '../../playlists/time.ts'
import { CopyTable } from '../ui/copy.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { chartPoints } from './chart.ts'
import type { ChartPoint, SummaryRow } from './chart.ts'
import type { Narrow } from './filters.ts'
import type { Period } from './period.ts'

type Props = { rows: readonly SummaryRow[]; period: Period; onPick: Narrow }

/** Bars by day or month; the same numbers as a sentence and as a table for those who do not see bars. */
export function DayChart({ rows, period, onPick }: Props): ReactNode {
  const t = useText().plays.chart
  const format = useFormat()
  const { by, points } = chartPoints(rows, period)
  const nameOf = ({ key }: ChartPoint) =>
    by === 'day' ? format.date(key as LocalDate) : key.split('-').reverse().join('/')
  const best = points.reduce((most, point) => (point.completed > most.completed ? point : most), points[0]!)
  const total = points.reduce((sum, point) => sum + point.completed, 0)
  const label = t.summary(format.number(total), nameOf(best), format.number(best.completed))
  const data = points.map((point) => ({ ...point, name: by === 'day' ? nameOf(point).slice(0, 5) : nameOf(point) }))
  return (
    <Paper p="md">
      <Group justify="space-between" mb="xs" gap="xs">
        <Title order={2} size="h5">
          {t[by]}
        </Title>
        <CopyTable
          name={t[by]}
          head={[t.dateColumn, t.completed, t.other]}
          rows={points.map((point) => [nameOf(point), point.completed, point.other])}
        />
      </Group>
      <div role="img" aria-label={label}>
        <BarChart
          h={240}
          data={data}
          dataKey="name"
          type="stacked"
          withLegend
          series={[
            { name: 'completed', label: t.completed, color: 'deep.6' },
            { name: 'other', label: t.other, color: 'orange.5' },
          ]}
          valueFormatter={(value) => format.number(value)}
          barProps={{ isAnimationActive: false, maxBarSize: 44 }}
          tickLine="y"
        />
      </div>
      <details style={{ marginTop: 8 }}>
        <summary>
          <Text span size="sm">
            {t.table}
          </Text>
        </summary>
        <ChartTable points={points} nameOf={nameOf} onPick={by === 'day' ? onPick : null} />
      </details>
    </Paper>
  )
}

type TableGiven = {
  points: readonly ChartPoint[]
  nameOf: (point: ChartPoint) => string
  /** Days can be looked at one by one. */
  onPick: Narrow | null
}

function ChartTable({ points, nameOf, onPick }: TableGiven) {
  const t = useText().plays.chart
  const format = useFormat()
  const cell = { textAlign: 'right', padding: '2px 16px 2px 0', fontVariantNumeric: 'tabular-nums' } as const
  return (
    <table style={{ fontSize: 'var(--mantine-font-size-sm)', borderCollapse: 'collapse', marginTop: 8 }}>
      <thead>
        <tr>
          {[t.dateColumn, t.completed, t.other].map((name) => (
            <th key={name} scope="col" style={cell}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {points.map((point) => (
          <tr key={point.key}>
            <td style={cell}>
              {onPick === null ? nameOf(point) : <Day point={point} name={nameOf(point)} onPick={onPick} />}
            </td>
            <td style={cell}>{format.number(point.completed)}</td>
            <td style={cell}>{format.number(point.other)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Day({ point, name, onPick }: { point: ChartPoint; name: string; onPick: Narrow }) {
  const t = useText().plays.chart
  const day = point.key as LocalDate
  const pick = () => onPick({ preset: 'custom', period: { from: day, until: day } })
  return (
    <Anchor component="button" type="button" size="sm" aria-label={t.showDay(name)} onClick={pick}>
      {name}
    </Anchor>
  )
}
