import { VisuallyHidden } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { useEffect, useMemo, useRef } from 'react'
import type { CSSProperties, ReactNode } from 'react'
import { toInstant } from '../../playlists/time.ts'
import type { LocalDate, TimeOfDay } from '../../playlists/time.ts'
import { useTell } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import { AllDay } from './all-day.tsx'
import type { Column } from './column.ts'
import { DayColumn } from './day-column.tsx'
import { DayHead, DisplayHead } from './day-head.tsx'
import { useWhen } from './day-words.ts'
import type { BlockDeeds } from './deeds.ts'
import { clockAt, percent } from './grid-style.ts'
import { seenIn } from './seen.ts'
import type { Seen } from './seen.ts'
import { movedSpan } from './shift.ts'
import { useBlockEdit } from './use-block-edit.ts'
import { useGridDrag } from './use-grid-drag.ts'
import type { Drawn } from './use-grid-drag.ts'
import classes from './week-grid.module.css'
import type { World } from './week.ts'

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

/** Columns by 24 hours; fillers lie behind as bands, whole days stand under the heads, the rest in lanes. */
export function WeekGrid(props: Props): ReactNode {
  const t = useText()
  const when = useWhen()
  const { world, columns, now, deeds } = props
  const { drag, edit } = useHands(props)
  const seen = useMemo(() => columns.map((column) => seenIn(world, column)), [world, columns])
  const { scroll, corner, headHeight } = useOpeningHour()
  const { pending } = edit
  const ghost = pending === null ? null : movedSpan(world.zone, pending.occurrence, pending.shift)
  const style = { '--days': columns.length, '--head': `${headHeight}px` } as CSSProperties
  const readOnly = props.onDraw === null
  return (
    <div ref={scroll} className={classes.scroll} role="region" aria-label={t.schedules.week.grid} tabIndex={0}>
      <div className={classes.grid} style={style} data-grid="" {...(readOnly ? {} : drag.handlers)}>
        <div className={`${classes.head} ${classes.corner}`} ref={corner} />
        {seen.map((each) => (
          <div key={each.column.key} className={classes.head}>
            <ColumnHead seen={each} world={world} today={each.column.date === now.date} />
            <AllDay seen={each} world={world} deeds={deeds} edit={edit} />
          </div>
        ))}
        <Hours />
        {seen.map((each, n) => (
          <DayColumn
            key={each.column.key}
            {...{ seen: each, world, now, deeds, edit, readOnly }}
            drawn={drawnOn(drag.drawn, n)}
            ghost={each.column.schedules.some(({ id }) => id === pending?.block.schedule.id) ? ghost : null}
          />
        ))}
      </div>
      <VisuallyHidden role="status">
        {pending?.by === 'keys' && ghost !== null ? t.timeline.pending(when.span(ghost)) : ''}
      </VisuallyHidden>
    </div>
  )
}

/** Drawing anew, and moving what is there; nothing is put where time has passed. */
function useHands({ world: { zone }, columns, now, onDraw, deeds }: Props) {
  const tell = useTell()
  const t = useText().timeline
  const onRefused = () => tell.warn(t.over)
  const moment = toInstant(zone, now.date, Math.floor(now.minutes) as TimeOfDay)
  const drag = useGridDrag({
    onDrawn: ({ days, from, to }) => onDraw?.(columns.slice(days[0], days[1] + 1), from, to),
    isOver: (day) => columns[day]!.date < now.date,
    onRefused,
  })
  const edit = useBlockEdit({
    step: stepFor(columns),
    overDays: columns.every(({ display }) => display === null),
    onShift: (held, shift) => deeds.shift?.(held, shift),
    onOpen: deeds.open,
    mayShift: (occurrence, shift) => occurrence.end > moment && movedSpan(zone, occurrence, shift).end > moment,
    onRefused,
  })
  return { drag, edit }
}

/** Opens at the hour at which offices begin, below heads that stay in place. */
function useOpeningHour() {
  const scroll = useRef<HTMLDivElement>(null)
  const { ref: corner, height } = useElementSize()
  useEffect(() => {
    const hours = scroll.current
    if (hours !== null) hours.scrollTop = (hours.scrollHeight / 25) * OPENS_AT_HOUR - HALF_LABEL_PX
  }, [])
  return { scroll, corner, headHeight: Math.ceil(height) + HEAD_PADDING_PX }
}
/** Of the heads, above and below what stands in them, with their line. */
const HEAD_PADDING_PX = 13

function ColumnHead({ seen: { column }, world, today }: { seen: Seen; world: World; today: boolean }) {
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
