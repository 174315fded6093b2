import { Anchor, Button, Group, Progress, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { HOUR } from '../../playlists/time.ts'
import { CopyTable } from '../ui/copy.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { Answer } from '../ui/page.tsx'
import { DataTable } from '../ui/table.tsx'
import type { Column } from '../ui/table.tsx'
import { withShares } from './chart.ts'
import type { SummaryRow } from './chart.ts'
import type { Filters, Narrow } from './filters.ts'
import { useSummary } from './hooks.ts'

type Line = SummaryRow & { share: number }
const AT_FIRST = 10

type By = 'material' | 'display' | 'topic'
type Given = { filters: Filters; by: By; onPick: Narrow }

/** Plays by one noun, the most played first, with each one's part of all; a name narrows down, a count shows the plays. */
export function ShareTable({ filters, by, onPick }: Given): ReactNode {
  const summary = useSummary(filters, by)
  return (
    <section>
      <Answer of={summary} height={200}>
        {({ rows }) => <Lines lines={withShares(rows)} by={by} onPick={onPick} />}
      </Answer>
    </section>
  )
}

const nameOf = (by: By, { key, name }: Line): string => (by === 'topic' && name !== key ? `${key} · ${name}` : name)

function Lines({ lines, by, onPick }: { lines: Line[]; by: By; onPick: Narrow }) {
  const t = useText().plays
  const format = useFormat()
  const [all, setAll] = useState(false)
  const columns = useColumns(by, onPick)
  const copied = lines.map((line) => [
    nameOf(by, line),
    line.completed,
    format.number(line.share * 100, 1),
    format.number(line.durationMs / HOUR, 1),
    line.interrupted,
    line.failed + line.skipped,
  ])
  const { columns: c } = t
  return (
    <>
      <Group justify="space-between" mb="xs" gap="xs">
        <Title order={2} size="h5">
          {t.by[by]}
        </Title>
        <CopyTable
          name={t.by[by]}
          head={[c.name, c.completed, c.sharePercent, c.hours, c.interrupted, c.failed]}
          rows={copied}
        />
      </Group>
      <DataTable
        label={t.by[by]}
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

function useColumns(by: By, onPick: Narrow): Column<Line>[] {
  const t = useText().plays
  const format = useFormat()
  const pickOf = ({ key }: Line): Partial<Filters> => ({ [by]: by === 'topic' ? key : Number(key) })
  const link = (label: string, text: string, pick: Partial<Filters>) => (
    <Anchor component="button" type="button" size="sm" ta="left" aria-label={label} onClick={() => onPick(pick)}>
      {text}
    </Anchor>
  )
  const count = (value: number) => format.number(value)
  return [
    {
      key: 'name',
      label: t.columns.name,
      cell: (line) => link(t.narrow(nameOf(by, line)), nameOf(by, line), pickOf(line)),
    },
    {
      key: 'completed',
      label: t.columns.completed,
      kind: 'number',
      cell: (line) => {
        const pick = { ...pickOf(line), tab: 'plays' } as const
        return link(t.showPlays(count(line.completed), nameOf(by, line)), count(line.completed), pick)
      },
    },
    { key: 'share', label: t.columns.share, cell: (line) => <Share part={line.share} name={nameOf(by, line)} /> },
    {
      key: 'duration',
      label: t.columns.duration,
      kind: 'number',
      cell: ({ durationMs }) => format.duration(durationMs),
    },
    { key: 'interrupted', label: t.columns.interrupted, kind: 'number', cell: ({ interrupted }) => count(interrupted) },
    { key: 'failed', label: t.columns.failed, kind: 'number', cell: ({ failed, skipped }) => count(failed + skipped) },
  ]
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
