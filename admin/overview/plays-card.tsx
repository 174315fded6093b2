import { BarChart } from '@mantine/charts'
import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { summarisePlays } from '../../playlists/wire/plays.ts'
import { useAsk } from '../ui/asks.ts'
import { useNow } from '../ui/clock.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { FactCard } from './card.tsx'
import { lastWeek } from './facts.ts'
import { PlannedToday } from './planned-today.tsx'

/** How many plays were counted today, and the week that led here. */
export function PlaysCard(): ReactNode {
  const text = useText().overview.plays
  const format = useFormat()
  const today = format.dayOf(useNow(60_000))
  const days = lastWeek(today)
  const asked = { from: days[0] ?? today, until: today, by: 'day' as const }
  const summary = useAsk(summarisePlays, { query: asked }, { keep: true }).data
  const row = summary?.rows.find(({ key }) => key === today)
  const other = row ? row.interrupted + row.failed + row.skipped : 0
  const points = days.map((day) => ({
    day: format.date(day).slice(0, 5),
    plays: summary?.rows.find(({ key }) => key === day)?.completed ?? 0,
  }))
  return (
    <FactCard title={text.title} to="/plays" go={text.report}>
      <Text fz={28} fw={700} lh={1.2}>
        {summary ? format.number(row?.completed ?? 0) : ' '}
      </Text>
      <Text size="xs" c="dimmed">
        {!summary ? ' ' : !row ? text.none : other > 0 ? text.other(format.number(other)) : text.noOther}
      </Text>
      <Text size="xs" c="dimmed">
        <PlannedToday today={today} />
      </Text>
      <div role="img" aria-label={text.chart(format.number(summary?.total.completed ?? 0))}>
        <BarChart
          h={72}
          mt={6}
          data={points}
          dataKey="day"
          series={[{ name: 'plays', color: 'deep.6', label: text.series }]}
          withYAxis={false}
          gridAxis="none"
          tickLine="none"
          barProps={{ isAnimationActive: false, radius: 2 }}
          barChartProps={{ accessibilityLayer: false }}
          valueFormatter={(value) => format.number(value)}
        />
      </div>
    </FactCard>
  )
}
