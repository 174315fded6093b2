import type { KeyboardEvent, ReactNode } from 'react'
import type { LocalDate } from '../../playlists/time.ts'
import type { CalendarDay } from '../../playlists/wire/calendar.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import classes from './calendar.module.css'
import { blanksBefore, isNote, markOf, runsOf, spokenDay } from './marks.ts'

type Given = {
  month: number
  days: readonly CalendarDay[]
  today: LocalDate
  /** The one day of the year that the Tab key reaches. */
  reachable: LocalDate
  onOpen: ((day: CalendarDay) => void) | null
  onKey: (event: KeyboardEvent, date: LocalDate) => void
  onFocus: (date: LocalDate) => void
}

export function Month({ month, days, ...rest }: Given): ReactNode {
  const text = useText()
  const title = text.calendar.months(String(month))
  return (
    <section className={classes.month} aria-label={title}>
      <h2 className={classes.title}>{title}</h2>
      <div className={classes.week} aria-hidden>
        {text.kit.weekdays.short.map((name) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      <div className={classes.days}>
        {Array.from({ length: blanksBefore(days[0]!.date) }, (_, n) => (
          <span key={n} />
        ))}
        {days.map((day) => (
          <DayButton key={day.date} day={day} {...rest} />
        ))}
      </div>
      <Names days={days} />
    </section>
  )
}

type DayGiven = Omit<Given, 'month' | 'days'> & { day: CalendarDay }

function DayButton({ day, today, reachable, onOpen, onKey, onFocus }: DayGiven) {
  const text = useText()
  const format = useFormat()
  const spoken = spokenDay(day, format.date(day.date), text)
  return (
    <button
      type="button"
      id={`day-${day.date}`}
      className={classes.day}
      data-mark={markOf(day)}
      data-solemn={day.solemn || undefined}
      data-note={isNote(day) || undefined}
      data-today={day.date === today || undefined}
      tabIndex={day.date === reachable ? 0 : -1}
      aria-label={spoken}
      aria-current={day.date === today ? 'date' : undefined}
      aria-disabled={onOpen === null || undefined}
      title={spoken}
      onClick={() => onOpen?.(day)}
      onKeyDown={(event) => onKey(event, day.date)}
      onFocus={() => onFocus(day.date)}
    >
      <span className={classes.number}>{Number(day.date.slice(8))}</span>
      <LunarDay day={day} />
    </button>
  )
}

/** The lunar day; with its month where either month begins. */
function LunarDay({ day: { date, lunar } }: { day: CalendarDay }) {
  const t = useText().calendar
  if (lunar === null) return null
  const begins = lunar.day === 1 || date.endsWith('-01')
  return (
    <span className={classes.lunar} data-first={lunar.day === 1 || undefined}>
      {begins ? t.lunarShort(String(lunar.day), String(lunar.month), lunar.leap) : lunar.day}
    </span>
  )
}

/** Under the month, what its marked days are called: a colour alone tells nobody. */
function Names({ days }: { days: readonly CalendarDay[] }) {
  const words = useText()
  const runs = runsOf(days, words)
  if (runs.length === 0) return null
  const day = (date: LocalDate) => String(Number(date.slice(8)))
  return (
    <ul className={classes.names}>
      {runs.map(({ from, until, label, mark, solemn }) => (
        <li key={from}>
          <span className={classes.when} data-mark={mark} data-solemn={solemn || undefined}>
            {from === until ? day(from) : `${day(from)}–${day(until)}`}
          </span>
          <span>{label}</span>
        </li>
      ))}
    </ul>
  )
}
