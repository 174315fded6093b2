import { VisuallyHidden } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { CSSProperties, ReactNode } from 'react'
import { makeClock, weekdayOf } from '../../playlists/time.ts'
import type { LocalDate, TimeOfDay, Zone } from '../../playlists/time.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { useFormat } from '../ui/office.ts'
import { useText } from '../ui/language.tsx'
import { standingOf } from './standing.ts'
import { useGridDrag } from './use-grid-drag.ts'
import type { Drawn } from './use-grid-drag.ts'
import classes from './week-grid.module.css'
import { DAY_MINUTES, dayLayout } from './week.ts'
import type { Block, Placed } from './week.ts'

type Props = {
  zone: Zone
  dates: readonly LocalDate[]
  schedules: readonly ScheduleReply[]
  /** Where the red line stands. */
  now: { date: LocalDate; minutes: number }
  /** Shares and losers can only be told for one display. */
  oneDisplay: boolean
  onOpen: (schedule: ScheduleReply) => void
  /** Null when the reader may not schedule. */
  onDraw: ((dates: readonly LocalDate[], from: number, to: number) => void) | null
}

const OPENS_AT_HOUR = 6
const HALF_LABEL_PX = 12
const clockAt = (minutes: number): string => makeClock(minutes as TimeOfDay)
const percent = (minutes: number): string => `${(minutes / DAY_MINUTES) * 100}%`

/** Monday to Sunday by 24 hours; fillers lie behind as bands, the rest stands in lanes. */
export function WeekGrid(props: Props): ReactNode {
  const t = useText().schedules.week
  const scroll = useRef<HTMLDivElement>(null)
  const { dates, onDraw } = props
  const drawn = ({ days, from, to }: Drawn) => onDraw?.(dates.slice(days[0], days[1] + 1), from, to)
  const drag = useGridDrag(drawn)
  useEffect(() => {
    const hours = scroll.current
    if (hours !== null) hours.scrollTop = (hours.scrollHeight / 25) * OPENS_AT_HOUR - HALF_LABEL_PX
  }, [])
  return (
    <div ref={scroll} className={classes.scroll} role="region" aria-label={t.grid} tabIndex={0}>
      <div className={classes.grid} {...(onDraw === null ? {} : drag.handlers)}>
        <div className={`${classes.head} ${classes.corner}`} />
        {dates.map((date) => (
          <DayHead key={date} date={date} today={date === props.now.date} />
        ))}
        <Hours />
        {dates.map((date, n) => (
          <DayColumn key={date} {...props} date={date} drawn={drawnOn(drag.drawn, n)} />
        ))}
      </div>
    </div>
  )
}

const drawnOn = (drawn: Drawn | null, day: number): Drawn | null =>
  drawn !== null && drawn.days[0] <= day && day <= drawn.days[1] ? drawn : null

function DayHead({ date, today }: { date: LocalDate; today: boolean }) {
  const days = useText().kit.weekdays.long
  const format = useFormat()
  return (
    <div className={`${classes.head} ${today ? classes.today : ''}`} aria-current={today ? 'date' : undefined}>
      <div className={classes.weekday}>{days[weekdayOf(date) - 1]}</div>
      <div className={classes.date}>{format.date(date).slice(0, 5)}</div>
    </div>
  )
}

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

function DayColumn({ date, drawn, ...props }: Props & { date: LocalDate; drawn: Drawn | null }) {
  const { bands, blocks } = dayLayout(props.zone, date, props.schedules)
  const today = date === props.now.date
  const all = [...bands, ...blocks]
  const look = [classes.day, today ? classes.todayColumn : '', props.onDraw === null ? classes.readOnly : '']
  return (
    <div className={look.join(' ')} data-day={date}>
      {bands.map((band) => (
        <div key={band.schedule.id} className={classes.band} style={stretch(band)} />
      ))}
      {blocks.map((block) => (
        <BlockButton key={`${block.schedule.id}-${block.from}`} block={block} day={all} {...props} />
      ))}
      {drawn !== null && (
        <div className={classes.draw} style={stretch(drawn)}>
          {clockAt(drawn.from)}–{clockAt(drawn.to)}
        </div>
      )}
      {today && <div className={classes.now} style={{ top: percent(props.now.minutes) }} />}
    </div>
  )
}

const stretch = ({ from, to }: { from: number; to: number }): CSSProperties => ({
  top: percent(from),
  height: percent(to - from),
})

type BlockProps = Pick<Props, 'oneDisplay' | 'onOpen'> & {
  block: Placed<ScheduleReply>
  day: readonly Block<ScheduleReply>[]
}

function BlockButton({ block, day, oneDisplay, onOpen }: BlockProps) {
  const text = useText()
  const t = text.schedules.week
  const format = useFormat()
  const { schedule, lane, lanes } = block
  const standing = oneDisplay ? standingOf(block, day) : { share: 1, outranked: false }
  const notes = [
    standing.outranked ? t.outranked : '',
    !standing.outranked && standing.share < 1 ? t.share(format.percent(standing.share)) : '',
  ].filter((note) => note !== '')
  const minutes = block.to - block.from
  const day7 = text.kit.weekdays.long[weekdayOf(block.date) - 1]!
  const time = `${clockAt(block.from)}–${clockAt(block.to)}`
  return (
    <button
      type="button"
      className={blockLook(block, standing.outranked)}
      style={{ ...stretch(block), left: `${(lane / lanes) * 100}%`, width: `${100 / lanes}%` }}
      title={[schedule.name, `${day7}, ${time}`, ...notes].join('\n')}
      onClick={() => onOpen(schedule)}
    >
      <span className={classes.name}>{schedule.name}</span>
      <VisuallyHidden>{day7}</VisuallyHidden>
      <Shown when={minutes >= 60}>{time}</Shown>
      <Shown when={minutes >= 90 && !standing.outranked}>{notes.join(', ')}</Shown>
    </button>
  )
}

/** Words that a block too low for them still says to a screen reader. */
function Shown({ when, children }: { when: boolean; children: string }) {
  return when ? <span className={classes.time}>{children}</span> : <VisuallyHidden>{children}</VisuallyHidden>
}

function blockLook(block: Placed, outranked: boolean): string {
  return [
    classes.block,
    classes[block.schedule.layer],
    block.fromBefore ? classes.fromBefore : '',
    block.toAfter ? classes.toAfter : '',
    outranked ? classes.outranked : '',
  ].join(' ')
}
