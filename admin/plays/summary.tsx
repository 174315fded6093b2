import { Group, Paper, SimpleGrid, Stack, Text } from '@mantine/core'
import { IconChartBar } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { PlayTotals } from '../../playlists/wire/plays.ts'
import { EmptyState } from '../ui/empty.tsx'
import { CopyFigure } from '../ui/copy.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { Answer } from '../ui/page.tsx'
import { shownFor } from './chart.ts'
import { DayChart } from './day-chart.tsx'
import type { Filters, Narrow } from './filters.ts'
import { HeatMap } from './heat-map.tsx'
import { useSummary } from './hooks.ts'
import { ShareTable } from './share-table.tsx'

export function Summary({ filters, onPick }: { filters: Filters; onPick: Narrow }): ReactNode {
  const t = useText().plays
  const days = useSummary(filters, 'day')
  return (
    <Answer of={days} height={340}>
      {({ rows, total }) => (
        <Stack gap="lg">
          <Totals total={total} />
          {total.completed + total.interrupted + total.failed + total.skipped === 0 ? (
            <EmptyState icon={IconChartBar} {...t.empty} />
          ) : (
            <>
              <DayChart rows={rows} period={filters.period} onPick={onPick} />
              <HeatMap filters={filters} />
              <ShareTable filters={filters} by="material" onPick={onPick} />
              <ShareTable filters={filters} by="display" onPick={onPick} />
              <ShareTable filters={filters} by="topic" onPick={onPick} />
            </>
          )}
        </Stack>
      )}
    </Answer>
  )
}

function Totals({ total }: { total: PlayTotals }) {
  const t = useText().plays
  const format = useFormat()
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
      <Total
        name={t.totals.completed}
        value={format.number(total.completed)}
        plain={String(total.completed)}
        hint={t.totals.completedHint}
        strong
      />
      <Total
        name={t.totals.duration}
        value={shownFor(total.durationMs, format, t.hours)}
        hint={t.totals.durationHint}
      />
      <Total
        name={t.totals.interrupted}
        value={format.number(total.interrupted)}
        plain={String(total.interrupted)}
        hint={t.totals.interruptedHint}
      />
      <Total name={t.totals.failed} value={format.number(total.failed + total.skipped)} hint={t.totals.failedHint} />
    </SimpleGrid>
  )
}

export function Total({
  name,
  value,
  plain = value,
  hint,
  strong = false,
}: {
  name: string
  value: string
  /** As a form takes it: digits alone. */
  plain?: string
  hint: string
  strong?: boolean
}) {
  return (
    <Paper p="sm">
      <Group justify="space-between" gap={4} wrap="nowrap" align="flex-start">
        <Text size="sm">{name}</Text>
        <CopyFigure name={name} value={plain} />
      </Group>
      <Text fz={26} fw={700} lh={1.3} c={strong ? 'deep.8' : 'dark.7'} style={{ fontVariantNumeric: 'tabular-nums' }}>
        {value}
      </Text>
      <Text size="xs" c="dark.4">
        {hint}
      </Text>
    </Paper>
  )
}
