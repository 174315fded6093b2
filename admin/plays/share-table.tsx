import { Button, Group, Progress, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { Answer } from '../ui/page.tsx'
import { DataTable } from '../ui/table.tsx'
import type { Column } from '../ui/table.tsx'
import { withShares } from './chart.ts'
import type { SummaryRow } from './chart.ts'
import type { Filters } from './filters.ts'
import { useSummary } from './hooks.ts'

type Line = SummaryRow & { share: number }
const AT_FIRST = 10

/** Plays by one noun, the most played first, with each one's part of all. */
export function ShareTable({ filters, by }: { filters: Filters; by: 'material' | 'display' | 'topic' }): ReactNode {
  const t = useText().plays
  const summary = useSummary(filters, by)
  return (
    <section>
      <Title order={2} size="h5" mb="xs">
        {t.by[by]}
      </Title>
      <Answer of={summary} height={200}>
        {({ rows }) => <Lines label={t.by[by]} lines={withShares(rows)} coded={by === 'topic'} />}
      </Answer>
    </section>
  )
}

function Lines({ label, lines, coded }: { label: string; lines: Line[]; coded: boolean }) {
  const t = useText().plays
  const format = useFormat()
  const [all, setAll] = useState(false)
  const nameOf = ({ key, name }: Line) => (coded && name !== key ? `${key} · ${name}` : name)
  const columns: Column<Line>[] = [
    { key: 'name', label: t.columns.name, cell: nameOf },
    { key: 'completed', label: t.columns.completed, kind: 'number', cell: ({ completed }) => format.number(completed) },
    { key: 'share', label: t.columns.share, cell: (line) => <Share part={line.share} name={nameOf(line)} /> },
    {
      key: 'duration',
      label: t.columns.duration,
      kind: 'number',
      cell: ({ durationMs }) => format.duration(durationMs),
    },
    {
      key: 'interrupted',
      label: t.columns.interrupted,
      kind: 'number',
      cell: ({ interrupted }) => format.number(interrupted),
    },
    {
      key: 'failed',
      label: t.columns.failed,
      kind: 'number',
      cell: ({ failed, skipped }) => format.number(failed + skipped),
    },
  ]
  return (
    <>
      <DataTable
        label={label}
        columns={columns}
        rows={all ? lines : lines.slice(0, AT_FIRST)}
        rowKey={({ key }) => key}
      />
      {lines.length > AT_FIRST && (
        <Button variant="subtle" size="compact-sm" mt={6} onClick={() => setAll(!all)}>
          {all ? t.showLess : t.showAll(format.number(lines.length))}
        </Button>
      )}
    </>
  )
}

function Share({ part, name }: { part: number; name: string }) {
  const format = useFormat()
  return (
    <Group gap={8} wrap="nowrap" miw={130}>
      <Progress value={part * 100} flex={1} size="sm" aria-label={name} />
      <Text size="sm" w={52} ta="right" style={{ fontVariantNumeric: 'tabular-nums' }}>
        {format.percent(part, 1)}
      </Text>
    </Group>
  )
}
