import { Group, Select, Stack, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { toLocal } from '../../playlists/time.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { useNow } from '../ui/clock.ts'
import { useText } from '../ui/language.tsx'
import { useZone } from '../ui/office.ts'
import { useTimes } from '../ui/times.ts'
import { useBlockDeeds } from './block-deeds.tsx'
import { dayColumns, displayColumns } from './column.ts'
import type { Column } from './column.ts'
import { DayLine } from './day-head.tsx'
import { dragDraft } from './draft.ts'
import type { Draft } from './draft.ts'
import { useFleet, useProgrammes } from './hooks.ts'
import type { Fleet } from './hooks.ts'
import { Legend } from './legend.tsx'
import { NowStrip } from './now-strip.tsx'
import { SpanSwitch, useShown } from './span-switch.tsx'
import type { Edits } from './use-edits.tsx'
import { displaysIn, onlyOn, standSideBySide, targetOf, viewpointOf } from './viewpoint.ts'
import { WeekGrid } from './week-grid.tsx'
import { concerns } from './week.ts'

type Props = {
  schedules: readonly ScheduleReply[]
  edits: Edits
  onEdit: (schedule: ScheduleReply) => void
  /** Null when the reader may not schedule. */
  onCreate: ((draft: Draft) => void) | null
}

export function WeekTab({ schedules, edits, onEdit, onCreate }: Props): ReactNode {
  const text = useText()
  const zone = useZone()
  const now = toLocal(zone, useNow(30_000))
  const fleet = useFleet()
  const [viewed, setViewed] = useViewed()
  const [shown, show] = useShown(now.date, useMediaQuery('(max-width: 48em)') ?? false)
  const world = useTimes(shown.first)
  const view = viewpointOf(viewed, fleet)
  const seen = schedules.filter(({ target }) => concerns(target, view))
  const displays = displaysIn(view, fleet)
  const sideBySide = shown.kind === 'day' && standSideBySide(view, displays)
  const programmes = useProgrammes(sideBySide || view.kind === 'display' ? displays : [])
  const looked = { view, displays, programmes }
  const columns = sideBySide
    ? displayColumns(shown.first, schedules, looked)
    : dayColumns(shown.dates, schedules, looked)
  const { deeds, dialogs } = useBlockDeeds({ world, edits, mayEdit: onCreate !== null, onOpen: onEdit })
  const draw = (drawn: readonly Column[], from: number, to: number) => {
    const dates = [...new Set(drawn.map(({ date }) => date))]
    const some = drawn.length < columns.length ? drawn.flatMap(({ display }) => display?.id ?? []) : []
    onCreate?.(dragDraft(dates, from, to, some.length > 0 ? onlyOn(some) : targetOf(view)))
  }
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="sm">
        <SpanSwitch shown={shown} today={now.date} onShow={show} />
        <ViewSelect fleet={fleet} value={viewed} onChange={setViewed} />
      </Group>
      <NowStrip displays={displays} schedules={schedules} />
      <Legend schedules={seen} onOpen={onEdit} />
      {seen.length === 0 && <Text size="sm">{text.schedules.week.empty}</Text>}
      {sideBySide && <DayLine day={world.calendar.day(shown.first)} />}
      <WeekGrid
        key={shown.kind}
        world={world}
        columns={columns}
        now={now}
        deeds={deeds}
        onDraw={onCreate === null ? null : draw}
      />
      {onCreate !== null && (
        <Text size="xs" c="dark.4" visibleFrom="sm">
          {text.timeline.keys}
        </Text>
      )}
      {dialogs}
    </Stack>
  )
}

/** Whose timeline is looked at, kept in the address bar. */
function useViewed(): [string, (view: string) => void] {
  const [query, setQuery] = useSearchParams()
  const put = (view: string) => {
    query.set('of', view)
    setQuery(query, { replace: true })
  }
  return [query.get('of') ?? 'all', put]
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
