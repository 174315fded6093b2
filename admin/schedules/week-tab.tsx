import { ActionIcon, Button, Group, Select, Stack, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import type { Target } from '../../playlists/schedule.ts'
import { addDays, parseDate, toLocal } from '../../playlists/time.ts'
import type { LocalDate } from '../../playlists/time.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { useNow } from '../ui/clock.ts'
import { useText } from '../ui/language.tsx'
import { useFormat, useZone } from '../ui/office.ts'
import { dragDraft } from './draft.ts'
import type { Draft } from './draft.ts'
import { useFleet } from './hooks.ts'
import type { Fleet } from './hooks.ts'
import { Legend } from './legend.tsx'
import { NowStrip } from './now-strip.tsx'
import { WeekGrid } from './week-grid.tsx'
import { concerns, mondayOf, weekDates } from './week.ts'
import type { Viewpoint } from './week.ts'

type Props = {
  schedules: readonly ScheduleReply[]
  onEdit: (schedule: ScheduleReply) => void
  onCreate: ((draft: Draft) => void) | null
}

export function WeekTab({ schedules, onEdit, onCreate }: Props): ReactNode {
  const t = useText().schedules
  const zone = useZone()
  const now = toLocal(zone, useNow(30_000))
  const fleet = useFleet()
  const place = useWeek(now.date)
  const view = viewpointOf(place.view, fleet)
  const seen = schedules.filter(({ target }) => concerns(target, view))
  const shown = view.kind === 'display' ? [view.display.id as number] : null
  const draw = (dates: readonly LocalDate[], from: number, to: number) =>
    onCreate?.(dragDraft(dates, from, to, targetOf(view)))
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="sm">
        <WeekSwitch monday={place.monday} onMove={place.setMonday} today={mondayOf(now.date)} />
        <ViewSelect fleet={fleet} value={place.view} onChange={place.setView} />
      </Group>
      <NowStrip
        displays={fleet.displays.filter(({ id }) => shown === null || shown.includes(id))}
        schedules={schedules}
      />
      <Legend schedules={seen} onOpen={onEdit} />
      {seen.length === 0 && <Text size="sm">{t.week.empty}</Text>}
      <WeekGrid
        zone={zone}
        dates={weekDates(place.monday)}
        schedules={seen}
        now={now}
        oneDisplay={view.kind === 'display'}
        onOpen={onEdit}
        onDraw={onCreate === null ? null : draw}
      />
    </Stack>
  )
}

/** The week and whose it is, kept in the address bar. */
function useWeek(today: LocalDate) {
  const [query, setQuery] = useSearchParams()
  const asked = parseDate(query.get('week') ?? '')
  const put = (key: string, value: string) => {
    query.set(key, value)
    setQuery(query, { replace: true })
  }
  return {
    monday: mondayOf(asked ?? today),
    view: query.get('of') ?? 'all',
    setMonday: (monday: LocalDate) => put('week', monday),
    setView: (view: string) => put('of', view),
  }
}

function viewpointOf(view: string, { displays, groups }: Fleet): Viewpoint {
  const display = displays.find(({ id }) => view === `display-${id}`)
  if (display !== undefined) return { kind: 'display', display }
  const group = groups.find(({ id }) => view === `group-${id}`)
  return group === undefined ? { kind: 'all' } : { kind: 'group', group }
}

/** A schedule drawn while one display or group is looked at is meant for it. */
function targetOf(view: Viewpoint): Target | undefined {
  if (view.kind === 'display') return { all: false, displays: [view.display.id], groups: [] }
  if (view.kind === 'group') return { all: false, displays: [], groups: [view.group.id] }
  return undefined
}

type SwitchProps = { monday: LocalDate; today: LocalDate; onMove: (monday: LocalDate) => void }

function WeekSwitch({ monday, today, onMove }: SwitchProps) {
  const t = useText().schedules.week
  const format = useFormat()
  return (
    <Group gap="xs">
      <ActionIcon variant="default" aria-label={t.previous} onClick={() => onMove(addDays(monday, -7))}>
        <IconChevronLeft size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="default" aria-label={t.next} onClick={() => onMove(addDays(monday, 7))}>
        <IconChevronRight size={18} aria-hidden />
      </ActionIcon>
      <Button variant="default" disabled={monday === today} onClick={() => onMove(today)}>
        {t.today}
      </Button>
      <Text fw={600} aria-live="polite" style={{ fontVariantNumeric: 'tabular-nums' }}>
        {t.range(format.date(monday), format.date(addDays(monday, 6)))}
      </Text>
    </Group>
  )
}

type ViewProps = { fleet: Fleet; value: string; onChange: (view: string) => void }

function ViewSelect({ fleet, value, onChange }: ViewProps) {
  const t = useText().schedules.view
  const data = [
    { value: 'all', label: t.all },
    { group: t.groups, items: fleet.groups.map(({ id, name }) => ({ value: `group-${id}`, label: name })) },
    { group: t.displays, items: fleet.displays.map(({ id, name }) => ({ value: `display-${id}`, label: name })) },
  ].filter((entry) => !('items' in entry) || entry.items!.length > 0)
  return (
    <Select
      aria-label={t.label}
      data={data}
      value={value}
      onChange={(view) => onChange(String(view ?? 'all'))}
      w={260}
      searchable
    />
  )
}
