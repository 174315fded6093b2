import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { MaterialKind } from '../../playlists/content.ts'
import type { Made } from '../../playlists/wire/campaigns.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { DataTable } from '../ui/table.tsx'
import type { Column } from '../ui/table.tsx'
import classes from './campaign.module.css'
import { useDates } from './dates.ts'
import type { Full } from './hooks.ts'

type Progress = Full['progress']
type PhaseRow = Full['plan']['phases'][number] & { made: Progress['phases'][number] }

/** The plan's own table: period, goal, contents, forms; and beside it what came of it. */
export function PhaseTable({ campaign: { plan, progress } }: { campaign: Full }): ReactNode {
  const t = useText().campaigns.plan
  const dates = useDates()
  const columns: Column<PhaseRow>[] = [
    {
      key: 'period',
      label: t.period,
      cell: (row) => <Named name={row.period || row.name} words={row.from || row.until ? dates(row) : ''} />,
    },
    { key: 'name', label: t.phase, cell: ({ name }) => <Words of={name} /> },
    { key: 'goal', label: t.goal, cell: ({ goal }) => <Words of={goal} /> },
    { key: 'contents', label: t.contents, cell: ({ contents }) => <Words of={contents} /> },
    { key: 'forms', label: t.formsOf, cell: ({ forms }) => <Words of={forms} /> },
    { key: 'made', label: t.madeColumn, cell: ({ made }) => <MadeCell made={made} forms={made.forms} /> },
  ]
  const rows = plan.phases.map((phase, n) => ({ ...phase, made: progress.phases[n]! }))
  return <Section title={t.parts.phases.title} columns={columns} rows={rows} />
}

type GroupRow = Full['plan']['groups'][number] & { made: Made }

export function GroupTable({ campaign: { plan, progress } }: { campaign: Full }): ReactNode {
  const t = useText().campaigns.plan
  const columns: Column<GroupRow>[] = [
    { key: 'name', label: t.parts.groups.one, cell: ({ name, details }) => <Named name={name} words={details} /> },
    { key: 'topics', label: t.topics, cell: ({ topics }) => topics.join(', ') || '–' },
    { key: 'made', label: t.madeColumn, cell: ({ made }) => <MadeCell made={made} /> },
  ]
  const rows = plan.groups.map((group, n) => ({ ...group, made: progress.groups[n]! }))
  return <Section title={t.parts.groups.title} columns={columns} rows={rows} />
}

export function TopicTable({ campaign: { progress } }: { campaign: Full }): ReactNode {
  const text = useText().campaigns
  const t = text.plan
  const format = useFormat()
  const columns: Column<Progress['topics'][number]>[] = [
    { key: 'topic', label: t.topic, cell: ({ topic, name }) => `${topic} · ${name}` },
    { key: 'materials', label: text.columns.materials, kind: 'number', cell: (row) => format.number(row.materials) },
    { key: 'approved', label: t.approved, kind: 'number', cell: (row) => format.number(row.approved) },
    { key: 'plays', label: text.plays, kind: 'number', cell: (row) => format.number(row.plays) },
    { key: 'time', label: t.time, kind: 'number', cell: (row) => format.duration(row.durationMs) },
  ]
  return <Section title={t.byTopic} columns={columns} rows={progress.topics} />
}

function Section<Row>({ title, columns, rows }: { title: string; columns: Column<Row>[]; rows: readonly Row[] }) {
  if (rows.length === 0) return null
  const numbered = rows.map((row, n) => ({ row, n }))
  const cells = columns.map((column) => ({ ...column, cell: ({ row }: { row: Row }) => column.cell(row) }))
  return (
    <section aria-label={title}>
      <Title order={2} size="h4" mb="xs">
        {title}
      </Title>
      <DataTable label={title} columns={cells} rows={numbered} rowKey={({ n }) => n} />
    </section>
  )
}

const Words = ({ of }: { of: string }) => (
  <Text size="sm" className={classes.words!}>
    {of === '' ? '–' : of}
  </Text>
)

const Named = ({ name, words }: { name: string; words: string }) => (
  <Stack gap={2}>
    <Text size="sm" fw={600}>
      {name}
    </Text>
    {words !== '' && (
      <Text size="xs" c="dark.4" className={classes.words!}>
        {words}
      </Text>
    )}
  </Stack>
)

function MadeCell({ made, forms = [] }: { made: Made; forms?: readonly { kind: string; materials: number }[] }) {
  const text = useText()
  const t = text.campaigns
  const format = useFormat()
  return (
    <Stack gap={2}>
      <Text size="sm">{t.made(format.number(made.materials), format.number(made.approved))}</Text>
      {forms.length > 0 && (
        <Text size="xs" c="dark.4">
          {forms
            .map(({ kind, materials }) => `${text.materials.kinds[kind as MaterialKind]}: ${format.number(materials)}`)
            .join(' · ')}
        </Text>
      )}
      <Text size="sm">{t.playsOf(format.number(made.plays))}</Text>
    </Stack>
  )
}
