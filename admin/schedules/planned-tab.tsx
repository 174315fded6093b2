import { Button, CopyButton, Group, Select, Stack, Text } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { DisplayId } from '../../playlists/ids.ts'
import { addDays } from '../../playlists/time.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { plannedPlays } from '../../playlists/wire/explain.ts'
import type { PlanLine } from '../../playlists/wire/explain.ts'
import { useAsk } from '../ui/asks.ts'
import { readClock } from '../ui/clock.ts'
import { DateField } from '../ui/date-field.tsx'
import { asTable } from '../ui/as-table.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { Answer } from '../ui/page.tsx'
import { DataTable } from '../ui/table.tsx'
import type { Column } from '../ui/table.tsx'
import { useFleet } from './hooks.ts'
import { totalOf } from './planned.ts'

const BY = ['material', 'topic', 'campaign', 'display'] as const
type By = (typeof BY)[number]
type Asked = { from: LocalDate; until: LocalDate; by: By; display: DisplayId | null }

/** Planned plays and minutes of any range, by what one asks for; of the past from what was really in force. */
export function PlannedTab(): ReactNode {
  const t = useText().planned
  const format = useFormat()
  const [asked, setAsked] = useState<Asked>(() => {
    const from = format.dayOf(readClock())
    return { from, until: addDays(from, 6), by: 'material', display: null }
  })
  const { display, ...query } = asked
  const plan = useAsk(plannedPlays, { query: display === null ? query : { ...query, display } }, { keep: true })
  return (
    <Stack gap="md">
      <Text size="sm">{t.lead}</Text>
      <Choices asked={asked} onChange={(part) => setAsked((old) => ({ ...old, ...part }))} />
      <Answer of={plan} height={240}>
        {({ lines, from, until }) => (
          <Lines by={asked.by} lines={lines} range={t.range(format.date(from), format.date(until))} />
        )}
      </Answer>
    </Stack>
  )
}

function Choices({ asked, onChange }: { asked: Asked; onChange: (part: Partial<Asked>) => void }) {
  const t = useText().planned
  const { displays } = useFleet()
  const { from, until, by, display } = asked
  return (
    <Group align="flex-end" gap="sm">
      <DateField label={t.from} value={from} onChange={(date) => date !== null && onChange({ from: date })} />
      <DateField
        label={t.until}
        value={until}
        min={from}
        onChange={(date) => date !== null && onChange({ until: date })}
      />
      <Select
        label={t.by}
        data={BY.map((value) => ({ value, label: t.nouns[value] }))}
        value={by}
        onChange={(value) => onChange({ by: BY.find((each) => each === value) ?? 'material' })}
      />
      <Select
        label={t.display}
        placeholder={t.allDisplays}
        data={displays.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={display === null ? null : String(display)}
        onChange={(id) => onChange({ display: id === null ? null : (Number(id) as DisplayId) })}
        clearable
        searchable
      />
    </Group>
  )
}

type LinesGiven = { by: By; lines: readonly PlanLine[]; range: string }

function Lines({ by, lines, range }: LinesGiven) {
  const text = useText()
  const t = text.planned
  const format = useFormat()
  const nameOf = ({ key, name }: PlanLine) => (key === null ? t.without : by === 'topic' ? `${key} · ${name}` : name)
  const minutes = (n: number) => format.number(n, 1)
  if (lines.length === 0) return <Text size="sm">{t.none}</Text>
  const columns: Column<PlanLine>[] = [
    { key: 'name', label: t.nouns[by], cell: (line) => (line.key === TOTAL ? t.total : nameOf(line)) },
    { key: 'plays', label: t.plays, kind: 'number', cell: ({ plays }) => format.number(plays) },
    { key: 'cut', label: t.cut, kind: 'number', cell: ({ cut }) => format.number(cut) },
    { key: 'minutes', label: t.minutes, kind: 'number', cell: (line) => minutes(line.minutes) },
  ]
  const rows = [...lines, { ...totalOf(lines), key: TOTAL, name: t.total }]
  const table = asTable(
    columns.map(({ label }) => label),
    rows.map((line) => [line.key === TOTAL ? t.total : nameOf(line), line.plays, line.cut, minutes(line.minutes)]),
  )
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text size="sm" fw={600} aria-live="polite">
          {range}
        </Text>
        <CopyButton value={table}>
          {({ copied, copy }) => (
            <Button variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={copy}>
              {copied ? t.copied : t.copy}
            </Button>
          )}
        </CopyButton>
      </Group>
      <DataTable label={t.title} columns={columns} rows={rows} rowKey={({ key }) => String(key)} />
      <Text size="xs" c="dark.4">
        {t.hint}
      </Text>
    </Stack>
  )
}

/** Names the last row; no id, topic or zone is called so. */
const TOTAL = ' total'
