import { ActionIcon, Menu, Tooltip, VisuallyHidden } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useText } from '../ui/language.tsx'
import type { BlockDeeds } from './deeds.ts'
import { useWhen } from './day-words.ts'
import type { Fate } from './fate.ts'
import { useDayparts } from './hooks.ts'
import type { Occurrence } from './shift.ts'
import type { useBlockEdit } from './use-block-edit.ts'
import classes from './week-grid.module.css'
import type { Placed } from './week.ts'
import { useFormat } from '../ui/office.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { clockAt, stretch } from './grid-style.ts'

export type BlockGiven = {
  block: Placed<ScheduleReply>
  occurrence: Occurrence | null
  fate: Fate
  deeds: BlockDeeds
  edit: ReturnType<typeof useBlockEdit>
}

/** One block: opened by a press, moved and stretched by mouse or arrows, with a menu for all else. */
export function BlockButton({ block, occurrence, fate, deeds, edit }: BlockGiven): ReactNode {
  const text = useText()
  const t = text.timeline
  const when = useWhen()
  const { schedule, lane, lanes } = block
  const lost = fate.reason !== null
  const note = useNote(fate)
  const minutes = block.to - block.from
  const time = `${clockAt(block.from)}–${clockAt(block.to)}`
  const day = when.day(block.date)
  const movable = deeds.shift !== null && schedule.layer !== 'emergency'
  const held = movable && occurrence !== null ? { block, occurrence } : null
  const fixed = movable && occurrence === null ? t.fixed : ''
  const named = useDaypartNote(schedule)
  const words = [schedule.name, `${day}, ${time}`, note, movable ? fixed || named : ''].filter((part) => part !== '')
  return (
    <div
      className={classes.place}
      style={{ ...stretch(block), left: `${(lane / lanes) * 100}%`, width: `${100 / lanes}%` }}
    >
      <Tooltip
        label={words.join('\n')}
        events={{ hover: true, focus: true, touch: false }}
        classNames={{ tooltip: classes.tip! }}
        portalProps={{ target: '#main' }}
        disabled={edit.pending !== null}
      >
        <button
          type="button"
          className={blockLook(block, lost, held !== null)}
          data-block={schedule.id}
          data-lost={lost ? fate.reason : undefined}
          {...(held === null ? { onClick: () => deeds.open(schedule) } : edit.handlersOf(held))}
        >
          <span className={classes.name}>{schedule.name}</span>
          <VisuallyHidden>{day}</VisuallyHidden>
          <Shown when={minutes >= 60}>{time}</Shown>
          {minutes >= 90 && <Share of={fate} />}
          <VisuallyHidden>{note}</VisuallyHidden>
        </button>
      </Tooltip>
      {deeds.menu(block, occurrence).length > 0 && <BlockMenu block={block} occurrence={occurrence} deeds={deeds} />}
    </div>
  )
}

/** Why it is not seen, or how much of the screen's time it gets when others share it. */
function useNote({ reason, share }: Fate): string {
  const t = useText().timeline
  const format = useFormat()
  if (reason !== null) return t.reasons[reason]
  return share < 1 ? t.block.share(format.percent(share)) : ''
}

/** Hours that are not the schedule's own are not stretched with it. */
function useDaypartNote({ timing }: ScheduleReply): string {
  const t = useText().timeline
  const dayparts = useDayparts().data
  const hours = timing.kind === 'recurring' && timing.hours.kind === 'daypart' ? timing.hours : null
  const daypart = dayparts?.find(({ id }) => id === hours?.daypart)
  return daypart === undefined ? '' : t.byDaypart(daypart.name)
}

function Share({ of: { reason, share } }: { of: Fate }) {
  const format = useFormat()
  if (reason !== null || share >= 1) return null
  return (
    <span className={classes.time} aria-hidden="true">
      {format.percent(share)}
    </span>
  )
}

function BlockMenu({ block, occurrence, deeds }: Pick<BlockGiven, 'block' | 'occurrence' | 'deeds'>) {
  const t = useText().timeline.block
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon className={classes.more} size="xs" variant="white" aria-label={t.menu(block.schedule.name)}>
          <IconDots size={14} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {deeds.menu(block, occurrence).map(({ words, danger = false, run }) => (
          <Menu.Item key={words} color={danger ? 'red.9' : undefined} onClick={run}>
            {words}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Words that a block too low for them still says to a screen reader. */
function Shown({ when, children }: { when: boolean; children: string }) {
  return when ? <span className={classes.time}>{children}</span> : <VisuallyHidden>{children}</VisuallyHidden>
}

function blockLook(block: Placed, lost: boolean, movable: boolean): string {
  return [
    classes.block,
    classes[block.schedule.layer],
    block.fromBefore ? classes.fromBefore : '',
    block.toAfter ? classes.toAfter : '',
    lost ? classes.outranked : '',
    movable ? classes.movable : '',
  ].join(' ')
}
