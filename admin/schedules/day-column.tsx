import type { ReactNode } from 'react'
import type { Span } from '../../playlists/spans.ts'
import { clip } from '../../playlists/spans.ts'
import { addDays, startOfDay, toLocal } from '../../playlists/time.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { useText } from '../ui/language.tsx'
import { Blocks, Edges } from './all-day.tsx'
import { Bands } from './bands.tsx'
import { closedOn } from './closed.ts'
import type { BlockDeeds } from './deeds.ts'
import { clockAt, percent, stretch } from './grid-style.ts'
import type { Seen } from './seen.ts'
import type { useBlockEdit } from './use-block-edit.ts'
import type { Drawn } from './use-grid-drag.ts'
import classes from './week-grid.module.css'
import { DAY_MINUTES } from './week.ts'
import type { World } from './week.ts'

type Given = {
  seen: Seen
  world: World
  now: { date: LocalDate; minutes: number }
  deeds: BlockDeeds
  readOnly: boolean
  drawn: Drawn | null
  ghost: Span | null
  edit: ReturnType<typeof useBlockEdit>
}

/** The 24 hours of a column: what has passed and when the screens are off behind all else, blocks in lanes, free room beside. */
export function DayColumn({ seen, world, now, deeds, readOnly, drawn, ghost, edit }: Given): ReactNode {
  const { bands, allDay, blocks } = seen.layout
  const { date, display } = seen.column
  const today = date === now.date
  const look = [classes.day, today ? classes.todayColumn : '', readOnly ? classes.readOnly : '']
  const moved = ghost === null ? null : partOn(world, date, ghost)
  return (
    <div className={look.join(' ')} data-day={date} data-display={display?.id}>
      <Shades seen={seen} world={world} now={now} />
      <Bands bands={bands} quiet={drawn !== null || edit.pending !== null} />
      <Edges seen={seen} />
      <div className={classes.lanes} style={{ left: `calc(${allDay.length} * var(--edge-width))` }}>
        <Blocks of={blocks} seen={seen} world={world} deeds={deeds} edit={edit} />
      </div>
      {[drawn, moved].map(
        (place, n) =>
          place !== null && (
            <div key={n} className={classes.draw} style={stretch(place)}>
              {clockAt(place.from)}–{clockAt(place.to)}
            </div>
          ),
      )}
      {today && <div className={classes.now} style={{ top: percent(now.minutes) }} />}
    </div>
  )
}

/** When every screen is off, and what has passed. */
function Shades({ seen: { column }, world, now }: Pick<Given, 'seen' | 'world' | 'now'>) {
  const t = useText().timeline
  const { date, displays } = column
  const openings = displays.map(({ opening }) => opening)
  const passed = date < now.date ? DAY_MINUTES : date === now.date ? now.minutes : 0
  return (
    <>
      {passed > 0 && <div className={classes.past} style={stretch({ from: 0, to: passed })} data-past="" />}
      {closedOn(world, date, openings).map((closed) => (
        <div key={closed.from} className={classes.closed} style={stretch(closed)} title={t.closed} />
      ))}
    </>
  )
}

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
