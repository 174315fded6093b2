import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Recurring } from '../../playlists/occurrences.ts'
import { useText } from '../ui/language.tsx'
import type { Asked } from './deeds.ts'
import { useWhen } from './day-words.ts'
import { useDayparts } from './hooks.ts'
import { shiftSeries } from './shift.ts'
import type { Shift } from './shift.ts'

type Given = {
  asked: Asked | null
  onClose: () => void
  onDay: (asked: Asked) => void
  onSeries: (asked: Asked) => void
}

/** A series was dragged: is one day meant, or all of them? */
export function ScopeDialog({ asked, onClose, onDay, onSeries }: Given): ReactNode {
  const text = useText()
  const t = text.timeline.scope
  return (
    <Modal
      opened={asked !== null}
      onClose={onClose}
      title={asked === null ? '' : t.title(asked.held.block.schedule.name)}
      closeButtonProps={{ 'aria-label': text.kit.close }}
    >
      {asked !== null && (
        <Question
          asked={asked}
          onDay={() => (onClose(), onDay(asked))}
          onSeries={() => (onClose(), onSeries(asked))}
          onClose={onClose}
        />
      )}
    </Modal>
  )
}

type QuestionGiven = { asked: Asked; onDay: () => void; onSeries: () => void; onClose: () => void }

function Question({ asked: { held, shift, span }, onDay, onSeries, onClose }: QuestionGiven) {
  const text = useText()
  const t = text.timeline.scope
  const when = useWhen()
  const { timing } = held.block.schedule
  const recurring = timing.kind === 'recurring' ? timing : null
  const series = recurring !== null && shiftSeries(recurring, held.occurrence, shift) !== null
  const unable = useUnable(recurring, shift)
  return (
    <Stack>
      <Text size="sm">{t.body(when.span(span))}</Text>
      <Choice label={t.day(when.day(held.occurrence.date))} hint={t.dayHint} onChoose={onDay} focused />
      <Choice label={t.series} hint={series ? t.seriesHint : unable} {...(series ? { onChoose: onSeries } : {})} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {text.kit.cancel}
        </Button>
      </Group>
    </Stack>
  )
}

/** Why the whole series cannot be moved so. */
function useUnable(recurring: Recurring | null, { start, end }: Shift): string {
  const t = useText().timeline.scope
  const dayparts = useDayparts().data ?? []
  const hours = recurring?.hours
  if (hours?.kind !== 'daypart' || (start === 0 && end === 0)) return t.seriesNot
  return t.seriesDaypart(dayparts.find(({ id }) => id === hours.daypart)?.name ?? '…')
}

type ChoiceGiven = { label: string; hint: string; onChoose?: () => void; focused?: boolean }

function Choice({ label, hint, onChoose, focused = false }: ChoiceGiven) {
  return (
    <div>
      <Button fullWidth variant="light" disabled={!onChoose} onClick={onChoose} data-autofocus={focused || undefined}>
        {label}
      </Button>
      <Text size="xs" c="dark.4" mt={4}>
        {hint}
      </Text>
    </div>
  )
}
