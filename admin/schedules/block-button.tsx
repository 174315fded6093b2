import { ActionIcon, Menu, Tooltip, VisuallyHidden } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import type { CSSProperties, ReactNode } from 'react'
import { useNow } from '../ui/clock.ts'
import { useText } from '../ui/language.tsx'
import type { BlockDeeds } from './deeds.ts'
import { useWhen } from './day-words.ts'
import type { Fate } from './fate.ts'
import { Hatches } from './hatches.tsx'
import { useDayparts } from './hooks.ts'
import type { Occurrence } from './shift.ts'
import type { Held, useBlockEdit } from './use-block-edit.ts'
import classes from './week-grid.module.css'
import { isAllDay } from './week.ts'
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
  const { schedule } = block
  const note = useNote(fate)
  const movable = deeds.shift !== null && schedule.layer !== 'emergency'
  const held = movable && occurrence !== null ? { block, occurrence } : null
  const { day, time, words } = useWords(block, note, { movable, held })
  const minutes = block.to - block.from
  return (
    <div className={classes.place} style={placeOf(block)}>
      <Tooltip
        label={words.join('\n')}
        events={{ hover: true, focus: true, touch: false }}
        classNames={{ tooltip: classes.tip! }}
        portalProps={{ target: '#main' }}
        disabled={edit.isHushed({ block })}
      >
        <button
          type="button"
          className={blockLook(block, held !== null)}
          data-block={schedule.id}
          data-lost={fate.reason ?? undefined}
          {...(held === null ? { onClick: () => deeds.open(schedule) } : edit.handlersOf(held))}
        >
          {(!isAllDay(block) || fate.reason !== null) && <Hatches block={block} lost={fate.lost} />}
          <span className={classes.label}>
            <span className={classes.name}>{schedule.name}</span>
            <VisuallyHidden>{day}</VisuallyHidden>
            <Shown when={minutes >= 60 && !isAllDay(block)}>{time}</Shown>
            {minutes >= 90 && <Share of={fate} />}
          </span>
          <VisuallyHidden>{note}</VisuallyHidden>
        </button>
      </Tooltip>
      {deeds.menu(block, occurrence).length > 0 && <BlockMenu block={block} occurrence={occurrence} deeds={deeds} />}
    </div>
  )
}

/** An all-day block stands in its row; the others at their time, in their lane. */
function placeOf(block: Placed): CSSProperties {
  if (isAllDay(block)) return {}
  const { lane, lanes } = block
  return { ...stretch(block), left: `${(lane / lanes) * 100}%`, width: `${100 / lanes}%` }
}

/** What stands beside it under the pointer: name, time, how it fares, and what cannot be done with it. */
function useWords(
  block: Placed<ScheduleReply>,
  note: string,
  { movable, held }: { movable: boolean; held: Held | null },
) {
  const t = useText().timeline
  const when = useWhen()
  const now = useNow(30_000)
  const named = useDaypartNote(block.schedule)
  const time = `${clockAt(block.from)}–${clockAt(block.to)}`
  const day = when.day(block.date)
  const bound = held === null ? t.fixed : held.occurrence.end <= now ? t.isOver : named
  const words = [block.schedule.name, `${day}, ${time}`, note, movable ? bound : '']
  return { day, time, words: words.filter((part) => part !== '') }
}

/** So many stretches are told by their time; the rest are seen. */
const MOST_PARTS = 4

/** Where and why it is not seen, and how much of the screen's time it gets when others share it. */
function useNote({ reason, share, lost }: Fate): string {
  const t = useText().timeline
  const format = useFormat()
  if (reason !== null) return t.reasons[reason]
  const parts = lost
    .slice(0, MOST_PARTS)
    .map(({ from, to, reason: why }) => t.lost(clockAt(from), clockAt(to), t.reasons[why]))
  return [...(share < 1 ? [t.block.share(format.percent(share))] : []), ...parts].join('\n')
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

function blockLook(block: Placed, movable: boolean): string {
  return [
    classes.block,
    classes[block.schedule.layer],
    block.fromBefore && !isAllDay(block) ? classes.fromBefore : '',
    block.toAfter && !isAllDay(block) ? classes.toAfter : '',
    isAllDay(block) ? classes.chip : '',
    movable && !isAllDay(block) ? classes.movable : '',
  ].join(' ')
}
