import { Badge, Group, Paper, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { datesAhead } from '../../playlists/occurrences.ts'
import type { Timing } from '../../playlists/schedule.ts'
import { weekdayOf } from '../../playlists/time.ts'
import { useNow } from '../ui/clock.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { useTimes } from '../ui/times.ts'
import { describeTiming } from './describe.ts'
import { problemsOf, timingOf } from './draft.ts'
import type { Draft } from './draft.ts'
import { useDayparts } from './hooks.ts'

/** Says a timing in one sentence. */
export function useDescribe(): (timing: Timing) => string {
  const text = useText()
  const format = useFormat()
  const names = new Map((useDayparts().data ?? []).map(({ id, name }) => [id as number, name]))
  return (timing) =>
    describeTiming(timing, {
      words: text.repeat.words,
      holidays: text.repeat.holidays,
      weekdays: text.kit.weekdays,
      date: format.date,
      instant: format.dateTime,
      number: format.number,
      daypart: (id) => names.get(id) ?? '…',
    })
}

const SHOWN_DATES = 5

/** What was chosen, in words, and the dates that come next: a slip is seen before it is saved. */
export function TimingSummary({ draft }: { draft: Draft }): ReactNode {
  const text = useText()
  const t = text.repeat
  const format = useFormat()
  const describe = useDescribe()
  const now = useNow(60_000)
  const times = useTimes(format.dayOf(now))
  const timing = timingOf(draft)
  const { rule, from, until } = problemsOf(draft)
  if (timing.kind === 'once' || rule !== undefined || from !== undefined || until !== undefined) return null
  const dates = datesAhead(timing, times, now, SHOWN_DATES)
  const nameOf = (date: (typeof dates)[number]) =>
    `${text.kit.weekdays.short[weekdayOf(date) - 1] ?? ''} ${format.date(date)}`
  return (
    <Paper withBorder p="sm" role="group" aria-label={t.summary}>
      <Text size="sm" fw={600} aria-live="polite">
        {describe(timing)}
      </Text>
      <Text size="xs" c="dark.4" mt={6} mb={4}>
        {dates.length === 0 ? t.nextNone : t.next}
      </Text>
      <Group gap={6}>
        {dates.map((date) => (
          <Badge key={date} variant="default" tt="none" fw={500}>
            {nameOf(date)}
          </Badge>
        ))}
      </Group>
    </Paper>
  )
}
