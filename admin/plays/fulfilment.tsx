import { Anchor, Button, Group, Progress, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { IconArrowLeft, IconTargetArrow } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { CAUSES, dueOf, lacksOf, shareDone } from '../../playlists/fulfilment/causes.ts'
import type { DisplayId } from '../../playlists/ids.ts'
import type { ReplyOf } from '../../playlists/wire/endpoint.ts'
import type { FulfilmentCounts, FulfilmentRow, readFulfilment } from '../../playlists/wire/fulfilment.ts'
import { CopyTable } from '../ui/copy.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { Answer } from '../ui/page.tsx'
import { DataTable } from '../ui/table.tsx'
import type { Column } from '../ui/table.tsx'
import type { Filters } from './filters.ts'
import { useDisplays, useFulfilment } from './hooks.ts'
import { Total } from './summary.tsx'

type Given = { filters: Filters; onDisplay: (display: DisplayId | null) => void }
type Reply = ReplyOf<typeof readFulfilment>

/** Planned against played: how much, why not all, on which displays, and on which days of one. */
export function Fulfilment({ filters, onDisplay }: Given): ReactNode {
  const t = useText().fulfilment
  return (
    <Answer of={useFulfilment(filters)} height={340}>
      {(reply) =>
        reply.total.planned === 0 ? (
          <EmptyState icon={IconTargetArrow} {...t.empty} />
        ) : (
          <Stack gap="lg">
            <Text size="sm" maw="52rem">
              {t.lead}
            </Text>
            <Totals reply={reply} />
            <Causes total={reply.total} />
            <Rows rows={reply.rows} display={filters.display} onDisplay={onDisplay} />
          </Stack>
        )
      }
    </Answer>
  )
}

function Totals({ reply: { total, drawnAt, waiting } }: { reply: Reply }) {
  const t = useText().fulfilment
  const format = useFormat()
  const due = dueOf(total)
  const notes = [
    ...(drawnAt === null ? [] : [t.drawn(format.dateTime(drawnAt))]),
    ...(waiting === 0 ? [] : [t.waiting(format.number(waiting))]),
    ...(total.beyond === 0 ? [] : [t.beyond(format.number(total.beyond))]),
  ]
  return (
    <div>
      <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
        <Total name={t.due} value={format.number(due)} plain={String(due)} hint={t.dueHint} />
        <Total
          name={t.completed}
          value={format.number(total.completed)}
          plain={String(total.completed)}
          hint={t.completedHint}
        />
        <Total
          name={t.rate}
          value={format.percent(shareDone(total), 1)}
          hint={t.rateHint(format.number(due - total.completed))}
          strong
        />
        <Total name={t.lost} value={format.duration(total.lostMs)} hint={t.lostHint} />
      </SimpleGrid>
      <Text size="xs" c="dark.4" mt={6} aria-live="polite">
        {notes.join(' ')}
      </Text>
    </div>
  )
}

/** Each cause with how much it took, and what to do about it. */
function Causes({ total }: { total: FulfilmentCounts }) {
  const t = useText().fulfilment
  const format = useFormat()
  const lacking = lacksOf(total)
  const all = dueOf(total) - total.completed
  if (lacking.length === 0) return <Text size="sm">{t.whole}</Text>
  return (
    <section>
      <Title order={2} size="h5" mb="xs">
        {t.why}
      </Title>
      <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {lacking.map(({ cause, plays }) => (
          <li key={cause}>
            <Group gap="sm" justify="space-between" wrap="nowrap" align="baseline">
              <Text size="sm" fw={600}>
                {t.causes[cause].name}
              </Text>
              <Text size="sm" style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
                {`${format.number(plays)} · ${format.percent(plays / all, 1)}`}
              </Text>
            </Group>
            <Progress value={(plays / all) * 100} size="sm" my={4} color="orange.6" aria-label={t.causes[cause].name} />
            <Text size="xs" c="dark.4">
              {t.causes[cause].todo}
            </Text>
          </li>
        ))}
      </Stack>
    </section>
  )
}

type RowsGiven = { rows: readonly FulfilmentRow[]; display: DisplayId | null; onDisplay: Given['onDisplay'] }

function Rows({ rows, display, onDisplay }: RowsGiven) {
  const t = useText().fulfilment
  const name = useDisplays().find(({ id }) => id === display)?.name ?? ''
  const title = display === null ? t.byDisplay : t.byDay(name)
  const copied = useCopied(rows, display)
  return (
    <section>
      <Group justify="space-between" mb="xs" gap="xs">
        <Title order={2} size="h5">
          {title}
        </Title>
        <CopyTable name={title} {...copied} />
        {display !== null && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconArrowLeft size={16} aria-hidden />}
            onClick={() => onDisplay(null)}
          >
            {t.allDisplays}
          </Button>
        )}
      </Group>
      <DataTable label={title} columns={useColumns(display, onDisplay)} rows={rows} rowKey={({ key }) => key} />
    </section>
  )
}

/** The causes each in a column of its own. */
function useCopied(rows: readonly FulfilmentRow[], display: DisplayId | null) {
  const t = useText().fulfilment
  const format = useFormat()
  const subject = display === null ? t.columns.display : t.columns.day
  const { columns: c } = t
  return {
    head: [subject, c.due, c.completed, c.rate, ...CAUSES.map((cause) => t.causes[cause].name)],
    rows: rows.map((row) => [
      row.day === null ? row.name : format.date(row.day),
      dueOf(row),
      row.completed,
      format.percent(shareDone(row), 1),
      ...CAUSES.map((cause) => row.causes[cause]),
    ]),
  }
}

function useColumns(display: DisplayId | null, onDisplay: Given['onDisplay']): Column<FulfilmentRow>[] {
  const t = useText().fulfilment
  const format = useFormat()
  const count = (of: (row: FulfilmentRow) => number) => (row: FulfilmentRow) => format.number(of(row))
  const subject: Column<FulfilmentRow> =
    display === null
      ? {
          key: 'display',
          label: t.columns.display,
          cell: (row) => (
            <Anchor
              component="button"
              type="button"
              size="sm"
              fw={600}
              ta="left"
              aria-label={t.showDays(row.name)}
              onClick={() => onDisplay(row.display)}
            >
              {row.name}
            </Anchor>
          ),
        }
      : { key: 'day', label: t.columns.day, kind: 'narrow', cell: ({ day }) => (day === null ? '' : format.date(day)) }
  return [
    subject,
    { key: 'due', label: t.columns.due, kind: 'number', cell: count(dueOf) },
    { key: 'completed', label: t.columns.completed, kind: 'number', cell: count(({ completed }) => completed) },
    { key: 'rate', label: t.columns.rate, kind: 'number', cell: (row) => format.percent(shareDone(row), 1) },
    { key: 'lacking', label: t.columns.lacking, kind: 'number', cell: count((row) => dueOf(row) - row.completed) },
    { key: 'causes', label: t.columns.causes, cell: (row) => <CausesOf row={row} /> },
  ]
}

function CausesOf({ row }: { row: FulfilmentRow }) {
  const t = useText().fulfilment
  const format = useFormat()
  const lacking = lacksOf(row)
  if (lacking.length === 0) return null
  return (
    <Stack gap={2}>
      {lacking.map(({ cause, plays }) => (
        <Text key={cause} size="sm">
          {t.cause(t.causes[cause].name, format.number(plays))}
        </Text>
      ))}
    </Stack>
  )
}
