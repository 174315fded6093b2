import { VisuallyHidden } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { CSSProperties, ReactNode } from 'react'
import type { Span } from '../../playlists/spans.ts'
import { clip } from '../../playlists/spans.ts'
import { addDays, startOfDay, toInstant, toLocal } from '../../playlists/time.ts'
import type { LocalDate, TimeOfDay } from '../../playlists/time.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { useText } from '../ui/language.tsx'
import type { BlockDeeds } from './deeds.ts'
import { Bands } from './bands.tsx'
import { BlockButton } from './block-button.tsx'
import { closedOn } from './closed.ts'
import type { Column } from './column.ts'
import { DayHead, DisplayHead } from './day-head.tsx'
import { useWhen } from './day-words.ts'
import { SHOWN, fateOf } from './fate.ts'
import type { Fate } from './fate.ts'
import { clockAt, percent, stretch } from './grid-style.ts'
import { movedSpan, occurrenceOf } from './shift.ts'
import { keyOfBlock, useBlockEdit } from './use-block-edit.ts'
import { useGridDrag } from './use-grid-drag.ts'
import type { Drawn } from './use-grid-drag.ts'
import classes from './week-grid.module.css'
import { DAY_MINUTES, dayLayout } from './week.ts'
import type { Block, World } from './week.ts'

type Props = {
  world: World
  columns: readonly Column[]
  /** Where the red line stands. */
  now: { date: LocalDate; minutes: number }
  deeds: BlockDeeds
  /** Null when the reader may not schedule. */
  onDraw: ((columns: readonly Column[], from: number, to: number) => void) | null
}

const OPENS_AT_HOUR = 6
const HALF_LABEL_PX = 12
/** A day alone has room for finer steps than a week. */
const stepFor = (columns: readonly Column[]): number =>
  columns.length === 1 || columns.some(({ display }) => display !== null) ? 15 : 30

/** Columns by 24 hours; fillers lie behind as bands, the rest stands in lanes. */
export function WeekGrid(props: Props): ReactNode {
  const t = useText()
  const when = useWhen()
  const scroll = useRef<HTMLDivElement>(null)
  const { world, columns, onDraw, deeds } = props
  const drag = useGridDrag(({ days, from, to }) => onDraw?.(columns.slice(days[0], days[1] + 1), from, to))
  const edit = useBlockEdit({
    step: stepFor(columns),
    overDays: columns.every(({ display }) => display === null),
    onShift: (held, shift) => deeds.shift?.(held, shift),
    onOpen: deeds.open,
  })
  const { pending } = edit
  const ghost = pending === null ? null : movedSpan(world.zone, pending.occurrence, pending.shift)
  useEffect(() => {
    const hours = scroll.current
    if (hours !== null) hours.scrollTop = (hours.scrollHeight / 25) * OPENS_AT_HOUR - HALF_LABEL_PX
  }, [])
  return (
    <div ref={scroll} className={classes.scroll} role="region" aria-label={t.schedules.week.grid} tabIndex={0}>
      <div
        className={classes.grid}
        style={{ '--days': columns.length } as CSSProperties}
        data-grid=""
        {...(onDraw === null ? {} : drag.handlers)}
      >
        <div className={`${classes.head} ${classes.corner}`} />
        {columns.map((column) => (
          <ColumnHead key={column.key} column={column} world={world} today={column.date === props.now.date} />
        ))}
        <Hours />
        {columns.map((column, n) => (
          <DayColumn
            key={column.key}
            {...{ ...props, edit, column }}
            drawn={drawnOn(drag.drawn, n)}
            ghost={column.schedules.some(({ id }) => id === pending?.block.schedule.id) ? ghost : null}
          />
        ))}
      </div>
      <VisuallyHidden role="status">
        {pending?.by === 'keys' && ghost !== null ? t.timeline.pending(when.span(ghost)) : ''}
      </VisuallyHidden>
    </div>
  )
}

function ColumnHead({ column, world, today }: { column: Column; world: World; today: boolean }) {
  const { display, date } = column
  if (display !== null) return <DisplayHead display={display} />
  return <DayHead day={world.calendar.day(date)} today={today} />
}

const drawnOn = (drawn: Drawn | null, day: number): Drawn | null =>
  drawn !== null && drawn.days[0] <= day && day <= drawn.days[1] ? drawn : null

function Hours() {
  return (
    <div className={classes.hours} aria-hidden="true">
      {Array.from({ length: 23 }, (_, n) => (
        <span key={n} className={classes.hour} style={{ top: percent((n + 1) * 60) }}>
          {clockAt((n + 1) * 60)}
        </span>
      ))}
    </div>
  )
}

type ColumnProps = Props & {
  column: Column
  drawn: Drawn | null
  ghost: Span | null
  edit: ReturnType<typeof useBlockEdit>
}

function DayColumn({ column, drawn, ghost, edit, ...props }: ColumnProps) {
  const t = useText().timeline
  const { world, deeds } = props
  const { date, inForce, schedules, openings, display } = column
  const { bands, blocks } = dayLayout(world, date, schedules)
  const today = date === props.now.date
  const all = [...bands, ...blocks]
  const fate = (block: Block<ScheduleReply>): Fate =>
    inForce === null ? SHOWN : fateOf(block, all, inForce.programme, spanOf(world, block))
  const look = [classes.day, today ? classes.todayColumn : '', props.onDraw === null ? classes.readOnly : '']
  const moved = ghost === null ? null : partOn(world, date, ghost)
  return (
    <div className={look.join(' ')} data-day={date} data-display={display?.id}>
      {closedOn(world, date, openings).map((closed) => (
        <div key={closed.from} className={classes.closed} style={stretch(closed)} title={t.closed} />
      ))}
      <Bands bands={bands} quiet={drawn !== null || edit.pending !== null} />
      {blocks.map((block) => (
        <BlockButton
          key={keyOfBlock(block)}
          block={block}
          occurrence={occurrenceOf(world, block)}
          fate={fate(block)}
          deeds={deeds}
          edit={edit}
        />
      ))}
      {[drawn, moved].map(
        (place, n) =>
          place !== null && (
            <div key={n} className={classes.draw} style={stretch(place)}>
              {clockAt(place.from)}–{clockAt(place.to)}
            </div>
          ),
      )}
      {today && <div className={classes.now} style={{ top: percent(props.now.minutes) }} />}
    </div>
  )
}

const spanOf = ({ zone }: World, { date, from, to }: Block): Span => ({
  start: toInstant(zone, date, from as TimeOfDay),
  end: toInstant(zone, date, to as TimeOfDay),
})

/** The part of a span that lies on a date. */
function partOn({ zone }: World, date: LocalDate, span: Span): { from: number; to: number } | null {
  const day = { start: startOfDay(zone, date), end: startOfDay(zone, addDays(date, 1)) }
  const [part] = clip([span], day)
  if (part === undefined) return null
  return {
    from: toLocal(zone, part.start).minutes,
    to: part.end === day.end ? DAY_MINUTES : toLocal(zone, part.end).minutes,
  }
}
