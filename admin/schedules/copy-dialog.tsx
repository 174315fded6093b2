import { Button, Group, Modal, Stack } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { LocalDate } from '../../playlists/time.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { copyTo } from './shift.ts'
import type { Parting } from './shift.ts'
import type { Held } from './use-block-edit.ts'
import type { Edits } from './use-edits.tsx'
import type { World } from './week.ts'

type Given = {
  held: Held | null
  world: World
  edits: Edits
  onClose: () => void
  onCopy: (schedule: ScheduleReply, parting: Parting, dates: number) => Promise<boolean>
}

/** Which other days a block is copied to. */
export function CopyDialog({ held, onClose, ...given }: Given): ReactNode {
  const text = useText()
  return (
    <Modal
      size="auto"
      opened={held !== null}
      onClose={onClose}
      title={held === null ? '' : text.timeline.copy.title(held.block.schedule.name)}
      closeButtonProps={{ 'aria-label': text.kit.close }}
    >
      {held !== null && <Dates held={held} onClose={onClose} {...given} />}
    </Modal>
  )
}

function Dates({ held, world, edits, onClose, onCopy }: Given & { held: Held }) {
  const text = useText()
  const t = text.timeline
  const format = useFormat()
  const [dates, setDates] = useState<LocalDate[]>([])
  /** A week often lies in two months. */
  const wide = useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false })
  const { schedule } = held.block
  const copy = async () => {
    const parting = copyTo(world, schedule, held.occurrence, dates)
    onClose()
    if (parting.series === null && parting.once.length === 0) return edits.offer(t.done.alreadyThere(schedule.name))
    await onCopy(schedule, parting, dates.length)
  }
  return (
    <Stack>
      <Group justify="center" role="group" aria-label={t.copy.dates}>
        <DatePicker
          type="multiple"
          ariaLabels={text.kit.calendar}
          value={dates}
          defaultDate={held.occurrence.date}
          numberOfColumns={wide ? 2 : 1}
          onChange={(chosen) => setDates(chosen.toSorted() as LocalDate[])}
          maxLevel="month"
        />
      </Group>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {text.kit.cancel}
        </Button>
        <Button disabled={dates.length === 0} onClick={() => void copy()}>
          {dates.length === 0 ? t.copy.none : t.copy.confirm(format.number(dates.length))}
        </Button>
      </Group>
    </Stack>
  )
}
