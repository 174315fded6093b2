import type { ReactNode } from 'react'
import type { Day } from '../../playlists/calendar.ts'
import { toLunar } from '../../playlists/calendar/lunar.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import type { Text } from '../ui/text/vi.ts'
import classes from './week-grid.module.css'

/** What a day is called beside its date: the office's own name, its holiday, or that it is off or solemn. */
function nameOf({ name, holiday, inLieu, solemn }: Day, { calendar }: Text): string {
  const called =
    holiday === null ? '' : inLieu ? calendar.inLieu(calendar.holidays[holiday]) : calendar.holidays[holiday]
  return [name === '' ? called : name, solemn ? calendar.solemn : ''].filter((part) => part !== '').join(' - ')
}

/** Weekday, date, lunar date, and what day it is. */
export function DayHead({ day, today }: { day: Day; today: boolean }): ReactNode {
  const text = useText()
  const format = useFormat()
  const lunar = toLunar(day.date)
  const name = nameOf(day, text)
  const look = [classes.head, today ? classes.today : '', day.off ? classes.off : '']
  return (
    <div className={look.join(' ')} aria-current={today ? 'date' : undefined} data-head={day.date}>
      <div className={classes.weekday}>{text.kit.weekdays.long[day.weekday - 1]}</div>
      <div className={classes.dates}>
        <span className={classes.date}>{format.date(day.date).slice(0, 5)}</span>
        {lunar !== null && (
          <span className={classes.lunar}>
            {text.calendar.lunar(String(lunar.day), String(lunar.month), lunar.leap)}
          </span>
        )}
      </div>
      {name !== '' && (
        <div className={classes.dayName} title={name}>
          {name}
        </div>
      )}
    </div>
  )
}
