import { NumberInput, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { useNow } from '../ui/clock.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { reached } from '../ui/targets.ts'
import { shareAmong, timingOf } from './draft.ts'
import type { Draft } from './draft.ts'
import { useFleet, useWorld } from './hooks.ts'
import { overlapInWeek, weekDates } from './week.ts'

type Props = { draft: Draft; others: readonly ScheduleReply[]; onChange: (weight: number) => void }

/** The weight, and what it means against the schedules it meets in the coming seven days. */
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
  const today = format.dayOf(useNow(60_000))
  const world = useWorld(today)
  const dates = weekDates(today)
  if (draft.timing === 'once' && (draft.start === null || draft.endAt === null)) return null
  const mine = reached(draft.target, displays).map(({ id }) => id)
  const met = others.filter(
    (other) =>
      other.layer === 'scheduled' &&
      reached(other.target, displays).some(({ id }) => mine.includes(id)) &&
      overlapInWeek(world, dates, timingOf(draft), other.timing),
  )
  if (met.length === 0) return t.weightAlone
  const share = shareAmong(
    draft.weight,
    met.map(({ weight }) => weight),
  )
  return t.weightShare(format.percent(share), met.map(({ name }) => `“${name}”`).join(', '))
}
