import { ActionIcon, Button, Group, SegmentedControl, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { addDays, parseDate } from '../../playlists/time.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { useWhen } from './day-words.ts'
import { mondayOf, weekDates } from './week.ts'

/** A week, or a day alone; kept in the address bar as `week` or `day`. */
export type Shown = { kind: 'week' | 'day'; first: LocalDate; dates: LocalDate[] }

export function useShown(today: LocalDate, narrow: boolean): [Shown, (kind: Shown['kind'], date: LocalDate) => void] {
  const [query, setQuery] = useSearchParams()
  const day = parseDate(query.get('day') ?? '')
  const week = parseDate(query.get('week') ?? '')
  const show = (kind: Shown['kind'], date: LocalDate) => {
    query.delete(kind === 'day' ? 'week' : 'day')
    query.set(kind, kind === 'week' ? mondayOf(date) : date)
    setQuery(query, { replace: true })
  }
  const single = day ?? (narrow && week === null ? today : null)
  if (single !== null) return [{ kind: 'day', first: single, dates: [single] }, show]
  const monday = mondayOf(week ?? today)
  return [{ kind: 'week', first: monday, dates: weekDates(monday) }, show]
}

type Given = { shown: Shown; today: LocalDate; onShow: (kind: Shown['kind'], date: LocalDate) => void }

export function SpanSwitch({ shown: { kind, first }, today, onShow }: Given): ReactNode {
  const text = useText()
  const t = text.timeline
  const week = text.schedules.week
  const format = useFormat()
  const when = useWhen()
  const isDay = kind === 'day'
  const go = (by: number) => onShow(kind, addDays(first, isDay ? by : 7 * by))
  /** Today, if it is in the week; else the week's Monday. */
  const dayOf = () => (mondayOf(today) === first ? today : first)
  return (
    <Group gap="xs">
      <SegmentedControl
        aria-label={t.spans.label}
        data={(['week', 'day'] as const).map((value) => ({ value, label: t.spans[value] }))}
        value={kind}
        onChange={(next) => onShow(next as Shown['kind'], isDay ? first : dayOf())}
      />
      <ActionIcon variant="default" aria-label={isDay ? t.previousDay : week.previous} onClick={() => go(-1)}>
        <IconChevronLeft size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="default" aria-label={isDay ? t.nextDay : week.next} onClick={() => go(1)}>
        <IconChevronRight size={18} aria-hidden />
      </ActionIcon>
      <Button
        variant="default"
        disabled={first === (isDay ? today : mondayOf(today))}
        onClick={() => onShow(kind, today)}
      >
        {isDay ? t.today : week.today}
      </Button>
      <Text fw={600} aria-live="polite" style={{ fontVariantNumeric: 'tabular-nums' }}>
        {isDay ? when.day(first) : week.range(format.date(first), format.date(addDays(first, 6)))}
      </Text>
    </Group>
  )
}
