import { NumberInput, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { datesAhead, firstDateOf } from '../../playlists/occurrences.ts'
import type { Timing } from '../../playlists/schedule.ts'
import type { Instant, LocalDate } from '../../playlists/time.ts'
import { useNow } from '../ui/clock.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { reached } from '../ui/targets.ts'
import { useTimes } from '../ui/times.ts'
import { shareAmong, timingOf } from './draft.ts'
import type { Draft } from './draft.ts'
import { useFleet } from './hooks.ts'
import { meetOn, weekDates } from './week.ts'
import type { World } from './week.ts'

type Props = { draft: Draft; others: readonly ScheduleReply[]; onChange: (weight: number) => void }

/** The weight, and what it means against the schedules it meets on the next days it is on. */
export function WeightField({ draft, others, onChange }: Props): ReactNode {
  const t = useText().schedules.form
  return (
    <Stack gap={4}>
      <NumberInput
        label={t.weight}
        value={draft.weight}
        min={1}
        max={100}
        allowDecimal={false}
        clampBehavior="strict"
        w={160}
        onChange={(weight) => typeof weight === 'number' && onChange(weight)}
      />
      <Text size="xs" c="dark.4">
        {t.weightHint}
      </Text>
      <Text size="sm" aria-live="polite">
        <ShareLine draft={draft} others={others} />
      </Text>
    </Stack>
  )
}

function ShareLine({ draft, others }: Omit<Props, 'onChange'>) {
  const t = useText().schedules.form
  const format = useFormat()
  const { displays } = useFleet()
  const now = useNow(60_000)
  const world = useTimes(format.dayOf(now))
  if (draft.timing === 'once' && (draft.start === null || draft.endAt === null)) return null
  const timing = timingOf(draft)
  const dates = nextOn(timing, world, now)
  if (dates.length === 0) return null
  const mine = reached(draft.target, displays).map(({ id }) => id)
  const met = others.filter(
    (other) =>
      other.layer === 'scheduled' &&
      reached(other.target, displays).some(({ id }) => mine.includes(id)) &&
      meetOn(world, dates, timing, other.timing),
  )
  if (met.length === 0) return t.weightAlone(format.date(dates[0]!))
  const share = shareAmong(
    draft.weight,
    met.map(({ weight }) => weight),
  )
  return t.weightShare(format.percent(share), met.map(({ name }) => `“${name}”`).join(', '))
}

/** Its next seven dates; of a one-off, the seven days from its first. */
function nextOn(timing: Timing, world: World, now: Instant): LocalDate[] {
  if (timing.kind === 'recurring') return datesAhead(timing, world, now, 7)
  const first = firstDateOf(timing, world, now)
  return first === null ? [] : weekDates(first)
}
